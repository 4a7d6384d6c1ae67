"""Methods of REST APIs that functions share, beyond what one function's API is asked."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import millis, seconds
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_API = "https://docs.aws.amazon.com/apigateway/latest/api"
_METHOD = f"{_API}/API_PutMethod.html"
_RESPONSE = f"{_API}/API_PutMethodResponse.html"
_RESOURCE = f"{_API}/API_CreateResource.html"
_DEPLOY = f"{_GUIDE}/how-to-deploy-api.html"
_STREAM = f"{_GUIDE}/response-transfer-mode.html"
_LIMITS = f"{_GUIDE}/api-gateway-execution-service-limits-table.html"
_IMPORT = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_apigateway/RestApi.html"
_SIBLINGS = "https://github.com/amazon-archives/aws-apigateway-importer/issues/202"
_IDS = {"rest_api_id": "a1b2c3d4e5", "root_resource_id": "f6g7h8i9j0"}


def _fn(s: Scene, *args: Any, **kw: Any) -> Any:
    """Make a function that answers in time."""
    return s.fn(*args, timeout=seconds(20), **kw)


def _api(s: Scene, **kw: Any) -> apigateway.RestApi:
    return apigateway.RestApi(s.stack, "Api", cloud_watch_role=False, **kw)


def _imported(s: Scene, name: str = "Import", stack: cdk.Stack | None = None) -> Any:
    return apigateway.RestApi.from_rest_api_attributes(stack or s.stack, name, **_IDS)


def _deployed(s: Scene) -> Any:
    api = _imported(s)
    apigateway.Deployment(s.stack, "Deployment", api=api)
    return api


def _methods(s: Scene, *keys: str, api: Any = None, fn: Any = None, **kw: Any) -> object:
    """Route these to one function."""
    api, fn = api or _api(s), fn or _fn(s)
    for key in keys or ("GET /orders",):
        method, _, path = key.partition(" ")
        s.bind(s.m.RestApiEventSource(api, method, path, **kw), fn)
    return fn


def _pair(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = _METHOD) -> Pair:
    def case(args: dict[str, Any]) -> Callable[[Scene], object]:
        return lambda s: _methods(s, **args)

    return Pair(about, case(wrong), case(valid), page, own=True)


def _key(about: str, wrong: str, valid: str) -> Pair:
    return Pair(
        about, lambda s: _methods(s, wrong), lambda s: _methods(s, valid), _RESOURCE, own=True
    )


def _beside(s: Scene, method: str) -> object:
    """Route something by hand, and something else with a source."""
    api, fn = _api(s), _fn(s)
    api.root.add_resource("orders").add_method("GET", apigateway.LambdaIntegration(fn))
    return _methods(s, f"{method} /orders", api=api, fn=fn)


def _two_functions(s: Scene, path: str) -> object:
    api = _api(s)
    _methods(s, "GET /orders/{id}", api=api)
    return _methods(s, f"GET {path}", api=api, fn=_fn(s, name="Other"))


def _two_imports(s: Scene, path: str, *, in_stacks: bool = False) -> object:
    """Route through two constructs of an API, of which the first one deploys it."""
    _methods(s, "GET /orders/new", api=_deployed(s))
    stack = s.stack_in("Second") if in_stacks else s.stack
    fn = _fn(s, stack, name="Other")
    return _methods(s, f"GET {path}", api=_imported(s, "Again", stack), fn=fn)


def _users(s: Scene) -> apigateway.CognitoUserPoolsAuthorizer:
    pool: Any = cognito.UserPool(s.stack, "Users")
    return apigateway.CognitoUserPoolsAuthorizer(s.stack, "Users2", cognito_user_pools=[pool])


def _codes(*codes: str, **kw: Any) -> dict[str, Any]:
    responses = [apigateway.MethodResponse(status_code=code, **kw) for code in codes]
    return {"method_responses": responses}


def _validated(s: Scene, **kw: Any) -> object:
    api = _api(s)
    validator = api.add_request_validator("Validator", validate_request_body=True)
    return _methods(s, api=api, request_validator=validator, **kw)


_CUSTOM = apigateway.AuthorizationType.CUSTOM
_NONE = apigateway.AuthorizationType.NONE
_MAX = "method.response.header.X-Max"

PAIRS = [
    _key("method: one that there is", "FETCH /orders", "GET /orders"),
    _key("path: starts with a slash", "GET orders", "GET /orders"),
    _pair("timeout: at least 50 ms", {"timeout": millis(49)}, {"timeout": seconds(29)}, _STREAM),
    _pair(
        "timeout: at most a quarter of an hour",
        {"timeout": millis(900_001)},
        {"timeout": millis(900_000)},
        _STREAM,
    ),
    _pair(
        "authorization_type: CUSTOM with an authorizer",
        {"authorization_type": _CUSTOM},
        {"authorization_type": _NONE},
    ),
    Pair(
        "authorizer: one of REST APIs",
        lambda s: _methods(s, authorizer=cognito.UserPool(s.stack, "Users")),
        lambda s: _methods(s, authorizer=_users(s)),
        _METHOD,
        own=True,
    ),
    _pair("status_code: of three digits", _codes("20"), _codes("200"), _RESPONSE),
    _pair("status_code: each once", _codes("200", "200"), _codes("200", "400"), _RESPONSE),
    _pair(
        "response_parameters: a whole name",
        _codes("200", response_parameters={"X-Max": True}),
        _codes("200", response_parameters={_MAX: True}),
        _RESPONSE,
    ),
    _pair(
        "request_parameters: a whole name",
        {"request_parameters": {"limit": True}},
        {"request_parameters": {"method.request.querystring.limit": True}},
    ),
    Pair(
        "request_validator: not together with its options",
        lambda s: _validated(s, request_validator_options={"validate_request_body": True}),
        _validated,
        _METHOD,
        own=True,
    ),
    Pair(
        "request_validator: a validator",
        lambda s: _methods(s, request_validator="body"),
        _validated,
        _METHOD,
        own=True,
    ),
    _pair(
        "request_validator_options: those that there are",
        {"request_validator_options": {"validate_body": True}},
        {"request_validator_options": {"validate_request_body": True}},
    ),
    Pair(
        "api: no string, which does not say the root",
        lambda s: _methods(s, api="a1b2c3d4e5"),
        lambda s: _methods(s, api=_deployed(s)),
        _IMPORT,
        own=True,
    ),
    Pair(
        "api: imported with its root",
        lambda s: _methods(
            s, api=apigateway.RestApi.from_rest_api_id(s.stack, "Import", "a1b2c3d4e5")
        ),
        lambda s: _methods(s, api=_deployed(s)),
        _IMPORT,
        own=True,
    ),
    _key("path: not /orders//new", "GET /orders//new", "GET /orders/new"),
    Pair(
        "a method of a path once",
        lambda s: _methods(s, "GET /orders", "get /orders/"),
        lambda s: _methods(s, "GET /orders", "POST /orders"),
        _METHOD,
        own=True,
    ),
    Pair(
        "a method of a path once, also for two functions",
        lambda s: _two_functions(s, "/orders/{id}"),
        lambda s: _two_functions(s, "/orders/{id}/items"),
        _METHOD,
        own=True,
    ),
    Pair(
        "a method of a path once, also beside CDK's own",
        lambda s: _beside(s, "GET"),
        lambda s: _beside(s, "POST"),
        _METHOD,
        own=True,
    ),
    Pair(
        "a resource once, not through two imports",
        lambda s: _two_imports(s, "/orders"),
        lambda s: _two_imports(s, "/items"),
        _RESOURCE,
        own=True,
    ),
    Pair(
        "a resource once, not through two imports of two stacks",
        lambda s: _two_imports(s, "/orders", in_stacks=True),
        lambda s: _two_imports(s, "/items", in_stacks=True),
        _RESOURCE,
        own=True,
    ),
    Pair(
        "path: one name of a variable at one place",
        lambda s: _two_functions(s, "/orders/{number}/items"),
        lambda s: _two_functions(s, "/orders/{id}/items"),
        _SIBLINGS,
        own=True,
    ),
    Pair(
        "an imported API is deployed",
        lambda s: _methods(s, api=_imported(s)),
        lambda s: _methods(s, api=_deployed(s)),
        _DEPLOY,
        risky=True,
        own=True,
    ),
    Pair(
        "an API that does not deploy itself is deployed",
        lambda s: _methods(s, api=_api(s, deploy=False)),
        lambda s: _methods(s, api=_api(s)),
        _DEPLOY,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the API's",
        lambda s: _methods(s, fn=s.fn(timeout=seconds(30))),
        lambda s: _methods(s, fn=s.fn(timeout=seconds(29))),
        _LIMITS,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the method's",
        lambda s: _methods(s, fn=s.fn(timeout=seconds(61)), timeout=seconds(60)),
        lambda s: _methods(s, fn=s.fn(timeout=seconds(60)), timeout=seconds(60)),
        _STREAM,
        risky=True,
        own=True,
    ),
    Pair(
        "many methods share a permission",
        lambda s: _methods(s, *(f"GET /{n}" for n in range(20))),
        lambda s: _methods(s, *(f"GET /{n}" for n in range(20)), allow_test_invoke=False),
        "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        risky=True,
        own=True,
    ),
    Pair(
        "an imported function is here",
        lambda s: _methods(s, fn=_function(s, "eu-west-1")),
        lambda s: _methods(s, fn=_function(s, "us-east-1")),
        "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
        risky=True,
        own=True,
    ),
]


def _function(s: Scene, region: str) -> lambda_.IFunction:
    stack = s.stack_in("Here", region="us-east-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:orders"
    return lambda_.Function.from_function_arn(stack, "Imported", arn)
