"""The emulator does not enforce policies, but evaluates them when asked: so it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from integ.local.deployed import Deployed
from integ.local.environment import ACCOUNT

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

Deploy = Callable[[str], Deployed]

# What Lambda's poller calls with the function's role, says the Lambda Developer Guide.
POLLER_ACTIONS = {
    "integ-sqs": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    "integ-dynamodb": [
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
    ],
    "integ-kinesis": [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamConsumer",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
        "kinesis:ListStreams",
        "kinesis:SubscribeToShard",
    ],
}

OF_NO_RESOURCE = {"dynamodb:ListStreams"}
"""Actions that are allowed on everything or nothing."""


def allowed(stack: Deployed, actions: list[str], resource: str) -> set[str]:
    """Those of the actions that the deployed function's role may perform on the resource."""
    role = stack.physical_id("HandlerServiceRole")
    results = stack.environment.client("iam").simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:role/{role}",
        ActionNames=actions,
        ResourceArns=[resource],
    )["EvaluationResults"]
    assert len(results) == len(actions)
    return {result["EvalActionName"] for result in results if result["EvalDecision"] == "allowed"}


def source_arn(stack: Deployed) -> str:
    """What the only mapping of the stack polls."""
    (mapping,) = stack.environment.client("lambda").list_event_source_mappings(
        FunctionName=stack.physical_id("Handler")
    )["EventSourceMappings"]
    return str(mapping["EventSourceArn"])


@pytest.mark.parametrize("name", POLLER_ACTIONS)
def test_poller_may_read_its_source(name: str, deployed: Deploy) -> None:
    """The function's role allows every action that the poller needs on the mapped source."""
    stack = deployed(name)
    actions = POLLER_ACTIONS[name]
    assert allowed(stack, actions, source_arn(stack)) == set(actions)


@pytest.mark.parametrize("name", POLLER_ACTIONS)
def test_poller_may_read_nothing_else(name: str, deployed: Deploy) -> None:
    """The same actions on another resource of the service are denied."""
    stack = deployed(name)
    another = source_arn(stack).replace(name, "another")
    assert another != source_arn(stack)
    assert allowed(stack, POLLER_ACTIONS[name], another) <= OF_NO_RESOURCE


@pytest.mark.parametrize("name", ["integ-dynamodb", "integ-kinesis"])
def test_poller_may_send_failures_to_the_destination_only(name: str, deployed: Deploy) -> None:
    """The role may send to the on-failure queue, and to no other."""
    stack = deployed(name)
    queue = stack.physical_id("DeadLetters").rsplit("/", 1)[-1]
    arn = f"arn:aws:sqs:us-east-1:{ACCOUNT}:{queue}"
    assert allowed(stack, ["sqs:SendMessage"], arn) == {"sqs:SendMessage"}
    assert allowed(stack, ["sqs:SendMessage"], f"{arn}-another") == set()


@pytest.mark.parametrize(
    ("name", "service", "resource_type"),
    [
        ("integ-s3", "s3.amazonaws.com", "AWS::S3::Bucket"),
        ("integ-sns", "sns.amazonaws.com", "AWS::SNS::Topic"),
        ("integ-rest-api", "apigateway.amazonaws.com", "AWS::ApiGateway::RestApi"),
    ],
)
def test_service_may_invoke_for_its_source_only(
    name: str, service: str, resource_type: str, deployed: Deploy
) -> None:
    """The function's policy lets the service in, on behalf of the stack's own resource only."""
    stack = deployed(name)
    policy = stack.environment.client("lambda").get_policy(
        FunctionName=stack.physical_id("Handler")
    )["Policy"]
    statements = json.loads(policy)["Statement"]
    assert statements
    for statement in statements:
        assert statement["Principal"] == {"Service": service}
        assert statement["Action"] == "lambda:InvokeFunction"
        (arn,) = (
            condition["AWS:SourceArn"]
            for operator, condition in statement["Condition"].items()
            if operator == "ArnLike"
        )
        assert stack.physical_id_of_type(resource_type).rsplit(":", 1)[-1] in arn
