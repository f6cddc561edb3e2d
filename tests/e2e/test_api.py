"""The HTTP interface of the shipped entry point, against its own OpenAPI document and against garbage."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import bot_process
import pytest

ALL = "a" * 40
READS = "r" * 40
PLAIN = "p" * 40
KEYS = f"{ALL}:interactions+customers+events+read, {READS}:read, {PLAIN}"
CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance"),
    *("unsupported_method", "ignored_auth", "negative_data_rejection"),
)
KEPT = ("interactions", "customers", "customer_events", "asks", "responses", "announcements", "failed_events")
FACTS = {"id": "C-1", "name": "Anna"}
GARBAGE = [
    ("/api/interactions", b'{"reference": "R", "ended": "soon"}', "ended"),
    ("/api/interactions", b'[{"reference": "R"}, {"reference": 5}]', "1.reference"),
    ("/api/interactions", b'{"outcome": "open"}', "ask"),
    ("/api/customers", b'{"id": "C", "value": 1e400, "currency": "EUR"}', "value"),
    ("/api/customers", b'[{"id": "C"}, {"id": "D", "colour": "red"}]', "1.colour"),
    ("/api/events", b'{"customer": "C", "kind": "joined", "at": "9999-99-99T00:00:00Z"}', "at"),
    ("/api/events", b"\xff\xfe\x00", ""),
    ("/api/events", b"[" * 10_000, ""),
]


def called(url, *, key=ALL, body=None, **headers):
    """Return status and JSON of an answer."""
    given = {"Authorization": f"Bearer {key}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    request = urllib.request.Request(url, body, given)  # noqa: S310 - loopback
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            kind, told = refused.headers["Content-Type"], json.loads(refused.read())
        return refused.code, told if kind.startswith("application/problem+json") else {}


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    with bot_process.running(tmp_path_factory.mktemp("api"), API_KEYS=KEYS) as found:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", found.port), 0.1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield found


def rows(bot):
    """Return how many rows of each kind there are."""
    with sqlite3.connect(bot.folder / "afterword.db") as base:
        return {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in KEPT}  # noqa: S608


@pytest.mark.parametrize(("path", "body", "field"), GARBAGE)
def test_garbage_is_a_problem_that_names_its_field_and_nothing_is_kept(bot, path, body, field):
    before = rows(bot)
    status, told = called(bot.url + path, body=body, Idempotency_Key=f"{path}{field}")

    assert (status, told["status"], told["errors"][0]["field"]) == (422, 422, field)
    assert rows(bot) == before


@pytest.mark.parametrize(
    ("key", "path", "status"),
    [
        (READS, "/api/customers", 403),
        (READS, "/api/indicators/csat", 200),
        (PLAIN, "/api/customers", 201),
        (PLAIN, "/api/indicators/csat", 403),
        ("x" * 40, "/api/customers", 401),
        (ALL, "/api/nothing", 404),
        (ALL, "/api/indicators/happiness", 404),
        (ALL, "/api/indicators/csat?perod=week", 422),
        (ALL, "/api/indicators/csat?period=sometime", 422),
        (ALL, "/api/indicators/csat?agent=a%22b", 422),
    ],
)
def test_a_key_opens_what_its_entry_names(bot, key, path, status):
    body = None if "indicators" in path else json.dumps({**FACTS, "id": f"{key}-{path}"}).encode()

    assert called(bot.url + path, key=key, body=body)[0] == status


def test_a_number_is_the_one_that_say_prints(bot):
    status, told = called(f"{bot.url}/api/indicators/nps?period=last%20month&by=team&vs=previous")
    said = bot.asked("/nps last month by team vs previous")

    assert (status, told) == (200, said)


def test_schemathesis_finds_nothing_undocumented(bot):
    command = [Path(sys.executable).with_name("schemathesis"), "run", f"{bot.url}/api/openapi.json", "--no-color"]
    limits = ["-n", "12", "--seed", "7", "--continue-on-failure", "--checks", ",".join(CHECKS)]
    done = subprocess.run(
        [*command, *limits, "-H", f"Authorization: Bearer {ALL}"],
        cwd=bot.folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stdout
    assert rows(bot)["failed_events"] == 0


def test_no_key_stands_in_the_log_whatever_is_sent(bot):
    with socket.create_connection(("127.0.0.1", bot.port)) as raw:
        raw.sendall(b"GET /api/health HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ALL.encode() + b"\x00\r\n\r\n")
        assert b" 400 " in raw.recv(100)

    assert not any(key in bot.said for key in (ALL, READS, PLAIN))
