"""Methods of REST APIs beside other methods, and what an API must be for them."""

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from tests.checks.corpus.rest_api import (
    GUIDE,
    METHOD,
    RESOURCE,
    STREAM,
    deployed_api,
    imported_api,
    methods,
    new_api,
    quick_fn,
)
from tests.checks.pair import Pair
from tests.checks.rows import seconds
from tests.checks.scene import Scene

_DEPLOY = f"{GUIDE}/how-to-deploy-api.html"
_LIMITS = f"{GUIDE}/api-gateway-execution-service-limits-table.html"
_SIBLINGS = "https://github.com/amazon-archives/aws-apigateway-importer/issues/202"


def _beside(s: Scene, method: str) -> object:
    """Route something by hand, and something else with a source."""
    api, fn = new_api(s), quick_fn(s)
    api.root.add_resource("orders").add_method("GET", apigateway.LambdaIntegration(fn))
    return methods(s, f"{method} /orders", api=api, fn=fn)


def _two_functions(s: Scene, path: str) -> object:
    api = new_api(s)
    methods(s, "GET /orders/{id}", api=api)
    return methods(s, f"GET {path}", api=api, fn=quick_fn(s, name="Other"))


def _two_imports(s: Scene, path: str, *, in_stacks: bool = False) -> object:
    """Route through two constructs of an API, of which the first one deploys it."""
    methods(s, "GET /orders/new", api=deployed_api(s))
    stack = s.stack_in("Second") if in_stacks else s.stack
    fn = quick_fn(s, stack, name="Other")
    return methods(s, f"GET {path}", api=imported_api(s, "Again", stack), fn=fn)


def _function(s: Scene, region: str) -> lambda_.IFunction:
    stack = s.stack_in("Here", region="us-east-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:orders"
    return lambda_.Function.from_function_arn(stack, "Imported", arn)


PAIRS = [
    Pair(
        "a method of a path once",
        lambda s: methods(s, "GET /orders", "get /orders/"),
        lambda s: methods(s, "GET /orders", "POST /orders"),
        METHOD,
        own=True,
    ),
    Pair(
        "a method of a path once, also for two functions",
        lambda s: _two_functions(s, "/orders/{id}"),
        lambda s: _two_functions(s, "/orders/{id}/items"),
        METHOD,
        own=True,
    ),
    Pair(
        "a method of a path once, also beside CDK's own",
        lambda s: _beside(s, "GET"),
        lambda s: _beside(s, "POST"),
        METHOD,
        own=True,
    ),
    Pair(
        "a resource once, not through two imports",
        lambda s: _two_imports(s, "/orders"),
        lambda s: _two_imports(s, "/items"),
        RESOURCE,
        own=True,
    ),
    Pair(
        "a resource once, not through two imports of two stacks",
        lambda s: _two_imports(s, "/orders", in_stacks=True),
        lambda s: _two_imports(s, "/items", in_stacks=True),
        RESOURCE,
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
        lambda s: methods(s, api=imported_api(s)),
        lambda s: methods(s, api=deployed_api(s)),
        _DEPLOY,
        risky=True,
        own=True,
    ),
    Pair(
        "an API that does not deploy itself is deployed",
        lambda s: methods(s, api=new_api(s, deploy=False)),
        lambda s: methods(s, api=new_api(s)),
        _DEPLOY,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the API's",
        lambda s: methods(s, fn=s.fn(timeout=seconds(30))),
        lambda s: methods(s, fn=s.fn(timeout=seconds(29))),
        _LIMITS,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the method's",
        lambda s: methods(s, fn=s.fn(timeout=seconds(61)), timeout=seconds(60)),
        lambda s: methods(s, fn=s.fn(timeout=seconds(60)), timeout=seconds(60)),
        STREAM,
        risky=True,
        own=True,
    ),
    Pair(
        "many methods share a permission",
        lambda s: methods(s, *(f"GET /{n}" for n in range(20))),
        lambda s: methods(s, *(f"GET /{n}" for n in range(20)), allow_test_invoke=False),
        "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        risky=True,
        own=True,
    ),
    Pair(
        "an imported function is here",
        lambda s: methods(s, fn=_function(s, "eu-west-1")),
        lambda s: methods(s, fn=_function(s, "us-east-1")),
        "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
        risky=True,
        own=True,
    ),
]
