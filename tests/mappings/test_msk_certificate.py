"""A client certificate for MSK."""

import aws_cdk as cdk
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import AuthenticationMethod, ManagedKafkaEventSource
from tests.mappings.needy import CLUSTER
from tests.mappings.test_mq import MAPPING, SECRET, imported_secret
from tests.parity.intent import intent, of_type


def test_a_client_certificate_for_msk(stack: cdk.Stack, function: lambda_.Function) -> None:
    """By mutual TLS; CDK's module signs in by a user name and password only."""
    of_it = ManagedKafkaEventSource(
        cluster_arn=CLUSTER,
        topic="new",
        starting_position=lambda_.StartingPosition.LATEST,
        secret=imported_secret(stack),
        authentication_method=AuthenticationMethod.CLIENT_CERTIFICATE_TLS_AUTH,
    )
    function.add_event_source(of_it)

    (mapping,) = of_type(intent(stack), MAPPING)
    assert mapping["SourceAccessConfigurations"] == [
        {"Type": "CLIENT_CERTIFICATE_TLS_AUTH", "URI": SECRET}
    ]
    actions = [action for right in of_it.required_permissions() for action in right.actions]
    assert "secretsmanager:GetSecretValue" in actions
    assert "kafka:ListScramSecrets" not in actions
    scram = assertions.Match.string_like_regexp("AmazonMSK_")
    assert assertions.Annotations.from_stack(stack).find_warning("*", scram) == []
