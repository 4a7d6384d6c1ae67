"""How CDK writes values that are known at deploy only; told apart without aws_cdk."""

import math
import re
from collections.abc import Sequence

MARKS = re.compile(r"[$#]\{Token\[[^]]*\]\}")
"""Strings carry ``${Token[...]}``, lists of strings ``#{Token[...]}``."""

_MARK = "{Token["
_DUMMY = "dummy-value-for-"
_LARGEST_PLAIN_NUMBER = 1e200  # number tokens are encoded as floats near -1.9e289


def is_late_text(text: str) -> bool:
    """Tell whether CloudFormation or the CLI fills in a string, or a part of it."""
    return _MARK in text or is_dummy(text)


def is_dummy(text: str) -> bool:
    """Tell whether a string is what a lookup returns until the CLI has looked it up."""
    return _DUMMY in text


def is_late_number(number: float) -> bool:
    """Tell whether a number can be no plain one."""
    return -math.inf < number < -_LARGEST_PLAIN_NUMBER


def is_late_list(items: Sequence[object]) -> bool:
    """Tell whether CloudFormation fills in a list as a whole."""
    return any(isinstance(item, str) and item.startswith(f"#{_MARK}") for item in items)
