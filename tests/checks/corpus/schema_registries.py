"""What Kafka records are decoded and validated with."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_glue as glue
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, TEMPLATE, row
from tests.checks.scene import Scene

CONSUME = f"{GUIDE}/services-consume-kafka-events.html"
CONFIG = f"{TEMPLATE}/aws-properties-lambda-eventsourcemapping-schemaregistryconfig.html"
URI = "https://docs.aws.amazon.com/lambda/latest/api/API_KafkaSchemaRegistryConfig.html"
CLASSES = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_lambda_event_sources.html"
ARN = "arn:aws:glue:us-east-1:111111111111:registry/orders"
REGISTRY = "https://registry.example.com"
Attribute = lambda_.KafkaSchemaValidationAttribute
Access = lambda_.KafkaSchemaRegistryAccessConfigType


def validate(*attributes: lambda_.KafkaSchemaValidationAttribute) -> Any:
    return [lambda_.KafkaSchemaValidationConfig(attribute=each) for each in attributes]


def _made(name: str, defaults: dict[str, Any], **kw: Any) -> Callable[[Scene], Any]:
    def make(s: Scene) -> Any:
        given = {
            "event_record_format": lambda_.EventRecordFormat.JSON,
            "schema_validation_configs": validate(Attribute.VALUE),
            **defaults,
            **{key: item(s) if callable(item) else item for key, item in kw.items()},
        }
        given = {key: item for key, item in given.items() if item is not None}
        return {"schema_registry_config": getattr(s.m, name)(**given)}

    return make


def aws_glue(**kw: Any) -> Callable[[Scene], Any]:
    return _made("GlueSchemaRegistry", {"schema_registry_arn": ARN}, **kw)


def _secret(s: Scene) -> Any:
    return s.secret(name="RegistrySecret")


def confluent(**kw: Any) -> Callable[[Scene], Any]:
    defaults: dict[str, Any] = {
        "schema_registry_uri": REGISTRY,
        "authentication_type": Access.BASIC_AUTH,
    }
    if "secret" not in kw:
        kw["secret"] = _secret
    return _made("ConfluentSchemaRegistry", defaults, **kw)


def cfn(s: Scene) -> glue.CfnRegistry:
    return glue.CfnRegistry(s.stack, "Registry", name="orders")


PAIRS: list[Pair] = [
    *(
        row("msk", f"glue: {about}", wrong, valid, page)
        for about, wrong, valid, page in (
            ("a registry", aws_glue(schema_registry_arn=None), aws_glue(), CONSUME),
            (
                "one registry",
                aws_glue(schema_registry=cfn),
                aws_glue(schema_registry=cfn, schema_registry_arn=None),
                CONSUME,
            ),
            ("an ARN, no name", aws_glue(schema_registry_arn="orders"), aws_glue(), URI),
            ("not empty", aws_glue(schema_registry_arn=""), aws_glue(), URI),
            (
                "an ARN of a registry, not of a schema",
                aws_glue(schema_registry_arn=ARN.replace("registry/orders", "schema/orders/new")),
                aws_glue(),
                URI,
            ),
            (
                "an ARN of Glue",
                aws_glue(schema_registry_arn=ARN.replace(":glue:", ":s3:")),
                aws_glue(),
                URI,
            ),
            (
                "an account",
                aws_glue(schema_registry_arn=ARN.replace("111111111111", "1")),
                aws_glue(),
                API,
            ),
            ("something to validate", aws_glue(schema_validation_configs=[]), aws_glue(), CONFIG),
            (
                "each part once",
                aws_glue(schema_validation_configs=validate(Attribute.KEY, Attribute.KEY)),
                aws_glue(schema_validation_configs=validate(Attribute.KEY, Attribute.VALUE)),
                CONFIG,
            ),
            ("a format", aws_glue(event_record_format=None), aws_glue(), URI),
            (
                "a format that there is",
                aws_glue(event_record_format="AVRO"),
                aws_glue(event_record_format=lambda_.EventRecordFormat.SOURCE),
                URI,
            ),
            (
                "a part that there is",
                aws_glue(schema_validation_configs=[{"attribute": "HEADER"}]),
                aws_glue(),
                URI,
            ),
        )
    ),
    *(
        row("kafka", f"confluent: {about}", wrong, valid, page)
        for about, wrong, valid, page in (
            ("an address", confluent(schema_registry_uri=None), confluent(), CONSUME),
            ("an address that is not empty", confluent(schema_registry_uri=""), confluent(), URI),
            (
                "an address without blanks",
                confluent(schema_registry_uri=f"{REGISTRY} "),
                confluent(),
                URI,
            ),
            (
                "an address without a query",
                confluent(schema_registry_uri=f"{REGISTRY}?a=b"),
                confluent(),
                URI,
            ),
            (
                "an address of at most 10,000 characters",
                confluent(schema_registry_uri=f"{REGISTRY}/".ljust(10_001, "r")),
                confluent(schema_registry_uri=f"{REGISTRY}/".ljust(10_000, "r")),
                URI,
            ),
            (
                "an address, not just a host",
                confluent(schema_registry_uri="registry.example.com"),
                confluent(),
                URI,
            ),
            ("a secret", confluent(secret=None), confluent(), CONSUME),
            ("a kind of authentication", confluent(authentication_type=None), confluent(), CONSUME),
            ("something to validate", confluent(schema_validation_configs=[]), confluent(), CONFIG),
            (
                "each part once",
                confluent(schema_validation_configs=validate(Attribute.VALUE, Attribute.VALUE)),
                confluent(schema_validation_configs=validate(Attribute.VALUE)),
                CONFIG,
            ),
        )
    ),
    row(
        "kafka",
        "schema_registry_config: no ARN by itself",
        {"schema_registry_config": ARN},
        aws_glue(),
        CLASSES,
    ),
]
