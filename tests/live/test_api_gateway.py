"""What callers of APIs get from the functions behind their routes."""

from __future__ import annotations

import json
import urllib.error
from collections.abc import Callable

import pytest

from integ.local.deployed import Deployed
from integ.local.web_socket import connected
from integ.synchronous.http_api import call
from integ.synchronous.web_socket import chat_url

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

Deploy = Callable[[str], Deployed]


def test_routes_of_an_http_api_answer(deployed: Deploy) -> None:
    """Two routes lead to one function, which is told which one it was."""
    stack = deployed("integ-http-api")

    assert call(stack, "/orders", {"id": "a1"}) == {"accepted": "a1"}
    assert call(stack, "/orders/a1") == {"found": "a1"}


@pytest.mark.parametrize("path", ["/orders", "/items/a1"])
def test_an_http_api_has_no_other_routes(deployed: Deploy, path: str) -> None:
    """Neither another method nor another path reaches the function."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        call(deployed("integ-http-api"), path)

    caught.value.close()
    assert caught.value.code == 404


def test_a_web_socket_lets_in_whom_the_function_lets_in(deployed: Deploy) -> None:
    """The function answers $connect: without a name, there is no connection."""
    with (
        pytest.raises(urllib.error.HTTPError) as caught,
        connected(chat_url(deployed("integ-web-socket"))),
    ):
        pass

    assert caught.value.code == 403


def test_a_web_socket_brings_messages_in_order(deployed: Deploy) -> None:
    """Each message is answered on its connection."""
    url = chat_url(deployed("integ-web-socket"))
    with connected(f"{url}?name=Ada") as ada, connected(f"{url}?name=Bob") as bob:
        for name in ("Ada", "Grace"):
            ada.send(json.dumps({"action": "greet", "name": name}))
        bob.send(json.dumps({"action": "greet", "name": "Bob"}))

        answers = [json.loads(socket.receive())["message"] for socket in (ada, ada, bob)]

    assert answers == ["Hello, Ada!", "Hello, Grace!", "Hello, Bob!"]
