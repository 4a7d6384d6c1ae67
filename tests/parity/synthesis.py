"""Synthesizes a scenario with an event-source module and returns what CDK wrote."""

import inspect
import json
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aws_cdk as cdk

from tests.parity.building import ACCOUNT, REGION
from tests.parity.scenarios import Scenario

ORACLE = "aws_cdk.aws_lambda_event_sources"
OURS = "lambda_event_sources"

# What `cdk init` turns on today and what bears on Lambda functions and their sources.
FLAGS = (
    "@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId",
    "@aws-cdk/aws-apigateway:disableCloudWatchRole",
    "@aws-cdk/aws-apigateway:requestValidatorUniqueId",
    "@aws-cdk/aws-dynamodb:resourcePolicyPerReplica",
    "@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName",
    "@aws-cdk/aws-iam:minimizePolicies",
    "@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope",
    "@aws-cdk/aws-lambda:useCdkManagedLogGroup",
    "@aws-cdk/aws-s3:createDefaultLoggingPolicy",
    "@aws-cdk/aws-s3:publicAccessBlockedByDefault",
    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy",
    "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption",
    "@aws-cdk/core:enablePartitionLiterals",
    "@aws-cdk/core:explicitStackTags",
    "@aws-cdk/core:includePrefixInUniqueNameGeneration",
)


@dataclass(frozen=True)
class Variant:
    """Where the app's stacks go, and under which feature flags."""

    environment: cdk.Environment | None = None
    flags: dict[str, bool] = field(default_factory=dict[str, bool])


# CDK's checks of the templates take most of the time; older versions do not have them.
CHECKS = "builtin_cloud_formation_validation"
UNCHECKED: dict[str, Any] = (
    {CHECKS: False} if CHECKS in inspect.signature(cdk.App.__init__).parameters else {}
)

VARIANTS = {
    "agnostic": Variant(),
    "fixed": Variant(cdk.Environment(account=ACCOUNT, region=REGION)),
    "flags": Variant(cdk.Environment(account=ACCOUNT, region=REGION), dict.fromkeys(FLAGS, True)),
}


@dataclass(frozen=True)
class Assembly:
    """The templates by file name, and which constructs have warnings, errors or notes."""

    templates: dict[str, dict[str, dict[str, Any]]]
    annotations: set[tuple[str, str]]

    def parts(self) -> dict[tuple[str, str, str], Any]:
        """Each resource, output and so on by itself, so that pytest shows what differs."""
        return {
            (file, section, name): part
            for file, template in self.templates.items()
            for section, members in template.items()
            for name, part in members.items()
        }

    def resources(self, kind: str) -> dict[tuple[str, str], dict[str, Any]]:
        """The resources of one CloudFormation type, by template file and logical id."""
        return {
            (file, name): resource
            for file, template in self.templates.items()
            for name, resource in template.get("Resources", {}).items()
            if resource["Type"] == kind
        }


def build(scenario: Scenario, module: str, variant: str, outdir: str) -> cdk.App:
    chosen = VARIANTS[variant]
    # The paths and the tree are of no interest here, and the linter would cost most of the time.
    app = cdk.App(
        analytics_reporting=False,
        **UNCHECKED,
        context={"aws:cdk:enable-path-metadata": False, **chosen.flags},
        outdir=outdir,
        tree_metadata=False,
    )
    scenario(import_module(module), cdk.Stack(app, "Stack", env=chosen.environment))
    return app


@cache
def synthesize(scenario: Scenario, module: str, variant: str) -> Assembly:
    with TemporaryDirectory() as outdir:
        build(scenario, module, variant, outdir).synth()
        return Assembly(
            {
                str(file.relative_to(outdir)): json.loads(file.read_text())
                for file in sorted(Path(outdir).rglob("*.template.json"))
            },
            {
                (path, entry["type"])
                for file in Path(outdir).rglob("*.metadata.json")
                for path, entries in json.loads(file.read_text()).items()
                for entry in entries
                if entry["type"] in ("aws:cdk:warning", "aws:cdk:error", "aws:cdk:info")
            },
        )
