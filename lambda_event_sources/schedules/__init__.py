"""When a schedule runs; imports neither aws_cdk nor jsii."""
