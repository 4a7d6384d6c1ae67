"""What API Gateway asks of the path and the options of a method."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

from aws_cdk import aws_apigateway as apigateway

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import Limit, Matches, NamedLimit
from lambda_event_sources.core.nested import Each, Fields, OnceEach
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.parts.http_methods import MethodName

_API = "https://docs.aws.amazon.com/apigateway/latest/api"
_METHOD = f"{_API}/API_Method.html"
_PUT_METHOD = f"{_API}/API_PutMethod.html"
_RESPONSE = f"{_API}/API_PutMethodResponse.html"
_PROXY = (
    "https://docs.aws.amazon.com/apigateway/latest/developerguide"
    "/api-gateway-set-up-simple-proxy.html"
)
_LIMITS = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
_NAME = "[a-zA-Z0-9:._$-]+"
_PART = rf"({_NAME}|\{{{_NAME}\}})"
_LAST = rf"({_NAME}|\{{{_NAME}\+?\}})"
_PATH = rf"/+(({_PART}/)*{_LAST}/?)?"


@dataclass(frozen=True)
class Path(NamedLimit):
    """A path of which the API's resources can be made at synth: no token can be one."""

    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a path that starts with /, of letters, digits and :._$- or {names} between slashes; "
            "{name+} for the rest of the path is the last part"
        )

    def allows(self, value: str) -> bool:
        """Tell whether it is a path."""
        return re.fullmatch(_PATH, value) is not None


@dataclass(frozen=True)
class Keys(NamedLimit):
    """A dict whose keys are within a limit."""

    limit: Limit

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a dict in which each key is {self.limit}"

    def allows(self, value: Any) -> bool:
        """Tell whether every key is within the limit."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield the problems of every key, under ``prop[key]``."""
        for key in cast("Mapping[object, object]", value):
            here = f"{prop}[{show(key)}]"
            if isinstance(key, str):
                yield from self.limit.problems(here, key)
            else:  # structs look into no dict
                text = f"{here} must have a string as its key"
                yield Problem(here, key, self, text, is_type=True)


@dataclass(frozen=True)
class NeedsAuthorizer(Rule):
    """Types of authorization that an authorizer does."""

    types: tuple[Hashable, ...] = (
        apigateway.AuthorizationType.CUSTOM,
        apigateway.AuthorizationType.COGNITO,
    )
    page: str = _PUT_METHOD

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"authorization_type needs authorizer if it is {' or '.join(map(show, self.types))}"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where nobody authorizes."""
        kind = given.get("authorization_type")
        if kind in self.types and "authorizer" not in given:
            yield self.problem("authorization_type", kind, "given together with authorizer")


Method = Annotated[str, MethodName(), Doc("The HTTP method.", page=_METHOD)]
"""The method of a request."""

MethodPath = Annotated[str, Path(), Doc("The path below the API's root.", page=_PROXY)]
"""The path of a request."""

ApiKeyRequired = Annotated[bool, Doc("Whether callers must send an API key.", "False", _METHOD)]
"""Whether there is a key."""

AuthorizationScopes = Annotated[
    Sequence[str], Doc("The OAuth scopes that callers must have.", "no scopes", _METHOD)
]
"""What a caller's token must be for."""

AuthorizationType = Annotated[
    apigateway.AuthorizationType,
    Doc("How callers are authorized.", "the authorizer's own, or not at all", _METHOD),
]
"""The kind of authorization."""

Authorizer = Annotated[
    apigateway.IAuthorizer | apigateway.Authorizer,
    Has("authorizer_id", "an API Gateway authorizer"),
    Doc("Who authorizes callers.", "nobody", _METHOD),
]
"""Who tells callers from others."""

OperationName = Annotated[str, Doc("A name for the method in SDKs.", "none", _METHOD)]
"""What SDKs call the method."""

RequestModels = Annotated[
    Mapping[str, apigateway.IModel | apigateway.Model],
    Doc("The model of the request's body, by content type.", "none", _METHOD),
]
"""What bodies look like."""

RequestValidator = Annotated[
    apigateway.IRequestValidator | apigateway.RequestValidator,
    Has("request_validator_id", "a request validator"),
    Doc("What validates requests.", "nothing", _METHOD),
]
"""A validator that is there already."""

RequestValidatorOptions = Annotated[
    apigateway.RequestValidatorOptions | dict[str, Any],
    Fields(apigateway.RequestValidatorOptions),
    Doc("The options of a validator of the method's own.", "no validator", _METHOD),
]
"""A validator to make."""

ScopePermissionToMethod = Annotated[
    bool,
    Doc(
        "Whether API Gateway is allowed to invoke the function for this method only; pass "
        "False where many routes would fill the function's resource policy.",
        "True",
        _LIMITS,
    ),
]
"""How much a permission covers."""

RequestParameters = Annotated[
    Mapping[str, bool],
    Keys(
        Matches(
            r"method\.request\.(querystring|path|header)\.\S+",
            "method.request.querystring.name, method.request.path.name or "
            "method.request.header.name, with a name of yours",
        )
    ),
    Doc(
        "Which parameters a request may have (False), and must have (True), such as "
        "``method.request.querystring.limit``.",
        "any",
        _PUT_METHOD,
    ),
]
"""What requests carry beside their body."""

MethodResponses = Annotated[
    Sequence[apigateway.MethodResponse | dict[str, Any]],
    Each(
        Fields(
            apigateway.MethodResponse,
            status_code=Matches(r"[1-5]\d\d", "a status code from 100 to 599"),
            response_parameters=Keys(
                Matches(
                    r"method\.response\.header\.\S+",
                    "method.response.header.name, with a name of yours",
                )
            ),
        )
    ),
    OnceEach("status_code"),
    Doc("The responses that the method may give.", "any", _RESPONSE),
]
"""What the method answers."""
