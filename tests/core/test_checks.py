"""What a user sees of a wrong call."""

import inspect
import pickle
import traceback
from collections.abc import Callable
from typing import Annotated, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    KinesisEventSource,
    PropTypeError,
    SnsEventSource,
    SqsEventSource,
    ValidationError,
    checked,
)
from lambda_event_sources.core.checks import check_of
from lambda_event_sources.core.limits import Between
from lambda_event_sources.core.parameters import Doc


def message(call: Callable[[], object]) -> str:
    """Return what the error of a call says."""
    with pytest.raises(ValidationError) as caught:
        call()
    return str(caught.value)


def test_the_error_says_what_where_and_which_value(queue: sqs.Queue) -> None:
    """Owner, argument, limit and value stand in the message and on the exception."""
    with pytest.raises(ValidationError) as caught:
        SqsEventSource(queue, max_concurrency=1)

    error = caught.value
    assert str(error) == "SqsEventSource: max_concurrency must be between 2 and 1000, got 1"
    assert (error.owner, error.prop, error.value) == ("SqsEventSource", "max_concurrency", 1)
    assert error.limit == Between(2, 1000)
    assert not isinstance(error, TypeError)


def test_the_last_line_of_the_traceback_is_the_users(queue: sqs.Queue) -> None:
    """Between the user's line and the message stands one frame, and no JavaScript."""
    with pytest.raises(ValidationError) as caught:
        SqsEventSource(queue, max_concurrency=1)

    frames = traceback.extract_tb(caught.value.__traceback__)

    assert [frame.line for frame in frames[:-1]] == ["SqsEventSource(queue, max_concurrency=1)"]
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_all_problems_of_a_call_come_together(queue: sqs.Queue) -> None:
    """One error lists every wrong argument, each on a line of its own."""
    text = message(lambda: SqsEventSource(queue, batch_size=0, max_concurrency=1, enabled=1))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    assert text.splitlines() == [
        "SqsEventSource: 3 problems",
        "  - batch_size must be between 1 and 10000, got 0",
        "  - enabled must be True or False, got 1",
        "  - max_concurrency must be between 2 and 1000, got 1",
    ]


@pytest.mark.parametrize(
    ("args", "kwargs", "expected"),
    [
        ((), {}, "queue must be given, as an SQS queue, or the ARN or name of one"),
        ((None,), {}, "queue must be given, as an SQS queue, or the ARN or name of one"),
        ((5,), {}, "queue must be an SQS queue, or the ARN or name of one, got 5"),
        (("q", 10), {}, "10 must be passed by keyword"),
        (("q",), {"queue": "r"}, "queue was given twice, by position and by keyword"),
        (("q",), {"batchsize": 1}, "batchsize is not an argument; did you mean batch_size?"),
        (("q",), {"zzz": 1}, "zzz is not an argument"),
        (
            ("q",),
            {"batch_size": "ten"},
            "batch_size must be a number between 1 and 10000, got 'ten'",
        ),
        (("q",), {"batch_size": True}, "batch_size must be a number between 1 and 10000, got True"),
        (("q",), {"enabled": "yes"}, "enabled must be True or False, got 'yes'"),
        (
            ("q",),
            {"max_batching_window": 5},
            "max_batching_window must be a Duration between 0 and 300 whole seconds, got 5",
        ),
    ],
)
def test_a_wrong_call_is_a_type_error(
    args: tuple[Any, ...], kwargs: dict[str, Any], expected: str
) -> None:
    """A missing, unknown, misplaced or mistyped argument is a TypeError that says so in words."""
    with pytest.raises(PropTypeError) as caught:
        SqsEventSource(*args, **kwargs)

    assert expected in str(caught.value)
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, ValueError)


def test_a_resource_of_another_service_is_refused(stack: cdk.Stack) -> None:
    """A stream is no queue, although both are jsii proxies that no type check can tell apart."""
    stream: Any = kinesis.Stream(stack, "Stream")
    imported: Any = kinesis.Stream.from_stream_arn(
        stack, "Imported", "arn:aws:kinesis:eu-west-1:111111111111:stream/s"
    )

    assert message(lambda: SqsEventSource(stream)).endswith("the ARN or name of one, got a Stream")
    assert message(lambda: SqsEventSource(imported)).endswith("got an imported resource")
    assert message(lambda: SnsEventSource(stream)).startswith(
        "SnsEventSource: topic must be an SNS topic"
    )


def test_a_duration_shows_its_length(queue: sqs.Queue) -> None:
    """A Duration of the wrong length is shown in seconds, fractions too."""
    for duration, shown in (
        (cdk.Duration.minutes(6), "360 seconds"),
        (cdk.Duration.millis(1500), "1.5 seconds"),
    ):
        text = message(lambda window=duration: SqsEventSource(queue, max_batching_window=window))  # type: ignore[misc]
        assert text.endswith(f"must be between 0 and 300 whole seconds, got {shown}")


def test_tokens_are_shown_in_words(stack: cdk.Stack, queue: sqs.Queue) -> None:
    """What CDK puts in place of a value that is known at deploy is of no help to anyone."""
    parameter = cdk.CfnParameter(stack, "Parameter", type="Number")
    number, text = parameter.value_as_number, parameter.value_as_string
    fifo = sqs.Queue(stack, "Fifo", fifo=True)
    window = cdk.Duration.seconds(number)

    assert message(
        lambda: SqsEventSource(queue, max_concurrency=number, provisioned_poller_config={})
    ).endswith("provisioned_poller_config must be left out when max_concurrency is given, got {}")
    assert message(lambda: SqsEventSource(queue, batch_size=text)).endswith(  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        "got '<known at deploy>'"
    )
    assert message(lambda: SqsEventSource(queue, enabled=number)).endswith(  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        "got <known at deploy>"
    )
    assert message(lambda: SqsEventSource(fifo, max_batching_window=window)).endswith(
        "got a Duration of <known at deploy> seconds"
    )


def test_long_values_are_cut(queue: sqs.Queue) -> None:
    """A value of a thousand characters does not flood the terminal."""
    text = message(lambda: SqsEventSource(queue, filters=[{"pattern": "", "x": "y" * 1000}]))

    assert len(text) < 300


def test_a_refusal_costs_no_kernel_message(
    queue: sqs.Queue, kernel_messages: Callable[[], int]
) -> None:
    """Refusing a number, a type or a combination asks the kernel nothing, a Duration its amount."""
    window = cdk.Duration.minutes(6)
    kernel_messages()

    message(lambda: SqsEventSource(queue, max_concurrency=1))
    message(lambda: SqsEventSource(5))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    message(lambda: SqsEventSource("no name"))
    message(lambda: SqsEventSource(queue, max_concurrency=2, provisioned_poller_config={}))
    assert kernel_messages() == 0

    message(lambda: SqsEventSource(queue, max_batching_window=window))
    assert kernel_messages() == 1


def test_errors_can_be_pickled(queue: sqs.Queue) -> None:
    """An error crosses process borders, as it must in parallel test runs."""
    with pytest.raises(ValidationError) as caught:
        SqsEventSource(queue, max_concurrency=1)

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

    assert str(copy) == str(caught.value)
    assert copy.problems == caught.value.problems


def test_props_hold_what_was_given(queue: sqs.Queue) -> None:
    """`props` has the keyword arguments that were given, and can not be changed."""
    source = SqsEventSource(queue, batch_size=5, enabled=None)

    assert dict(source.props) == {"batch_size": 5}
    assert not hasattr(source.props, "update")


class Timer:
    """A checked class of a user's own, with a checked subclass."""

    @checked()
    def __init__(self, *, minutes: Annotated[int, Between(1, 59), Doc("How long.")]) -> None:
        """Set it."""


class NamedTimer(Timer):
    """A timer with a name."""

    @checked()
    def __init__(self, name: str, *, minutes: int, loud: bool | None = None) -> None:
        """Set it."""
        self.name = name
        super().__init__(minutes=minutes)


def test_subclasses_are_checked_at_both_levels() -> None:
    """A checked subclass keeps its own props, and the base's limits hold for it."""
    timer = NamedTimer("tea", minutes=4, loud=True)

    assert vars(timer)["props"] == {"minutes": 4, "loud": True}
    assert message(lambda: NamedTimer("tea", minutes=60)).startswith("Timer: minutes must be")


def test_help_shows_each_argument() -> None:
    """`help()` has a plain signature, and each argument with meaning, range, default and page."""
    init: Any = Timer.__init__

    assert str(inspect.signature(init)) == "(self, *, minutes: int) -> None"
    assert "minutes: How long. Must be an int between 1 and 59." in init.__doc__


def test_limits_can_be_read_back() -> None:
    """A class tells its limits as data."""
    parameter = check_of(SqsEventSource).parameters["batch_size"]

    assert parameter.limits == (Between(1, 10_000),)
    assert not parameter.required


def test_the_stream_position_decides_about_the_timestamp(stack: cdk.Stack) -> None:
    """AT_TIMESTAMP needs a timestamp, and no other position takes one."""
    stream = kinesis.Stream(stack, "Stream")
    latest, at = lambda_.StartingPosition.LATEST, lambda_.StartingPosition.AT_TIMESTAMP

    assert message(lambda: KinesisEventSource(stream, starting_position=at)) == (
        "KinesisEventSource: starting_position_timestamp must be given when starting_position is "
        "StartingPosition.AT_TIMESTAMP"
    )
    assert "must be left out when starting_position is StartingPosition.LATEST" in message(
        lambda: KinesisEventSource(stream, starting_position=latest, starting_position_timestamp=1)
    )


def test_a_wrong_type_comes_with_what_may_have_been_meant(queue: sqs.Queue) -> None:
    """An ARN for a resource, and seconds for a Duration, are what people write first."""
    arn: Any = "arn:aws:sqs:eu-west-1:111111111111:orders"
    window: Any = 5

    assert message(lambda: SnsEventSource("orders", dead_letter_queue=arn)).endswith(
        "got 'arn:aws:sqs:eu-west-1:111111111111:orders': import it with sqs.Queue.from_queue_arn"
    )
    assert message(lambda: SqsEventSource(queue, max_batching_window=window)).endswith(
        "got 5: pass cdk.Duration.seconds(5)"
    )


def test_what_is_inside_a_dict_is_checked(stack: cdk.Stack) -> None:
    """A text is no condition; jsii would answer with a tree of failed conversions."""
    topic = sns.Topic(stack, "Topic")
    policy: Any = {"severity": "critical"}

    assert message(lambda: SnsEventSource(topic, filter_policy=policy)) == (
        "SnsEventSource: filter_policy.severity must be a list of values, as a message attribute "
        "has no fields, got 'critical'"
    )
