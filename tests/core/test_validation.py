"""How findings about relations reach the user."""

import inspect
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Template

from lambda_event_sources import SqsEventSource
from tests.conftest import make_function

_WARNED = "lambda-event-sources:short-visibility-timeout"


def _bound(stack: cdk.Stack, visibility: int, timeout: int = 30) -> lambda_.Function:
    """Bind a queue with a dead-letter queue to a function."""
    dead = sqs.DeadLetterQueue(queue=sqs.Queue(stack, "Dead"), max_receive_count=5)
    hidden = cdk.Duration.seconds(visibility)
    queue = sqs.Queue(stack, "Queue", visibility_timeout=hidden, dead_letter_queue=dead)
    function = make_function(stack, "Function", timeout=cdk.Duration.seconds(timeout))
    function.add_event_source(SqsEventSource(queue, report_batch_item_failures=True))
    return function


def _refusal(synthesize: Callable[[], object]) -> str:
    with pytest.raises(RuntimeError) as raised:
        synthesize()
    return str(raised.value)


def _findings(message: str) -> list[str]:
    return [line.strip() for line in message.splitlines() if line.startswith("  [")]


def _said(function: lambda_.Function, kind: str) -> list[str]:
    """Return what the function is annotated with once its app is synthesized."""
    app = cdk.App.of(function)
    assert app
    app.synth()
    return [str(entry.data) for entry in function.node.metadata if entry.type == f"aws:cdk:{kind}"]


def test_a_finding_says_all_there_is_to_say(app: cdk.App, stack: cdk.Stack) -> None:
    """Path, class, prop, values and remedy, in one line."""
    _bound(stack, 10)

    (finding,) = _findings(_refusal(app.synth))

    assert finding == (
        "[Stack/Function] SqsEventSource(Stack/Queue): visibility_timeout of the queue "
        "Stack/Queue must be at "
        "least that of the function Stack/Function, 30 seconds, got 10 seconds: give the queue "
        "visibility_timeout=cdk.Duration.seconds(180), which is 6 times the function's timeout, "
        "as AWS advises"
    )


def test_assertions_see_it_too(stack: cdk.Stack) -> None:
    _bound(stack, 10)

    message = _refusal(lambda: Template.from_stack(stack))

    assert len(_findings(message)) == 1
    assert "Token[" not in message


def test_all_findings_come_at_once_and_each_once(app: cdk.App, stack: cdk.Stack) -> None:
    function = _bound(stack, 10)
    queue = sqs.Queue(stack, "Other", visibility_timeout=cdk.Duration.seconds(20))
    for _ in range(2):
        function.add_event_source(SqsEventSource(queue, batch_size=1))

    findings = _findings(_refusal(app.synth))

    assert len(findings) == len(set(findings)) == 3
    assert [text for text in findings if "and AWS allows one" in text] != []


def test_a_second_synthesis_says_the_same(app: cdk.App, stack: cdk.Stack) -> None:
    _bound(stack, 10)
    first = _refusal(app.synth)

    assert _findings(_refusal(lambda: app.synth(force=True))) == _findings(first)


def test_what_was_corrected_is_not_refused(app: cdk.App, stack: cdk.Stack) -> None:
    function = _bound(stack, 10)
    _refusal(app.synth)
    resource: Any = function.node.default_child
    resource.timeout = 1

    app.synth(force=True)


def test_an_escape_hatch_counts(app: cdk.App, stack: cdk.Stack) -> None:
    function = _bound(stack, 10)
    resource: Any = function.node.default_child
    resource.add_property_override("Timeout", 1)

    app.synth()


def test_stages_answer_for_themselves(app: cdk.App) -> None:
    stage = cdk.Stage(app, "Stage")
    _bound(cdk.Stack(stage, "Stack"), 10)

    assert _findings(_refusal(app.synth))[0].startswith("[Stage/Stack/Function] SqsEventSource(")


def test_a_nested_stack_is_judged_with_its_parent(app: cdk.App, stack: cdk.Stack) -> None:
    nested = cdk.NestedStack(stack, "Nested")
    queue = sqs.Queue(nested, "Queue", visibility_timeout=cdk.Duration.seconds(10))
    function = make_function(stack, "Function", timeout=cdk.Duration.seconds(30))
    function.add_event_source(SqsEventSource(queue, batch_size=1))

    assert len(_findings(_refusal(app.synth))) == 1


def test_a_synthesizer_of_ones_own_is_left_alone(app: cdk.App) -> None:
    synthesizer = cdk.DefaultStackSynthesizer(qualifier="mine")
    stack = cdk.Stack(app, "Stack", synthesizer=synthesizer)
    _bound(stack, 180)

    template = Template.from_stack(stack).to_json()

    assert template["Parameters"]["BootstrapVersion"]["Default"] == "/cdk-bootstrap/mine/version"


def test_the_cli_gets_annotations(
    app: cdk.App, stack: cdk.Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it prints the finding alone, without a traceback, and fails."""
    monkeypatch.setenv("CDK_OUTDIR", "anywhere")
    function = _bound(stack, 10)

    assert len(_said(function, "error")) == 1


def test_a_risk_is_a_warning_with_an_id(stack: cdk.Stack) -> None:
    (warning,) = _said(_bound(stack, 100), "warning")

    assert warning.startswith("SqsEventSource(Stack/Queue): visibility_timeout of the queue")
    assert f"[ack: {_WARNED}]" in warning


_OLD = pytest.mark.skipif(
    "builtin_cloud_formation_validation" not in inspect.signature(cdk.App.__init__).parameters,
    reason="older CDK silences only what is below a construct",
)


@pytest.mark.parametrize("whole_stack", [pytest.param(False, marks=_OLD), True])
def test_a_warning_can_be_acknowledged(stack: cdk.Stack, *, whole_stack: bool) -> None:
    function = _bound(stack, 100)
    scope = stack if whole_stack else function
    cdk.Annotations.of(scope).acknowledge_warning(_WARNED)

    assert _said(function, "warning") == []


def test_a_warning_comes_once_however_often_one_synthesizes(app: cdk.App, stack: cdk.Stack) -> None:
    function = _bound(stack, 100)
    app.synth()
    app.synth(force=True)

    assert len(_said(function, "warning")) == 1


def test_nothing_is_said_of_a_correct_app(stack: cdk.Stack) -> None:
    function = _bound(stack, 180)

    assert _said(function, "warning") == _said(function, "error") == []


def test_what_was_taken_away_is_not_judged(app: cdk.App, stack: cdk.Stack) -> None:
    function = _bound(stack, 10)
    mappings = [child for child in function.node.children if "SqsEventSource" in child.node.id]
    for mapping in mappings:
        function.node.try_remove_child(mapping.node.id)

    app.synth()


def test_what_was_taken_away_can_be_bound_again(stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue")
    function = make_function(stack, "Function")
    source = SqsEventSource(queue)
    function.add_event_source(source)
    function.node.try_remove_child(source.mapping_for(function).node.id)
    function.add_event_source(SqsEventSource(queue, batch_size=1))

    template = Template.from_stack(stack)

    template.has_resource_properties("AWS::Lambda::EventSourceMapping", {"BatchSize": 1})


def test_a_refusal_can_be_accepted() -> None:
    """Whoever knows better has a way out, by the name of the relation."""
    app = cdk.App(context={"lambda-event-sources:accept": ["visibility-timeout"]})
    _bound(cdk.Stack(app, "Stack"), 10)

    app.synth()
