"""The public address, however it is written."""

import pytest

from bot.errors import Misconfigured
from bot.languages import texts
from bot.origins import origin
from bot.settings import load


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://bot.example.com", "https://bot.example.com"),
        ("HTTPS://Bot.Example.COM/", "https://bot.example.com"),
        (" https://bot.example.com:443 ", "https://bot.example.com"),
        ("https://bot.example.com:8443", "https://bot.example.com:8443"),
        ("https://bots.piemērs.lv", "https://bots.xn--piemrs-s3a.lv"),
        ("https://[2001:DB8::1]:443", "https://[2001:db8::1]"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:80", "http://localhost"),
    ],
)
def test_an_address_is_kept_as_browsers_name_it(written, meant):
    assert origin(written) == meant


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("https://bot.example.com/feedback", "settings.path"),
        ("https://bot.example.com?x=1", "settings.path"),
        ("http://bot.example.com", "settings.url"),
        ("ftp://bot.example.com", "settings.url"),
        ("bot.example.com", "settings.url"),
        ("https://", "settings.url"),
        ("https://anna@bot.example.com", "settings.url"),
        ("https://bot.example.com:99999", "settings.url"),
        ("https://bot..example.com", "settings.url"),
        ("https://[::1", "settings.url"),
    ],
)
def test_what_is_no_origin_is_refused_with_a_sentence(monkeypatch, written, key):
    monkeypatch.setenv("PUBLIC_URL", written)
    with pytest.raises(Misconfigured) as refused:
        load()
    assert refused.value.key == key
    assert "PUBLIC_URL" in texts("en")(refused.value.key, **refused.value.values)
