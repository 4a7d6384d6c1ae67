"""The routes of a REST API, and what their requests must have."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito

from tests.checks.pair import Pair
from tests.checks.rows import seconds
from tests.checks.scene import Scene

DEVELOPER = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
API = "https://docs.aws.amazon.com/apigateway/latest/api"
METHOD = f"{API}/API_PutMethod.html"
RESPONSE = f"{API}/API_PutMethodResponse.html"
RESOURCE = f"{API}/API_CreateResource.html"
PROXY = f"{DEVELOPER}/api-gateway-set-up-simple-proxy.html"
CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html"
SIBLINGS = "https://github.com/amazon-archives/aws-apigateway-importer/issues/202"
SCOPES = "https://github.com/aws/aws-cdk/pull/30035"
AUTHORIZERS = "https://github.com/aws/aws-cdk/issues/5618"
Type = apigateway.AuthorizationType


def routes(s: Scene, *paths: str, method: str = "GET", **kw: Any) -> object:
    """Route these paths to one function, which answers before API Gateway gives up."""
    fn = s.fn(timeout=seconds(20))
    for path in paths:
        s.bind(s.m.ApiEventSource(method, path, **kw), fn)
    return fn


def method(about: str, wrong: Any, valid: str) -> Pair:
    return Pair(
        f"method: {about}",
        lambda s: routes(s, "/orders", method=wrong),
        lambda s: routes(s, "/orders", method=valid),
        METHOD,
    )


def path(about: str, wrong: str, valid: str, page: str = RESOURCE) -> Pair:
    return Pair(f"path: {about}", lambda s: routes(s, wrong), lambda s: routes(s, valid), page)


Args = dict[str, Any]


def options(
    about: str,
    wrong: Args | Callable[[Scene], Args],
    valid: Args | Callable[[Scene], Args],
    page: str = METHOD,
    **kind: bool,
) -> Pair:
    def case(args: Args | Callable[[Scene], Args]) -> Callable[[Scene], object]:
        return lambda s: routes(s, "/orders", **(args(s) if callable(args) else args))

    return Pair(about, case(wrong), case(valid), page, **kind)


def pool(**kw: Any) -> Callable[[Scene], Args]:
    """Return arguments with an authorizer of Cognito."""

    def args(s: Scene) -> Args:
        users: Any = cognito.UserPool(s.stack, "Users")
        authorizer = apigateway.CognitoUserPoolsAuthorizer(
            s.stack, "Authorizer", cognito_user_pools=[users]
        )
        return {"authorizer": authorizer, **kw}

    return args


def code(*codes: str, **kw: Any) -> Args:
    return {
        "method_responses": [apigateway.MethodResponse(status_code=each, **kw) for each in codes]
    }


def parameters(*names: str) -> Args:
    return {"request_parameters": dict.fromkeys(names, True)}


def validated(s: Scene, **kw: Any) -> Args:
    api = apigateway.RestApi.from_rest_api_id(s.stack, "Api", "a1b2c3d4e5")
    return {
        "request_validator": apigateway.RequestValidator(s.stack, "Validator", rest_api=api),
        **kw,
    }


PAIRS: list[Pair] = [
    method("one of HTTP that there is", "FETCH", "GET"),
    method("one of HTTP that REST APIs have", "TRACE", "HEAD"),
    method("not empty", "", "ANY"),
    method("no blanks", "GET ", "GET"),
    method("not several", "GET,POST", "ANY"),
    path("starts with a slash", "orders", "/orders"),
    path("not empty", "", "/"),
    path("no query", "/orders?new=1", "/orders"),
    path("no blanks", "/new orders", "/new-orders"),
    path("no empty part", "/orders//new", "/orders/new"),
    path("a brace that is closed", "/orders/{id", "/orders/{id}"),
    path("a brace that is opened", "/orders/id}", "/orders/{id}"),
    path("a name in the braces", "/orders/{}", "/orders/{id}"),
    path("a variable that is the whole part", "/orders/{id}.json", "/orders/{id}"),
    path("one variable per part", "/orders/{from}-{to}", "/orders/{from}/{to}"),
    path("no * for the rest", "/orders/*", "/orders/{rest+}", PROXY),
    path("no colon for a variable", "/orders/<id>", "/orders/{id}"),
    path("a + within the braces", "/orders/{rest}+", "/orders/{rest+}", PROXY),
    path("nothing below a greedy variable", "/{rest+}/orders", "/orders/{rest+}", PROXY),
    path("no umlauts", "/größe", "/groesse"),
    path("no address", "https://example.com/orders", "/orders"),
    Pair(
        "path: one name of a variable at one place",
        lambda s: routes(s, "/orders/{id}", "/orders/{number}/items"),
        lambda s: routes(s, "/orders/{id}", "/orders/{id}/items"),
        SIBLINGS,
    ),
    options(
        "authorization_type: CUSTOM with an authorizer",
        {"authorization_type": Type.CUSTOM},
        {"authorization_type": Type.NONE},
        AUTHORIZERS,
    ),
    options(
        "authorization_type: COGNITO with an authorizer",
        {"authorization_type": Type.COGNITO},
        pool(authorization_type=Type.COGNITO),
        AUTHORIZERS,
    ),
    options(
        "authorization_type: that of the authorizer",
        pool(authorization_type=Type.CUSTOM),
        pool(authorization_type=Type.COGNITO),
    ),
    options(
        "authorization_type: not NONE with an authorizer",
        pool(authorization_type=Type.NONE),
        pool(),
    ),
    options(
        "authorization_scopes: for Cognito only",
        {"authorization_scopes": ["orders"]},
        pool(authorization_scopes=["orders"]),
        SCOPES,
        risky=True,
    ),
    options(
        "authorization_scopes: not for IAM",
        {"authorization_scopes": ["orders"], "authorization_type": Type.IAM},
        {"authorization_type": Type.IAM},
        SCOPES,
        risky=True,
    ),
    *(
        options(
            f"request_parameters: {about}",
            parameters(wrong),
            parameters("method.request.querystring.limit"),
        )
        for about, wrong in (
            ("a whole name", "limit"),
            ("of the request", "method.response.querystring.limit"),
            ("of a place that there is", "method.request.body.limit"),
            ("a place that is spelled right", "method.request.queryString.limit"),
            ("with a name", "method.request.querystring."),
        )
    ),
    options("status_code: of three digits", code("20"), code("200"), RESPONSE),
    options("status_code: from 100 to 599", code("600"), code("599"), RESPONSE),
    options("status_code: no pattern", code("2xx"), code("200"), RESPONSE),
    options("status_code: each once", code("200", "200"), code("200", "400"), CFN),
    options(
        "response_parameters: a whole name",
        code("200", response_parameters={"X-Total": True}),
        code("200", response_parameters={"method.response.header.X-Total": True}),
        RESPONSE,
    ),
    options(
        "response_parameters: headers only",
        code("200", response_parameters={"method.response.body.total": True}),
        code("200", response_parameters={"method.response.header.total": True}),
        RESPONSE,
    ),
    options(
        "request_validator: not together with its options",
        lambda s: validated(s, request_validator_options={"validate_request_body": True}),
        {"request_validator_options": {"validate_request_body": True}},
    ),
]
