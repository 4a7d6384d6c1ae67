"""The operators of filters, made by CDK's FilterCriteria."""

from aws_cdk import aws_lambda as lambda_

from tests.checks.filter_rows import FILTERING, RULER, field
from tests.checks.pair import Pair

OPERATORS = (
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"
)
Rule = lambda_.FilterRule

PAIRS: list[Pair] = [
    field("an operator that there is", [{"starts-with": "a"}], [{"prefix": "a"}]),
    field("an operator with hyphens", [{"anything_but": ["a"]}], [{"anything-but": ["a"]}]),
    field("an operator in lower case", [{"Prefix": "a"}], [{"prefix": "a"}]),
    field("an operator of filters, not of Python", [{">": 5}], [{"numeric": [">", 5]}]),
    field("no operator of SQL", [{"in": ["a", "b"]}], ["a", "b"]),
    field("no regular expression", [{"regex": "a.*"}], [{"prefix": "a"}]),
    field("no operator called equals", [{"equals": "a"}], ["a"]),
    field(
        "one operator per object",
        [{"prefix": "a", "suffix": "z"}],
        [{"prefix": "a"}, {"suffix": "z"}],
        RULER,
    ),
    field("prefix: a text", [{"prefix": 1}], [{"prefix": "1"}], RULER),
    field("prefix: one text", [{"prefix": ["a", "b"]}], [{"prefix": "a"}, {"prefix": "b"}], RULER),
    field("prefix: not null", [{"prefix": None}], [None], RULER),
    field("suffix: a text", [{"suffix": 1}], [{"suffix": "1"}], RULER),
    field("suffix: one text", [{"suffix": [".png"]}], [{"suffix": ".png"}], RULER),
    field(
        "equals-ignore-case: one text",
        [{"equals-ignore-case": ["a"]}],
        [{"equals-ignore-case": "a"}],
        RULER,
    ),
    field(
        "equals-ignore-case: a text",
        [{"equals-ignore-case": 1}],
        [{"equals-ignore-case": "1"}],
        RULER,
    ),
    field("exists: true or false, no text", [{"exists": "true"}], [{"exists": True}]),
    field("exists: true or false, no number", [{"exists": 1}], [{"exists": True}]),
    field("exists: true or false, not null", [{"exists": None}], [{"exists": False}]),
    field("exists: no list", [{"exists": [True]}], [{"exists": True}]),
    field("numeric: a list", [{"numeric": 5}], [{"numeric": ["=", 5]}]),
    field("numeric: a list, no text", [{"numeric": "> 5"}], [{"numeric": [">", 5]}]),
    field("numeric: not empty", [{"numeric": []}], [{"numeric": ["=", 5]}]),
    field("numeric: with a comparison", [{"numeric": [5]}], [{"numeric": ["=", 5]}]),
    field("numeric: with a number", [{"numeric": [">"]}], [{"numeric": [">", 5]}]),
    field("numeric: with a number, no text", [{"numeric": [">", "5"]}], [{"numeric": [">", 5]}]),
    field(
        "numeric: a comparison that there is", [{"numeric": ["=>", 5]}], [{"numeric": [">=", 5]}]
    ),
    field("numeric: one = only", [{"numeric": ["==", 5]}], [{"numeric": ["=", 5]}]),
    field("numeric: no !=", [{"numeric": ["!=", 5]}], [{"anything-but": [5]}]),
    field(
        "numeric: a whole range",
        [{"numeric": [">", 0, "<"]}],
        [{"numeric": [">", 0, "<", 5]}],
    ),
    field(
        "numeric: a range of one lower and one upper bound",
        [{"numeric": [">", 0, ">", 5]}],
        [{"numeric": [">", 0, "<", 5]}],
        RULER,
    ),
    field(
        "numeric: the lower bound first",
        [{"numeric": ["<", 5, ">", 0]}],
        [{"numeric": [">", 0, "<", 5]}],
        RULER,
    ),
    field(
        "numeric: a lower bound below the upper one",
        [{"numeric": [">", 5, "<", 0]}],
        [{"numeric": [">", 0, "<", 5]}],
        RULER,
    ),
    field(
        "numeric: a lower bound that is not the upper one",
        [{"numeric": [">", 5, "<", 5]}],
        [{"numeric": ["=", 5]}],
        RULER,
    ),
    field(
        "numeric: two bounds at most",
        [{"numeric": [">", 0, "<", 5, "<", 9]}],
        [{"numeric": [">", 0, "<", 5]}],
        RULER,
    ),
    field(
        "numeric: up to 5 * 10^9",
        [{"numeric": ["<", 5e9 + 1]}],
        [{"numeric": ["<", 5e9]}],
        OPERATORS,
        risky=True,
    ),
    field(
        "numeric: from -5 * 10^9",
        [{"numeric": [">", -5e9 - 1]}],
        [{"numeric": [">", -5e9]}],
        OPERATORS,
        risky=True,
    ),
    field("between: the lower bound first", Rule.between(5, 0), Rule.between(0, 5), RULER),
    field("anything-but: not empty", [{"anything-but": []}], [{"anything-but": ["a"]}], RULER),
    field(
        "anything-but: texts or numbers, not both",
        [{"anything-but": ["a", 1]}],
        [{"anything-but": ["a", "1"]}],
        RULER,
    ),
    field("anything-but: no null", [{"anything-but": [None]}], [{"anything-but": ["a"]}], RULER),
    field("anything-but: no boolean", [{"anything-but": [True]}], [False], RULER),
    field(
        "anything-but: a condition that it takes",
        [{"anything-but": {"exists": True}}],
        [{"exists": False}],
        RULER,
    ),
    field(
        "anything-but: no comparison",
        [{"anything-but": {"numeric": [">", 5]}}],
        [{"numeric": ["<=", 5]}],
        RULER,
    ),
    field(
        "wildcard: not in Lambda's guide",
        [{"wildcard": "a*z"}],
        [{"prefix": "a"}],
        FILTERING,
        risky=True,
    ),
    field(
        "cidr: not in Lambda's guide",
        [{"cidr": "10.0.0.0/24"}],
        [{"prefix": "10.0.0."}],
        FILTERING,
        risky=True,
    ),
]
