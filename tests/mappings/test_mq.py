"""Amazon MQ: what the template says, to the letter."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import assertions
from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import ActiveMqEventSource, RabbitMqEventSource
from tests.parity.intent import intent, of_type

ARN = "arn:aws:mq:eu-west-1:111111111111:broker:orders:b-1"
MAPPING = "AWS::Lambda::EventSourceMapping"
POLICY = "AWS::IAM::Policy"
SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders-a1b2c3"  # noqa: S105
NETWORK = {
    "Action": [
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeVpcs",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeSubnets",
        "ec2:DescribeSecurityGroups",
    ],
    "Effect": "Allow",
    "Resource": "*",
}
READ_SECRET = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]


def broker(stack: cdk.Stack, engine: str = "RABBITMQ", **props: Any) -> amazonmq.CfnBroker:
    return amazonmq.CfnBroker(
        stack,
        "Broker",
        broker_name="orders",
        deployment_mode="SINGLE_INSTANCE",
        engine_type=engine,
        host_instance_type="mq.m7g.medium",
        publicly_accessible=False,
        **props,
    )


def secret(stack: cdk.Stack, **props: Any) -> secretsmanager.Secret:
    return secretsmanager.Secret(stack, "Secret", **props)


def imported_secret(stack: cdk.Stack) -> Any:
    return secretsmanager.Secret.from_secret_complete_arn(stack, "Secret", SECRET)


def test_a_queue_of_a_broker(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Broker, queue and secret; and the least that it takes to read it, nothing else."""
    function.add_event_source(
        ActiveMqEventSource(broker(stack, "ACTIVEMQ"), queue="orders", secret=secret(stack))
    )

    resources = intent(stack)
    assert of_type(resources, MAPPING) == [
        {
            "EventSourceArn": {"Fn::GetAtt": ["AWS::AmazonMQ::Broker", "Arn"]},
            "FunctionName": {"Ref": "AWS::Lambda::Function"},
            "Queues": ["orders"],
            "SourceAccessConfigurations": [
                {"Type": "BASIC_AUTH", "URI": {"Ref": "AWS::SecretsManager::Secret"}}
            ],
        }
    ]
    (policy,) = of_type(resources, POLICY)
    assert policy["PolicyDocument"]["Statement"] == [
        {
            "Action": READ_SECRET,
            "Effect": "Allow",
            "Resource": {"Ref": "AWS::SecretsManager::Secret"},
        },
        {
            "Action": "mq:DescribeBroker",
            "Effect": "Allow",
            "Resource": {"Fn::GetAtt": ["AWS::AmazonMQ::Broker", "Arn"]},
        },
        NETWORK,
    ]


def test_every_option(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each argument reaches the mapping under the name that AWS has for it."""
    source = RabbitMqEventSource(
        ARN,
        queue="orders",
        virtual_host="shop",
        secret=imported_secret(stack),
        batch_size=10_000,
        max_batching_window=cdk.Duration.minutes(5),
        enabled=False,
        filters=[{"data": {"type": ["order"]}}],
        filter_encryption=kms.Key(stack, "Key"),
        construct_id="Orders",
    )
    function.add_event_source(source)

    assert of_type(intent(stack), MAPPING) == [
        {
            "BatchSize": 10_000,
            "Enabled": False,
            "EventSourceArn": ARN,
            "FilterCriteria": {"Filters": [{"Pattern": '{"data":{"type":["order"]}}'}]},
            "FunctionName": {"Ref": "AWS::Lambda::Function"},
            "KmsKeyArn": {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]},
            "MaximumBatchingWindowInSeconds": 300,
            "Queues": ["orders"],
            "SourceAccessConfigurations": [
                {"Type": "BASIC_AUTH", "URI": SECRET},
                {"Type": "VIRTUAL_HOST", "URI": "shop"},
            ],
        }
    ]
    assert source.mapping_for(function).node.path == "Stack/Function/Orders"


def test_a_secret_under_an_imported_key(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The key of a secret has to let the role decrypt; the policy of an imported one cannot."""
    arn = "arn:aws:kms:eu-west-1:111111111111:key/a1b2"
    own = secret(stack, encryption_key=kms.Key.from_key_arn(stack, "Key", arn))
    function.add_event_source(ActiveMqEventSource(ARN, queue="orders", secret=own))

    assertions.Template.from_stack(stack).has_resource_properties(
        POLICY,
        {
            "PolicyDocument": {
                "Statement": assertions.Match.array_with(
                    [{"Action": "kms:Decrypt", "Effect": "Allow", "Resource": arn}]
                )
            }
        },
    )


def test_what_is_required_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The statements for a role that is made elsewhere, and no policy here."""
    source = RabbitMqEventSource(
        ARN, queue="orders", secret=imported_secret(stack), grant=False, construct_id="Orders"
    )
    function.add_event_source(source)

    assertions.Template.from_stack(stack).resource_count_is(POLICY, 0)
    found = [statement.to_statement_json() for statement in source.required_permissions()]
    assert found == [
        {"Action": "secretsmanager:GetSecretValue", "Effect": "Allow", "Resource": SECRET},
        {"Action": "mq:DescribeBroker", "Effect": "Allow", "Resource": ARN},
        NETWORK,
    ]


def test_an_arn_of_a_parameter(stack: cdk.Stack, function: lambda_.Function) -> None:
    """What CloudFormation fills in is taken for an ARN."""
    arn = cdk.CfnParameter(stack, "Parameter").value_as_string
    name = cdk.CfnParameter(stack, "Queue").value_as_string
    function.add_event_source(
        RabbitMqEventSource(arn, queue=name, virtual_host=name, secret=imported_secret(stack))
    )

    (mapping,) = of_type(intent(stack), MAPPING)
    assert mapping["EventSourceArn"] == {"Ref": "Parameter"}
    assert mapping["Queues"] == [{"Ref": "Queue"}]


def test_queues_and_hosts_of_one_broker(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each queue has a mapping of its own, and so has the same name in another virtual host."""
    for queue, host in (("orders", None), ("invoices", None), ("orders", "shop")):
        function.add_event_source(
            RabbitMqEventSource(
                ARN,
                queue=queue,
                virtual_host=host,
                secret=secretsmanager.Secret(stack, f"{queue}{host}"),
            )
        )

    assert len(of_type(intent(stack), MAPPING)) == 3
    assert assertions.Annotations.from_stack(stack).find_warning("*", ".*") == []
