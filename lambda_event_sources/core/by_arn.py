"""Resources that exist already, and for which CDK has no construct to import them with."""

from typing import Any

from constructs import Construct


class ByArn(Construct):
    """What is known by its ARN only; CloudFormation makes nothing for it."""

    def __init__(self, scope: Any, construct_id: str, arn: str) -> None:
        """Name it in a stack."""
        super().__init__(scope, construct_id)
        self.attr_arn = arn
