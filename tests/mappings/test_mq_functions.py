"""Amazon MQ: the functions that brokers trigger, and where those are."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import ActiveMqEventSource, NotBoundError, RabbitMqEventSource
from tests.conftest import make_function
from tests.mappings.test_mq import ARN, MAPPING, POLICY, broker, imported_secret, secret
from tests.parity.intent import intent, of_type


@pytest.mark.parametrize("kind", ["alias", "imported", "imported without role"])
def test_other_functions(stack: cdk.Stack, kind: str) -> None:
    """Aliases, and imported functions; who has no role is warned of that."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    makes: dict[str, Callable[[], Any]] = {
        "alias": lambda: make_function(stack, "Function").add_alias("live"),
        "imported": lambda: lambda_.Function.from_function_attributes(
            stack, "Imported", function_arn=arn, role=make_function(stack, "Other").role
        ),
        "imported without role": lambda: lambda_.Function.from_function_arn(stack, "Imported", arn),
    }
    target = makes[kind]()
    target.add_event_source(ActiveMqEventSource(ARN, queue="orders", secret=secret(stack)))

    resources = intent(stack)
    assert len(of_type(resources, MAPPING)) == 1
    assert len(of_type(resources, POLICY)) == (0 if "without" in kind else 1)


def test_one_source_for_two_functions(stack: cdk.Stack) -> None:
    """Each gets a mapping, and the source knows which is whose."""
    source = ActiveMqEventSource(ARN, queue="orders", secret=secret(stack))
    functions = [make_function(stack, name) for name in ("First", "Second")]
    with pytest.raises(NotBoundError):
        source.mapping_for(functions[0])
    for function in functions:
        function.add_event_source(source)

    paths = [source.mapping_for(function).node.path for function in functions]
    assert [path.split("/")[1] for path in paths] == ["First", "Second"]


def test_a_broker_of_another_stack() -> None:
    """Its ARN is exported; the queue's name may come from there, too."""
    app = cdk.App()
    theirs, ours = cdk.Stack(app, "Theirs"), cdk.Stack(app, "Ours")
    name = cdk.CfnParameter(theirs, "Queue").value_as_string
    function = make_function(ours, "Function")
    function.add_event_source(
        RabbitMqEventSource(broker(theirs), queue=name, secret=imported_secret(ours))
    )

    mapping = assertions.Template.from_stack(ours).find_resources(MAPPING)
    (properties,) = (item["Properties"] for item in mapping.values())
    assert "Fn::ImportValue" in properties["EventSourceArn"]
    assert "Fn::ImportValue" in properties["Queues"][0]
