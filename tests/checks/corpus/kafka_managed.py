"""The cluster of an MSK source, and how Lambda authenticates with it."""

from typing import Any

from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.checks.pair import Pair
from tests.checks.rows import Args, row, value
from tests.checks.scene import CLUSTER, Scene

PASSWORDS = "https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html"
SERVERLESS = "https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html"
ARN = "arn:aws:kafka:us-east-1:111111111111"
UUID = "2f5a4b1c-8d3e-4f6a-9b7c-1d2e3f4a5b6c"


def secret(**kw: Any) -> Args:
    """Return arguments with a secret that MSK takes for SASL/SCRAM."""

    def args(s: Scene) -> dict[str, Any]:
        key: Any = kms.Key(s.stack, "Key")
        defaults: dict[str, Any] = {"secret_name": "AmazonMSK_orders", "encryption_key": key}
        return {"secret": s.secret(**{**defaults, **kw})}

    return args


def on(cluster: str, account: str) -> Args:
    arn = f"arn:aws:secretsmanager:us-east-1:{account}:secret:AmazonMSK_orders-a1b2c3"

    def args(s: Scene) -> dict[str, Any]:
        imported = secretsmanager.Secret.from_secret_complete_arn(s.stack, "Imported", arn)
        return {"cluster_arn": cluster, "secret": imported}

    return args


PAIRS: list[Pair] = [
    value("msk", "cluster_arn", "required", None, CLUSTER),
    value("msk", "cluster_arn", "not empty", "", CLUSTER),
    value("msk", "cluster_arn", "no name", "orders", CLUSTER),
    value(
        "msk",
        "cluster_arn",
        "of MSK, not of a stream",
        "arn:aws:kinesis:us-east-1:111111111111:stream/orders",
        CLUSTER,
    ),
    value(
        "msk",
        "cluster_arn",
        "of MSK, not of MSK Connect",
        f"arn:aws:kafkaconnect:us-east-1:111111111111:connector/orders/{UUID}-2",
        CLUSTER,
    ),
    value("msk", "cluster_arn", "no topic", f"{ARN}:topic/orders/{UUID}-5/new", CLUSTER),
    value("msk", "cluster_arn", "no group", f"{ARN}:group/orders/{UUID}-5/new", CLUSTER),
    value(
        "msk",
        "cluster_arn",
        "no configuration",
        f"{ARN}:configuration/orders/{UUID}-5",
        f"{ARN}:vpc-connection/111111111111/orders/{UUID}-5",
    ),
    value(
        "msk",
        "cluster_arn",
        "an account of 12 digits",
        CLUSTER.replace("111111111111", "11111111111"),
        CLUSTER,
    ),
    value("msk", "cluster_arn", "a region", CLUSTER.replace("us-east-1", ""), CLUSTER),
    value("msk", "cluster_arn", "no blanks around it", f" {CLUSTER}", CLUSTER),
    row(
        "msk",
        "secret: a name that starts with AmazonMSK_",
        secret(secret_name="orders"),  # noqa: S106
        secret(),
        PASSWORDS,
        risky=True,
    ),
    row(
        "msk",
        "secret: a customer managed key",
        secret(encryption_key=None),
        secret(),
        PASSWORDS,
        risky=True,
    ),
    row(
        "msk",
        "secret: not for a serverless cluster, which has IAM only",
        on(f"{ARN}:cluster/orders/{UUID}-s2", "111111111111"),
        {"cluster_arn": f"{ARN}:cluster/orders/{UUID}-s2"},
        SERVERLESS,
        risky=True,
    ),
]
