"""AWS AppSync, GraphQL APIs."""

from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.limits import Between, Length, Matches, Seconds
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.proxies import as_construct
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.pushed import INVOKED
from lambda_event_sources.relations.resolvers import (
    AnswersQuery,
    FieldOfSchema,
    OneResolver,
    ResolverNearby,
)

_GUIDE = "https://docs.aws.amazon.com/appsync/latest/devguide"
_API = "https://docs.aws.amazon.com/appsync/latest/APIReference"
_RESOLVER = f"{_API}/API_CreateResolver.html"
_NAME = Matches("[_A-Za-z][_0-9A-Za-z]*", "a name of letters, digits and underscores")


def _graphql_api(scope: Any, construct_id: str, arn: str) -> appsync.IGraphqlApi:
    api_id = cdk.Fn.select(1, cdk.Fn.split("/", arn)) if is_token(arn) else arn.split("/")[1]
    return appsync.GraphqlApi.from_graphql_api_attributes(
        scope, construct_id, graphql_api_id=api_id, graphql_api_arn=arn
    )


GRAPHQL_API = Existing(
    "graph_ql_endpoint_arn",
    "a GraphQL API",
    arn="appsync:{region}:{account}:apis/{id}",
    by_arn=_graphql_api,
    by_name=lambda scope, construct_id, text: appsync.GraphqlApi.from_graphql_api_attributes(
        scope, construct_id, graphql_api_id=text
    ),
    name=Matches("[a-z0-9]{26}", "the API's id, 26 lower-case letters and digits"),
)
"""https://docs.aws.amazon.com/appsync/latest/APIReference/API_GraphqlApi.html"""


class AppSyncEventSource(PushedEventSource[appsync.Resolver]):
    """Resolve a field of a GraphQL API with a function.

    A resolver is made, which hands the request to the function as it is, and for each API one data
    source for the function, whose role may invoke the function and nothing else.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *INVOKED,
        OneResolver(),
        ResolverNearby(),
        FieldOfSchema(),
        AnswersQuery(),
    )
    existing: ClassVar[Existing | None] = GRAPHQL_API
    named_by: ClassVar[str] = "api_id"

    @checked()
    def __init__(
        self,
        api: Annotated[
            appsync.IGraphqlApi | appsync.GraphqlApi | str,
            GRAPHQL_API,
            Doc("The API, its ARN or its id.", page=_RESOLVER),
        ],
        type_name: Annotated[
            str,
            _NAME,
            Doc(
                "The type in the API's schema: Query, Mutation or one of your own.", page=_RESOLVER
            ),
        ],
        field_name: Annotated[str, _NAME, Doc("The field of the type.", page=_RESOLVER)],
        *,
        max_batch_size: Annotated[
            props.Number,
            Between(0, 2000),
            Doc(
                "The most requests that one invocation gets, as a list; it returns a list, too.",
                "0: one request, which is no list",
                _RESOLVER,
            ),
        ]
        | None = None,
        caching_config: Annotated[
            appsync.CachingConfig | dict[str, Any],
            Fields(
                appsync.CachingConfig,
                ttl=Seconds(1, 3600),
                caching_keys=(
                    Each(
                        Matches(
                            r"\$context\.(arguments|source|identity)(\..+|\[.+)?",
                            "an entry of $context.arguments, $context.source or $context.identity",
                        )
                    ),
                    Length(0, 25, "keys"),
                ),
            ),
            Doc(
                "How long results are kept, and for which arguments; the API needs a cache.",
                "results are not kept",
                f"{_GUIDE}/enabling-caching.html",
            ),
        ]
        | None = None,
        code: Annotated[
            appsync.Code,
            Doc(
                "Code of the resolver, for APPSYNC_JS, that makes the function's event.",
                "none: the function gets AppSync's context, and its result is the field",
                f"{_GUIDE}/resolver-reference-lambda-js.html",
            ),
        ]
        | None = None,
        metrics_config: Annotated[
            appsync.ResolverMetricsConfig,
            Doc("Whether the resolver has metrics of its own.", "no", _RESOLVER),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
    ) -> None:
        """Describe which field of `api` the function resolves."""
        self.triggered_by = api
        self.type_name = type_name
        self.field_name = field_name

    @property
    def api(self) -> appsync.IGraphqlApi:
        """The API; what was named by a string is known when the source is bound."""
        return cast("appsync.IGraphqlApi", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> appsync.Resolver:
        caching = self.props.get("caching_config")
        code = self.props.get("code")
        return appsync.Resolver(
            scope,
            "Resolver",
            api=self.api,
            data_source=self._data_source(function),
            type_name=self.type_name,
            field_name=self.field_name,
            max_batch_size=self.props.get("max_batch_size"),
            caching_config=None if caching is None else appsync.CachingConfig(**fields_of(caching)),
            code=code,
            runtime=None if code is None else appsync.FunctionRuntime.JS_1_0_0,
            metrics_config=self.props.get("metrics_config"),
        )

    def _data_source(self, function: lambda_.IFunction) -> appsync.LambdaDataSource:
        """Return what all sources of the function with this API share."""
        construct_id = f"AppSync:{digest(function, self.api.api_id)[:8]}"
        scope = function.node.try_find_child(construct_id)
        if scope is not None:
            return cast("appsync.LambdaDataSource", scope.node.find_child("DataSource"))
        scope = Construct(as_construct(function), construct_id)
        # https://docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html
        conditions = {
            "StringEquals": {"aws:SourceAccount": cdk.Stack.of(function).account},
            "ArnEquals": {"aws:SourceArn": self.api.arn},
        }
        trusted: Any = iam.ServicePrincipal("appsync.amazonaws.com", conditions=conditions)
        invoke = allow(["lambda:InvokeFunction"], function.function_arn)
        policies = {"Invoke": iam.PolicyDocument(statements=[invoke])}
        role = iam.Role(scope, "Role", assumed_by=trusted, inline_policies=policies)
        # CDK would grant the role more, and would refuse an imported function; this needs nothing.
        invoked = lambda_.Function.from_function_attributes(
            scope, "Function", function_arn=function.function_arn, skip_permissions=True
        )
        return appsync.LambdaDataSource(
            scope,
            "DataSource",
            api=self.api,
            lambda_function=invoked,
            name=cdk.Names.unique_resource_name(function),
            service_role=role.without_policy_updates(),
        )
