"""Strings that Amazon MQ, DocumentDB and the ways to sign in to Kafka take."""

from tests.boundaries import STRINGS

STRINGS.update(
    {
        "made of letters, digits, blanks and -/*:_+=.@ only": (
            ("/", "shop 2", "openid kafka:read", "lkc-1/*:_+=.@"),
            ("a,b", "a\n", "ä", "a?b", "{a}"),
        ),
        "made of other characters than blanks, dots, slashes, quotes and $": (
            ("shop", "shop_2-ä", "a,b"),
            ("a b", "a.b", "a/b", "a$", 'a"b'),
        ),
        "a name without $ that starts with a letter, digit or underscore, but not with system.": (
            ("orders", "_orders", "2.a b", "system", "systems.a"),
            ("system.users", "a$b", "-orders", " orders", ".orders"),
        ),
        "the ARN of an MSK cluster": (
            ("arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1",),
            (
                "orders",
                "arn:aws:kafka:eu-west-1:111111111111:cluster/orders",
                "arn:aws:kafka:eu-west-1:111111111111:vpc-connection/222222222222/orders/0a1b-1",
                "arn:aws:sqs:eu-west-1:111111111111:orders",
            ),
        ),
    }
)
