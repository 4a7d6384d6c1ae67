"""Timeouts of queue and function that are changed late, or known to nobody at synth."""

from typing import Any, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import IConstruct

from tests.checks.corpus.relations_visibility import bound, hidden_for, running_for, timeout_pair
from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"


def _resource(construct: IConstruct) -> Any:
    return construct.node.default_child


def _overridden(s: Scene, made: int, override: object, timeout: int = 30) -> object:
    queue = hidden_for(s, made)
    _resource(queue).add_property_override("VisibilityTimeout", override)
    return s.bind(s.sqs(queue), running_for(s, timeout))


def _shortened(s: Scene, visibility: int) -> object:
    return _overridden(s, 200, visibility)


def _lengthened(s: Scene, visibility: int) -> object:
    return _overridden(s, 10, visibility)


def _shortened_later(s: Scene, visibility: int) -> object:
    queue = hidden_for(s, 200)
    s.bind(s.sqs(queue))
    return _resource(queue).add_property_override("VisibilityTimeout", visibility)


def _set_later(s: Scene, visibility: int) -> None:
    queue = hidden_for(s, 200)
    s.bind(s.sqs(queue))
    _resource(queue).visibility_timeout = visibility


def _deleted(s: Scene, timeout: int) -> object:
    queue = hidden_for(s, 900)
    _resource(queue).add_property_deletion_override("VisibilityTimeout")
    return s.bind(s.sqs(queue), running_for(s, timeout))


def _function(s: Scene, made: int, override: int) -> object:
    fn = s.bind(s.sqs(hidden_for(s, 180)), running_for(s, made))
    return _resource(fn).add_property_override("Timeout", override)


def _slowed(s: Scene, timeout: int) -> object:
    return _function(s, 30, timeout)


def _hastened(s: Scene, timeout: int) -> object:
    return _function(s, 900, timeout)


@jsii.implements(cdk.IAspect)
class _Timeout:
    """Gives every function of the app one timeout."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, lambda_.CfnFunction):
            node.timeout = self._seconds


def _by_aspect(s: Scene, timeout: int) -> object:
    cdk.Aspects.of(s.app).add(cast("Any", _Timeout(timeout)))
    return bound(s, 180, 10)


def _parameter(s: Scene) -> float:
    return cdk.CfnParameter(s.stack, "Seconds", type="Number", default=60).value_as_number


def _by_condition(s: Scene) -> object:
    condition = cdk.CfnCondition(s.stack, "Slow", expression=cdk.Fn.condition_equals("a", "b"))
    return _overridden(s, 30, cdk.Fn.condition_if(condition.logical_id, 5400, 180), 900)


def _imported_queue(s: Scene, arn: str) -> sqs.IQueue:
    return sqs.Queue.from_queue_arn(s.stack, "Imported", arn)


def _known_arn(s: Scene) -> object:
    queue = _imported_queue(s, "arn:aws:sqs:us-east-1:111111111111:orders")
    return s.bind(s.sqs(queue), running_for(s, 900))


def _unknown_arn(s: Scene) -> object:
    arn = cdk.CfnParameter(s.stack, "Arn").value_as_string
    return s.bind(s.sqs(_imported_queue(s, arn)), running_for(s, 900))


def _other_apps_arn(s: Scene) -> object:
    queue = _imported_queue(s, cdk.Fn.import_value("OrdersArn"))
    return s.bind(s.sqs(queue), running_for(s, 900))


def _imported_function(s: Scene) -> object:
    imported = lambda_.Function.from_function_attributes(
        s.stack,
        "Imported",
        function_arn="arn:aws:lambda:us-east-1:111111111111:function:orders",
        role=s.fn(name="Other").role,
        same_environment=True,
    )
    return s.bind(s.sqs(hidden_for(s, 1)), imported)


# Wrong beside the unknown ones is the same with what is unknown left at its worst.
PAIRS = [
    timeout_pair("queue made too short by an override", _shortened, 29, 180),
    timeout_pair("queue made long enough by an override", _lengthened, 29, 180),
    timeout_pair("queue overridden after it was bound", _shortened_later, 29, 180),
    timeout_pair("queue's property set after it was bound", _set_later, 29, 180),
    timeout_pair("queue's property deleted by an override", _deleted, 31, 5),
    timeout_pair("function made too slow by an override", _slowed, 181, 29),
    timeout_pair("function made fast enough by an override", _hastened, 181, 30),
    timeout_pair("function made too slow by an aspect", _by_aspect, 181, 30),
    timeout_pair("queue made short by an override", _shortened, 179, 180, risky=True),
    timeout_pair("queue made almost long enough by an override", _lengthened, 179, 180, risky=True),
    timeout_pair("function made slow by an override", _slowed, 31, 30, risky=True),
    Pair(
        "timeout known at deploy only",
        lambda s: bound(s, 30, 60),
        lambda s: bound(s, 30, _parameter(s)),
        _PAGE,
    ),
    Pair(
        "visibility timeout known at deploy only",
        lambda s: bound(s, 30, 900),
        lambda s: bound(s, _parameter(s), 900),
        _PAGE,
    ),
    Pair(
        "visibility timeout by a condition",
        lambda s: _overridden(s, 30, 180, 900),
        _by_condition,
        _PAGE,
    ),
    Pair("imported queue", lambda s: bound(s, None, 900), _known_arn, _PAGE),
    Pair("queue by a parameter", lambda s: bound(s, None, 900), _unknown_arn, _PAGE),
    Pair("queue of another app", lambda s: bound(s, None, 900), _other_apps_arn, _PAGE),
    Pair("imported function", lambda s: bound(s, 1, None), _imported_function, _PAGE),
]
