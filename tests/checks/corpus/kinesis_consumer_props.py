"""The arguments of a Kinesis source with enhanced fan-out."""

from tests.checks.pair import Pair
from tests.checks.stream_rows import rows, timestamps

PAIRS: list[Pair] = [*rows("consumer"), *timestamps("consumer")]
