"""The network of brokers that are in a VPC."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from tests.parity.strategies.calls import Late, fresh


def _vpc(stack: cdk.Stack) -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-12345678",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        private_subnet_ids=["subnet-private-a", "subnet-private-b"],
        public_subnet_ids=["subnet-public-a", "subnet-public-b"],
    )


SUBNETS: tuple[Any, ...] = (
    {"subnet_type": ec2.SubnetType.PUBLIC},
    {"one_per_az": True, "availability_zones": ["eu-west-1b"]},
    {"subnet_group_name": "Private"},
    {"subnet_group_name": "None"},
    {"subnet_type": ec2.SubnetType.PUBLIC, "subnet_group_name": "Private"},
    {},
    fresh("SubnetSelection()", ec2.SubnetSelection),
    Late(
        "SubnetSelection(subnets)",
        lambda _, stack: ec2.SubnetSelection(
            subnets=[ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-0a1b2c3d")]
        ),
    ),
    fresh("SubnetSelection(no subnets)", lambda: ec2.SubnetSelection(subnets=[])),
)

VPC = Late("vpc", lambda _, stack: _vpc(stack))
SECURITY_GROUP = Late(
    "security group",
    lambda _, stack: ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678"),
)
