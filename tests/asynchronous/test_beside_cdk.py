"""What CDK's module gets wrong about who may invoke a function: both modules side by side."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Annotations, Match, Template

import lambda_event_sources
from lambda_event_sources import ApiEventSource, S3EventSource, SnsEventSource
from tests.conftest import make_function

_CREATED = [s3.EventType.OBJECT_CREATED]
_FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
_HERE = cdk.Environment(account="111111111111", region="eu-west-1")


def _both(make: Any, env: cdk.Environment | None = None) -> tuple[list[Any], list[Any]]:
    """Return the permissions that both modules make."""
    return _permissions(cdk_module, make, env), _permissions(lambda_event_sources, make, env)


def _permissions(les: ModuleType, make: Any, env: cdk.Environment | None) -> list[Any]:
    stack = cdk.Stack(cdk.App(), "Stack", env=env)
    make(les, stack)
    found = Template.from_stack(stack).find_resources("AWS::Lambda::Permission")
    return [permission["Properties"] for permission in found.values()]


def _on_imported(les: ModuleType, stack: cdk.Stack) -> None:
    function = lambda_.Function.from_function_arn(stack, "Function", _FUNCTION)
    bucket: Any = s3.Bucket(stack, "Bucket")
    function.add_event_source(les.S3EventSourceV2(bucket, events=_CREATED))
    topic: Any = sns.Topic(stack, "Topic")
    function.add_event_source(les.SnsEventSource(topic))
    function.add_event_source(les.ApiEventSource("GET", "/orders"))


def test_an_imported_function_can_be_invoked() -> None:
    """In a stack of no certain place CDK makes no permission (aws-cdk issue 7588)."""
    theirs, ours = _both(_on_imported)

    assert theirs == []
    assert {permission["FunctionName"] for permission in ours} == {_FUNCTION}
    assert {permission["Principal"] for permission in ours} == {
        f"{service}.amazonaws.com" for service in ("s3", "sns", "apigateway")
    }
    assert all(permission["SourceArn"] for permission in ours)


def test_nothing_is_said_of_permissions_that_were_made() -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    _on_imported(lambda_event_sources, stack)

    assert Annotations.from_stack(stack).find_warning("*", Match.any_value()) == []


def test_a_function_of_another_account_is_left_alone() -> None:
    """Nobody can make a permission for it in this stack."""
    elsewhere = cdk.Environment(account="222222222222", region="eu-west-1")
    theirs, ours = _both(_on_imported, elsewhere)

    assert theirs == ours == []


def _of_foreign_bucket(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket.from_bucket_attributes(
        stack, "Bucket", bucket_name="orders", account="222222222222", region="eu-west-1"
    )
    function = make_function(stack, "Function")
    function.add_event_source(les.S3EventSourceV2(bucket, events=_CREATED))


def test_the_owner_of_a_bucket_may_invoke() -> None:
    """CDK names the account of the stack, which S3 does not act for (aws-cdk issue 21628)."""
    ((theirs,), (ours,)) = _both(_of_foreign_bucket, _HERE)

    assert theirs["SourceAccount"] == "111111111111"
    assert ours == {**theirs, "SourceAccount": "222222222222"}


@pytest.mark.parametrize(
    ("region", "service"),
    [("me-south-1", "sns.me-south-1.amazonaws.com"), ("us-east-1", "sns.amazonaws.com")],
)
def test_sns_is_called_as_it_is_in_opt_in_regions(region: str, service: str) -> None:
    """Elsewhere it has one name (aws-cdk issue 30280)."""

    def subscribe(les: ModuleType, stack: cdk.Stack) -> None:
        arn = f"arn:aws:sns:{region}:111111111111:orders"
        topic: Any = sns.Topic.from_topic_arn(stack, "Topic", arn)
        make_function(stack, "Function").add_event_source(les.SnsEventSource(topic))

    ((theirs,), (ours,)) = _both(subscribe, _HERE)

    assert theirs["Principal"] == "sns.amazonaws.com"
    assert ours == {**theirs, "Principal": service}


def test_no_permission_is_made_where_none_is_wanted(stack: cdk.Stack) -> None:
    function = make_function(stack, "Function")
    function.add_event_source(SnsEventSource(sns.Topic(stack, "Topic"), grant=False))
    bucket = s3.Bucket(stack, "Bucket")
    function.add_event_source(S3EventSource(bucket, events=_CREATED, grant=False))

    template = Template.from_stack(stack)

    template.resource_count_is("AWS::Lambda::Permission", 0)
    template.resource_count_is("AWS::SNS::Subscription", 1)
    template.resource_count_is("Custom::S3BucketNotifications", 1)


def test_routes_can_share_one_permission(stack: cdk.Stack) -> None:
    function = make_function(stack, "Function")
    for path in ("/a", "/b", "/c"):
        function.add_event_source(ApiEventSource("GET", path, scope_permission_to_method=False))

    Template.from_stack(stack).resource_count_is("AWS::Lambda::Permission", 1)


def test_plain_filter_policies_are_those_of_cdks_objects() -> None:
    """CDK's module answers a plain dict with a tree of failed conversions (aws-cdk 16549)."""
    plain = cdk.Stack(cdk.App(), "Stack")
    made = cdk.Stack(cdk.App(), "Stack")
    policy: dict[str, list[Any]] = {"store": ["rome"], "price": [{"numeric": [">", 5]}]}
    filters = {name: sns.SubscriptionFilter(values) for name, values in policy.items()}
    both: list[tuple[cdk.Stack, Any]] = [(plain, policy), (made, filters)]
    for stack, given in both:
        source = SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=given)
        make_function(stack, "Function").add_event_source(source)

    assert Template.from_stack(plain).to_json() == Template.from_stack(made).to_json()


def test_plain_body_policies_nest(stack: cdk.Stack) -> None:
    policy: dict[str, Any] = {"order": {"store": ["rome"]}, "paid": [True]}
    topic = sns.Topic(stack, "Topic")
    source = SnsEventSource(topic, filter_policy_with_message_body=policy)
    make_function(stack, "Function").add_event_source(source)

    Template.from_stack(stack).has_resource_properties(
        "AWS::SNS::Subscription", {"FilterPolicy": policy, "FilterPolicyScope": "MessageBody"}
    )
