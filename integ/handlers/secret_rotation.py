"""Gives an API key a new value: Secrets Manager asks for the four steps one after the other."""

from __future__ import annotations

import json
from typing import Any

import boto3

aws: Any = boto3  # its clients are made at run time, so no checker knows them
secrets = aws.client("secretsmanager")


def handler(event: dict[str, Any], _context: object) -> None:
    step, secret, token = event["Step"], event["SecretId"], event["ClientRequestToken"]
    if step == "createSecret":
        create(secret, token)
    elif step == "finishSecret":
        finish(secret, token)
    # setSecret and testSecret: nobody else has to know the key, so there is nothing to do.
    print(json.dumps({"step": step, "version": token}))


def create(secret: str, token: str) -> None:
    value = secrets.get_random_password(ExcludePunctuation=True)["RandomPassword"]
    secrets.put_secret_value(
        SecretId=secret,
        ClientRequestToken=token,
        SecretString=value,
        VersionStages=["AWSPENDING"],
    )


def finish(secret: str, token: str) -> None:
    versions = secrets.describe_secret(SecretId=secret)["VersionIdsToStages"]
    (current,) = (version for version, stages in versions.items() if "AWSCURRENT" in stages)
    secrets.update_secret_version_stage(
        SecretId=secret,
        VersionStage="AWSCURRENT",
        MoveToVersionId=token,
        RemoveFromVersionId=current,
    )
