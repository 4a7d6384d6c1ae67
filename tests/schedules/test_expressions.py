"""Rates, cron expressions and times: what AWS takes, and what it does not."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from lambda_event_sources import At, Cron, PropTypeError, Rate, ValidationError
from lambda_event_sources.schedules.cron_fields import FIELDS
from lambda_event_sources.schedules.expressions import parse

_EXAMPLES = (
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    "cron(0 10 * * ? *)",
    "cron(15 12 * * ? *)",
    "cron(0 18 ? * MON-FRI *)",
    "cron(0 8 1 * ? *)",
    "cron(0/15 * * * ? *)",
    "cron(0/10 * ? * MON-FRI *)",
    "cron(0/5 8-17 ? * MON-FRI *)",
    "cron(0/30 20-2 ? * MON-FRI *)",
    "rate(1 minute)",
    "rate(5 minutes)",
    "rate(1 hour)",
    "rate(7 days)",
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
    "cron(15 10 ? * 6L 2022-2023)",
    "at(2022-11-20T13:00:00)",
    # each wildcard
    "cron(0,30 0 1,15 JAN,JUL ? *)",
    "cron(0 0 L * ? *)",
    "cron(0 0 LW * ? *)",
    "cron(0 0 L-3 * ? *)",
    "cron(0 0 15W * ? *)",
    "cron(0 0 ? * 3#2 *)",
    "cron(0 0 ? * TUE#2 *)",
    "cron(0 0 ? * FRIL *)",
    "cron(0 0 ? * L *)",
    "cron(0 0 ? * 1,7 *)",
    "cron(0 0 ? jan mon 2199)",
    "cron(1-59/2 */3 * 1/2 ? 2030/2)",
)


@pytest.mark.parametrize("text", _EXAMPLES)
def test_examples_of_aws(text: str) -> None:
    """Each is parsed, and written as it was."""
    assert str(parse(text)) == text
    assert parse(text.replace(" ", "  ")) == parse(text)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: Rate(1, unit=Rate.HOURS), "rate(1 hour)"),
        (lambda: Rate(1, Rate.MINUTES), "rate(1 minute)"),
        (lambda: Rate(2, "days"), "rate(2 days)"),
        (lambda: Cron(0, 10, "*", "*", "?", "*"), "cron(0 10 * * ? *)"),
        (lambda: Cron(0, 10), "cron(0 10 * * ? *)"),
        (lambda: Cron(minutes=0, hours=10, day_of_month=1), "cron(0 10 1 * ? *)"),
        (lambda: Cron(0, 10, day_of_week="MON-FRI"), "cron(0 10 ? * MON-FRI *)"),
        (lambda: Cron(0, 10, month="JAN", year=2030), "cron(0 10 * JAN ? 2030)"),
        (lambda: At("2030-01-31T18:00:00"), "at(2030-01-31T18:00:00)"),
        (lambda: At(datetime(2030, 1, 31, 18, 0, 0, 5)), "at(2030-01-31T18:00:00)"),  # noqa: DTZ001
    ],
)
def test_values(make: Callable[[], object], text: str) -> None:
    """They are written as AWS wants them, also in an f-string, and equal where that is."""
    made = make()

    assert f"{made}" == repr(made) == text
    assert made == make()
    assert len({made, make()}) == 1
    assert made != text
    assert made == parse(text)


@pytest.mark.parametrize("name", FIELDS)
def test_bounds_of_each_field(name: str) -> None:
    """The least and the greatest number pass, their neighbours do not."""
    field = FIELDS[name]

    assert all(map(field.allows, (str(field.low), str(field.high), f"{field.low}-{field.high}")))
    wrong = [field.low - 1, field.high + 1, f"*/{field.high + 1}", "*/0", "1-2-3", "", "x", "1.5"]
    assert [text for text in wrong if field.allows(str(text))] == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Rate(0, Rate.HOURS), "Rate: value must be at least 1, got 0"),
        (
            lambda: Rate(1, "weeks"),  # type: ignore[arg-type]
            "Rate: unit must be Rate.MINUTES, Rate.HOURS or Rate.DAYS, got 'weeks'",
        ),
        (lambda: Cron(60, 0), "Cron: minutes must be 0 to 59, *, or a list, range or step of "),
        (
            lambda: Cron(0, 0, "*", "*", "*"),
            "Cron: day_of_month must be ? where day_of_week is not, and only there, got '*'",
        ),
        (lambda: At("tomorrow"), "At: time must be a time yyyy-mm-ddThh:mm:ss without a time zone"),
        (
            lambda: At(datetime(2030, 1, 31, tzinfo=timezone.utc)),
            "At: time must be a time yyyy-mm-ddThh:mm:ss without a time zone",
        ),
        (lambda: parse("cron(0 10 * *)"), "Cron: cron must be six fields: minutes, hours, day_"),
    ],
)
def test_messages(make: Callable[[], object], message: str) -> None:
    """The error names the field, and says what AWS wants."""
    with pytest.raises(ValidationError) as caught:
        make()

    assert str(caught.value).startswith(message)
    assert not isinstance(caught.value, PropTypeError)


def test_all_problems_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        Cron(60, 24, 32)

    assert [problem.prop for problem in caught.value.problems] == [
        "minutes",
        "hours",
        "day_of_month",
    ]


@pytest.mark.parametrize(
    "make",
    [lambda: Rate("5", Rate.HOURS), lambda: Rate(True, Rate.HOURS), lambda: Cron(0.5, 0)],  # type: ignore[arg-type]
    ids=["string", "bool", "float"],
)
def test_wrong_types(make: Callable[[], object]) -> None:
    with pytest.raises(PropTypeError):
        make()


def test_no_cdk_is_loaded() -> None:
    """A handler can tell its schedule without paying for constructs."""
    code = (
        "from lambda_event_sources import Cron, Rate; import sys; Cron(0, 10); "
        "print({'aws_cdk', 'jsii'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
