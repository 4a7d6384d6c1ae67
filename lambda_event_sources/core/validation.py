"""Holds all that was bound in a stage against the relations of its sources, at synth."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

import aws_cdk as cdk
import constructs
import jsii
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity, once_per_object
from lambda_event_sources.core.relations import Finding, Relation

_ACCEPTED = "lambda-event-sources:accept"
_RUN_BY_CLI = "CDK_OUTDIR"  # the variable by which the CLI tells an app where to write


@jsii.implements(constructs.IValidation)
class Validation:
    """The bindings of one stage; the kernel asks it once per synthesis what is wrong with them."""

    def __init__(self, stage: cdk.Stage) -> None:
        """Be asked whenever `stage` is synthesized."""
        self._stage = stage
        self._bindings: list[Binding] = []
        self._refusals: dict[str, _Refusals] = {}
        self._warned: set[tuple[str, str]] = set()
        stage.node.add_validation(self)

    def add(self, binding: Binding) -> None:
        """Look at a binding, too."""
        self._bindings.append(binding)

    def forget(self, target: str, construct_id: str) -> None:
        """Look no more at a binding of a function that the app has taken away again."""
        self._bindings = [
            binding
            for binding in self._bindings
            if (binding.target, binding.construct_id) != (target, construct_id)
        ]

    def bindings_of(self, function: lambda_.IFunction) -> list[Binding]:
        """Return what was bound to a function."""
        target = identity(function)
        return [binding for binding in self._bindings if binding.target == target]

    def validate(self) -> list[str]:
        """Report what is wrong, where it is wrong; called by the kernel.

        The kernel comes here before it goes to the functions, so that each of them can still be
        given its own findings to report: those then come with its construct path.
        """
        findings = self._findings(Facts(self._bindings))
        self._refuse(finding for finding in findings if finding.relation.refuses)
        self._warn(finding for finding in findings if not finding.relation.refuses)
        return []

    def _findings(self, facts: Facts) -> list[Finding]:
        """Return what is wrong, each once: a source that is bound twice breaks the same twice."""
        found = {(item.binding.target, str(item)): item for item in self._all_findings(facts)}
        accepted = self._stage.node.try_get_context(_ACCEPTED) if found else None
        return [item for item in found.values() if item.relation.name not in (accepted or ())]

    def _all_findings(self, facts: Facts) -> Iterator[Finding]:
        relations: dict[Relation, list[Binding]] = {}
        for binding in filter(facts.is_there, self._bindings):
            for relation in binding.source.relations:
                if binding.repeats and not relation.is_about_repeats:
                    continue
                relations.setdefault(relation, []).append(binding)
        for relation, bindings in relations.items():
            yield from relation.findings(bindings, facts)

    def _refuse(self, findings: Iterable[Finding]) -> None:
        """Fail the synthesis: through the CLI in its own words, else by an exception."""
        for refusals in self._refusals.values():
            refusals.messages.clear()
        for finding in findings:
            function = finding.binding.function
            if _RUN_BY_CLI in os.environ:
                cdk.Annotations.of(function).add_error(str(finding))
            else:
                target = identity(function)
                if target not in self._refusals:
                    self._refusals[target] = _Refusals(function)
                self._refusals[target].messages.append(str(finding))

    def _warn(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            key = (finding.binding.target, str(finding))
            if key not in self._warned:  # a test may synthesize twice
                self._warned.add(key)
                annotations = cdk.Annotations.of(finding.binding.function)
                annotations.add_warning_v2(finding.relation.id, str(finding))


@jsii.implements(constructs.IValidation)
class _Refusals:
    """What is wrong at one function."""

    def __init__(self, function: lambda_.IFunction) -> None:
        """Be asked whenever the function's stage is synthesized."""
        self.messages: list[str] = []
        function.node.add_validation(self)

    def validate(self) -> list[str]:
        """Return what is wrong; called by the kernel."""
        return self.messages


def register(
    source: Any,
    function: lambda_.IFunction,
    *,
    construct_id: str | None = None,
    repeats: bool = False,
    renamed: bool = False,
    arn: str | None = None,
    made: str = "",
    key: str = "",
) -> Binding:
    """Remember that a source was bound, so that its relations are looked at.

    Args:
        source: The source.
        function: The function.
        construct_id: What names the construct to make, where there can be one per function.
        repeats: Whether another source has made that.
        renamed: Whether another mapping of the function has the id that this one should have.
        arn: The ARN of what Lambda polls.
        made: The type of what binds the two, where the app may take it away again.
        key: What AWS tells one source of a function from another by.

    Returns:
        The binding.
    """
    stack, validation = _home_of(function)
    binding = Binding(
        source,
        function,
        stack,
        source.resource,
        construct_id,
        repeats,
        renamed,
        arn,
        made,
        key,
    )
    validation.add(binding)
    return binding


def bindings_of(function: lambda_.IFunction) -> list[Binding]:
    """Return what was bound to a function so far."""
    return _home_of(function)[1].bindings_of(function)


def forget(function: lambda_.IFunction, construct_id: str) -> None:
    """Look no more at what was bound under an id, since the app has taken it away again."""
    _home_of(function)[1].forget(identity(function), construct_id)


@once_per_object
def _home_of(function: lambda_.IFunction) -> tuple[cdk.Stack, Validation]:
    """Return the stack of a function, and the validation of its stage."""
    stack = cdk.Stack.of(function)
    return stack, _validation_around(stack)


@once_per_object
def _validation_around(stack: cdk.Stack) -> Validation:
    stage = cdk.Stage.of(stack)
    if stage is None:
        raise RuntimeError(f"{stack.node.path} is in no app")
    return _validation_of(stage)


@once_per_object
def _validation_of(stage: cdk.Stage) -> Validation:
    return Validation(stage)
