"""AWS CodeCommit: the repository triggers the function, here for pushes to its main branch."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import CodeCommitEventSource


class CodeCommitStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        repository = codecommit.Repository(self, "Shop", repository_name="shop")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="code_commit.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            CodeCommitEventSource(
                repository,
                branches=["main"],
                events=[codecommit.RepositoryEventTrigger.UPDATE_REF],
            )
        )


DELIVERY = NotDelivered("CodeCommitEventSource", "the emulator has no AWS::CodeCommit::Repository")
