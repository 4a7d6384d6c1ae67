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
NAME = {"poller_group_name": "my.name"}

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
        "schema_registry_config",
        "Needs",
        "services-consume-kafka-events: schema registries need provisioned mode",
        some.managed(schema_registry_config=some.glue()),
    ),
    Stricter(
        KAFKA,
        "topic",
        "(Length|Matches)",
        "API_CreateEventSourceMapping: the pattern of Topics",
        some.managed(topic="a/b"),
        against_api("Topics.*"),
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
        lambda arn: re.fullmatch("arn:[^:]+:kafka:[^:]+:[0-9]+:.+", arn) is None,
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
        "API_OnFailure: the pattern of Destination after kafka://",
        some.managed(on_failure=Call("KafkaDlq", {"topic_name": ".a"})),
        lambda name: against_api("DestinationConfig.OnFailure.Destination")(
            f"kafka://{name.removeprefix('kafka://')}"
        ),
    ),
    Stricter(
        "ConfluentSchemaRegistry",
        "schema_registry_uri",
        "(Length|Matches)",
        "API_KafkaSchemaRegistryConfig: the pattern of SchemaRegistryURI",
        some.with_registry(some.confluent(schema_registry_uri="https://a?b")),
        against_api(f"{KAFKA_CONFIG}.SchemaRegistryConfig.SchemaRegistryURI"),
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
