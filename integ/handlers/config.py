"""Tells AWS Config which resources have an owner."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    item = json.loads(event["invokingEvent"]).get("configurationItem")
    if item is None:  # too large to be sent
        return
    tag = json.loads(event["ruleParameters"])["owner_tag"]
    compliance = "COMPLIANT" if tag in item["tags"] else "NON_COMPLIANT"
    report(event["resultToken"], item, compliance)
    print(json.dumps({"resource": item["resourceId"], "compliance": compliance}))


def report(token: str, item: dict[str, Any], compliance: str) -> None:
    import boto3  # noqa: PLC0415 - in Lambda it is there, and only needed now

    evaluation = {
        "ComplianceResourceType": item["resourceType"],
        "ComplianceResourceId": item["resourceId"],
        "ComplianceType": compliance,
        "OrderingTimestamp": item["configurationItemCaptureTime"],
    }
    session: Any = boto3.Session()
    session.client("config").put_evaluations(Evaluations=[evaluation], ResultToken=token)
