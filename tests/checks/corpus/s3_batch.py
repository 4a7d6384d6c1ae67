"""Roles for jobs of S3 Batch Operations."""

from typing import Any

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
ROLE = f"{GUIDE}/batch-ops-iam-role-policies.html"
KEYS = f"{GUIDE}/object-keys.html"
NAMES = f"{GUIDE}/bucketnamingrules.html"


def bind(s: Scene, manifests: Any = None, **kw: Any) -> object:
    return s.bind(s.m.S3BatchEventSource(manifests or s.bucket(), **kw))


def given(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str) -> Pair:
    return Pair(about, lambda s: bind(s, **wrong), lambda s: bind(s, **valid), page, own=True)


PAIRS = [
    given("manifests: no name", {"manifests": "My_Lists"}, {"manifests": "my-lists"}, NAMES),
    given("reports: no name", {"reports": "My_Reports"}, {"reports": "my-reports"}, NAMES),
    given("manifest_prefix: empty", {"manifest_prefix": ""}, {"manifest_prefix": "a"}, KEYS),
    given(
        "manifest_prefix: too long",
        {"manifest_prefix": "a" * 1025},
        {"manifest_prefix": "a" * 1024},
        KEYS,
    ),
    given(
        "report_prefix: too long",
        {"reports": "my-reports", "report_prefix": "a" * 1025},
        {"reports": "my-reports", "report_prefix": "a" * 1024},
        KEYS,
    ),
    given(
        "report_prefix without reports",
        {"report_prefix": "reports/"},
        {"report_prefix": "reports/", "reports": "my-reports"},
        ROLE,
    ),
]
