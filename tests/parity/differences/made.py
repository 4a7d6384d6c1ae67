"""What AWS accepts, CDK's module refuses, and our module therefore makes."""

from collections.abc import Callable
from typing import Any

from tests.parity.differences import examples as some
from tests.parity.differences.rows import Wider
from tests.parity.strategies import resources
from tests.parity.strategies.calls import Call, Configuration, Late
from tests.parity.strategies.resources import TARGETS
from tests.parity.strategies.values import duration_token, text_token
from tests.parity.synthesis import Assembly


def mapping(assembly: Assembly) -> dict[str, Any]:
    """Return the properties of the only mapping of an app."""
    (resource,) = assembly.resources("AWS::Lambda::EventSourceMapping").values()
    properties: dict[str, Any] = resource["Properties"]
    return properties


def has(name: str, value: Any) -> Callable[[Configuration, Assembly], bool]:
    return lambda _, ours: mapping(ours)[name] == value


def has_pollers(configuration: Configuration, ours: Assembly) -> bool:
    """Tell whether the template has the pollers that the configuration asks for."""
    made: int = mapping(ours)["ProvisionedPollerConfig"]["MaximumPollers"]
    return 2000 < made <= 10_000 and f"'maximum_pollers': {made}" in repr(configuration)


def reads_named_queue(configuration: Configuration, ours: Assembly) -> bool:
    """Tell whether the queue is the one of the name, in the account and region of the stack."""
    del configuration
    parts: list[Any] = mapping(ours)["EventSourceArn"]["Fn::Join"][1]
    return str(parts[-1]).endswith(":orders") and parts[1] == {"Ref": "AWS::Partition"}


def has_imported_bucket(configuration: Configuration, ours: Assembly) -> bool:
    """Tell whether the notifications are those of the imported bucket."""
    del configuration
    (resource,) = ours.resources("Custom::S3BucketNotifications").values()
    name: str = resource["Properties"]["BucketName"]
    return name == "orders"


def has_registry(configuration: Configuration, ours: Assembly) -> bool:
    """Tell whether the ARN and the right to read the registry are as the token is."""
    del configuration
    config = next(v for k, v in mapping(ours).items() if k.endswith("KafkaEventSourceConfig"))
    uri: dict[str, str] = config["SchemaRegistryConfig"]["SchemaRegistryURI"]
    return uri == {"Ref": "RegistryArn"}


def has_response(configuration: Configuration, ours: Assembly) -> bool:
    """Tell whether the method may give the response."""
    del configuration
    methods = ours.resources("AWS::ApiGateway::Method").values()
    return any(
        {"StatusCode": "200"} in method["Properties"].get("MethodResponses", [])
        for method in methods
    )


def app(source: Call, target: Late = TARGETS[0]) -> Configuration:
    return Configuration(source, target, "fixed")


RESPONSES = [{"status_code": "200"}]
ROWS = [
    Wider(
        "Maximum provisioned pollers for SQS must be between 2 and 2000",
        "API_ProvisionedPollerConfig: up to 10,000 pollers for SQS",
        app(some.queue(provisioned_poller_config={"maximum_pollers": 10_000})),
        has_pollers,
    ),
    Wider(
        "ID components may not include unresolved tokens: KafkaEventSource",
        "Topics of AWS::Lambda::EventSourceMapping can be a parameter",
        app(some.managed(topic=text_token("Topic"))),
        has("Topics", [{"Ref": "Topic"}]),
    ),
    Wider(
        "argument bucket must be aws_cdk.aws_s3.Bucket",
        "PutBucketNotificationConfiguration is for any bucket; S3EventSourceV2 takes them",
        app(some.bucket(bucket=resources.imported_bucket("Bucket"))),
        has_imported_bucket,
    ),
    Wider(
        "Passed to parameter queue .* Unable to deserialize value as .*IQueue",
        "EventSourceArn of AWS::Lambda::EventSourceMapping is all that names a queue",
        app(some.queue(queue="orders")),
        reads_named_queue,
    ),
    Wider(
        "maxRecordAge must be between 60 seconds and 7 days",
        "MaximumRecordAgeInSeconds of AWS::Lambda::EventSourceMapping can be a parameter",
        app(some.stream(max_record_age=duration_token("Age"))),
        has("MaximumRecordAgeInSeconds", {"Ref": "Age"}),
    ),
    Wider(
        "Cannot get policy fragment of .*imported without a role",
        "CreateEventSourceMapping needs a role that may read, whoever allowed it",
        app(some.stream(), resources.ROLELESS),
        has("FunctionName", "imported"),
    ),
    Wider(
        "schemaRegistryArn .* must match",
        "SchemaRegistryURI of AWS::Lambda::EventSourceMapping can be a parameter",
        app(
            some.with_registry(some.glue(schema_registry_arn=text_token("RegistryArn"))),
        ),
        has_registry,
    ),
    Wider(
        "Missing required properties for .*MethodResponse",
        "API_PutMethodResponse: a status code is all that a response needs, as struct or dict",
        app(Call("ApiEventSource", {"method": "GET", "path": "/", "method_responses": RESPONSES})),
        has_response,
    ),
]
