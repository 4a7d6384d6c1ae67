"""Who may call a function URL."""

from collections.abc import Iterator
from typing import Any

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.parts.callers import Caller
from tests.boundaries import SAMPLES, Case, bad, edges, good


@edges.register
def _(limit: Caller) -> Iterator[Case]:
    def service(**conditions: Any) -> iam.ServicePrincipal:
        return iam.ServicePrincipal("cloudfront.amazonaws.com", conditions=conditions or None)

    yield good(iam.AccountPrincipal("111111111111"), "account")
    yield good(iam.ArnPrincipal("arn:aws:iam::111111111111:role/caller"), "role")
    yield good(iam.OrganizationPrincipal("o-1234567890"), "organization")
    yield good(service(ArnLike={"aws:SourceArn": "arn"}), "service for a resource")
    yield good(service(StringEquals={"aws:SourceAccount": "111111111111"}), "for an account")
    yield bad(service(), "service for everybody")
    yield bad(service(StringEquals={"aws:SourceArn": "arn"}), "service, compared otherwise")
    yield bad(iam.FederatedPrincipal("cognito-identity.amazonaws.com"), "federated")
    yield bad(iam.CanonicalUserPrincipal("79a59d"), "canonical user")
    values: list[Any] = ["111111111111", 1, True, object(), iam.Role, {}]
    yield from map(bad, values)


SAMPLES["headers"] = "x-{}".format
SAMPLES["methods"] = [
    method for method in lambda_.HttpMethod if method.name != "OPTIONS"
].__getitem__
SAMPLES["origins"] = "https://{}.example.com".format
