"""Every service that invokes functions: a class for it, or a sentence that says why there is none.

A service that AWS adds to its list fails here until README has its row.
"""

import inspect
import re
from pathlib import Path

import pytest

import lambda_event_sources
from lambda_event_sources import EventSource

# https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html, in its order
GUIDE = (
    "Amazon Managed Streaming for Apache Kafka",
    "Self-managed Apache Kafka",
    "Amazon API Gateway",
    "AWS CloudFormation",
    "Amazon CloudWatch Logs",
    "AWS CodeCommit",
    "AWS CodePipeline",
    "Amazon Cognito",
    "AWS Config",
    "Amazon Connect",
    "Amazon DocumentDB",
    "Amazon DynamoDB",
    "Elastic Load Balancing",
    "Amazon EventBridge",
    "Amazon EventBridge Scheduler",
    "AWS IoT",
    "Amazon Kinesis",
    "Amazon Data Firehose",
    "Amazon Lex",
    "Amazon MQ",
    "Amazon SES",
    "Amazon SNS",
    "Amazon SQS",
    "Amazon S3",
    "Amazon S3 Batch Operations",
    "AWS Secrets Manager",
    "AWS Step Functions",
    "Amazon VPC Lattice",
)
NAME = r"\[`(\w+EventSource)`\]"  # linked to its stack
BASES = {"EventSource", "MappedEventSource", "PushedEventSource", "StreamEventSource"}
CLASSES = {
    cls.__name__
    for name in vars(lambda_event_sources)["__all__"]
    if inspect.isclass(cls := getattr(lambda_event_sources, name)) and issubclass(cls, EventSource)
} - BASES
README = Path("README.md").read_text()
SOURCES = Path("docs/sources.md").read_text()


def _rows(heading: str) -> dict[str, list[str]]:
    """Return the cells of the table under a heading, by the first cell."""
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| "]
    return {first: cells for first, *cells in lines[2:]}


def test_the_table_has_the_services_of_the_guide() -> None:
    """In the guide's order, each once; the page counts them right."""
    rows = _rows("The sources")
    covered = sum(bool(re.findall(NAME, sources)) for sources, _ in rows.values())

    assert tuple(rows) == GUIDE
    assert f"Of the {len(rows)} services in Lambda's guide {covered} have a class" in README
    assert f"and {len(rows) - covered} a sentence" in README


@pytest.mark.parametrize("service", GUIDE)
def test_a_service_has_a_class_or_a_reason(service: str) -> None:
    """A row names classes, or says in one sentence what to use instead."""
    sources, says = _rows("The sources")[service]

    named = set(re.findall(NAME, sources))
    assert named <= CLASSES
    assert named or "docs/steps.md" in says


def test_every_class_has_its_row() -> None:
    """One row each, with the services of the guide or beyond them."""
    rows = {**_rows("The sources"), **_rows("Beyond the guide's list")}
    named = [name for cells in rows.values() for name in re.findall(NAME, cells[0])]

    assert sorted(named) == sorted(CLASSES)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_class_can_be_copied(name: str) -> None:
    """The page of snippets, which is run, makes one of each."""
    assert re.search(rf"\b{name}\(", SOURCES)
