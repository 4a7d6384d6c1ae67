"""Triggers of repositories: which ones, what they watch, and what they are called."""

from typing import Any

from aws_cdk import aws_codecommit as codecommit

from tests.checks.pair import Pair
from tests.checks.scene import Scene

LIMITS = "https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html"
TRIGGER = "https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryTrigger.html"
API = "https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PutRepositoryTriggers.html"
DEPENDS = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
)
EVENT = codecommit.RepositoryEventTrigger


def repository(s: Scene, scope: Any = None) -> codecommit.Repository:
    return codecommit.Repository(scope or s.stack, "Repository", repository_name="shop")


def bind(s: Scene, what: Any = None, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.CodeCommitEventSource(what or repository(s), **kw), fn)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = LIMITS) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def imported(s: Scene) -> Any:
    return codecommit.Repository.from_repository_name(s.stack, "Imported", "shop")


def functions(s: Scene, count: int) -> None:
    what = repository(s)
    for number in range(count):
        bind(s, what, s.fn(name=f"Fn{number}"))


def named(s: Scene, *names: str) -> None:
    what = repository(s)
    for number, name in enumerate(names):
        bind(s, what, s.fn(name=f"Fn{number}"), name=name)


def in_region(s: Scene, region: str) -> object:
    theirs = s.stack_in("Theirs", region="eu-west-1", account="111111111111")
    ours = s.stack_in("Ours", region=region, account="111111111111")
    fn = s.fn(ours, function_name="build")
    return bind(s, repository(s, theirs), fn, grant=False)


def reader(s: Scene, *, granted: bool) -> object:
    what, fn = repository(s), s.fn()
    if granted:
        what.grant_read(fn)
        return bind(s, what, fn)
    return bind(s, what, fn, repository_actions=["codecommit:Get*"])


PAIRS = [
    Pair("repository: imported", lambda s: bind(s, imported(s)), bind, API, own=True),
    Pair("repository: a name", lambda s: bind(s, "shop"), bind, API, own=True),
    given("eleven", "branches", [f"b{n}" for n in range(11)], [f"b{n}" for n in range(10)]),
    given("one without a name", "branches", [""], ["b"]),
    given("one twice", "branches", ["main", "main"], ["main", "next"]),
    given("too long", "custom_data", "x" * 1001, "x" * 1000),
    given("none", "events", [], [EVENT.ALL], TRIGGER),
    given("one twice", "events", [EVENT.CREATE_REF] * 2, [EVENT.CREATE_REF], TRIGGER),
    given("all and another", "events", [EVENT.ALL, EVENT.CREATE_REF], [EVENT.ALL], TRIGGER),
    given("of another service", "repository_actions", ["s3:GetObject"], ["codecommit:GetCommit"]),
    given("none", "repository_actions", [], ["codecommit:GetCommit"]),
    given("one twice", "repository_actions", ["codecommit:Get*"] * 2, ["codecommit:Get*"]),
    Pair(
        "function that waits for its repository",
        lambda s: reader(s, granted=True),
        lambda s: reader(s, granted=False),
        DEPENDS,
        own=True,
    ),
    given("a space", "name", "my build", "my-build"),
    given("too long", "name", "x" * 101, "x" * 100),
    Pair(
        "two triggers of one name",
        lambda s: named(s, "build", "build"),
        lambda s: named(s, "build", "test"),
        API,
        own=True,
    ),
    Pair(
        "eleven triggers",
        lambda s: functions(s, 11),
        lambda s: functions(s, 10),
        LIMITS,
        own=True,
    ),
    Pair(
        "function of another region",
        lambda s: in_region(s, "eu-central-1"),
        lambda s: in_region(s, "eu-west-1"),
        API,
        own=True,
    ),
]
