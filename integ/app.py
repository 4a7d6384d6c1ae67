"""The CDK app: `cdk synth`, `cdk deploy integ-sqs`."""

from __future__ import annotations

import aws_cdk as cdk

from integ.stacks import STACKS

if __name__ == "__main__":
    app = cdk.App()
    for name, stack in STACKS.items():
        stack(app, name)
    app.synth()
