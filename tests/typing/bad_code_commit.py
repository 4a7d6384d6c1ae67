"""Mistakes with CodeCommit; every line marked `# refused` must be an error."""

from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import CodeCommitEventSource


def wire(
    fn: lambda_.Function, repository: codecommit.Repository, imported: codecommit.IRepository
) -> None:
    """Pass the wrong things."""
    CodeCommitEventSource()  # refused
    CodeCommitEventSource("shop")  # refused
    CodeCommitEventSource(imported)  # refused
    CodeCommitEventSource(repository, events=["all"])  # refused
    CodeCommitEventSource(repository, branches=[1])  # refused
    CodeCommitEventSource(repository, branch="main")  # refused
    fn.add_event_source(repository)  # refused
