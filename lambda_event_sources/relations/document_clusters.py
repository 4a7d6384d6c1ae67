"""Amazon DocumentDB clusters, as far as the app makes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.core.structs import is_dict

_TOO_OLD = "3.6"


def _cluster(binding: Binding, facts: Facts) -> Resource | None:
    """Return the cluster; its ARN, which is put together, refers to it in no plain way."""
    cluster = binding.resource
    return facts.named(binding.stack, cluster.cluster_identifier, cluster)


@dataclass(frozen=True)
class ReadableCluster(BindingRelation):
    """Lambda reads the change streams of some clusters only."""

    name: ClassVar[str] = "readable-cluster"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            f"the DocumentDB cluster is newer than version {_TOO_OLD}, part of no global cluster, "
            "and its parameter group does not disable TLS"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        cluster = _cluster(binding, facts)
        if cluster is None:
            return
        path, version = binding.resource_path, cluster.properties.get("EngineVersion")
        if isinstance(version, str) and version.startswith(_TOO_OLD):
            yield f"engine_version of the cluster {path} must be 4.0 or 5.0, got {version!r}"
        if cluster.properties.get("GlobalClusterIdentifier"):
            yield f"the cluster {path} must be in one region, not part of a global cluster"
        if _parameters(cluster, facts).get("tls") == "disabled":
            yield (
                f"the parameter group of the cluster {path} must not have tls set to disabled, "
                "since Lambda signs in through TLS only"
            )


def _parameters(cluster: Resource, facts: Facts) -> dict[str, Any]:
    group = facts.at(cluster.stack, cluster.properties.get("DBClusterParameterGroupName"))
    parameters: object = None if group is None else group.properties.get("Parameters")
    return parameters if is_dict(parameters) else {}
