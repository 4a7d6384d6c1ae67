"""The Kafka sources."""

from aws_cdk import aws_lambda as lambda_
from hypothesis import strategies as st

from tests.parity.building import arn
from tests.parity.strategies import arguments, resources
from tests.parity.strategies.calls import Late
from tests.parity.strategies.groups import NOTHING, Group, given, needed, optional
from tests.parity.strategies.network import SECURITY_GROUP, SUBNETS, VPC
from tests.parity.strategies.registries import registries
from tests.parity.strategies.values import strings, text_token


def kafka_groups() -> tuple[Group, ...]:
    right_pollers, wrong_pollers = arguments.pollers(1, 2000)
    right_registries, wrong_registries = registries()
    letters = st.sampled_from(("orders", "a.b-c_d", "x" * 249))
    return (
        *arguments.stream_groups(),
        arguments.positions(with_timestamp=True),
        arguments.metrics(*lambda_.MetricType),
        needed(
            "topic",
            letters,
            st.one_of(strings(arguments.TOPIC_LETTERS, 249), st.just(text_token("Topic"))),
        ),
        optional(
            "consumer_group_id",
            st.sampled_from(("readers", "a-/*:_+=.@", text_token("Group"))),
            strings("ab-/*:_+=.@ ä", 200),
        ),
        optional(
            "log_level",
            st.sampled_from(list(lambda_.EventSourceMappingLogLevel)),
            st.sampled_from(("INFO", 1)),
        ),
        Group(
            st.one_of(
                NOTHING,
                given({"provisioned_poller_config": right_pollers}),
                given(
                    {
                        "provisioned_poller_config": right_pollers,
                        "schema_registry_config": right_registries,
                    }
                ),
            ),
            st.one_of(
                given({"provisioned_poller_config": wrong_pollers}),
                given({"schema_registry_config": right_registries}),
                given(
                    {
                        "provisioned_poller_config": right_pollers,
                        "schema_registry_config": wrong_registries,
                    }
                ),
            ),
        ),
    )


def managed() -> tuple[Group, ...]:
    clusters = (
        resources.CLUSTER,
        resources.CLUSTER.replace("cluster/", "vpc-connection/"),
        text_token("Cluster"),
    )
    odd = st.sampled_from(
        (resources.ARN, "orders", "", arn("kafka", ""), arn("kafka", "x", region=""))
    )
    return (
        *kafka_groups(),
        needed("cluster_arn", st.sampled_from(clusters), odd),
        optional("secret", *resources.secrets("Secret")),
    )


def _method(name: str) -> Late:
    return Late(name, lambda les, _: getattr(les.AuthenticationMethod, name))


def self_managed() -> tuple[Group, ...]:
    names = st.sampled_from(("BASIC_AUTH", "SASL_SCRAM_256_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH"))
    method = names.map(_method)
    secret, wrong_secret = resources.secrets("Secret")
    certificate, wrong_certificate = resources.secrets("Certificate")
    network = {
        "vpc": st.just(VPC),
        "vpc_subnets": st.sampled_from(SUBNETS),
        "security_group": st.just(SECURITY_GROUP),
    }
    login = {"authentication_method": method, "root_ca_certificate": certificate}
    host = st.text("ab1-._/:", max_size=8)
    port = st.one_of(st.integers(0, 10**6).map(str), st.text("1a", max_size=2))
    odd = st.lists(st.one_of(st.builds("{}:{}".format, host, port), host), max_size=3)
    long = st.integers(295, 301).map(lambda size: ["a" * (size - 5) + ":9092"])
    many = st.sampled_from((9, 10, 11)).map(lambda n: [f"b-{i}:9092" for i in range(n)])
    fine = st.lists(
        st.sampled_from(("b-1.example.com:9092", "b:1", text_token("B"))),
        unique_by=repr,
        min_size=1,
    )
    return (
        *kafka_groups(),
        needed("bootstrap_servers", fine, st.one_of(odd, long, many, st.just("b-1:9092"))),
        Group(
            st.one_of(
                given({"secret": secret}, optional=login),
                given(network, optional={"root_ca_certificate": certificate}),
                given({**network, "secret": secret}, optional=login),
            ),
            st.one_of(
                given({}, optional={**network, "secret": secret, **login}),
                given({"secret": wrong_secret, "root_ca_certificate": wrong_certificate}),
            ),
        ),
    )
