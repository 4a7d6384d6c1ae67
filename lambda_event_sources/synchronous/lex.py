"""Amazon Lex V2."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lex as lex
from constructs import Construct

from lambda_event_sources.core.by_arn import ByArn
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.nested import Distinct, Each, NotEmpty
from lambda_event_sources.core.owned import beside
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.structs import is_list
from lambda_event_sources.relations.bots import HookIsThere, OwnBotAlias
from lambda_event_sources.relations.cycles import NoCycle
from lambda_event_sources.relations.pushed import PUSHED

_GUIDE = "https://docs.aws.amazon.com/lexv2/latest/dg"
_ATTACH = f"{_GUIDE}/lambda-attach-api.html"
_VERSION = "1.0"


BOT_ALIAS = Existing(
    "attr_bot_alias_id",
    "an alias of a Lex V2 bot",
    arn="lex:{region}:{account}:bot-alias/{bot}/{alias}",
    by_arn=ByArn,
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html"""


@dataclass(frozen=True)
class LocalesOfOwnAlias(Rule):
    """The function is attached to an alias of the app, for certain locales."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "locale_ids must be given if, and only if, bot_alias is made in this app"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where locales are missing, or would be of no use."""
        is_own, locales = not isinstance(given["bot_alias"], str), given.get("locale_ids")
        if is_own and locales is None:
            yield self.problem("locale_ids", None, "given when bot_alias is made in this app")
        if not is_own and locales is not None:
            reason = "left out when bot_alias exists already, as CloudFormation cannot change it"
            yield self.problem("locale_ids", locales, reason)


class LexEventSource(PushedEventSource["lambda_.CfnPermission | None"]):
    """Invoke a function from the code hooks of a Lex V2 bot: dialogs and fulfillment.

    Lex is allowed to invoke the function for this alias of the bot, and the alias is told which
    function to invoke; which intents have code hooks is said in the bot. An alias that exists
    already is not changed: attach the function to it in the console, or with UpdateBotAlias.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        HookIsThere(),
        OwnBotAlias(),
        NoCycle(
            "event['bot']['aliasId']",
            "give {actions} by an iam.Policy with roles=[fn.role], which the function does not "
            "wait for",
        ),
    )
    existing: ClassVar[Existing | None] = BOT_ALIAS
    named_by: ClassVar[str] = "attr_arn"

    @checked(LocalesOfOwnAlias(page=_ATTACH))
    def __init__(
        self,
        bot_alias: Annotated[
            lex.CfnBotAlias | str, BOT_ALIAS, Doc("The bot's alias, or its ARN.", page=_ATTACH)
        ],
        *,
        locale_ids: Annotated[
            Sequence[str],
            Each(Matches("[a-z]{2}_([A-Z]{2}|[0-9]{3})", 'a locale such as "en_US" or "es_419"')),
            NotEmpty(),
            Distinct(),
            Length(1, 50, "locales"),
            Doc(
                "The locales in which the alias invokes the function; they are switched on.",
                page=f"{_GUIDE}/how-languages.html",
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which bot invokes the function."""
        self.triggered_by = bot_alias
        self.locale_ids = locale_ids or []

    @property
    def bot_alias(self) -> lex.CfnBotAlias | ByArn:
        """The alias; what was named by its ARN is known when the source is bound."""
        found: lex.CfnBotAlias | ByArn = self.resource
        return found

    def _make(self, function: lambda_.IFunction, scope: Construct) -> lambda_.CfnPermission | None:
        alias, where = self.bot_alias, scope
        if isinstance(alias, lex.CfnBotAlias):
            self._attach(function, alias)
            where = beside(alias, scope)
        return self._allow_invoke(
            function,
            where,
            "lexv2.amazonaws.com",
            source_arn=alias.attr_arn,
            # No page says that Lex sends the account (_PERMISSION); the alias's ARN has it anyway.
            sends_account=False,
        )

    def _attach(self, function: lambda_.IFunction, alias: lex.CfnBotAlias) -> None:
        """Add the function where a locale has none; a relation sees to the others."""
        given = _settings(alias)
        if not is_list(given):
            return
        # What is known at deploy only is nobody's, and kept.
        known: list[dict[str, Any]] = cdk.Stack.of(alias).resolve(given)
        settings = {item.get("localeId"): item.get("botAliasLocaleSetting", {}) for item in known}
        # Of a locale that is said no more of than whether it is on, nothing gets lost.
        free = [name for name in self.locale_ids if settings.get(name, {}).keys() <= {"enabled"}]
        kept = [
            item
            for item, plain in zip(given, known, strict=True)
            if plain.get("localeId") not in free
        ]
        alias.bot_alias_locale_settings = [*kept, *(_setting(name, function) for name in free)]


def _settings(alias: lex.CfnBotAlias) -> Any:
    """Return what an alias says of locales; None where old versions of jsii cannot read it."""
    try:
        return alias.bot_alias_locale_settings or []
    except KeyError:  # a token among the settings
        return None


def _setting(
    locale_id: str, function: lambda_.IFunction
) -> lex.CfnBotAlias.BotAliasLocaleSettingsItemProperty:
    hook = lex.CfnBotAlias.LambdaCodeHookProperty(
        code_hook_interface_version=_VERSION, lambda_arn=function.function_arn
    )
    return lex.CfnBotAlias.BotAliasLocaleSettingsItemProperty(
        locale_id=locale_id,
        bot_alias_locale_setting=lex.CfnBotAlias.BotAliasLocaleSettingsProperty(
            enabled=True,
            code_hook_specification=lex.CfnBotAlias.CodeHookSpecificationProperty(
                lambda_code_hook=hook
            ),
        ),
    )
