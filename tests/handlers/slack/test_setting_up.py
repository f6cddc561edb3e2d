import json

import pytest
from slack_bringing import SECRET
from slack_server import APP_TOKEN, TOKEN

from bot import languages
from bot.errors import Misconfigured
from handlers import slack
from handlers.slack.manifest import SCOPES, manifest

COMMANDS = [("csat", "Customer satisfaction"), ("ask", "Ask a customer")]
PUBLIC = "https://bot.example.com"


@pytest.fixture(name="environment")
def _environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)
    return lambda **names: [monkeypatch.setenv(name, value) for name, value in names.items()]


def test_without_settings_slack_is_not_connected(environment):
    assert slack.connect("") is None


@pytest.mark.parametrize(
    ("names", "public", "key"),
    [
        ({"SLACK_APP_TOKEN": APP_TOKEN}, "", "check.slack.no_token"),
        ({"SLACK_SIGNING_SECRET": SECRET}, PUBLIC, "check.slack.no_token"),
        ({"SLACK_BOT_TOKEN": TOKEN}, PUBLIC, "check.slack.no_way"),
        ({"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}, "", "check.slack.no_public_url"),
    ],
)
async def test_half_a_configuration_is_named(environment, names, public, key):
    environment(**names)
    with pytest.raises(Misconfigured) as wrong:
        slack.connect(public)

    assert wrong.value.key == key
    assert [finding.key for finding in await slack.check(public)] == [key]
    assert languages.texts("lv").has(key)


@pytest.mark.parametrize(
    ("names", "routes"),
    [({"SLACK_APP_TOKEN": APP_TOKEN}, 0), ({"SLACK_SIGNING_SECRET": SECRET}, 1)],
)
def test_both_ways_connect(environment, names, routes):
    environment(SLACK_BOT_TOKEN=TOKEN, **names)

    assert len(list(slack.connect(PUBLIC).routes())) == routes


@pytest.mark.parametrize(
    ("names", "public", "found"),
    [
        ({}, "", [("missing", "check.slack.off")]),
        (
            {"SLACK_BOT_TOKEN": TOKEN, "SLACK_APP_TOKEN": APP_TOKEN},
            "",
            [("ok", "check.slack.ok"), ("ok", "check.slack.socket")],
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-old", "SLACK_APP_TOKEN": "xapp-old"},
            "",
            [("wrong", "check.slack.refused"), ("wrong", "check.slack.app_refused")],
        ),
        (
            {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET},
            PUBLIC,
            [("ok", "check.slack.ok"), ("ok", "check.slack.http")],
        ),
    ],
)
async def test_check_says_what_slack_says(server, environment, names, public, found):
    environment(SLACK_API_URL=server.url, **names)
    findings = await slack.check(public)

    assert [(finding.state, finding.key) for finding in findings] == found
    assert all(languages.texts("en")(finding.key, **finding.values) for finding in findings)


async def test_check_says_when_nobody_answers(environment):
    environment(SLACK_API_URL="http://127.0.0.1:1/", SLACK_BOT_TOKEN=TOKEN, SLACK_APP_TOKEN=APP_TOKEN)

    assert {finding.key for finding in await slack.check("")} == {"check.slack.unreachable"}


async def test_missing_scopes_are_listed(server, environment, monkeypatch):
    monkeypatch.setattr("slack_server.SCOPES", "chat:write,commands")
    environment(SLACK_API_URL=server.url, SLACK_BOT_TOKEN=TOKEN, SLACK_APP_TOKEN=APP_TOKEN)
    finding = next(f for f in await slack.check("") if f.key == "check.slack.scopes")

    assert finding.values["scopes"] == ", ".join(sorted(set(SCOPES) - {"chat:write", "commands"}))


def test_the_manifest_has_every_command_and_one_that_always_works():
    commands = manifest(COMMANDS, "")["features"]["slash_commands"]

    assert [command["command"] for command in commands] == ["/ask", "/csat", "/feedback"]
    assert all(command["should_escape"] for command in commands)


def test_the_manifest_is_the_same_each_time():
    assert json.dumps(manifest(COMMANDS, PUBLIC)) == json.dumps(manifest(COMMANDS[::-1], PUBLIC))


def test_without_a_public_address_the_manifest_uses_socket_mode():
    made = manifest(COMMANDS, "")

    assert made["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(made)


def test_with_a_public_address_the_manifest_names_it():
    made = manifest(COMMANDS, PUBLIC)
    url = PUBLIC + "/slack/events"

    assert not made["settings"]["socket_mode_enabled"]
    assert {made["settings"][part]["request_url"] for part in ("interactivity", "event_subscriptions")} == {url}
    assert {command["url"] for command in made["features"]["slash_commands"]} == {url}
