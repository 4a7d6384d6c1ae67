"""The aliases of Lex bots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.core.structs import is_dict, is_list

_ATTACH = "https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach-api.html"


@dataclass(frozen=True)
class HookIsThere(BindingRelation):
    """An alias invokes one function for each locale."""

    name: ClassVar[str] = "one-code-hook"
    page: ClassVar[str] = _ATTACH

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a bot's alias invokes one function in a locale"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield one message per locale in which the alias does not invoke the function."""
        if isinstance(binding.source.triggered_by, str):
            return
        owner = cdk.Stack.of(binding.resource)
        function = owner.resolve(binding.function_arn)
        alias = facts.resource(binding)
        settings = None if alias is None else alias.properties.get("BotAliasLocaleSettings")
        hooks = dict(_hooks(settings))
        for locale_id in binding.source.locale_ids:
            if hooks.get(locale_id) != function:
                yield (
                    f"in {locale_id}, the alias {binding.resource_path} must invoke the function "
                    f"{binding.path}, but has another one in its bot_alias_locale_settings, or "
                    "none: leave one of them out"
                )


def _hooks(settings: Any) -> Iterator[tuple[str, Any]]:
    """Yield the function of each locale that has one, as far as that is known at synth."""
    for item in settings if is_list(settings) else ():
        found = item
        for name in ("BotAliasLocaleSetting", "CodeHookSpecification", "LambdaCodeHook"):
            found = found.get(name) if is_dict(found) else None
        if is_dict(found):
            yield item.get("LocaleId"), found.get("LambdaArn")


@dataclass(frozen=True)
class OwnBotAlias(BindingRelation):
    """CloudFormation does not change what it has not made."""

    name: ClassVar[str] = "existing-bot-alias"
    page: ClassVar[str] = _ATTACH
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the bot's alias is made in this app, or somebody attaches the function to it"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is still to be done."""
        del facts
        if isinstance(binding.source.triggered_by, str):
            yield (
                f"Lex may invoke the function {binding.path}, but does so only when it is attached "
                "to the alias: in the console, or with UpdateBotAlias"
            )
