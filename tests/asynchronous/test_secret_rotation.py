"""Rotation of secrets: schedule, permission and rights, and how CDK's own module differs."""

import re
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import PropTypeError, SecretRotationEventSource
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_PERMISSION = "AWS::Lambda::Permission"
_SCHEDULE = "AWS::SecretsManager::RotationSchedule"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_SECRET = {"Ref": "AWS::SecretsManager::Secret"}
_HERE = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:"
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")


@pytest.fixture(name="secret")
def _secret(stack: cdk.Stack) -> secretsmanager.Secret:
    return secretsmanager.Secret(stack, "Secret")


def _schedules(stack: cdk.Stack) -> list[dict[str, Any]]:
    return of_type(intent(stack), _SCHEDULE)


def _statements(stack: cdk.Stack) -> list[dict[str, Any]]:
    return [
        statement
        for policy in of_type(intent(stack), "AWS::IAM::Policy")
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def _rights(secret: Any) -> list[dict[str, Any]]:
    actions = ("DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage")
    return [
        {
            "Action": [f"secretsmanager:{action}" for action in actions],
            "Effect": "Allow",
            "Resource": secret,
        },
        {"Action": "secretsmanager:GetRandomPassword", "Effect": "Allow", "Resource": "*"},
    ]


def test_a_secret_and_a_function(
    stack: cdk.Stack, function: lambda_.Function, secret: secretsmanager.Secret
) -> None:
    """The schedule waits for the permission, since it rotates the secret at once."""
    source = SecretRotationEventSource(secret)
    function.add_event_source(source)

    made = intent(stack)
    (schedule,) = (item for item in made if item["Type"] == _SCHEDULE)
    assert schedule == {
        "Type": _SCHEDULE,
        "DependsOn": [_PERMISSION],
        "Properties": {
            "RotationLambdaARN": _FUNCTION,
            "RotationRules": {"ScheduleExpression": "rate(30 days)"},
            "SecretId": _SECRET,
        },
    }
    assert of_type(made, _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "secretsmanager.amazonaws.com",
            "SourceAccount": {"Ref": "AWS::AccountId"},
            "SourceArn": _SECRET,
        }
    ]
    assert _statements(stack) == _rights(_SECRET)
    assert source.construct_for(function).rotation_rules is not None


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        (
            {"automatically_after": cdk.Duration.hours(4), "duration": cdk.Duration.hours(4)},
            {"RotationRules": {"ScheduleExpression": "rate(4 hours)", "Duration": "4h"}},
        ),
        (
            {"automatically_after": cdk.Duration.hours(48)},
            {"RotationRules": {"ScheduleExpression": "rate(2 days)"}},
        ),
        (
            {"automatically_after": cdk.Duration.days(1), "duration": cdk.Duration.days(1)},
            {"RotationRules": {"ScheduleExpression": "rate(1 day)", "Duration": "24h"}},
        ),
        ({"automatically_after": cdk.Duration.days(0)}, {}),
        (
            {"schedule_expression": "cron(0 8/8 L * ? *)"},
            {"RotationRules": {"ScheduleExpression": "cron(0 8/8 L * ? *)"}},
        ),
        (
            {"rotate_immediately_on_update": False},
            {
                "RotateImmediatelyOnUpdate": False,
                "RotationRules": {"ScheduleExpression": "rate(30 days)"},
            },
        ),
    ],
    ids=["hours", "two days", "a day", "on demand", "cron", "later"],
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    secret: secretsmanager.Secret,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    """Each option is a property of the schedule."""
    function.add_event_source(SecretRotationEventSource(secret, **options))

    given = {"RotationLambdaARN": _FUNCTION, "SecretId": _SECRET}
    assert _schedules(stack) == [{**given, **properties}]


@pytest.mark.parametrize("is_imported", [False, True], ids=["made here", "imported"])
def test_a_key(stack: cdk.Stack, function: lambda_.Function, *, is_imported: bool) -> None:
    """The function may use the secret's key for this secret only."""
    arn = "arn:aws:kms:eu-west-1:111111111111:key/k"
    key: Any = kms.Key.from_key_arn(stack, "Key", arn) if is_imported else kms.Key(stack, "Key")
    secret = secretsmanager.Secret(stack, "Secret", encryption_key=key)
    function.add_event_source(SecretRotationEventSource(secret))

    assert _statements(stack) == [
        *_rights(_SECRET),
        {
            "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
            "Condition": {"StringLike": {"kms:EncryptionContext:SecretARN": _SECRET}},
            "Effect": "Allow",
            "Resource": arn if is_imported else {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]},
        },
    ]


@pytest.mark.parametrize(
    ("text", "secret_id", "full"),
    [
        (f"{_HERE}shop/db-AbCdEf", f"{_HERE}shop/db-AbCdEf", f"{_HERE}shop/db-AbCdEf"),
        (f"{_HERE}shop/db", f"{_HERE}shop/db", f"{_HERE}shop/db-??????"),
    ],
)
def test_an_arn(app: cdk.App, text: str, secret_id: str, full: str) -> None:
    """IAM is told the six characters at the end of a secret's ARN, whatever they are."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    source = SecretRotationEventSource(text)
    make_function(stack, "Function").add_event_source(source)

    assert _schedules(stack)[0]["SecretId"] == secret_id
    assert of_type(intent(stack), _PERMISSION)[0]["SourceArn"] == full
    assert _statements(stack) == _rights(full)
    assert source.secret.secret_arn == text


def test_a_name(app: cdk.App) -> None:
    """A name is that of a secret beside the function."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    make_function(stack, "Function").add_event_source(SecretRotationEventSource("shop/db"))

    arn = ["arn:", {"Ref": "AWS::Partition"}, ":secretsmanager:eu-west-1:111111111111:secret:"]
    name = f"{arn.pop()}shop/db-??????"
    assert of_type(intent(stack), _PERMISSION)[0]["SourceArn"] == {"Fn::Join": ["", [*arn, name]]}


def test_grant(stack: cdk.Stack, function: lambda_.Function, secret: secretsmanager.Secret) -> None:
    """With grant=False permission and rights are somebody else's."""
    source = SecretRotationEventSource(secret, grant=False)
    function.add_event_source(source)

    assert of_type(intent(stack), _PERMISSION) == _statements(stack) == []
    needed = [stack.resolve(statement.to_json()) for statement in source.required_permissions()]
    assert [statement["Action"] for statement in needed] == [
        statement["Action"] for statement in _rights(_SECRET)
    ]


def test_an_imported_function(app: cdk.App) -> None:
    """Its role gets the rights, which the schedule waits for."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    role = iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::111111111111:role/rotator")
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:rotator"
    function = lambda_.Function.from_function_attributes(
        stack, "Function", function_arn=arn, role=role
    )
    function.add_event_source(SecretRotationEventSource(f"{_HERE}shop/db-AbCdEf"))

    (schedule,) = (item for item in intent(stack) if item["Type"] == _SCHEDULE)
    assert schedule["DependsOn"] == ["AWS::IAM::Policy", _PERMISSION]
    assert schedule["Properties"]["RotationLambdaARN"] == arn
    assert _statements(stack) == _rights(f"{_HERE}shop/db-AbCdEf")


def test_two_secrets(
    stack: cdk.Stack, function: lambda_.Function, secret: secretsmanager.Secret
) -> None:
    """One function may rotate several secrets; each has a permission of its own."""
    for each in (secret, secretsmanager.Secret(stack, "Other")):
        function.add_event_source(SecretRotationEventSource(each))

    assert len(of_type(intent(stack), _PERMISSION)) == len(_schedules(stack)) == 2


def test_beside_cdk(
    app: cdk.App, stack: cdk.Stack, function: lambda_.Function, secret: secretsmanager.Secret
) -> None:
    """CDK lets any account's Secrets Manager invoke, and nobody delete the secret any more."""
    function.add_event_source(SecretRotationEventSource(secret))
    theirs = cdk.Stack(app, "Theirs")
    rotation: Any = make_function(theirs, "Function")
    secretsmanager.Secret(theirs, "Secret").add_rotation_schedule(
        "Rotation", rotation_lambda=rotation
    )

    ours, cdks = intent(stack), intent(theirs)
    (permission,) = of_type(ours, _PERMISSION)
    (their_permission,) = of_type(cdks, _PERMISSION)
    assert permission.keys() - their_permission.keys() == {"SourceAccount", "SourceArn"}
    assert of_type(ours, _SCHEDULE) == of_type(cdks, _SCHEDULE)
    assert of_type(ours, "AWS::IAM::Policy") == of_type(cdks, "AWS::IAM::Policy")
    only_theirs = {item["Type"] for item in cdks} - {item["Type"] for item in ours}
    assert only_theirs == {"AWS::SecretsManager::ResourcePolicy"}


@pytest.mark.parametrize(
    ("prop", "remedy"),
    [
        ("automatically_after", "pass cdk.Duration.days(3)"),
        ("duration", "pass cdk.Duration.hours(3)"),
    ],
)
def test_a_number_is_no_duration(prop: str, remedy: str) -> None:
    options: dict[str, Any] = {prop: 3}
    with pytest.raises(PropTypeError, match=re.escape(f"got 3: {remedy}")):
        SecretRotationEventSource("orders", **options)
