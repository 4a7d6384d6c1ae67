"""Constructs that jsii hands over by their interface only."""

from typing import Any, cast

from constructs import Construct


def as_construct(thing: Any) -> Construct:
    """Return a construct as what it is, too: some imported functions come as an interface.

    Only a `Construct` can be a scope.
    """
    if isinstance(thing, Construct):
        return thing
    construct: Any = Construct.__new__(Construct)
    construct.__jsii_ref__ = thing.__jsii_ref__
    return cast("Construct", construct)
