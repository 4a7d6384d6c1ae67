"""A function URL answers, and tells browsers which pages may call it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest

from integ.local.deployed import Deployed
from integ.synchronous.function_url import url_of

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

ORIGIN = "https://shop.example.com"


def test_function_url_answers(deployed: Callable[[str], Deployed]) -> None:
    """What the handler returns is the HTTP response, and the page of the shop may read it."""
    address = url_of(deployed("integ-function-url"), "/orders")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.addheaders = [("Origin", ORIGIN)]
    with opener.open(address, data=b"{}") as response:
        assert response.status == 202
        assert json.load(response) == {"accepted": "/orders"}
        assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
