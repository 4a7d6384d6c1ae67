"""Operators for patterns, as typed functions that need no aws_cdk."""

from typing import Any, Literal, TypeAlias, overload

Rules: TypeAlias = list[Any]
"""What a field of a pattern takes: values and operators, of which one must match."""

Number: TypeAlias = int | float


class Filter:
    """The operators of Lambda's event filters, beside those of ``lambda_.FilterRule``.

    Each returns a list, as FilterRule does: the whole value of a field. Join lists with ``+`` where
    one of several rules is enough: ``Filter.suffix(".png") + FilterRule.begins_with("raw/")``.
    Plain values need none of this: ``["order", "refund"]``, ``[None]``, ``[""]``.
    """

    @staticmethod
    def prefix(*starts: str) -> Rules:
        """Match strings that start with one of these."""
        return [{"prefix": start} for start in starts]

    @staticmethod
    def suffix(*ends: str) -> Rules:
        """Match strings that end with one of these."""
        return [{"suffix": end} for end in ends]

    @staticmethod
    def equals_ignore_case(*texts: str) -> Rules:
        """Match strings that are one of these in any case."""
        return [{"equals-ignore-case": text} for text in texts]

    @overload
    @staticmethod
    def anything_but(*values: str) -> Rules: ...
    @overload
    @staticmethod
    def anything_but(*values: Number) -> Rules: ...
    @staticmethod
    def anything_but(*values: str | Number) -> Rules:
        """Match whatever is there and is none of these."""
        return [{"anything-but": list(values)}]

    @overload
    @staticmethod
    def numeric(operator: Literal["=", "<", "<=", ">", ">="], value: Number, /) -> Rules: ...
    @overload
    @staticmethod
    def numeric(
        above: Literal[">", ">="], low: Number, below: Literal["<", "<="], high: Number, /
    ) -> Rules: ...
    @staticmethod
    def numeric(*terms: str | Number) -> Rules:
        """Match numbers: ``numeric(">", 5)``, or a range: ``numeric(">=", 1, "<", 5)``."""
        return [{"numeric": list(terms)}]

    @staticmethod
    def exists() -> Rules:
        """Match a field that is there and has a value, not fields of its own."""
        return [{"exists": True}]

    @staticmethod
    def not_exists() -> Rules:
        """Match where there is no such field, or only one with fields of its own."""
        return [{"exists": False}]
