"""The brokers of a self-managed Kafka source, its network and its secrets."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, row, value
from tests.checks.scene import Scene

AUTHENTICATION = f"{GUIDE}/kafka-cluster-auth.html"
NETWORK = f"{GUIDE}/with-kafka-cluster-network.html"
ACCESS = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"
PORTS = "https://www.rfc-editor.org/rfc/rfc6335#section-6"
Made = Callable[[Scene], dict[str, Any]]
BROKER = "broker-1.example.com:9092"


def brokers(about: str, wrong: Any, valid: Any) -> Pair:
    """Return a pair of broker lists, of which a string stands for a list of one."""
    lists = [[item] if isinstance(item, str) else item for item in (wrong, valid)]
    return value("kafka", "bootstrap_servers", about, *lists)


def many(count: int) -> list[str]:
    return [f"broker-{number}.example.com:9092" for number in range(count)]


def network(*left_out: str, **kw: Any) -> Made:
    """Return the arguments for brokers in a VPC, without some."""

    def args(s: Scene) -> dict[str, Any]:
        vpc: Any = s.vpc()
        given = {
            "secret": None,
            "vpc": vpc,
            "vpc_subnets": ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            "security_group": ec2.SecurityGroup(s.stack, "Group", vpc=vpc),
            **kw,
        }
        return {name: item for name, item in given.items() if name not in left_out}

    return args


def secret_of(length: int) -> Made:
    """Return arguments with a secret whose ARN is of a certain length."""
    start, end = "arn:aws:secretsmanager:us-east-1:111111111111:secret:", "-a1b2c3"
    arn = start + "s" * (length - len(start) - len(end)) + end
    imported = secretsmanager.Secret.from_secret_complete_arn
    return lambda s: {"secret": imported(s.stack, "Imported", arn)}


def with_method(s: Scene) -> dict[str, Any]:
    basic = s.m.AuthenticationMethod.BASIC_AUTH
    return {**network()(s), "authentication_method": basic}


PAIRS: list[Pair] = [
    brokers("required", None, BROKER),
    brokers("at least one", [], BROKER),
    brokers("at most 10", many(11), many(10)),
    brokers("each once", [BROKER, BROKER], many(2)),
    brokers("not empty", "", BROKER),
    brokers("with a port", "broker-1.example.com", BROKER),
    brokers("with a port of digits", "broker-1.example.com:kafka", BROKER),
    brokers("with a port of at most 5 digits", "broker-1.example.com:909200", BROKER),
    brokers("with a host", ":9092", BROKER),
    brokers("no scheme", f"kafka://{BROKER}", BROKER),
    brokers("no path", f"{BROKER}/orders", BROKER),
    brokers("no underscores", "broker_1.example.com:9092", BROKER),
    brokers("no blanks", f" {BROKER}", BROKER),
    brokers("not several in one string", ",".join(many(2)), many(2)),
    brokers("no hyphen at the end of a label", "broker-.example.com:9092", BROKER),
    brokers("at most 300 characters", "b" * 300 + ":9092", "b" * 60 + ":9092"),
    row(
        "kafka",
        "bootstrap_servers: a port that exists",
        {"bootstrap_servers": ["broker-1.example.com:70000"]},
        {"bootstrap_servers": ["broker-1.example.com:65535"]},
        PORTS,
        risky=True,
    ),
    row(
        "kafka",
        "secret: for brokers on the internet",
        {"secret": None},
        {},
        AUTHENTICATION,
    ),
    row(
        "kafka",
        "secret: also with a root certificate",
        lambda s: {"secret": None, "root_ca_certificate": s.secret(name="Root")},
        lambda s: {"root_ca_certificate": s.secret(name="Root")},
        AUTHENTICATION,
    ),
    row("kafka", "vpc: with subnets", network("vpc_subnets"), network(), NETWORK),
    row("kafka", "vpc: with a security group", network("security_group"), network(), NETWORK),
    row("kafka", "vpc_subnets: with a VPC", network("vpc", "secret"), network("secret"), NETWORK),
    row(
        "kafka",
        "security_group: with a VPC",
        network("vpc", "vpc_subnets", "secret"),
        network("secret"),
        NETWORK,
    ),
    row(
        "kafka",
        "vpc_subnets: at least one",
        network(vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)),
        network(),
        NETWORK,
    ),
    row(
        "kafka",
        "authentication_method: with a secret",
        with_method,
        network(),
        AUTHENTICATION,
        risky=True,
    ),
    row(
        "kafka",
        "secret: an ARN of at most 200 characters",
        secret_of(201),
        secret_of(200),
        ACCESS,
    ),
    row(
        "kafka",
        "root_ca_certificate: an ARN of at most 200 characters",
        lambda s: {"root_ca_certificate": secret_of(201)(s)["secret"]},
        lambda s: {"root_ca_certificate": secret_of(200)(s)["secret"]},
        ACCESS,
    ),
]
