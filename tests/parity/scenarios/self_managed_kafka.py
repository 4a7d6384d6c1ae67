"""Clusters that AWS does not run."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns

from tests.parity.building import arn, function, key, number, seconds, text

AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP
SERVERS = ["b-1.example.com:9092", "b-2.example.com:9092"]


def _vpc(stack: cdk.Stack) -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-12345678",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        private_subnet_ids=["subnet-private-a", "subnet-private-b"],
        public_subnet_ids=["subnet-public-a", "subnet-public-b"],
    )


def _secret(stack: cdk.Stack, name: str = "Secret") -> secretsmanager.Secret:
    return secretsmanager.Secret(stack, name)


def _source(les: ModuleType, **props: Any) -> Any:
    """The three required props, each of which a scenario can replace."""
    required = {
        "bootstrap_servers": SERVERS,
        "topic": "orders",
        "starting_position": lambda_.StartingPosition.TRIM_HORIZON,
    }
    return les.SelfManagedKafkaEventSource(**{**required, **props})


def over_the_internet(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(_source(les, secret=_secret(stack)))


def all_options(les: ModuleType, stack: cdk.Stack) -> None:
    source = _source(
        les,
        secret=_secret(stack),
        authentication_method=les.AuthenticationMethod.BASIC_AUTH,
        root_ca_certificate=_secret(stack, "Certificate"),
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=1_655_237_653,
        batch_size=10_000,
        bisect_batch_on_error=True,
        consumer_group_id="order-readers",
        enabled=False,
        filter_encryption=key(stack),
        filters=[lambda_.FilterCriteria.filter({"value": {"id": lambda_.FilterRule.exists()}})],
        log_level=lambda_.EventSourceMappingLogLevel.WARN,
        max_batching_window=cdk.Duration.minutes(5),
        max_record_age=cdk.Duration.days(7),
        metrics_config={"metrics": [lambda_.MetricType.KAFKA_METRICS]},
        on_failure=les.SnsDlq(sns.Topic(stack, "DeadLetters")),
        provisioned_poller_config=les.ProvisionedPollerConfig(
            minimum_pollers=2, maximum_pollers=4, poller_group_name="readers"
        ),
        report_batch_item_failures=True,
        retry_attempts=9,
        schema_registry_config=les.ConfluentSchemaRegistry(
            schema_registry_uri="https://registry.example.com",
            authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
            secret=_secret(stack, "RegistrySecret"),
            event_record_format=lambda_.EventRecordFormat.SOURCE,
            schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.KEY}],
        ),
    )
    function(stack).add_event_source(source)


def every_authentication_method(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for method in les.AuthenticationMethod:
        secret = _secret(stack, f"Secret-{method.name}")
        fn.add_event_source(
            _source(les, topic=method.name, secret=secret, authentication_method=method)
        )


def imported_vpc(les: ModuleType, stack: cdk.Stack) -> None:
    vpc = _vpc(stack)
    source = _source(
        les,
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
        security_group=ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678"),
    )
    function(stack).add_event_source(source)


def subnets_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    vpc = _vpc(stack)
    source = _source(
        les,
        vpc=vpc,
        vpc_subnets={"subnet_type": ec2.SubnetType.PUBLIC, "availability_zones": ["eu-west-1b"]},
        security_group=ec2.SecurityGroup(stack, "Group", vpc=vpc),
    )
    function(stack).add_event_source(source)


def owned_vpc_with_secret_and_certificate(les: ModuleType, stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
    source = _source(
        les,
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(one_per_az=True),
        security_group=ec2.SecurityGroup(stack, "Group", vpc=vpc),
        secret=_secret(stack),
        authentication_method=les.AuthenticationMethod.SASL_SCRAM_256_AUTH,
        root_ca_certificate=_secret(stack, "Certificate"),
    )
    function(stack).add_event_source(source)


def vpc_and_certificate_without_secret(les: ModuleType, stack: cdk.Stack) -> None:
    source = _source(
        les,
        vpc=_vpc(stack),
        vpc_subnets=ec2.SubnetSelection(subnet_group_name="Private"),
        security_group=ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678"),
        root_ca_certificate=_secret(stack, "Certificate"),
    )
    function(stack).add_event_source(source)


def chosen_subnets(les: ModuleType, stack: cdk.Stack) -> None:
    subnets = [ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-0a1b2c3d")]
    source = _source(
        les,
        vpc=_vpc(stack),
        vpc_subnets=ec2.SubnetSelection(subnets=subnets),
        security_group=ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678"),
    )
    function(stack).add_event_source(source)


def imported_secrets(les: ModuleType, stack: cdk.Stack) -> None:
    complete = arn("secretsmanager", "secret:kafka-aBcDeF")
    source = _source(
        les,
        secret=secretsmanager.Secret.from_secret_complete_arn(stack, "Secret", complete),
        root_ca_certificate=secretsmanager.Secret.from_secret_name_v2(stack, "Ca", "kafka-ca"),
    )
    function(stack).add_event_source(source)


def secret_under_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret(stack, "Secret", encryption_key=key(stack))
    function(stack).add_event_source(_source(les, secret=secret))


def servers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    servers = [text(stack, f"Server{index}", f"b-{index}.example.com:9092") for index in (1, 2)]
    function(stack).add_event_source(_source(les, bootstrap_servers=servers, secret=_secret(stack)))


def servers_as_list_token(les: ModuleType, stack: cdk.Stack) -> None:
    servers = cdk.Fn.split(",", text(stack, "Servers", ",".join(SERVERS)))
    function(stack).add_event_source(_source(les, bootstrap_servers=servers, secret=_secret(stack)))


def values_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = _source(
        les,
        secret=_secret(stack),
        consumer_group_id=text(stack, "Group", "order-readers"),
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=number(stack, "Start", 1_655_237_653),
        batch_size=number(stack, "BatchSize", 42),
        max_batching_window=seconds(stack, "Window", 10),
        provisioned_poller_config={"maximum_pollers": number(stack, "Maximum", 9)},
        retry_attempts=number(stack, "Retries", 5),
    )
    function(stack).add_event_source(source)


def two_clusters_with_one_topic_name(les: ModuleType, stack: cdk.Stack) -> None:
    fn, secret = function(stack), _secret(stack)
    fn.add_event_source(_source(les, secret=secret))
    fn.add_event_source(_source(les, secret=secret, bootstrap_servers=["other.example.com:9092"]))


def one_source_on_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    source = _source(les, secret=_secret(stack))
    function(stack, "First").add_event_source(source)
    function(stack, "Second").add_event_source(source)
