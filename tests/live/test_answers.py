"""What functions answer reaches those who asked."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

import pytest

from integ.local.deployed import Deployed
from integ.synchronous.app_sync import query
from integ.synchronous.cognito import send as sign_up
from integ.synchronous.s3_object_lambda import read
from integ.synchronous.s3_object_lambda import send as put_and_read

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

Deploy = Callable[[str], Deployed]


def test_a_field_is_what_the_function_returns(deployed: Deploy) -> None:
    """The resolver has no code of its own."""
    answer = query(deployed("integ-app-sync"), '{ order(id: "7") { id status } }')

    assert answer == {"data": {"order": {"id": "7", "status": "on its way"}}}


def test_an_object_is_read_as_the_function_changes_it(deployed: Deploy) -> None:
    """The bucket keeps what was put into it."""
    stack, mark = deployed("integ-s3-object-lambda"), uuid.uuid4().hex
    put_and_read(stack, mark)

    assert json.loads(read(stack, f"{mark}.json")) == {"id": mark, "card": "***"}


def test_a_sign_up_is_refused_by_the_function(deployed: Deploy) -> None:
    """Its role may look for users, by the policy that came with the source."""
    stack, mark = deployed("integ-cognito"), uuid.uuid4().hex
    sign_up(stack, mark)
    client = stack.environment.client("cognito-idp")

    with pytest.raises(client.exceptions.UserLambdaValidationException, match="this address"):
        client.sign_up(
            ClientId=stack.physical_id_of_type("AWS::Cognito::UserPoolClient"),
            Username=f"other-{mark}",
            Password="Correct-Horse-7",  # noqa: S106 of nobody
            UserAttributes=[{"Name": "email", "Value": f"{mark}@example.com"}],
        )
