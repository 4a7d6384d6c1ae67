"""Bots: code hooks of aliases, and who may invoke the function."""

from contextlib import suppress
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lex as lex
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import LexEventSource, NotBoundError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

ARN = "arn:aws:lex:us-east-1:111111111111:bot-alias/ABCDEFGHIJ/KLMNOPQRST"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
PERMISSION = {
    "Action": "lambda:InvokeFunction",
    "FunctionName": FUNCTION,
    "Principal": "lexv2.amazonaws.com",
    "SourceArn": {"Fn::GetAtt": ["AWS::Lex::BotAlias", "Arn"]},
}
ALIAS = "AWS::Lex::BotAlias"


def make_alias(stack: cdk.Stack, settings: Any = None) -> lex.CfnBotAlias:
    """Make an alias with settings of locales."""
    return lex.CfnBotAlias(
        stack,
        "Alias",
        bot_alias_name="live",
        bot_id="ABCDEFGHIJ",
        bot_alias_locale_settings=settings,
    )


def setting(locale_id: str, *, enabled: bool = True, function: Any = None) -> dict[str, Any]:
    """What the template says of a locale."""
    hook = {"LambdaCodeHook": {"CodeHookInterfaceVersion": "1.0", "LambdaArn": function}}
    specification = {"CodeHookSpecification": hook} if function else {}
    return {
        "LocaleId": locale_id,
        "BotAliasLocaleSetting": {"Enabled": enabled, **specification},
    }


def settings_of(stack: cdk.Stack) -> list[dict[str, Any]]:
    """The settings of the only alias."""
    (alias,) = of_type(intent(stack), ALIAS)
    found: list[dict[str, Any]] = alias["BotAliasLocaleSettings"]
    return found


def test_the_alias_invokes_the_function_and_may(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """In each locale, which is switched on; the permission is for that alias."""
    source = LexEventSource(make_alias(stack), locale_ids=["en_US", "es_419"])
    function.add_event_source(source)

    assert settings_of(stack) == [
        setting("en_US", function=FUNCTION),
        setting("es_419", function=FUNCTION),
    ]
    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION]
    permission = source.construct_for(function)
    assert permission is not None
    assert permission.node.path == "Stack/Function/LexEventSource/Permission"
    with pytest.raises(NotBoundError):
        source.construct_for(make_function(stack, "Other"))


def test_what_the_alias_says_of_locales_is_kept(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """Locales of others stay as they are, with their functions."""
    other = "arn:aws:lambda:us-east-1:111111111111:function:other"
    hook = lex.CfnBotAlias.LambdaCodeHookProperty(
        code_hook_interface_version="1.0", lambda_arn=other
    )
    german = lex.CfnBotAlias.BotAliasLocaleSettingsItemProperty(
        locale_id="de_DE",
        bot_alias_locale_setting=lex.CfnBotAlias.BotAliasLocaleSettingsProperty(
            enabled=True,
            code_hook_specification=lex.CfnBotAlias.CodeHookSpecificationProperty(
                lambda_code_hook=hook
            ),
        ),
    )
    english = {"localeId": "en_US", "botAliasLocaleSetting": {"enabled": False}}
    french = {"localeId": "fr_FR", "botAliasLocaleSetting": {"enabled": False}}
    alias = make_alias(stack, [german, english, french])
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))

    assert settings_of(stack) == [
        setting("de_DE", function=other),
        setting("fr_FR", enabled=False),
        setting("en_US", function=FUNCTION),
    ]


def test_functions_for_different_locales(stack: cdk.Stack, function: lambda_.Function) -> None:
    """An alias invokes one for each."""
    alias = make_alias(stack)
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))
    make_function(stack, "Other").add_event_source(LexEventSource(alias, locale_ids=["de_DE"]))

    assert [item["LocaleId"] for item in settings_of(stack)] == ["en_US", "de_DE"]
    assert of_type(intent(stack), "AWS::Lambda::Permission") == [PERMISSION] * 2


def test_one_function_per_locale(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The second one is refused."""
    alias = make_alias(stack)
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))
    make_function(stack, "Other").add_event_source(
        LexEventSource(alias, locale_ids=["en_US", "de_DE"])
    )

    with pytest.raises(RuntimeError, match="in en_US, the alias Stack/Alias must invoke the"):
        Template.from_stack(stack)


def test_settings_that_are_known_later_are_refused(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """Nothing can be added to them, which would else be lost without a word."""
    settings = cdk.CfnParameter(stack, "Settings")
    alias = make_alias(stack, cdk.Token.as_any({"Ref": settings.logical_id}))
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))

    with pytest.raises(RuntimeError, match="in en_US, the alias Stack/Alias must invoke the"):
        Template.from_stack(stack)


def test_a_locale_that_is_known_later_is_kept(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Whatever it is, it is another one's."""
    late = {"Fn::If": ["IsLive", setting("de_DE"), {"Ref": "AWS::NoValue"}]}
    alias = make_alias(stack, [cdk.Token.as_any(late)])
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))

    if is_read(alias):
        assert settings_of(stack) == [late, setting("en_US", function=FUNCTION)]
    else:
        with pytest.raises(RuntimeError, match="in en_US, the alias Stack/Alias must invoke the"):
            Template.from_stack(stack)


def is_read(alias: lex.CfnBotAlias) -> bool:
    """Tell whether this version of jsii reads settings that are known later."""
    with suppress(KeyError):
        return bool(alias.bot_alias_locale_settings)
    return False


def test_what_is_known_later_of_a_locale_is_not_lost(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """It may have a function already."""
    late = cdk.Token.as_any({"Fn::If": ["IsLive", {"Enabled": True}, {"Enabled": False}]})
    alias = make_alias(stack, [{"localeId": "en_US", "botAliasLocaleSetting": late}])
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))

    with pytest.raises(RuntimeError, match="in en_US, the alias Stack/Alias must invoke the"):
        Template.from_stack(stack)


def test_settings_that_an_escape_hatch_replaces(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """They are read as CloudFormation gets them."""
    alias = make_alias(stack)
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))
    late = {"Fn::If": ["IsLive", setting("en_US"), {"Ref": "AWS::NoValue"}]}
    alias.add_property_override("BotAliasLocaleSettings", [late])

    with pytest.raises(RuntimeError, match="in en_US, the alias Stack/Alias must invoke the"):
        Template.from_stack(stack)


def test_a_lambda_alias_is_invoked_as_such(stack: cdk.Stack, function: Any) -> None:
    """Bot and permission name it."""
    live = lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    live.add_event_source(LexEventSource(make_alias(stack), locale_ids=["en_US"]))

    reference = {"Ref": "AWS::Lambda::Alias"}
    assert settings_of(stack) == [setting("en_US", function=reference)]
    (permission,) = of_type(intent(stack), "AWS::Lambda::Permission")
    assert permission == {**PERMISSION, "FunctionName": reference}


def test_function_and_alias_in_different_stacks(app: cdk.App) -> None:
    """The permission is with the alias, so that the function's stack needs no other."""
    functions, bots = cdk.Stack(app, "Functions"), cdk.Stack(app, "Bots")
    make_function(functions, "Function").add_event_source(
        LexEventSource(make_alias(bots), locale_ids=["en_US"])
    )

    Template.from_stack(bots).resource_count_is("AWS::Lambda::Permission", 1)
    Template.from_stack(functions).resource_count_is("AWS::Lambda::Permission", 0)


def test_the_alias_in_the_environment_is_refused(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """They would wait for each other; Lex tells the function which alias it is."""
    alias = make_alias(stack)
    function.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))
    function.add_environment("ALIAS", alias.attr_bot_alias_id)

    with pytest.raises(RuntimeError, match=r"the function finds it in event\['bot'\]\['aliasId'\]"):
        Template.from_stack(stack)


def test_an_existing_alias_may_invoke_the_function_but_is_not_told_to(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """CloudFormation cannot change it, and a warning says what is left to do."""
    source = LexEventSource(ARN)
    function.add_event_source(source)

    assert of_type(intent(stack), "AWS::Lambda::Permission") == [{**PERMISSION, "SourceArn": ARN}]
    assert source.bot_alias.attr_arn == ARN
    Annotations.from_stack(stack).has_warning("*", Match.string_like_regexp("UpdateBotAlias"))


def test_no_permission_where_somebody_else_makes_it(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The hook is there all the same."""
    source = LexEventSource(make_alias(stack), locale_ids=["en_US"], grant=False)
    function.add_event_source(source)

    assert source.construct_for(function) is None
    assert settings_of(stack) == [setting("en_US", function=FUNCTION)]
    assert of_type(intent(stack), "AWS::Lambda::Permission") == []
