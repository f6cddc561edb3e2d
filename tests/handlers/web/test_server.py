import socket

import pytest
from aiohttp import web

from bot.errors import Misconfigured
from handlers.web import serve


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as held:
        yield held.getsockname()[1]


async def test_the_next_free_port_is_used_when_the_first_is_taken(taken):
    async with serve("127.0.0.1", taken, []) as url:
        assert url.startswith("http://127.0.0.1:")
        assert url != f"http://127.0.0.1:{taken}"


async def test_a_port_that_was_asked_for_is_not_replaced(taken):
    with pytest.raises(Misconfigured) as refused:
        async with serve("127.0.0.1", taken, [], fixed=True):
            pass
    assert (refused.value.key, refused.value.values) == ("web.port_taken", {"port": str(taken)})


async def test_a_foreign_host_is_a_clear_mistake():
    with pytest.raises(Misconfigured, match=r"web\.bad_host"):
        async with serve("203.0.113.1", 0, []):
            pass


async def test_every_answer_is_shielded_and_bears_no_banner(browser):
    async with browser.get("/") as answer:
        assert "Server" not in answer.headers
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "<script>" not in await answer.text()


async def test_what_is_missing_is_shielded_too(browser):
    async with browser.get("/nowhere") as answer:
        assert (answer.status, answer.headers["X-Frame-Options"]) == (404, "DENY")
        assert "Server" not in answer.headers


async def test_a_large_body_is_not_read(browser):
    async with browser.post("/say", {"text": "x" * 300_000}) as answer:
        assert answer.status == 413


async def test_a_failure_says_nothing_of_what_failed(browser, capsys):
    async def fail(request):
        raise RuntimeError("Anna's phone number")

    async with (
        serve("127.0.0.1", 0, [web.get("/x/{token}", fail)]) as url,
        browser.session.get(f"{url}/x/secret-name") as answer,
    ):
        assert answer.status == 500
        assert "Anna" not in await answer.text()
    told = capsys.readouterr().out
    assert "RuntimeError" in told
    assert "Anna" not in told
    assert "secret-name" not in told


@pytest.mark.parametrize("path", ["/static/../platform.py", "/static/%2e%2e/platform.py", "/static/"])
async def test_only_the_pages_own_files_are_given_away(browser, path):
    async with browser.get(path) as answer:
        assert answer.status in {403, 404}
