"""Resolvers and the data source that they share."""

from pathlib import Path
from typing import Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

from lambda_event_sources import AppSyncEventSource, NotBoundError
from tests.conftest import make_function
from tests.cycles import cycle
from tests.parity.intent import intent, of_type

SCHEMA = '''
"""Orders. type Query { none: ID }"""
type Order {
  id: ID!, lines(first: Int = 10, by: Sort = {field: "id"}): [String!]! @aws_auth(groups: ["a"])
}
type Query @aws_api_key {
  "one of them"
  order(id: ID!): Order  # not: a field
  orders: [Order]
}
extend type Query { more: String }
'''
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
API = {"Fn::GetAtt": ["AWS::AppSync::GraphQLApi", "ApiId"]}
API_ARN = {"Fn::GetAtt": ["AWS::AppSync::GraphQLApi", "Arn"]}
API_ID = "abcdefghijklmnopqrstuvwxyz"
ARN = f"arn:aws:appsync:us-east-1:111111111111:apis/{API_ID}"
PARTITION = {"Ref": "AWS::Partition"}
PLACE = ({"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"})
DATA_SOURCE = "AWS::AppSync::DataSource"
RESOLVER = "AWS::AppSync::Resolver"


@pytest.fixture(name="api")
def _api(stack: cdk.Stack, tmp_path: Path) -> appsync.GraphqlApi:
    return make_api(stack, tmp_path)


def make_api(stack: cdk.Stack, folder: Path, text: str = SCHEMA) -> appsync.GraphqlApi:
    """Make an API with a schema."""
    file = folder / "schema.graphql"
    file.write_text(text)
    definition = appsync.Definition.from_file(str(file))
    return appsync.GraphqlApi(stack, "Api", name="orders", definition=definition)


def test_a_resolver_and_a_data_source_of_its_own(
    stack: cdk.Stack, function: lambda_.Function, api: appsync.GraphqlApi
) -> None:
    """The request goes to the function as it is; the role may invoke it for this API only."""
    source = AppSyncEventSource(api, "Query", "order")
    function.add_event_source(source)

    resources = intent(stack)
    (data_source,) = of_type(resources, DATA_SOURCE)
    name = data_source.pop("Name")
    assert data_source == {
        "ApiId": API,
        "LambdaConfig": {"LambdaFunctionArn": FUNCTION},
        "ServiceRoleArn": {"Fn::GetAtt": ["AWS::IAM::Role", "Arn"]},
        "Type": "AWS_LAMBDA",
    }
    assert of_type(resources, RESOLVER) == [
        {
            "ApiId": API,
            "DataSourceName": name,
            "FieldName": "order",
            "Kind": "UNIT",
            "TypeName": "Query",
        }
    ]
    (role,) = (role for role in of_type(resources, "AWS::IAM::Role") if "Policies" in role)
    assert role == {
        "AssumeRolePolicyDocument": {
            "Statement": [
                {
                    "Action": "sts:AssumeRole",
                    "Condition": {
                        "ArnEquals": {"aws:SourceArn": API_ARN},
                        "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}},
                    },
                    "Effect": "Allow",
                    "Principal": {"Service": "appsync.amazonaws.com"},
                }
            ],
            "Version": "2012-10-17",
        },
        "Policies": [
            {
                "PolicyDocument": {
                    "Statement": [
                        {
                            "Action": "lambda:InvokeFunction",
                            "Effect": "Allow",
                            "Resource": FUNCTION,
                        }
                    ],
                    "Version": "2012-10-17",
                },
                "PolicyName": "Invoke",
            }
        ],
    }
    assert of_type(resources, "AWS::IAM::Policy") == []
    assert of_type(resources, "AWS::Lambda::Permission") == []
    assert source.construct_for(function).arn
    with pytest.raises(NotBoundError):
        source.construct_for(make_function(stack, "Other"))


def test_beside_cdk(tmp_path: Path) -> None:
    """CDK makes the same resolver and data source; its role may do more."""
    mine, theirs = cdk.Stack(cdk.App(), "Stack"), cdk.Stack(cdk.App(), "Stack")
    make_function(mine, "Function").add_event_source(
        AppSyncEventSource(make_api(mine, tmp_path), "Query", "order", max_batch_size=5)
    )
    function: Any = make_function(theirs, "Function")
    data_source = make_api(theirs, tmp_path).add_lambda_data_source("Source", function)
    data_source.create_resolver("Resolver", type_name="Query", field_name="order", max_batch_size=5)

    ours, cdks = intent(mine), intent(theirs)
    for kind in (DATA_SOURCE, RESOLVER):
        pairs = zip(of_type(ours, kind), of_type(cdks, kind), strict=True)
        for one, other in pairs:
            names = ("Name", "DataSourceName")
            assert {**one, **dict.fromkeys(names)} == {**other, **dict.fromkeys(names)}
    (policy,) = of_type(cdks, "AWS::IAM::Policy")
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Resource"] == [FUNCTION, {"Fn::Join": ["", [FUNCTION, ":*"]]}]


def test_fields_share_a_data_source(
    stack: cdk.Stack, function: lambda_.Function, api: appsync.GraphqlApi
) -> None:
    """One per function and API, also where the API is imported twice."""
    function.add_event_source(AppSyncEventSource(api, "Query", "order"))
    function.add_event_source(AppSyncEventSource(api, "Query", "orders"))
    imported = appsync.GraphqlApi.from_graphql_api_attributes(stack, "It", graphql_api_id=API_ID)
    for existing in (imported, API_ID):
        for field in ("a", "b"):
            name = f"{field}{len(stack.node.find_all())}"
            function.add_event_source(AppSyncEventSource(existing, "Query", name))

    resources = intent(stack)
    assert len(of_type(resources, DATA_SOURCE)) == 2
    assert len(of_type(resources, RESOLVER)) == 6


def test_an_alias_is_what_the_role_may_invoke(
    stack: cdk.Stack, function: Any, api: appsync.GraphqlApi
) -> None:
    """The alias, and no version by itself."""
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    alias.add_event_source(AppSyncEventSource(api, "Query", "order"))

    resources = intent(stack)
    (data_source,) = of_type(resources, DATA_SOURCE)
    reference = {"Ref": "AWS::Lambda::Alias"}
    assert data_source["LambdaConfig"] == {"LambdaFunctionArn": reference}
    (role,) = (role for role in of_type(resources, "AWS::IAM::Role") if "Policies" in role)
    (statement,) = role["Policies"][0]["PolicyDocument"]["Statement"]
    assert statement["Resource"] == reference


def test_an_imported_function(stack: cdk.Stack, api: appsync.GraphqlApi) -> None:
    """It needs no permission, so nothing about it must be known."""
    arn = "arn:aws:lambda:us-east-1:111111111111:function:orders"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    imported.add_event_source(AppSyncEventSource(api, "Query", "order"))

    (data_source,) = of_type(intent(stack), DATA_SOURCE)
    assert data_source["LambdaConfig"] == {"LambdaFunctionArn": arn}


@pytest.mark.parametrize(
    ("given", "arn"),
    [
        (API_ID, {"Fn::Join": ["", ["arn:", PARTITION, ":appsync:", *PLACE, f":apis/{API_ID}"]]}),
        (ARN, ARN),
    ],
)
def test_an_existing_api(
    stack: cdk.Stack, function: lambda_.Function, given: str, arn: object
) -> None:
    """By its id, of which the ARN is made, or by its ARN."""
    source = AppSyncEventSource(given, "Query", "order")
    function.add_event_source(source)

    resources = intent(stack)
    (resolver,) = of_type(resources, RESOLVER)
    assert resolver["ApiId"] == API_ID
    (role,) = (role for role in of_type(resources, "AWS::IAM::Role") if "Policies" in role)
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Condition"]["ArnEquals"] == {"aws:SourceArn": arn}
    assert source.api.api_id == API_ID


@pytest.mark.parametrize("as_dict", [False, True])
def test_every_option(
    stack: cdk.Stack, function: lambda_.Function, api: appsync.GraphqlApi, *, as_dict: bool
) -> None:
    """Each is the property that AppSync has for it; structs may be dicts."""
    fields: dict[str, Any] = {
        "ttl": cdk.Duration.seconds(60),
        "caching_keys": ["$context.arguments.id", "$context.identity"],
    }
    function.add_event_source(
        AppSyncEventSource(
            api,
            "Query",
            "order",
            max_batch_size=10,
            caching_config=fields if as_dict else appsync.CachingConfig(**fields),
            code=appsync.Code.from_inline("export const request = () => ({});"),
            metrics_config=appsync.ResolverMetricsConfig.ENABLED,
        )
    )

    (resolver,) = of_type(intent(stack), RESOLVER)
    resolver.pop("DataSourceName")
    assert resolver == {
        "ApiId": API,
        "CachingConfig": {
            "CachingKeys": ["$context.arguments.id", "$context.identity"],
            "Ttl": 60,
        },
        "Code": "export const request = () => ({});",
        "FieldName": "order",
        "Kind": "UNIT",
        "MaxBatchSize": 10,
        "MetricsConfig": "ENABLED",
        "Runtime": {"Name": "APPSYNC_JS", "RuntimeVersion": "1.0.0"},
        "TypeName": "Query",
    }


def test_function_and_api_in_different_stacks(app: cdk.App, tmp_path: Path) -> None:
    """All that is made is in the function's stack, which needs the API's."""
    apis, functions = cdk.Stack(app, "Apis"), cdk.Stack(app, "Functions")
    api = make_api(apis, tmp_path)
    make_function(functions, "Function").add_event_source(AppSyncEventSource(api, "Query", "order"))

    Template.from_stack(functions).resource_count_is(RESOLVER, 1)
    Template.from_stack(apis).resource_count_is(RESOLVER, 0)
    assert cycle(Template.from_stack(functions).to_json()) == []


@pytest.mark.parametrize(
    ("type_name", "field"),
    [("Order", "lines"), ("Order", "id"), ("Query", "orders"), ("Query", "more")],
)
def test_fields_that_the_schema_has(
    stack: cdk.Stack,
    function: lambda_.Function,
    api: appsync.GraphqlApi,
    type_name: str,
    field: str,
) -> None:
    """Whatever else is in the schema: arguments, directives, descriptions, extensions."""
    function.add_event_source(AppSyncEventSource(api, type_name, field))

    assert len(of_type(intent(stack), RESOLVER)) == 1


@pytest.mark.parametrize(
    ("type_name", "field"),
    [
        ("Query", "none"),
        ("Query", "not"),
        ("Query", "ordrs"),
        ("Order", "first"),
        ("Order", "field"),
        ("Mutation", "order"),
    ],
)
def test_fields_that_the_schema_has_not(
    stack: cdk.Stack,
    function: lambda_.Function,
    api: appsync.GraphqlApi,
    type_name: str,
    field: str,
) -> None:
    """What only looks like a field is none; a near one is named."""
    function.add_event_source(AppSyncEventSource(api, type_name, field))

    hint = r"; did you mean order\w?\?" if field == "ordrs" else "$"
    with pytest.raises(RuntimeError, match=f"must be a field of {type_name} in .*{field}'{hint}"):
        Template.from_stack(stack)


def test_a_resolver_of_cdk_for_the_same_field(
    stack: cdk.Stack, function: lambda_.Function, api: appsync.GraphqlApi
) -> None:
    """It is found in the template, however it was made."""
    function.add_event_source(AppSyncEventSource(api, "Query", "order"))
    data_source = api.add_lambda_data_source("Source", cast("Any", function))
    data_source.create_resolver("Resolver", type_name="Query", field_name="order")

    with pytest.raises(RuntimeError, match=r"Query\.order has 2 resolvers, and can have one"):
        Template.from_stack(stack)


def test_a_resolver_that_may_not_be_made(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Under a condition, another one may take its place."""
    function.add_event_source(AppSyncEventSource(API_ID, "Query", "order"))
    other = appsync.CfnResolver(stack, "R", api_id=API_ID, type_name="Query", field_name="order")
    expression = cdk.Fn.condition_equals(cdk.Aws.REGION, "us-east-1")
    other.cfn_options.condition = cdk.CfnCondition(stack, "Condition", expression=expression)

    Template.from_stack(stack).resource_count_is(RESOLVER, 2)
