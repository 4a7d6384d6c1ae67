"""What the fields of AWS's cron expressions may be.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """What one field of a cron expression may be, without lists, ranges and steps."""

    low: int
    high: int
    text: str
    names: str = ""
    alone: str = ""
    """What can be an item, beside numbers and names, but no bound of a range."""

    def allows(self, text: str) -> bool:
        """Tell whether a field is right; names are so in any case, and # is not in a list."""
        items = text.upper().split(",")
        return all(map(self._allows_item, items)) and ("#" not in text or len(items) == 1)

    def _allows_item(self, item: str) -> bool:
        if self.alone and re.fullmatch(self.alone, item):
            numbers = re.findall(r"\d+", item.partition("#")[0])
            return all(self.low <= int(number) <= self.high for number in numbers)
        whole, slash, step = item.partition("/")
        if slash and not (re.fullmatch(r"\d+", step) and 1 <= int(step) <= self.high):
            return False
        bounds = whole.split("-")
        if whole == "*":
            return True
        return len(bounds) in (1, 2) and all(map(self._allows_value, bounds))

    def _allows_value(self, text: str) -> bool:
        is_number = re.fullmatch(r"\d+", text) and self.low <= int(text) <= self.high
        return bool(is_number) or text in self.names.split()


_DAYS = "SUN MON TUE WED THU FRI SAT"
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_FORMS = "*, or a list, range or step of these such as 1,2 or 1-2 or 1/2"
FIELDS: Mapping[str, Field] = {
    "minutes": Field(0, 59, f"0 to 59, {_FORMS}"),
    "hours": Field(0, 23, f"0 to 23, {_FORMS}"),
    "day_of_month": Field(
        1, 31, f"1 to 31, {_FORMS}, or L, LW, 15W or ?", alone=r"\?|L|LW|L-\d+|\d+W"
    ),
    "month": Field(1, 12, f"1 to 12 or JAN to DEC, {_FORMS}", _MONTHS),
    "day_of_week": Field(
        1,
        7,
        f"1 (Sunday) to 7 or SUN to SAT, {_FORMS}, or L, 6L, 3#2 or ?",
        _DAYS,
        alone=rf"\?|L|(?:\d|{_DAYS.replace(' ', '|')})(?:L|#[1-5])",
    ),
    "year": Field(1970, 2199, f"1970 to 2199, {_FORMS}"),
}
