"""The arguments of a Kinesis source."""

from tests.checks.pair import Pair
from tests.checks.stream_rows import rows, timestamps

PAIRS: list[Pair] = [*rows("kinesis"), *timestamps("kinesis")]
