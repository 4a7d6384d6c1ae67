"""What the cases are made of: an app, and healthy resources for it."""

import inspect
from functools import cached_property
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

# CDK's own checks of the templates take most of the time; older versions do not have them.
_CHECKS = "builtin_cloud_formation_validation"
HAS_CHECKS = _CHECKS in inspect.signature(cdk.App.__init__).parameters
_CONTEXT = {
    "aws:cdk:enable-path-metadata": False,
    "@aws-cdk/core:defaultCrossStackReferences": "strong",  # as without it, but for a warning
}


class Resources:
    """An app with one stack, and what can be made in it.

    Each method that makes something takes its props as keywords; they replace the defaults, and
    None removes one. What is made without a scope is made in the stack.
    """

    def __init__(self, outdir: str | None = None, *, checks_templates: bool = False) -> None:
        """Make the app.

        Args:
            outdir: Where the app is synthesized to.
            checks_templates: Whether CDK looks at the templates, as it does unless told otherwise.
        """
        checks: dict[str, Any] = {_CHECKS: checks_templates} if HAS_CHECKS else {}
        self.app = cdk.App(
            analytics_reporting=False,
            **checks,
            context=_CONTEXT,
            outdir=outdir,
            tree_metadata=False,
        )
        self.stack = cdk.Stack(self.app, "Stack")

    def stack_in(
        self, name: str = "Other", *, region: str | None = None, account: str | None = None
    ) -> cdk.Stack:
        """Make a further stack."""
        return cdk.Stack(self.app, name, env=cdk.Environment(account=account, region=region))

    def fn(self, scope: Construct | None = None, name: str = "Fn", **kw: Any) -> lambda_.Function:
        """Make a function whose code does not matter."""
        defaults: dict[str, Any] = {
            "code": lambda_.Code.from_inline("def handler(event, context): ..."),
            "handler": "index.handler",
            "runtime": lambda_.Runtime.PYTHON_3_13,
            "timeout": cdk.Duration.seconds(30),
        }
        return lambda_.Function(scope or self.stack, name, **{**defaults, **kw})

    def queue(self, scope: Construct | None = None, name: str = "Queue", **kw: Any) -> sqs.Queue:
        """Make a queue with a dead-letter queue, whose messages stay hidden long enough."""
        scope, dead_letters = scope or self.stack, None
        if "dead_letter_queue" not in kw:
            queue = sqs.Queue(scope, f"{name}DeadLetters", fifo=kw.get("fifo"))
            dead_letters = sqs.DeadLetterQueue(queue=_any(queue), max_receive_count=5)
        defaults: dict[str, Any] = {
            "dead_letter_queue": dead_letters,
            "visibility_timeout": cdk.Duration.seconds(180),
        }
        return sqs.Queue(scope, name, **{**defaults, **kw})

    def topic(self, scope: Construct | None = None, name: str = "Topic", **kw: Any) -> sns.Topic:
        """Make a topic."""
        return sns.Topic(scope or self.stack, name, **kw)

    def table(
        self, scope: Construct | None = None, name: str = "Table", **kw: Any
    ) -> dynamodb.Table:
        """Make a table whose stream is on."""
        defaults: dict[str, Any] = {
            "partition_key": dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            "stream": dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
        }
        return dynamodb.Table(scope or self.stack, name, **{**defaults, **kw})

    def stream(
        self, scope: Construct | None = None, name: str = "Stream", **kw: Any
    ) -> kinesis.Stream:
        """Make a Kinesis stream."""
        return kinesis.Stream(scope or self.stack, name, **kw)

    def stream_consumer(
        self, scope: Construct | None = None, name: str = "Reader", **kw: Any
    ) -> kinesis.StreamConsumer:
        """Make a consumer, of a stream of its own unless told otherwise."""
        scope = scope or self.stack
        defaults: dict[str, Any] = {"stream_consumer_name": name}
        if "stream" not in kw:
            defaults["stream"] = self.stream(scope, f"{name}Stream")
        return kinesis.StreamConsumer(scope, name, **{**defaults, **kw})

    def bucket(self, scope: Construct | None = None, name: str = "Bucket", **kw: Any) -> s3.Bucket:
        """Make a bucket."""
        return s3.Bucket(scope or self.stack, name, **kw)

    def secret(
        self, scope: Construct | None = None, name: str = "Secret", **kw: Any
    ) -> secretsmanager.Secret:
        """Make a secret."""
        return secretsmanager.Secret(scope or self.stack, name, **kw)

    def vpc(self, scope: Construct | None = None, name: str = "Vpc", **kw: Any) -> ec2.Vpc:
        """Make a VPC without NAT gateways, which take time."""
        private = ec2.SubnetConfiguration(
            name="Private", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED
        )
        defaults: dict[str, Any] = {"max_azs": 2, "subnet_configuration": [private]}
        return ec2.Vpc(scope or self.stack, name, **{**defaults, **kw})

    @cached_property
    def failed(self) -> sqs.Queue:
        """The queue that gets the records that streams could not process."""
        return sqs.Queue(self.stack, "Failed")


def _any(value: object) -> Any:
    """Hide a class from type checkers, which do not find it to implement its jsii interface."""
    return value
