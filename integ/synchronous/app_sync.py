"""AWS AppSync: a GraphQL API asks a function for an order."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import AppSyncEventSource

SCHEMA = str(Path(__file__).with_name("orders.graphql"))


class AppSyncStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api = appsync.GraphqlApi(
            self, "Orders", name="orders", definition=appsync.Definition.from_file(SCHEMA)
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="app_sync.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(AppSyncEventSource(api, "Query", "order"))


def query(deployed: Deployed, text: str) -> dict[str, Any]:
    """The answer to a query, with a key of the API's."""
    client = deployed.environment.client("appsync")
    api_id = deployed.physical_id_of_type("AWS::AppSync::GraphQLApi").split("/")[-1]
    (key,) = client.list_api_keys(apiId=api_id)["apiKeys"]
    url: str = client.get_graphql_api(apiId=api_id)["graphqlApi"]["uris"]["GRAPHQL"]
    request = urllib.request.Request(  # noqa: S310 of this machine
        f"{deployed.environment.endpoint}/graphql",
        data=json.dumps({"query": text}).encode(),
        headers={
            "Host": urlsplit(url).netloc,
            "x-api-key": key["id"],
            "Content-Type": "application/json",
        },
    )
    # No proxy of the user's between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request) as response:
        answer: dict[str, Any] = json.load(response)
    return answer


def send(deployed: Deployed, mark: str) -> None:
    query(deployed, f'{{ order(id: "{mark}") {{ id status }} }}')


DELIVERY = Sends("AppSyncEventSource", "GraphQL query", send)
