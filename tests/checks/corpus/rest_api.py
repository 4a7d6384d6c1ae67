"""Methods of REST APIs that functions share, beyond what one function's API is asked."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito

from tests.checks.pair import Pair
from tests.checks.rows import millis, seconds
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
API = "https://docs.aws.amazon.com/apigateway/latest/api"
METHOD = f"{API}/API_PutMethod.html"
_RESPONSE = f"{API}/API_PutMethodResponse.html"
RESOURCE = f"{API}/API_CreateResource.html"
STREAM = f"{GUIDE}/response-transfer-mode.html"
_IMPORT = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_apigateway/RestApi.html"
_IDS = {"rest_api_id": "a1b2c3d4e5", "root_resource_id": "f6g7h8i9j0"}


def quick_fn(s: Scene, *args: Any, **kw: Any) -> Any:
    """Make a function that answers in time."""
    return s.fn(*args, timeout=seconds(20), **kw)


def new_api(s: Scene, **kw: Any) -> apigateway.RestApi:
    return apigateway.RestApi(s.stack, "Api", cloud_watch_role=False, **kw)


def imported_api(s: Scene, name: str = "Import", stack: cdk.Stack | None = None) -> Any:
    return apigateway.RestApi.from_rest_api_attributes(stack or s.stack, name, **_IDS)


def deployed_api(s: Scene) -> Any:
    api = imported_api(s)
    apigateway.Deployment(s.stack, "Deployment", api=api)
    return api


def methods(s: Scene, *keys: str, api: Any = None, fn: Any = None, **kw: Any) -> object:
    """Route these to one function."""
    api, fn = api or new_api(s), fn or quick_fn(s)
    for key in keys or ("GET /orders",):
        method, _, path = key.partition(" ")
        s.bind(s.m.RestApiEventSource(api, method, path, **kw), fn)
    return fn


def _pair(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = METHOD) -> Pair:
    def case(args: dict[str, Any]) -> Callable[[Scene], object]:
        return lambda s: methods(s, **args)

    return Pair(about, case(wrong), case(valid), page, own=True)


def _key(about: str, wrong: str, valid: str) -> Pair:
    return Pair(about, lambda s: methods(s, wrong), lambda s: methods(s, valid), RESOURCE, own=True)


def _users(s: Scene) -> apigateway.CognitoUserPoolsAuthorizer:
    pool: Any = cognito.UserPool(s.stack, "Users")
    return apigateway.CognitoUserPoolsAuthorizer(s.stack, "Users2", cognito_user_pools=[pool])


def _codes(*codes: str, **kw: Any) -> dict[str, Any]:
    responses = [apigateway.MethodResponse(status_code=code, **kw) for code in codes]
    return {"method_responses": responses}


def _validated(s: Scene, **kw: Any) -> object:
    api = new_api(s)
    validator = api.add_request_validator("Validator", validate_request_body=True)
    return methods(s, api=api, request_validator=validator, **kw)


_CUSTOM = apigateway.AuthorizationType.CUSTOM
_NONE = apigateway.AuthorizationType.NONE
_MAX = "method.response.header.X-Max"

PAIRS = [
    _key("method: one that there is", "FETCH /orders", "GET /orders"),
    _key("path: starts with a slash", "GET orders", "GET /orders"),
    _pair("timeout: at least 50 ms", {"timeout": millis(49)}, {"timeout": seconds(29)}, STREAM),
    _pair(
        "timeout: at most a quarter of an hour",
        {"timeout": millis(900_001)},
        {"timeout": millis(900_000)},
        STREAM,
    ),
    _pair(
        "authorization_type: CUSTOM with an authorizer",
        {"authorization_type": _CUSTOM},
        {"authorization_type": _NONE},
    ),
    Pair(
        "authorizer: one of REST APIs",
        lambda s: methods(s, authorizer=cognito.UserPool(s.stack, "Users")),
        lambda s: methods(s, authorizer=_users(s)),
        METHOD,
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
        METHOD,
        own=True,
    ),
    Pair(
        "request_validator: a validator",
        lambda s: methods(s, request_validator="body"),
        _validated,
        METHOD,
        own=True,
    ),
    _pair(
        "request_validator_options: those that there are",
        {"request_validator_options": {"validate_body": True}},
        {"request_validator_options": {"validate_request_body": True}},
    ),
    Pair(
        "api: no string, which does not say the root",
        lambda s: methods(s, api="a1b2c3d4e5"),
        lambda s: methods(s, api=deployed_api(s)),
        _IMPORT,
        own=True,
    ),
    Pair(
        "api: imported with its root",
        lambda s: methods(
            s, api=apigateway.RestApi.from_rest_api_id(s.stack, "Import", "a1b2c3d4e5")
        ),
        lambda s: methods(s, api=deployed_api(s)),
        _IMPORT,
        own=True,
    ),
    _key("path: not /orders//new", "GET /orders//new", "GET /orders/new"),
]
