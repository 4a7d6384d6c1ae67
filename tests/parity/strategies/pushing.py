"""The sources that push: topics, buckets and REST APIs."""

from typing import Any

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from hypothesis import strategies as st

from tests.parity.strategies import resources
from tests.parity.strategies.calls import Late, fresh, made
from tests.parity.strategies.groups import NOTHING, Drawn, Group, booleans, given, needed, optional
from tests.parity.strategies.values import text_token


def sns_groups() -> tuple[Group, ...]:
    def condition(name: str, **props: Any) -> Late:
        return fresh(f"{name}({props})", lambda: getattr(sns.SubscriptionFilter, name)(**props))

    conditions = st.sampled_from(
        (
            condition("string_filter", allowlist=["a"], match_prefixes=["b"]),
            condition("string_filter", denylist=["a"]),
            condition("numeric_filter", greater_than=0),
            condition("numeric_filter", between={"start": 1, "stop": 2}),
            condition("exists_filter"),
        )
    )
    nothing = condition("string_filter")

    def in_body(inner: Late) -> Late:
        return Late(
            f"filter {inner}", lambda les, stack: sns.FilterOrPolicy.filter(inner.make(les, stack))
        )

    names = st.sampled_from(tuple("abcdef"))
    by_attribute = st.dictionaries(names, conditions, max_size=6)
    by_body = st.dictionaries(names, conditions.map(in_body), max_size=6)
    return (
        needed("topic", *resources.topics("Topic")),
        optional("dead_letter_queue", *resources.queues("DeadLetters")),
        Group(
            st.one_of(
                NOTHING,
                given({"filter_policy": by_attribute}),
                given({"filter_policy_with_message_body": by_body}),
            ),
            st.one_of(
                given({"filter_policy": by_attribute, "filter_policy_with_message_body": by_body}),
                given({"filter_policy": st.just({"a": "b"})}),
                given({"filter_policy": st.just({"a": nothing})}),
                given({"filter_policy_with_message_body": st.just({"a": in_body(nothing)})}),
                given({"filter_policy_with_message_body": by_attribute}),
            ),
        ),
    )


def _key_filter(fields: dict[str, Any]) -> Late:
    return Late(
        f"NotificationKeyFilter({fields})",
        lambda les, stack: s3.NotificationKeyFilter(**made(fields, les, stack)),
    )


def s3_groups() -> tuple[Group, ...]:
    events = st.lists(st.sampled_from(list(s3.EventType)), min_size=1, max_size=3, unique=True)
    odd_events = st.lists(st.sampled_from((*s3.EventType, "s3:*")), max_size=3)
    affix = st.sampled_from(("a/", ".csv", text_token("Affix")))
    any_affix = st.one_of(affix, st.just(""))
    right = st.one_of(
        given({"prefix": affix}), given({"suffix": st.just("b")}, optional={"prefix": affix})
    )
    wrong = given({}, optional={"prefix": any_affix, "suffix": any_affix})
    one = st.lists(st.one_of(right, right.map(_key_filter)), max_size=1)
    some = st.lists(st.one_of(wrong, wrong.map(_key_filter), st.just({"infix": "a"})), max_size=3)
    return (
        needed("bucket", *resources.buckets("Bucket")),
        needed("events", events, odd_events),
        optional("filters", one, some),
    )


def rest_api() -> tuple[Group, ...]:
    auth = apigateway.AuthorizationType
    methods = ("ANY", "DELETE", "get", "HEAD", "OPTIONS", "PATCH", "Post", "PUT")
    paths = ("/", "/orders", "/a/{b}", "/{proxy+}", "/a/b-c_d.e")
    odd_paths = st.one_of(
        st.text("/a{}+ä ?", max_size=6),
        st.text("/a{}+ä ?", max_size=6).map("/".__add__),
        st.just(text_token("Path", "/")),
    )
    odd_methods = st.one_of(
        st.sampled_from(("FETCH", "", "*", "GET ", "TRACE", text_token("Method"))),
        st.text("GETget", max_size=4),
    )
    struct = fresh("MethodResponse(200)", lambda: apigateway.MethodResponse(status_code="200"))
    responses = st.lists(st.just(struct), max_size=1)
    odd_responses: Drawn = st.sampled_from(
        ([struct, struct], [{}], [{"status": 200}], {}, [{"status_code": "200"}])
    )
    options = st.sampled_from(
        (
            {"validate_request_body": True},
            {},
            fresh(
                "RequestValidatorOptions()",
                lambda: apigateway.RequestValidatorOptions(request_validator_name="v"),
            ),
        )
    )
    models = {"application/json": fresh("empty", lambda: apigateway.Model.EMPTY_MODEL)}
    return (
        needed("method", st.sampled_from(methods), odd_methods),
        needed("path", st.sampled_from(paths), odd_paths),
        booleans("api_key_required"),
        optional(
            "authorization_type",
            st.sampled_from((auth.IAM, auth.NONE)),
            st.sampled_from((*auth, "IAM")),
        ),
        optional("authorization_scopes", st.just([]), st.sampled_from((["a/read"], "read", [1]))),
        optional("method_responses", responses, odd_responses),
        optional("operation_name", st.text(max_size=8), st.just(1)),
        optional("request_models", st.just(models), st.sampled_from(({"a": "b"}, []))),
        optional(
            "request_parameters",
            st.just({"method.request.path.b": True}),
            st.sampled_from(({"path.b": True}, {"method.request.path.b": "yes"}, {"": False})),
        ),
        optional("request_validator_options", options, st.sampled_from(({"body": True}, 1))),
    )
