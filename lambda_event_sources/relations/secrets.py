"""What Kafka sources sign in with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.parts.kafka_authentication import AuthenticationMethod

_SCRAM = AuthenticationMethod.SASL_SCRAM_512_AUTH
_API = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"


@dataclass(frozen=True)
class ShortSecretArn(BindingRelation):
    """Lambda takes ARNs of secrets up to a length."""

    name: ClassVar[str] = "secret-arn-length"
    page: ClassVar[str] = _API
    longest: int = 200

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the ARNs of secret and root_ca_certificate have at most {self.longest} characters"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with imported secrets; those of the app have short names."""
        del facts
        given = binding.source.props
        # An authentication may have a secret of its own.
        within = getattr(given.get("authentication"), "secret", None)
        secrets = {prop: given.get(prop) for prop in ("secret", "root_ca_certificate")}
        for prop, secret in {**secrets, "authentication.secret": within}.items():
            if secret is None or isinstance(secret, secretsmanager.Secret):
                continue
            length = 0 if is_token(secret.secret_arn) else len(secret.secret_arn)
            if length > self.longest:
                yield (
                    f"the ARN of {prop} must have at most {self.longest} characters, got {length}: "
                    "give the secret a shorter name"
                )


@dataclass(frozen=True)
class ScramSecret(BindingRelation):
    """MSK signs in with secrets of a certain name, under keys that it can be allowed to use."""

    name: ClassVar[str] = "msk-secret"
    page: ClassVar[str] = "https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html"
    refuses: ClassVar[bool] = False
    prefix: str = "AmazonMSK_"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            f"an MSK secret has a name that starts with {self.prefix} and a key of its own, and "
            "the cluster is not serverless"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        secret = binding.source.props.get("secret")
        if secret is None:
            return
        if re.search(r"-s\d+$", binding.source.props["cluster_arn"]):
            yield "secret is of no use for a serverless cluster, which has IAM authentication only"
        if binding.source.props.get("authentication_method", _SCRAM) is not _SCRAM:
            return
        made = facts.named(binding.stack, secret.secret_arn, secret)
        name = _name_in(secret.secret_arn) if made is None else made.properties.get("Name", "")
        if isinstance(name, str) and not is_token(name) and not name.startswith(self.prefix):
            yield (
                f"MSK takes secrets only whose names start with {self.prefix}, got {name!r}: pass "
                f"secret_name={self.prefix + (name or 'orders')!r} to the secret"
            )
        if made is not None and "KmsKeyId" not in made.properties:
            yield (
                "MSK takes no secret under the AWS managed key: pass encryption_key to the secret "
                f"{secret.node.path}"
            )


def _name_in(arn: Any) -> Any:
    """Return the name that an ARN ends in; the ARN itself where it is not known."""
    return arn if is_token(arn) else arn.rpartition(":")[2]
