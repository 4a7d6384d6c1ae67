"""What is named here but made elsewhere, or looked up later, or perhaps not made at all."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_QUEUES = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
_MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
_GROUP = "https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html"
_PERMISSION = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"


def _slow(s: Scene) -> lambda_.Function:
    return s.fn(timeout=cdk.Duration.minutes(10))


def _by_arn(s: Scene, arn: str) -> object:
    queue = sqs.Queue.from_queue_arn(s.stack, "Imported", arn)
    return s.bind(s.sqs(queue), _slow(s))


def _made_here(s: Scene) -> object:
    return s.bind(s.sqs(s.queue()), _slow(s))


def _custom(s: Scene) -> object:
    made = cdk.CustomResource(s.stack, "Made", service_token="arn:aws:sns:us-east-1:1:made")  # noqa: S106
    return _by_arn(s, made.get_att_string("QueueArn"))


def _in_parameter(s: Scene) -> object:
    parameter = ssm.StringParameter(s.stack, "Parameter", string_value="arn")
    return _by_arn(s, parameter.string_value)


def _brokers(s: Scene, topic: str) -> object:
    servers = cdk.Fn.split(",", cdk.Fn.import_value("brokers"), 2)
    fn = s.bind(s.kafka(bootstrap_servers=servers, topic="orders"))
    secret = s.secret(name="Another")
    return s.bind(s.kafka(bootstrap_servers=servers, topic=topic, secret=secret), fn)


def _looked_up(s: Scene, arn: str | None = None) -> object:
    stack = s.stack_in(region="us-east-1", account="111111111111")
    found = ssm.StringParameter.value_from_lookup(stack, "/orders/cluster")
    failed = s.m.SqsDlq(s.queue(stack))
    return s.bind(s.msk(cluster_arn=arn or found, on_failure=failed), s.fn(stack))


def _in_two_places(s: Scene, second: str) -> object:
    for name, account in (("One", "111111111111"), ("Two", second)):
        stack = s.stack_in(name, region="us-east-1", account=account)
        cluster = f"arn:aws:kafka:us-east-1:{account}:cluster/orders/2f5a4b1c-{name.lower()}-5"
        failed: Any = s.m.SqsDlq(s.queue(stack))
        source = s.msk(cluster_arn=cluster, consumer_group_id="orders", on_failure=failed)
        s.bind(source, s.fn(stack))
    return s.app


def _either_or(s: Scene, *, conditional: bool) -> object:
    fn, queue = s.fn(), s.queue()
    s.bind(s.sqs(queue), fn)
    same = sqs.Queue.from_queue_arn(s.stack, "Same", queue.queue_arn)
    s.bind(s.sqs(same), fn)
    mappings = [c for c in fn.node.find_all() if isinstance(c, lambda_.CfnEventSourceMapping)]
    for name, mapping in zip(("A", "B"), mappings if conditional else (), strict=False):
        equals = cdk.Fn.condition_equals(cdk.Aws.REGION, name)
        mapping.cfn_options.condition = cdk.CfnCondition(s.stack, name, expression=equals)
    return fn


def _answers(s: Scene, *, partly: bool) -> object:
    fn = s.bind(s.sqs(report_batch_item_failures=None))
    (mapping,) = (c for c in fn.node.find_all() if isinstance(c, lambda_.CfnEventSourceMapping))
    types = ["ReportBatchItemFailures"] if partly else []
    mapping.add_property_override("FunctionResponseTypes", types)
    return fn


PAIRS = [
    Pair("queue of a custom resource", _made_here, _custom, _QUEUES),
    Pair("queue named by a parameter", _made_here, _in_parameter, _QUEUES),
    Pair(
        "kafka: brokers known at deploy only",
        lambda s: _brokers(s, "orders"),
        lambda s: _brokers(s, "invoices"),
        _MAPPING,
    ),
    Pair(
        "msk: a cluster that is looked up",
        lambda s: _looked_up(s, "orders"),
        _looked_up,
        _MAPPING,
    ),
    Pair(
        "msk: a consumer group in each account",
        lambda s: _in_two_places(s, "111111111111"),
        lambda s: _in_two_places(s, "222222222222"),
        _GROUP,
    ),
    Pair(
        "sqs: one mapping or the other",
        lambda s: _either_or(s, conditional=False),
        lambda s: _either_or(s, conditional=True),
        _MAPPING,
    ),
    Pair(
        "sqs: partial answers by an override of the mapping",
        lambda s: _answers(s, partly=False),
        lambda s: _answers(s, partly=True),
        _PERMISSION,
        risky=True,
    ),
]
