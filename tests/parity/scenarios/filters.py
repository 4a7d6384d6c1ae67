"""Event filters of the sources that Lambda polls."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn, function, key, text

Criteria = lambda_.FilterCriteria
Rule = lambda_.FilterRule


def _add(les: ModuleType, stack: cdk.Stack, *filters: Any, key: Any = None) -> None:
    source = les.SqsEventSource(
        sqs.Queue(stack, "Queue"), filters=list(filters), filter_encryption=key
    )
    function(stack).add_event_source(source)


def equal_strings(les: ModuleType, stack: cdk.Stack) -> None:
    _add(les, stack, Criteria.filter({"body": {"kind": Rule.is_equal("order")}}))


def equal_numbers(les: ModuleType, stack: cdk.Stack) -> None:
    _add(
        les, stack, Criteria.filter({"body": {"zero": Rule.is_equal(0), "pi": Rule.is_equal(3.14)}})
    )


def equal_booleans(les: ModuleType, stack: cdk.Stack) -> None:
    _add(les, stack, Criteria.filter({"body": {"paid": Rule.is_equal(item=True), "test": [False]}}))


def number_range(les: ModuleType, stack: cdk.Stack) -> None:
    _add(les, stack, Criteria.filter({"body": {"size": Rule.between(-5, 10)}}))


def prefixes_and_alternatives(les: ModuleType, stack: cdk.Stack) -> None:
    rules = {"city": Rule.begins_with("Ber"), "state": Rule.or_("new", "paid", "sent")}
    _add(les, stack, Criteria.filter({"body": rules}))


def negations(les: ModuleType, stack: cdk.Stack) -> None:
    rules = {"city": Rule.not_equals("Berlin"), "test": Rule.not_exists(), "id": Rule.exists()}
    _add(les, stack, Criteria.filter({"body": rules}))


def null_and_empty(les: ModuleType, stack: cdk.Stack) -> None:
    _add(les, stack, Criteria.filter({"body": {"parent": Rule.null(), "note": Rule.empty()}}))


def nested_patterns(les: ModuleType, stack: cdk.Stack) -> None:
    pattern = {"body": {"order": {"buyer": {"city": Rule.is_equal("Rom"), "vip": [True]}}}}
    _add(les, stack, Criteria.filter(pattern))


def several_filters(les: ModuleType, stack: cdk.Stack) -> None:
    filters = [Criteria.filter({"body": {"shop": [number]}}) for number in range(5)]
    _add(les, stack, *filters)


def message_attributes(les: ModuleType, stack: cdk.Stack) -> None:
    rules = {"kind": {"stringValue": Rule.is_equal("order")}}
    _add(les, stack, Criteria.filter({"messageAttributes": rules}))


def unicode(les: ModuleType, stack: cdk.Stack) -> None:
    _add(les, stack, Criteria.filter({"body": {"Straße": Rule.is_equal('"Größe" \\ 日本')}}))


def value_from_parameter(les: ModuleType, stack: cdk.Stack) -> None:
    wanted = text(stack, "Kind", "order")
    _add(les, stack, Criteria.filter({"body": {"kind": Rule.is_equal(wanted)}}))


def encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    criteria = Criteria.filter({"body": {"kind": Rule.is_equal("order")}})
    _add(les, stack, criteria, key=key(stack))


def encrypted_with_imported_key(les: ModuleType, stack: cdk.Stack) -> None:
    key_arn = arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab")
    criteria = Criteria.filter({"body": {"kind": Rule.is_equal("order")}})
    _add(les, stack, criteria, key=kms.Key.from_key_arn(stack, "Key", key_arn))


def encrypted_stream_and_filters_with_one_key(les: ModuleType, stack: cdk.Stack) -> None:
    own = key(stack)
    source = les.KinesisEventSource(
        kinesis.Stream(stack, "Stream", encryption_key=own),
        starting_position=lambda_.StartingPosition.LATEST,
        filters=[Criteria.filter({"data": {"kind": Rule.is_equal("order")}})],
        filter_encryption=own,
    )
    function(stack).add_event_source(source)
