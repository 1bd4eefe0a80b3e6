"""Which addresses may be connected to. Name servers are out of reach here, so `getaddrinfo` answers from a table."""

import socket
from collections.abc import Callable

import pytest

from kg.errors import FetchError
from kg.reading.addresses import connect, is_public

Answer = Callable[..., list[tuple[int, int, int, str, tuple[str, int]]]]


def names(table: dict[str, list[str]]) -> Answer:
    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in table[host]]

    return getaddrinfo


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_public(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", names({"two.example": ["1.1.1.1", "127.0.0.1"]}))
    with pytest.raises(FetchError, match=r"two\.example: 127\.0\.0\.1 is not an address of the public internet"):
        connect("two.example", 80, 1.0, allow_private=False)


def test_a_name_is_looked_up_once_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """So a name that changes its address between check and use gains nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    def changing(host: str, port: int, **options: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return names({host: next(answers)})(host, port, **options)

    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(socket, "getaddrinfo", changing)
        with connect("changing.example", server.getsockname()[1], 5.0, allow_private=True) as connection:
            assert connection.getpeername()[0] == "127.0.0.1"
    assert next(answers) == ["10.0.0.1"]


def test_the_next_address_is_tried_when_one_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(socket, "getaddrinfo", names({"two.example": ["127.0.0.2", "127.0.0.1"]}))
        with connect("two.example", server.getsockname()[1], 5.0, allow_private=True) as connection:
            assert connection.getpeername()[0] == "127.0.0.1"


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", names({}))
    with pytest.raises(FetchError, match=r"none\.example: no such host"):
        connect("none.example", 80, 1.0, allow_private=False)
