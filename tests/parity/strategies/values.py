"""Numbers, Durations and texts at and beyond the ends of a range, and tokens."""

import aws_cdk as cdk
from hypothesis import strategies as st

from tests.parity.building import number, text
from tests.parity.strategies.calls import Late, fresh
from tests.parity.strategies.groups import Drawn


def token(name: str, default: int = 60) -> Late:
    return Late(f"number token {name}", lambda _, stack: number(stack, name, default))


def text_token(name: str, prefix: str = "") -> Late:
    return Late(
        f"{prefix}text token {name}", lambda _, stack: prefix + text(stack, name, "default")
    )


def numbers(name: str, low: int, high: int) -> tuple[Drawn, Drawn]:
    """Draw numbers within bounds or tokens, and numbers at, around and beyond the bounds."""
    edges = (low - 1, low, low + 1, high - 1, high, high + 1, 0, -1, 0.5, low + 0.5, float(high))
    right = st.one_of(
        st.sampled_from((low, high, token(name))), st.integers(low, high), st.just(float(low))
    )
    wrong = st.one_of(st.sampled_from((*edges, True)), st.integers(-(10**6), 10**6))
    return right, wrong


def duration(unit: str, amount: float) -> Late:
    return fresh(f"Duration.{unit}({amount:g})", lambda: getattr(cdk.Duration, unit)(amount))


def duration_token(name: str, unit: str = "seconds") -> Late:
    return Late(
        f"Duration.{unit}(token {name})",
        lambda les, stack: getattr(cdk.Duration, unit)(token(name).make(les, stack)),
    )


def durations(name: str, low: int, high: int) -> tuple[Drawn, Drawn]:
    """Draw Durations within bounds of seconds or tokens, and such at, around and beyond them."""
    whole = st.integers(low, high)
    minutes = st.integers(-(-low // 60), high // 60)
    right = st.one_of(
        whole.map(lambda n: duration("seconds", n)),
        whole.map(lambda n: duration("millis", n * 1000)),
        minutes.map(lambda n: duration("minutes", n)),
        # Tenths of minutes are whole seconds that binary fractions cannot always express.
        st.integers(low // 6 + 1, high // 6).map(lambda n: duration("minutes", n / 10)),
        st.just(duration_token(name)),
    )
    edges = (0, low - 1, low, low + 0.5, high - 1, high, high + 1, high + 0.5, high * 60)
    odd = (("millis", 1), ("millis", 1500), ("hours", 1), ("days", 0.5), ("days", 8))
    of_token = [duration_token(name, unit) for unit in ("millis", "minutes", "days")]
    wrong = st.one_of(
        st.sampled_from([duration("seconds", n) for n in edges if n >= 0]),
        st.sampled_from([duration(*pair) for pair in odd]),
        st.integers(0, 10**6).map(lambda n: duration("seconds", n / 2)),
        st.sampled_from(of_token),
    )
    return right, wrong


def strings(alphabet: str, longest: int) -> Drawn:
    """Draw texts of an alphabet; those around the greatest length are of one letter."""
    lengths = st.sampled_from((longest - 1, longest, longest + 1))
    return st.one_of(st.text(alphabet, max_size=8), lengths.map("a".__mul__), st.text(max_size=4))
