"""Counts the lines of an uploaded file."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote_plus

import boto3

aws: Any = boto3  # its clients are made at run time, so no checker knows them
s3 = aws.client("s3")


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        # Keys arrive as in a URL: "my file.csv" is "my+file.csv".
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        print(json.dumps({"key": key, "lines": len(body.splitlines())}))
