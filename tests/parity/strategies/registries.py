"""The schema registries of Kafka sources."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_lambda as lambda_
from hypothesis import strategies as st

from tests.parity.building import arn
from tests.parity.strategies import resources
from tests.parity.strategies.calls import Late, fresh
from tests.parity.strategies.groups import Drawn, Group, calls, needed
from tests.parity.strategies.values import strings, text_token

VALIDATIONS: tuple[Any, ...] = (
    {"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE},
    fresh(
        "KafkaSchemaValidationConfig(KEY)",
        lambda: lambda_.KafkaSchemaValidationConfig(
            attribute=lambda_.KafkaSchemaValidationAttribute.KEY
        ),
    ),
)


def registries() -> tuple[Drawn, Drawn]:
    formats = st.sampled_from((lambda_.EventRecordFormat.JSON, lambda_.EventRecordFormat.SOURCE))
    common = (
        needed("event_record_format", formats, st.sampled_from(("JSON", 1))),
        needed(
            "schema_validation_configs",
            st.lists(st.sampled_from(VALIDATIONS), min_size=1, max_size=2, unique_by=repr),
            st.sampled_from(
                (
                    [],
                    [VALIDATIONS[0]] * 2,
                    "VALUE",
                    [{}],
                    [{"attribute": "VALUE"}],
                    {"attribute": "VALUE"},
                )
            ),
        ),
    )
    by_arn = {"schema_registry_arn": arn("glue", "registry/orders")}
    with_token = {"schema_registry_arn": arn("glue", "registry/orders", region=cdk.Aws.REGION)}
    late_arn = {"schema_registry_arn": text_token("RegistryArn")}
    own = {
        "schema_registry": Late(
            "CfnRegistry", lambda _, stack: glue.CfnRegistry(stack, "Registry", name="orders")
        )
    }
    odd_arns = strings("arn:aws/glue", 12).map(lambda tail: f"arn:aws:glue:a:1:registry/{tail}")
    registry = Group(
        st.sampled_from((by_arn, with_token, own)),
        st.one_of(
            st.sampled_from(({}, {**by_arn, **own}, late_arn, {"schema_registry_arn": "orders"})),
            odd_arns.map(lambda odd: {"schema_registry_arn": odd}),
        ),
    )
    access = lambda_.KafkaSchemaRegistryAccessConfigType
    uris = st.sampled_from(("https://registry.example.com:8081", text_token("Uri")))
    confluent = (
        *common,
        needed(
            "authentication_type",
            st.sampled_from((access.BASIC_AUTH, access.CLIENT_CERTIFICATE_TLS_AUTH)),
            st.sampled_from(("BASIC_AUTH", 1)),
        ),
        needed("schema_registry_uri", uris, strings("ab:/._ ?&%ä", 10_000)),
        needed("secret", *resources.secrets("RegistrySecret")),
    )
    names = {"GlueSchemaRegistry": (*common, registry), "ConfluentSchemaRegistry": confluent}
    right = [calls(name, *groups, most_spoiled=0) for name, groups in names.items()]
    wrong = [calls(name, *groups) for name, groups in names.items()]
    return st.one_of(right), st.one_of(*wrong, st.just(arn("glue", "registry/orders")))
