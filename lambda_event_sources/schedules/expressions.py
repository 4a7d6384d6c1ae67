"""When a schedule runs: AWS's expressions as small values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from lambda_event_sources.core.errors import Problem, PropTypeError, ValidationError
from lambda_event_sources.filters.late import is_late
from lambda_event_sources.schedules.cron_fields import FIELDS

RULES = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html"
"""What rules and Amazon EventBridge Scheduler say alike of `Rate` and `Cron`."""
SCHEDULER = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
"""What Amazon EventBridge Scheduler says, of `At`, too."""

Unit = Literal["minutes", "hours", "days"]
_UNITS: tuple[Unit, ...] = ("minutes", "hours", "days")


class Expression:
    """An expression of AWS's, which is the text of the object."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    def __str__(self) -> str:
        """Return the expression as AWS writes it."""
        return self._text

    def __repr__(self) -> str:
        """Show the expression."""
        return self._text

    def __eq__(self, other: object) -> bool:
        """Tell whether another object is the same expression."""
        return isinstance(other, Expression) and str(other) == self._text

    def __hash__(self) -> int:
        """Return the same number for equal expressions."""
        return hash(self._text)


class Rate(Expression):
    """Every so many minutes, hours or days: ``Rate(5, unit=Rate.MINUTES)``."""

    MINUTES: ClassVar[Unit] = "minutes"
    HOURS: ClassVar[Unit] = "hours"
    DAYS: ClassVar[Unit] = "days"

    def __init__(self, value: int, unit: Unit) -> None:
        """Describe a rate.

        Args:
            value: How many minutes, hours or days pass from one time to the next; 1 or more.
            unit: ``Rate.MINUTES``, ``Rate.HOURS`` or ``Rate.DAYS``.

        Raises:
            ValidationError: A value is not as said above.
        """
        problems: list[Problem] = []
        if not isinstance(value, int) or isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            problems.append(_problem("value", value, "a whole number", is_type=True))
        elif value < 1:
            problems.append(_problem("value", value, "at least 1"))
        if unit not in _UNITS:
            names = "Rate.MINUTES, Rate.HOURS or Rate.DAYS"
            problems.append(_problem("unit", unit, names, is_type=not isinstance(unit, str)))  # pyright: ignore[reportUnnecessaryIsInstance]
        _refuse("Rate", problems)
        super().__init__(f"rate({value} {unit[:-1] if value == 1 else unit})")


class Cron(Expression):
    """At certain times of certain days: ``Cron(0, 10, "*", "*", "?", "*")`` is daily at 10:00."""

    def __init__(  # noqa: PLR0917 the fields of a cron expression, in their order
        self,
        minutes: int | str,
        hours: int | str,
        day_of_month: int | str | None = None,
        month: int | str = "*",
        day_of_week: int | str = "?",
        year: int | str = "*",
    ) -> None:
        """Describe the times, in UTC unless a schedule has a time zone.

        Args:
            minutes: 0 to 59.
            hours: 0 to 23.
            day_of_month: 1 to 31; ``L`` is the last day, ``15W`` the weekday next to the 15th.
                Default: ``*``, or ``?`` where there is a day of the week.
            month: 1 to 12, or JAN to DEC.
            day_of_week: 1 (Sunday) to 7, or SUN to SAT; ``6L`` is the last Friday of the month,
                ``3#2`` the second Tuesday.
            year: 1970 to 2199.

        Raises:
            ValidationError: A field is not as AWS wants it.
        """
        if day_of_month is None:
            day_of_month = "*" if day_of_week == "?" else "?"
        fields = (minutes, hours, day_of_month, month, day_of_week, year)
        given = dict(zip(FIELDS, fields, strict=True))
        _refuse("Cron", list(_faults(given)))
        super().__init__(f"cron({' '.join(map(str, fields))})")


class At(Expression):
    """Once, at a time of the schedule's time zone: ``At("2030-01-31T18:00:00")``."""

    def __init__(self, time: datetime | str) -> None:
        """Describe the time.

        Args:
            time: A string ``yyyy-mm-ddThh:mm:ss``, or a datetime without a time zone: the schedule
                has one.

        Raises:
            ValidationError: It is no such time.
        """
        text = time.replace(microsecond=0).isoformat() if isinstance(time, datetime) else time
        _refuse("At", [] if _is_time(text) else [_problem("time", time, _TIME)])
        super().__init__(f"at({text})")


_TIME = "a time yyyy-mm-ddThh:mm:ss without a time zone, which the schedule has"


def parse(text: str) -> Expression:
    """Return the expression that a text is.

    Raises:
        ValidationError: It is none, or has a wrong field.
    """
    kind, _, rest = text.partition("(")
    content, end = rest[:-1], rest[-1:]
    words = content.split()
    if end == ")" and kind == "rate":
        match words:
            case [number, unit] if number.isdecimal() and f"{unit.removesuffix('s')}s" in _UNITS:
                return Rate(int(number), next(u for u in _UNITS if u.startswith(unit)))
            case _:
                form = "a number and a unit in brackets, such as rate(5 minutes)"
                raise ValidationError("Rate", [_problem("rate", text, form)])
    if end == ")" and kind == "cron":
        if len(words) == len(FIELDS):
            return Cron(*words)
        form = f"six fields: {', '.join(FIELDS)}"
        raise ValidationError("Cron", [_problem("cron", text, form)])
    if end == ")" and kind == "at":
        return At(content)
    form = "rate(...), cron(...) or, for a schedule of Scheduler, at(...)"
    raise ValidationError("Expression", [_problem("expression", text, form)])


def _faults(given: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a cron expression."""
    for name, value in given.items():
        if not isinstance(value, int | str) or isinstance(value, bool):
            yield _problem(name, value, "a whole number or a string", is_type=True)
        elif not is_late(value) and not FIELDS[name].allows(str(value)):
            yield _problem(name, value, FIELDS[name].text)
    days = [given["day_of_month"], given["day_of_week"]]
    if not any(map(is_late, days)) and (days[0] == "?") == (days[1] == "?"):
        which = "? where day_of_week is not, and only there"
        yield _problem("day_of_month", days[0], which)


def _is_time(text: object) -> bool:
    if not isinstance(text, str) or is_late(text):
        return isinstance(text, str)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text) is not None


def _problem(prop: str, value: object, must: str, *, is_type: bool = False) -> Problem:
    return Problem(prop, value, must, f"{prop} must be {must}, got {value!r}", is_type=is_type)


def _refuse(owner: str, problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        is_type = any(problem.is_type for problem in found)
        raise (PropTypeError if is_type else ValidationError)(owner, found)
