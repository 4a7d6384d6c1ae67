"""Amazon Cognito: the user pool asks before it lets somebody sign up."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import CognitoEventSource


class CognitoStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        customers = cognito.UserPool(
            self,
            "Customers",
            self_sign_up_enabled=True,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        customers.add_client("Shop", auth_flows=cognito.AuthFlow(user_srp=True))
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="cognito.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            CognitoEventSource(
                customers,
                cognito.UserPoolOperation.PRE_SIGN_UP,
                user_pool_actions=["cognito-idp:ListUsers"],
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("cognito-idp").sign_up(
        ClientId=deployed.physical_id_of_type("AWS::Cognito::UserPoolClient"),
        Username=mark,
        Password="Correct-Horse-7",  # noqa: S106 of nobody
        UserAttributes=[{"Name": "email", "Value": f"{mark}@example.com"}],
    )


DELIVERY = Sends("CognitoEventSource", "sign-up in a user pool", send)
