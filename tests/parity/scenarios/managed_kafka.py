"""Clusters of Amazon MSK."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_msk as msk
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.parity.building import arn, function, key, number, seconds, text

AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP
LATEST = lambda_.StartingPosition.LATEST
CLUSTER = arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5")
SECRET = arn("secretsmanager", "secret:AmazonMSK_orders-aBcDeF")


def defaults(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER, topic="orders", starting_position=LATEST
    )
    function(stack).add_event_source(source)


def all_options(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER,
        topic="orders",
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=1_655_237_653,
        batch_size=50,
        bisect_batch_on_error=True,
        consumer_group_id="order-readers",
        enabled=True,
        filter_encryption=key(stack),
        filters=[lambda_.FilterCriteria.filter({"value": {"id": lambda_.FilterRule.exists()}})],
        log_level=lambda_.EventSourceMappingLogLevel.DEBUG,
        max_batching_window=cdk.Duration.seconds(20),
        max_record_age=cdk.Duration.hours(1),
        metrics_config=lambda_.MetricsConfig(
            metrics=[
                lambda_.MetricType.EVENT_COUNT,
                lambda_.MetricType.ERROR_COUNT,
                lambda_.MetricType.KAFKA_METRICS,
            ]
        ),
        on_failure=les.KafkaDlq("failed-orders"),
        provisioned_poller_config=les.ProvisionedPollerConfig(
            minimum_pollers=1, maximum_pollers=3, poller_group_name="readers"
        ),
        report_batch_item_failures=True,
        retry_attempts=5,
        schema_registry_config=les.GlueSchemaRegistry(
            schema_registry_arn=arn("glue", "registry/orders"),
            event_record_format=lambda_.EventRecordFormat.JSON,
            schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}],
        ),
        secret=secretsmanager.Secret(stack, "Secret"),
    )
    function(stack).add_event_source(source)


def owned_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    iam = msk.CfnServerlessCluster.IamProperty(enabled=True)
    cluster = msk.CfnServerlessCluster(
        stack,
        "Cluster",
        cluster_name="orders",
        client_authentication=msk.CfnServerlessCluster.ClientAuthenticationProperty(
            sasl=msk.CfnServerlessCluster.SaslProperty(iam=iam)
        ),
        vpc_configs=[
            msk.CfnServerlessCluster.VpcConfigProperty(subnet_ids=["subnet-1", "subnet-2"])
        ],
    )
    source = les.ManagedKafkaEventSource(
        cluster_arn=cluster.attr_arn, topic="orders", starting_position=LATEST
    )
    function(stack).add_event_source(source)


def strings_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=text(stack, "ClusterArn", CLUSTER),
        topic="orders",
        starting_position=LATEST,
        consumer_group_id=text(stack, "Group", "order-readers"),
    )
    function(stack).add_event_source(source)


def numbers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER,
        topic="orders",
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=number(stack, "Start", 1_655_237_653),
        batch_size=number(stack, "BatchSize", 42),
        max_batching_window=seconds(stack, "Window", 10),
        provisioned_poller_config=les.ProvisionedPollerConfig(
            minimum_pollers=number(stack, "Minimum", 2), maximum_pollers=number(stack, "Maximum", 9)
        ),
        retry_attempts=number(stack, "Retries", 5),
    )
    function(stack).add_event_source(source)


def pollers_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    configs = (
        {"minimum_pollers": 1, "maximum_pollers": 2000},
        {"minimum_pollers": 200},
        {"maximum_pollers": 1},
        {"minimum_pollers": 2, "maximum_pollers": 2, "poller_group_name": "shared"},
    )
    for index, config in enumerate(configs):
        source = les.ManagedKafkaEventSource(
            cluster_arn=CLUSTER,
            topic=f"orders-{index}",
            starting_position=LATEST,
            provisioned_poller_config=config,
        )
        fn.add_event_source(source)


def every_log_level(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for level in lambda_.EventSourceMappingLogLevel:
        source = les.ManagedKafkaEventSource(
            cluster_arn=CLUSTER,
            topic=f"orders.{level.name}",
            starting_position=LATEST,
            log_level=level,
            provisioned_poller_config={"minimum_pollers": 1},
        )
        fn.add_event_source(source)


def imported_secrets(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    secrets = (
        secretsmanager.Secret.from_secret_complete_arn(stack, "Complete", SECRET),
        secretsmanager.Secret.from_secret_partial_arn(stack, "Partial", SECRET[:-7]),
        secretsmanager.Secret.from_secret_name_v2(stack, "Name", "AmazonMSK_orders"),
    )
    for index, secret in enumerate(secrets):
        source = les.ManagedKafkaEventSource(
            cluster_arn=CLUSTER,
            topic=f"orders_{index}",
            starting_position=LATEST,
            secret=secret,
        )
        fn.add_event_source(source)


def secret_under_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER,
        topic="orders",
        starting_position=lambda_.StartingPosition.TRIM_HORIZON,
        secret=secretsmanager.Secret(stack, "Secret", encryption_key=key(stack)),
    )
    function(stack).add_event_source(source)


def mapping_handles(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER, topic="orders", starting_position=LATEST, enabled=False
    )
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "MappingId", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "MappingArn", value=source.event_source_mapping_arn)
