"""A program like a user's: an app with so many sources; prints its times and peaks as JSON.

Run as ``python -m benchmarks.app MODULE COUNT CHECKED [unrelated]``. CDK checks the templates if
CHECKED is 1; with the last argument nobody looks at the relations of our sources.
"""

import atexit
import json
import resource
import sys
import time
from importlib import import_module
from tempfile import TemporaryDirectory
from unittest.mock import patch

_result: dict[str, float] = {}


@atexit.register  # before jsii registers the end of its Node process, hence run after it
def _print_result() -> None:
    unit = 2**20 if sys.platform == "darwin" else 2**10
    for name, who in (("python", resource.RUSAGE_SELF), ("node", resource.RUSAGE_CHILDREN)):
        _result[name] = resource.getrusage(who).ru_maxrss / unit
    print(json.dumps(_result))


import aws_cdk as cdk  # noqa: E402
from constructs import Construct  # noqa: E402

from benchmarks.modules import function  # noqa: E402
from benchmarks.sources import (  # noqa: E402
    dynamodb_source,
    kinesis_source,
    s3_source,
    sns_source,
    sqs_source,
)
from lambda_event_sources.core.validation import Validation  # noqa: E402

_MIX = (sqs_source, sns_source, kinesis_source, dynamodb_source, s3_source)
_PER_STACK = 50


def main(module: str, count: int, *, checked: bool) -> None:
    """Build and synthesize the app."""
    les = import_module(module)
    with TemporaryDirectory() as outdir:
        start = time.perf_counter()
        app = cdk.App(outdir=outdir, builtin_cloud_formation_validation=checked)
        for first in range(0, count, _PER_STACK):
            stack = cdk.Stack(app, f"Stack{first}")
            for index in range(first, min(first + _PER_STACK, count)):
                scope = Construct(stack, f"Source{index}")
                source = _MIX[index % len(_MIX)](les, scope)
                function(scope).add_event_source(source.rich())
        built = time.perf_counter()
        app.synth()
        _result.update(build=built - start, total=time.perf_counter() - start)


def _nothing(self: Validation) -> list[str]:
    del self
    return []


if __name__ == "__main__":
    if sys.argv[4:] == ["unrelated"]:
        patch.object(Validation, "validate", _nothing).start()
    main(sys.argv[1], int(sys.argv[2]), checked=sys.argv[3] == "1")
