"""Tables of pairs of DocumentDB sources, and what those are made of."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2

from tests.checks.pair import Pair
from tests.checks.rows import API
from tests.checks.scene import TRIM_HORIZON, Scene

ACCOUNT = "111111111111"
ARN = f"arn:aws:rds:us-east-1:{ACCOUNT}:cluster:orders"

Args = dict[str, Any] | Callable[[Scene], dict[str, Any]]


def source(s: Scene, cluster: Any = ARN, **kw: Any) -> Any:
    """Make a source."""
    given = {"database_name": "shop", "starting_position": TRIM_HORIZON, **kw}
    if "secret" not in kw:
        given["secret"] = s.secret(name=f"Secret{len(s.stack.node.children)}")
    given = {name: value for name, value in given.items() if value is not None}
    return s.m.DocumentDbEventSource(cluster, **given)


def made(s: Scene, **props: Any) -> dict[str, Any]:
    """Return the argument for a cluster of the app, whose L1 resource has these properties."""
    cluster = docdb.DatabaseCluster(
        s.stack,
        "Cluster",
        instance_type=ec2.InstanceType("t4g.medium"),
        master_user=docdb.Login(username="orders"),
        vpc=s.vpc(),
        vpc_subnets={"subnet_type": ec2.SubnetType.PRIVATE_ISOLATED},
        parameter_group=props.pop("parameter_group", None),
        engine_version=props.pop("engine_version", None),
    )
    for name, value in props.items():
        setattr(cluster.node.default_child, name, value)
    return {"cluster": cluster}


def row(about: str, wrong: Args, valid: Args, page: str = API) -> Pair:
    """Return the pair of these or those arguments."""

    def case(args: Args) -> Callable[[Scene], object]:
        return lambda s: s.bind(source(s, **(args(s) if callable(args) else args)))

    return Pair(about, case(wrong), case(valid), page, own=True)
