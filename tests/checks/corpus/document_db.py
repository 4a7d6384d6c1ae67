"""Amazon DocumentDB: clusters, and what of them is read."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_lambda as lambda_

from tests.checks.cluster_rows import ACCOUNT, made, row, source
from tests.checks.mq_rows import secret_of
from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, seconds
from tests.checks.scene import Scene

_PAGE = f"{GUIDE}/with-documentdb.html"
_CONFIG = "https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html"
_NAMES = "https://docs.aws.amazon.com/documentdb/latest/developerguide/limits.html"
_ACCESS = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"
_IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
_AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP
_START = 1_655_237_653


def _tls(s: Scene, value: str) -> dict[str, Any]:
    group = docdb.ClusterParameterGroup(
        s.stack, "Group", family="docdb5.0", parameters={"tls": value}
    )
    return made(s, parameter_group=group)


def _in_home(s: Scene, place: str) -> object:
    home = s.stack_in("Home", region="us-east-1", account=ACCOUNT)
    arn = f"arn:aws:rds:{place}:cluster:orders"
    return s.bind(source(s, arn, secret=s.secret(home)), s.fn(home))


def _elsewhere(about: str, place: str) -> Pair:
    return Pair(
        f"cluster: in the function's {about}",
        lambda s: _in_home(s, place),
        lambda s: _in_home(s, f"us-east-1:{ACCOUNT}"),
        _PAGE,
        own=True,
    )


def _both(s: Scene, first: dict[str, Any], second: dict[str, Any]) -> object:
    s.bind(source(s, **first))
    return s.bind(source(s, **second))


def _immutable(s: Scene, **kw: Any) -> object:
    arn = f"arn:aws:iam::{ACCOUNT}:role/r"
    role: Any = cdk.aws_iam.Role.from_role_arn(s.stack, "Role", arn, mutable=False)
    return s.bind(source(s, **kw), s.fn(role=role))


PAIRS: list[Pair] = [
    row("cluster: a name", {"cluster": "or--ders"}, {"cluster": "or-ders"}, _NAMES),
    row(
        "cluster: not an elastic one",
        {"cluster": f"arn:aws:docdb-elastic:us-east-1:{ACCOUNT}:cluster/orders"},
        {},
        _PAGE,
    ),
    row("cluster: no queue", lambda s: {"cluster": s.queue()}, {}, _PAGE),
    row(
        "cluster: newer than 3.6",
        lambda s: made(s, engine_version="3.6.0"),
        lambda s: made(s, engine_version="5.0.0"),
        _PAGE,
    ),
    row(
        "cluster: in one region",
        lambda s: made(s, global_cluster_identifier="everywhere"),
        made,
        _PAGE,
    ),
    row("cluster: with TLS", lambda s: _tls(s, "disabled"), lambda s: _tls(s, "tls1.2+"), _PAGE),
    row("database_name: required", {"database_name": None}, {}, _CONFIG),
    row("database_name: not empty", {"database_name": ""}, {"database_name": "a"}, _CONFIG),
    row(
        "database_name: at most 63 characters",
        {"database_name": "d" * 64},
        {"database_name": "d" * 63},
        _CONFIG,
    ),
    row("database_name: no dots", {"database_name": "a.b"}, {"database_name": "a-b"}, _CONFIG),
    row("collection_name: not empty", {"collection_name": ""}, {}, _CONFIG),
    row(
        "collection_name: at most 57 characters",
        {"collection_name": "c" * 58},
        {"collection_name": "c" * 57},
        _CONFIG,
    ),
    row(
        "collection_name: not of the system",
        {"collection_name": "system.users"},
        {"collection_name": "systems"},
        _CONFIG,
    ),
    row("full_document: of AWS", {"full_document": "Updated"}, {}, _CONFIG),
    row("secret: required", {"secret": None}, {}, _PAGE),
    row("secret: an ARN of at most 200", secret_of(201), secret_of(200), _ACCESS),
    row("starting_position: required", {"starting_position": None}, {}, _PAGE),
    row(
        "starting_position_timestamp: with AT_TIMESTAMP",
        {"starting_position": _AT_TIMESTAMP},
        {"starting_position": _AT_TIMESTAMP, "starting_position_timestamp": _START},
    ),
    row(
        "starting_position_timestamp: in the past",
        {"starting_position": _AT_TIMESTAMP, "starting_position_timestamp": _START * 1000},
        {"starting_position": _AT_TIMESTAMP, "starting_position_timestamp": _START},
    ),
    row("batch_size: at least 1", {"batch_size": 0}, {"batch_size": 1}),
    row("batch_size: at most 10000", {"batch_size": 10_001}, {"batch_size": 10_000}),
    row(
        "max_batching_window: at most 300 seconds",
        {"max_batching_window": seconds(301)},
        {"max_batching_window": seconds(300)},
    ),
    row(
        "filters: none",
        {"filters": [{"event": {"operationType": ["insert"]}}]},
        {},
        f"{GUIDE}/invocation-eventfiltering.html",
    ),
    row("construct_id: no path", {"construct_id": "a/b"}, {"construct_id": "a"}, _IDS),
    Pair(
        "collection twice",
        lambda s: _both(s, {"collection_name": "a"}, {"collection_name": "a"}),
        lambda s: _both(s, {"collection_name": "a"}, {"collection_name": "b"}),
        API,
        own=True,
    ),
    Pair(
        "construct_id twice",
        lambda s: _both(s, {"construct_id": "A"}, {"construct_id": "A", "database_name": "b"}),
        lambda s: _both(s, {"construct_id": "A"}, {"construct_id": "B", "database_name": "b"}),
        _IDS,
        own=True,
    ),
    _elsewhere("region", f"eu-west-1:{ACCOUNT}"),
    _elsewhere("account", "us-east-1:222222222222"),
    Pair(
        "a timeout of at most 14 minutes",
        lambda s: s.bind(source(s), s.fn(timeout=seconds(841))),
        lambda s: s.bind(source(s), s.fn(timeout=seconds(840))),
        _PAGE,
        own=True,
    ),
    Pair(
        "a function that is not paused",
        lambda s: s.bind(source(s), s.fn(reserved_concurrent_executions=0)),
        lambda s: s.bind(source(s), s.fn(reserved_concurrent_executions=1)),
        f"{GUIDE}/configuration-concurrency.html",
        own=True,
        risky=True,
    ),
    Pair(
        "a role that can be changed",
        _immutable,
        lambda s: _immutable(s, grant=False),
        _PAGE,
        own=True,
        risky=True,
    ),
]
