"""The CDK app: `cdk synth`, `cdk deploy integ-sqs`."""

from __future__ import annotations

import aws_cdk as cdk

from integ.dynamodb import DynamoDbStack
from integ.kinesis import KinesisStack
from integ.kinesis_consumer import KinesisConsumerStack
from integ.managed_kafka import ManagedKafkaStack
from integ.rest_api import RestApiStack
from integ.s3 import S3Stack
from integ.self_managed_kafka import SelfManagedKafkaStack
from integ.sns import SnsStack
from integ.sqs import SqsStack

STACKS: dict[str, type[cdk.Stack]] = {
    "integ-sqs": SqsStack,
    "integ-dynamodb": DynamoDbStack,
    "integ-kinesis": KinesisStack,
    "integ-kinesis-consumer": KinesisConsumerStack,
    "integ-managed-kafka": ManagedKafkaStack,
    "integ-self-managed-kafka": SelfManagedKafkaStack,
    "integ-s3": S3Stack,
    "integ-sns": SnsStack,
    "integ-rest-api": RestApiStack,
}

if __name__ == "__main__":
    app = cdk.App()
    for name, stack in STACKS.items():
        stack(app, name)
    app.synth()
