"""Code for CodeCommit that type checkers must accept."""

from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import CodeCommitEventSource


def wire(fn: lambda_.Function, repository: codecommit.Repository) -> None:
    """Pass triggers of all kinds."""
    events = [codecommit.RepositoryEventTrigger.CREATE_REF]
    source = CodeCommitEventSource(repository, branches=["main"], events=events)
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), codecommit.Repository)
    fn.add_event_source(CodeCommitEventSource(repository, custom_data="shop", name="build"))
