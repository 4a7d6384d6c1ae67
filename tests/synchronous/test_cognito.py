"""User pools: triggers, permissions, and what waits for what."""

from tempfile import TemporaryDirectory
from typing import Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import CognitoEventSource, NotBoundError, ValidationError
from lambda_event_sources.core import rendering
from tests.conftest import make_function
from tests.cycles import cycle
from tests.parity.intent import intent, of_type

PRE_SIGN_UP = cognito.UserPoolOperation.PRE_SIGN_UP
TOKENS = cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG
GET_USER = "cognito-idp:AdminGetUser"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
POOL = {"Fn::GetAtt": ["AWS::Cognito::UserPool", "Arn"]}
PERMISSION = {
    "Action": "lambda:InvokeFunction",
    "FunctionName": FUNCTION,
    "Principal": "cognito-idp.amazonaws.com",
    "SourceAccount": {"Ref": "AWS::AccountId"},
    "SourceArn": POOL,
}


@pytest.fixture(name="pool")
def _pool(stack: cdk.Stack) -> cognito.UserPool:
    return cognito.UserPool(stack, "Pool")


def triggers(stack: cdk.Stack) -> dict[str, Any]:
    """The triggers of the only pool."""
    (pool,) = of_type(intent(stack), "AWS::Cognito::UserPool")
    found: dict[str, Any] = pool["LambdaConfig"]
    return found


def test_the_pool_invokes_the_function_and_may(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """The trigger is in the pool; the permission is for that pool and its account."""
    source = CognitoEventSource(pool, PRE_SIGN_UP)
    function.add_event_source(source)

    assert triggers(stack) == {"PreSignUp": FUNCTION}
    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION]
    permission = source.construct_for(function)
    assert permission is not None
    assert permission.node.path == "Stack/Pool/PreSignUpCognito"
    with pytest.raises(NotBoundError):
        source.construct_for(make_function(stack, "Other"))


def test_it_makes_what_cdk_makes_but_for_the_account() -> None:
    """CDK's `add_trigger` makes the same, with a permission for every account."""
    mine, theirs = cdk.Stack(cdk.App(), "Stack"), cdk.Stack(cdk.App(), "Stack")
    make_function(mine, "Function").add_event_source(
        CognitoEventSource(cognito.UserPool(mine, "Pool"), PRE_SIGN_UP)
    )
    cognito.UserPool(theirs, "Pool").add_trigger(
        PRE_SIGN_UP, cast("Any", make_function(theirs, "Function"))
    )

    ours, cdks = (Template.from_stack(each).to_json()["Resources"] for each in (mine, theirs))
    permission = next(name for name in ours if "PreSignUpCognito" in name)
    assert ours[permission]["Properties"].pop("SourceAccount") == {"Ref": "AWS::AccountId"}
    assert ours == cdks


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("CREATE_AUTH_CHALLENGE", "CreateAuthChallenge"),
        ("CUSTOM_MESSAGE", "CustomMessage"),
        ("DEFINE_AUTH_CHALLENGE", "DefineAuthChallenge"),
        ("POST_AUTHENTICATION", "PostAuthentication"),
        ("POST_CONFIRMATION", "PostConfirmation"),
        ("PRE_AUTHENTICATION", "PreAuthentication"),
        ("PRE_SIGN_UP", "PreSignUp"),
        ("PRE_TOKEN_GENERATION", "PreTokenGeneration"),
        ("USER_MIGRATION", "UserMigration"),
        ("VERIFY_AUTH_CHALLENGE_RESPONSE", "VerifyAuthChallengeResponse"),
    ],
)
def test_plain_triggers(
    stack: cdk.Stack,
    function: Any,
    pool: cognito.UserPool,
    operation: str,
    name: str,
) -> None:
    """Each trigger of CDK is the property that Cognito has for it."""
    function.add_event_source(
        CognitoEventSource(pool, getattr(cognito.UserPoolOperation, operation))
    )

    assert triggers(stack) == {name: FUNCTION}


@pytest.mark.parametrize("version", [None, *cognito.LambdaVersion])
def test_versions_of_token_events(
    stack: cdk.Stack,
    function: Any,
    pool: cognito.UserPool,
    version: cognito.LambdaVersion | None,
) -> None:
    """The version of the event is the one that was asked for, else the first."""
    function.add_event_source(CognitoEventSource(pool, TOKENS, lambda_version=version))

    expected = version.value if version else "V1_0"
    assert triggers(stack) == {
        "PreTokenGenerationConfig": {"LambdaArn": FUNCTION, "LambdaVersion": expected}
    }


@pytest.mark.parametrize(
    ("operation", "name"),
    [("CUSTOM_EMAIL_SENDER", "CustomEmailSender"), ("CUSTOM_SMS_SENDER", "CustomSMSSender")],
)
def test_custom_senders(stack: cdk.Stack, function: Any, operation: str, name: str) -> None:
    """A sender has the pool's key beside it."""
    key = kms.Key(stack, "Key")
    pool = cognito.UserPool(stack, "Pool", custom_sender_kms_key=key)
    sender = getattr(cognito.UserPoolOperation, operation)
    function.add_event_source(CognitoEventSource(pool, sender))
    key.grant_decrypt(function)

    assert triggers(stack) == {
        "KMSKeyID": {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]},
        name: {"LambdaArn": FUNCTION, "LambdaVersion": "V1_0"},
    }
    assert cycle(Template.from_stack(stack).to_json()) == []


def test_inbound_federation_which_cdk_has_no_name_for(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """CDK would write the ARN where Cognito wants ARN and version."""
    operation = cognito.UserPoolOperation.of("InboundFederation")
    function.add_event_source(CognitoEventSource(pool, operation))

    assert triggers(stack) == {
        "InboundFederation": {"LambdaArn": FUNCTION, "LambdaVersion": "V1_0"}
    }
    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION]


def test_one_function_for_several_triggers(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """Each trigger has a permission of its own."""
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    function.add_event_source(CognitoEventSource(pool, TOKENS))

    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION] * 2


def test_an_alias_is_invoked_as_such(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """Pool and permission name the alias."""
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    alias.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))

    assert triggers(stack) == {"PreSignUp": {"Ref": "AWS::Lambda::Alias"}}
    (permission,) = of_type(intent(stack), "AWS::Lambda::Permission")
    assert permission == {**PERMISSION, "FunctionName": {"Ref": "AWS::Lambda::Alias"}}


def test_an_imported_function_is_permitted_without_a_warning(
    stack: cdk.Stack, pool: cognito.UserPool
) -> None:
    """CDK makes no permission, as it does not know where the stack is."""
    arn = "arn:aws:lambda:us-east-1:111111111111:function:sign-ups"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    imported.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))

    assert of_type(intent(stack), "AWS::Lambda::Permission") == [
        {**PERMISSION, "FunctionName": arn}
    ]
    Annotations.from_stack(stack).has_no_warning("*", Match.any_value())


def test_no_permission_where_somebody_else_makes_it(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """The trigger is there all the same."""
    source = CognitoEventSource(pool, PRE_SIGN_UP, grant=False)
    function.add_event_source(source)

    assert source.construct_for(function) is None
    assert of_type(intent(stack), "AWS::Lambda::Permission") == []
    assert triggers(stack) == {"PreSignUp": FUNCTION}


def test_a_function_may_use_the_pool(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """The policy waits for pool and role; nothing waits for the policy."""
    source = CognitoEventSource(pool, PRE_SIGN_UP, user_pool_actions=[GET_USER])
    function.add_event_source(source)

    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    assert policy == {
        "PolicyDocument": {
            "Statement": [{"Action": GET_USER, "Effect": "Allow", "Resource": POOL}],
            "Version": "2012-10-17",
        },
        "Roles": [{"Ref": "AWS::IAM::Role"}],
    }
    assert cycle(Template.from_stack(stack).to_json()) == []


def test_cdks_own_trigger_waits_in_a_circle() -> None:
    """What `add_trigger` and `grant` make together, CloudFormation cannot make."""
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    pool, function = cognito.UserPool(stack, "Pool"), cast("Any", make_function(stack, "Function"))
    pool.add_trigger(PRE_SIGN_UP, function)
    pool.grant(function, GET_USER)

    names = cycle(app.synth().get_stack_by_name("Stack").template)
    assert [name[:-8] for name in names] == [
        "Function",
        "FunctionServiceRoleDefaultPolicy",
        "Pool",
    ]


@pytest.mark.parametrize("actions", [None, [GET_USER]])
def test_function_and_pool_in_different_stacks(app: cdk.App, actions: list[str] | None) -> None:
    """All that names both is in the pool's stack, so that the function's needs no other."""
    functions, pools = cdk.Stack(app, "Functions"), cdk.Stack(app, "Pools")
    pool, function = cognito.UserPool(pools, "Pool"), make_function(functions, "Function")
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP, user_pool_actions=actions))

    template = Template.from_stack(pools)
    template.resource_count_is("AWS::Lambda::Permission", 1)
    template.resource_count_is("AWS::IAM::Policy", 1 if actions else 0)
    Template.from_stack(functions).resource_count_is("AWS::Lambda::Permission", 0)


def test_a_function_without_a_role_cannot_be_allowed_to_use_the_pool(
    stack: cdk.Stack, pool: cognito.UserPool
) -> None:
    """It is said, instead of making a policy for nobody."""
    arn = "arn:aws:lambda:us-east-1:111111111111:function:sign-ups"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    source = CognitoEventSource(pool, PRE_SIGN_UP, user_pool_actions=[GET_USER])
    imported.add_event_source(source)

    Template.from_stack(stack).resource_count_is("AWS::IAM::Policy", 0)
    Annotations.from_stack(stack).has_warning(
        "*", Match.string_like_regexp("was not allowed to use the user pool")
    )


def refusal(stack: cdk.Stack) -> str:
    """What is wrong with a stack."""
    with pytest.raises(RuntimeError) as caught:
        Template.from_stack(stack)
    return str(caught.value)


def test_a_grant_on_the_pool_is_refused_with_what_to_do(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """The message says what to pass instead."""
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    pool.grant(function, GET_USER, "cognito-idp:ListUsers")

    assert "Stack/Pool waits for the function Stack/Function, which waits for it" in refusal(stack)
    assert f"pass user_pool_actions=['{GET_USER}', 'cognito-idp:ListUsers']" in refusal(stack)


@pytest.mark.parametrize("attribute", ["user_pool_id", "user_pool_arn", "client"])
def test_the_pool_in_the_environment_is_refused_with_what_to_do(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool, attribute: str
) -> None:
    """Cognito tells the function which pool it is; a client of the pool waits for it, too."""
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    if attribute == "client":
        function.add_environment("CLIENT", pool.add_client("Client").user_pool_client_id)
    else:
        function.add_environment("POOL", getattr(pool, attribute))

    assert "the function finds it in event['userPoolId'] at run time" in refusal(stack)


def test_a_function_that_is_told_to_wait_for_the_pool(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """It waits, too, where it names the pool nowhere."""
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    function.node.add_dependency(pool)

    assert "Stack/Pool waits for the function Stack/Function, which waits for it" in refusal(stack)


def test_a_template_is_rendered_once(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many relations look at it."""
    folders: list[TemporaryDirectory[str]] = []

    def folder() -> TemporaryDirectory[str]:
        folders.append(TemporaryDirectory())
        return folders[-1]

    monkeypatch.setattr(rendering, "TemporaryDirectory", folder)
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))

    Template.from_stack(stack)
    assert len(folders) == 1


def test_what_looks_like_a_cycle_and_is_none(
    stack: cdk.Stack, function: Any, pool: cognito.UserPool
) -> None:
    """A policy of its own, which the function does not wait for, may name the pool."""
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    statement = iam.PolicyStatement(actions=[GET_USER], resources=[pool.user_pool_arn])
    role = function.role
    assert role is not None
    iam.Policy(stack, "Policy", statements=[statement], roles=[role])

    assert cycle(Template.from_stack(stack).to_json()) == []


@pytest.mark.parametrize("first", ["source", "add_trigger", "lambda_triggers"])
def test_one_function_per_trigger_however_it_was_added(
    stack: cdk.Stack, function: Any, first: str
) -> None:
    """The second one is named, at synth."""
    other: Any = make_function(stack, "Other")
    given = cognito.UserPoolTriggers(pre_sign_up=other)
    pool = cognito.UserPool(
        stack, "Pool", lambda_triggers=given if first == "lambda_triggers" else None
    )
    if first == "source":
        other.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))
    elif first == "add_trigger":
        pool.add_trigger(PRE_SIGN_UP, other)
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))

    what = "the function Stack/Other" if first == "source" else "another function, or none"
    assert f"at preSignUp, the user pool Stack/Pool invokes {what}" in refusal(stack)


def test_the_same_function_twice_is_no_harm(stack: cdk.Stack, function: Any) -> None:
    """A pool has each trigger once, so that nothing happens twice."""
    given = cognito.UserPoolTriggers(pre_sign_up=function)
    pool = cognito.UserPool(stack, "Pool", lambda_triggers=given)
    function.add_event_source(CognitoEventSource(pool, PRE_SIGN_UP))

    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION]


def test_an_imported_pool_is_refused_with_the_reason(stack: cdk.Stack) -> None:
    """CloudFormation cannot change it, so that the source would do nothing."""
    imported: Any = cognito.UserPool.from_user_pool_id(stack, "Imported", "us-east-1_abcdefghi")
    pools: list[Any] = [imported, "us-east-1_abcdefghi"]
    for pool in pools:
        with pytest.raises(
            ValidationError, match=r"that is made in this app, got .*add the source"
        ):
            CognitoEventSource(pool, PRE_SIGN_UP)


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("PRE_SIGN_UP", "PRE_SIGN_UP"),
        ("PreSignUp", "PRE_SIGN_UP"),
        ("customSMSSender", "CUSTOM_SMS_SENDER"),
        ("InboundFederation", 'of("inboundFederation")'),
    ],
)
def test_an_operation_that_is_named_by_a_string(
    pool: cognito.UserPool, name: str, member: str
) -> None:
    """The message says what to write instead."""
    operation: Any = name
    with pytest.raises(ValidationError) as caught:
        CognitoEventSource(pool, operation)

    assert str(caught.value).endswith(f"got {name!r}: pass cognito.UserPoolOperation.{member}")
