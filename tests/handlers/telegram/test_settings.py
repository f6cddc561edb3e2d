import pytest
from telegram_server import TOKEN

from bot.errors import Misconfigured
from handlers import telegram

PUBLIC = "https://example.org/"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in telegram.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(name="configured")
def _configured(monkeypatch, server):
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", server.url)


async def states(public_url=""):
    return [(finding.state, finding.key) for finding in await telegram.check(public_url)]


async def test_without_a_token_there_is_no_telegram():
    assert telegram.connect("") is None
    assert await states() == [("missing", "check.telegram.missing")]


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("TELEGRAM_TOKEN", "no token", "check.telegram.token"),
        ("TELEGRAM_WEBHOOK_SECRET", "näh", "check.telegram.secret"),
    ],
)
async def test_what_telegram_would_refuse_is_told_at_once(configured, monkeypatch, name, value, key):
    monkeypatch.setenv(name, value)

    with pytest.raises(Misconfigured, match=key):
        telegram.connect("")
    assert await states() == [("wrong", key)]


@pytest.mark.parametrize(("public_url", "way"), [("", "polling"), (PUBLIC, "webhook")])
async def test_check_calls_telegram(configured, public_url, way):
    assert await states(public_url) == [("ok", "check.telegram.ok"), ("ok", f"check.telegram.{way}")]


@pytest.mark.parametrize(("status", "key"), [(401, "refused"), (500, "unreachable")])
async def test_check_says_what_is_wrong(configured, server, status, key):
    server.fail("getMe", status=status)

    assert await states() == [("wrong", f"check.telegram.{key}")]


async def test_updates_are_brought_to_a_public_address_and_fetched_without_one(configured):
    fetching, brought = telegram.connect(""), telegram.connect(PUBLIC)

    assert [len(list(platform.routes())) for platform in (fetching, brought)] == [0, 1]
    assert brought._webhook.url == "https://example.org/telegram"


def test_the_secret_follows_from_the_token_unless_it_is_set():
    one, same, other = (telegram.Settings(telegram_token=token).secret for token in ("1:a", "1:a", "1:b"))

    assert one == same != other
    assert telegram.Settings(telegram_token="1:a", telegram_webhook_secret="mine").secret == "mine"
