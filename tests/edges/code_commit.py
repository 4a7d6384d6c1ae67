"""What triggers of repositories watch."""

from collections.abc import Iterator

from aws_cdk import aws_codecommit as codecommit

from lambda_event_sources.asynchronous.code_commit import AllAlone
from tests.boundaries import SAMPLES, STRINGS, Case, bad, edges, good

SAMPLES["branches"] = "release-{}".format
STRINGS['an action such as "codecommit:GetCommit"'] = (
    ("codecommit:GitPull", "codecommit:Get*", "codecommit:*"),
    ("", "GitPull", "codecommit:", "s3:GetObject", "codecommit:Git Pull"),
)


@edges.register
def _(limit: AllAlone) -> Iterator[Case]:
    del limit
    everything, *others = codecommit.RepositoryEventTrigger
    yield from (good([everything], "all"), good(others, "others"))
    yield from (bad([everything, others[0]], "all and one"), bad("all"), bad(["all"]))
