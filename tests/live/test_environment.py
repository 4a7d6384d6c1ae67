"""Nothing of the user's AWS settings gets through, and no endpoint but this machine's gets in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from integ.local.environment import LocalEnvironment, NotLocalError

HOSTILE = {
    "AWS_PROFILE": "production",
    "AWS_DEFAULT_PROFILE": "production",
    "AWS_ACCESS_KEY_ID": "real-key",
    "AWS_SECRET_ACCESS_KEY": "real-secret",
    "AWS_SESSION_TOKEN": "real-token",
    "AWS_REGION": "eu-central-1",
    "AWS_ENDPOINT_URL": "https://sqs.eu-central-1.amazonaws.com",
    "AWS_ENDPOINT_URL_SQS": "https://sqs.eu-central-1.amazonaws.com",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/token",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
    "CDK_DEFAULT_ACCOUNT": "123456789012",
    "HTTP_PROXY": "http://proxy.example.com:3128",
    "https_proxy": "http://proxy.example.com:3128",
}
CONFIG = """\
[default]
region = eu-central-1
endpoint_url = https://sqs.eu-central-1.amazonaws.com
[profile production]
region = eu-central-1
"""
CREDENTIALS = """\
[default]
aws_access_key_id = real-key
aws_secret_access_key = real-secret
"""


@pytest.fixture
def hostile_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who is signed in to production, in every way there is."""
    aws = tmp_path / ".aws"
    aws.mkdir()
    (aws / "config").write_text(CONFIG)
    (aws / "credentials").write_text(CREDENTIALS)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(aws / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(aws / "credentials"))
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("hostile_user")
def test_variables_carry_nothing_of_the_user() -> None:
    """No value of the user's AWS, CDK or proxy variables is passed on."""
    variables = LocalEnvironment("http://127.0.0.1:4566").variables
    assert not set(variables.values()) & set(HOSTILE.values())
    assert variables["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4566"
    assert variables["AWS_CONFIG_FILE"] == os.devnull
    assert variables["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull


@pytest.mark.usefixtures("hostile_user")
def test_client_goes_to_this_machine() -> None:
    """A boto3 client has the local endpoint and region, whatever the user's files say."""
    sqs = LocalEnvironment("http://127.0.0.1:4566").client("sqs")
    assert sqs.meta.endpoint_url == "http://127.0.0.1:4566"
    assert sqs.meta.region_name == "us-east-1"


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://sqs.us-east-1.amazonaws.com",
        "http://sqs.us-east-1.amazonaws.com:80",
        "http://127.0.0.1:4566@sqs.us-east-1.amazonaws.com:80",
        "http://127.0.0.1.example.com:4566",
        "http://localhost:4566",
        "http://0.0.0.0:4566",
        "http://127.0.0.1",
        "",
    ],
)
def test_other_endpoints_are_refused(endpoint: str) -> None:
    """An endpoint that is not 127.0.0.1 with a port is refused before anything can use it."""
    with pytest.raises(NotLocalError, match="endpoint must be"):
        LocalEnvironment(endpoint)
