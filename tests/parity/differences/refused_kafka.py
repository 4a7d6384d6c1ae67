"""Every refusal of ours that CDK's module lacks in the Kafka sources and what goes with them."""

import re

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_glue as glue

from tests.parity.differences import examples as some
from tests.parity.differences.refused import KAFKA, POLLERS
from tests.parity.differences.rows import Stricter, against_api
from tests.parity.strategies.calls import Call, Late, fresh

KAFKA_CONFIG = "AmazonManagedKafkaEventSourceConfig"
ENDPOINTS = "SelfManagedEventSource.Endpoints.*"
REGISTRY_URI = f"{KAFKA_CONFIG}.SchemaRegistryConfig.SchemaRegistryURI"
URL = re.compile("https?://.")
CLUSTER = "(cluster|vpc-connection)"
PROVISIONED = (
    "(bisect_batch_on_error|log_level|max_record_age|metrics_config|report_batch_item_failures"
    "|retry_attempts|schema_registry_config)"
)
NAME = {"poller_group_name": "my.name"}


def dlq(topic: str) -> Call:
    return Call("KafkaDlq", {"topic_name": topic})


def is_no_topic(name: str) -> bool:
    """Tell whether Kafka refuses the name: the API lets anything but a dot be the first letter."""
    return re.fullmatch("[a-zA-Z0-9._-]+", name) is None


def is_no_destination(address: str) -> bool:
    """Tell whether no failed records can be sent there."""
    refused = against_api("DestinationConfig.OnFailure.Destination")
    return len(address) < 12 or refused(address) or is_no_topic(address.removeprefix("kafka://"))


ROWS = [
    Stricter(
        KAFKA,
        f"{POLLERS}.poller_group_name",
        "(Length|Matches)",
        "API_ProvisionedPollerConfig: the pattern of PollerGroupName",
        some.managed(provisioned_poller_config=NAME),
        against_api("ProvisionedPollerConfig.PollerGroupName"),
    ),
    Stricter(
        KAFKA,
        PROVISIONED,
        "Needs",
        "kafka-scaling-modes, services-consume-kafka-events: works in provisioned mode only",
        some.managed(schema_registry_config=some.glue()),
    ),
    Stricter(
        KAFKA,
        "on_failure",
        "TopicForFailures",
        "kafka-on-failure-destination: in provisioned mode only, to another topic",
        some.managed(on_failure=dlq("failed")),
    ),
    Stricter(
        KAFKA,
        "topic",
        "(Length|Matches)",
        "API_CreateEventSourceMapping: the pattern of Topics; Kafka's own has no other letters",
        some.managed(topic="a/b"),
        lambda topic: against_api("Topics.*")(topic) or is_no_topic(topic),
    ),
    Stricter(
        KAFKA,
        "consumer_group_id",
        "(Length|Matches|NotEmpty)",
        "API_AmazonManagedKafkaEventSourceConfig: ConsumerGroupId has at least 1 character",
        some.managed(consumer_group_id=""),
        against_api(f"{KAFKA_CONFIG}.ConsumerGroupId"),
    ),
    Stricter(
        "ManagedKafkaEventSource",
        "cluster_arn",
        "Matches",
        "msk-esm-parameters: the ARN of an MSK cluster or of a VPC connection to one",
        some.managed(cluster_arn="orders"),
        lambda arn: re.fullmatch(f"arn:[^:]+:kafka:[^:]+:[0-9]+:{CLUSTER}/.+", arn) is None,
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        "bootstrap_servers",
        "Length",
        "API_SelfManagedEventSource: at most 10 endpoints",
        some.self_managed(bootstrap_servers=[f"b-{i}:9092" for i in range(11)]),
        against_api(ENDPOINTS),
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        "bootstrap_servers",
        "Distinct",
        "aws-properties-lambda-eventsourcemapping-endpoints: each endpoint once",
        some.self_managed(bootstrap_servers=["b-1:9092"] * 2),
        lambda servers: len(servers) > len({*servers}),
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        r"bootstrap_servers\[\d+\]",
        "Reachable",
        "rfc6335: ports go from 1 to 65535",
        some.self_managed(bootstrap_servers=["b-1:65536"]),
        lambda server: int(server.rpartition(":")[2]) not in range(1, 65_536),
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        r"bootstrap_servers\[\d+\]",
        "(Length|Matches)",
        "API_SelfManagedEventSource: the pattern of Endpoints, host:port",
        some.self_managed(bootstrap_servers=["b-1"]),
        against_api(f"{ENDPOINTS}.*"),
    ),
    Stricter(
        "KafkaDlq",
        "topic_name",
        "Matches",
        "API_OnFailure: the pattern of Destination; CloudFormation wants 12 characters",
        some.managed(provisioned_poller_config=some.POLLERS, on_failure=dlq("bad")),
        lambda name: is_no_destination(f"kafka://{name.removeprefix('kafka://')}"),
    ),
    Stricter(
        "ConfluentSchemaRegistry",
        "schema_registry_uri",
        "(Length|Matches)",
        "API_KafkaSchemaRegistryConfig: the pattern of SchemaRegistryURI, which is a URL",
        some.with_registry(some.confluent(schema_registry_uri="registry.example.com")),
        lambda uri: URL.match(uri) is None or against_api(REGISTRY_URI)(uri),
    ),
    Stricter(
        "GlueSchemaRegistry",
        "schema_registry_arn",
        "Matches",
        "API_CreateEventSourceMapping: an account has 12 digits",
        some.with_registry(some.glue(schema_registry_arn="arn:aws:glue:a:1:registry/orders")),
        lambda arn: re.search(r":[0-9]{12}:registry/[^/]+$", arn) is None,
    ),
    Stricter(
        "(Glue|Confluent)SchemaRegistry",
        "schema_validation_configs",
        "NotEmpty",
        "aws-properties-lambda-eventsourcemapping-schemaregistryconfig: at least one",
        some.with_registry(some.glue(schema_validation_configs=[])),
        lambda configs: configs == [],
    ),
    Stricter(
        "(Glue|Confluent)SchemaRegistry",
        r"schema_validation_configs\[\d+\]\.attribute",
        "OnceEach",
        "aws-properties-lambda-eventsourcemapping-schemaregistryconfig: each once",
        some.with_registry(some.confluent(schema_validation_configs=some.VALIDATION * 2)),
    ),
    Stricter(
        "GlueSchemaRegistry",
        "schema_registry_arn",
        "ExactlyOne",
        "API_KafkaSchemaRegistryConfig: one SchemaRegistryURI; CDK's module drops the ARN",
        some.with_registry(
            some.glue(
                schema_registry=Late(
                    "CfnRegistry", lambda _, stack: glue.CfnRegistry(stack, "Glue", name="orders")
                )
            )
        ),
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        "(vpc|vpc_subnets|security_group)",
        "Together",
        "with-kafka-cluster-network: VPC, subnets and security group go together",
        some.self_managed(vpc_subnets=fresh("SubnetSelection()", ec2.SubnetSelection)),
    ),
    Stricter(
        "SelfManagedKafkaEventSource",
        "authentication_method",
        "Needs",
        "kafka-cluster-auth: a method is the way to use a secret; CDK's module drops it",
        some.in_vpc(
            authentication_method=Late(
                "BASIC_AUTH", lambda les, _: les.AuthenticationMethod.BASIC_AUTH
            )
        ),
    ),
]
