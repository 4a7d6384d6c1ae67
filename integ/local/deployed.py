"""A deployed stack: the physical names of its constructs, and what its function printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from integ.local.environment import LocalEnvironment
from integ.local.waiting import wait_until

SEEN_SECONDS = 30


class Deployed:
    def __init__(self, environment: LocalEnvironment, stack: str) -> None:
        self.environment = environment
        self.stack = stack
        self.resources: list[dict[str, Any]] = environment.client(
            "cloudformation"
        ).describe_stack_resources(StackName=stack)["StackResources"]
        self._logs = environment.client("logs")
        self.answers: list[dict[str, Any]] = []
        """What callers have got from the function, where the emulator keeps no logs of it."""

    def physical_id(self, construct: str) -> str:
        """What AWS calls the construct; its logical id is the construct's and a hash."""
        return self._one("LogicalResourceId", rf"{construct}[0-9A-F]{{8}}")

    def physical_id_of_type(self, resource_type: str) -> str:
        """What AWS calls the only resource of this type."""
        return self._one("ResourceType", resource_type)

    def _one(self, attribute: str, pattern: str) -> str:
        (physical_id,) = (
            str(resource["PhysicalResourceId"])
            for resource in self.resources
            if re.fullmatch(pattern, resource[attribute])
        )
        return physical_id

    def seen(self) -> Iterator[dict[str, Any]]:
        """What the function said: its answers, and the JSON lines that it has printed."""
        yield from self.answers
        group = f"/aws/lambda/{self.physical_id('Handler')}"
        try:
            pages = self._logs.get_paginator("filter_log_events").paginate(logGroupName=group)
            lines = [
                line
                for page in pages
                for event in page["events"]
                for line in event["message"].splitlines()
            ]
        except self._logs.exceptions.ResourceNotFoundException:
            return
        yield from (json.loads(line) for line in lines if line.startswith("{"))

    def wait_until_seen(self, mark: str, seconds: float = SEEN_SECONDS) -> dict[str, Any]:
        """The first record that the function handled and that mentions the mark."""
        return wait_until(
            lambda: next((seen for seen in self.seen() if mark in json.dumps(seen)), None),
            f"the function of {self.stack} to see {mark}",
            seconds,
        )
