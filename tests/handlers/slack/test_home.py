"""The home tab: what a reply looks like there, and what Slack is told when it is opened or pressed."""

import pytest
from slack_rules import takes_home

from bot.messages import Address, Button, Reply, Section
from handlers.slack.home import HOME, view
from handlers.slack.manifest import manifest

ME = Address(platform="slack", chat="U1", message=HOME)


def button(label="Take", data="t:home #1 take", **rest):
    return Button(label=label, data=data, **rest)


def reply(*sections, title="Home", **rest):
    return Reply(to=ME, title=title, text="all", sections=sections, **rest)


@pytest.mark.parametrize(
    "shown",
    [
        reply(),
        Reply(to=ME, text="plain", buttons=((button(),),)),
        Reply(to=ME, text=""),
        reply(Section(title="Cases", text="one", buttons=((button(), button()), (button(),)))),
        reply(Section(choices=(button("Week", "t:home week"), button("Month", "t:home month", style="primary")))),
        reply(Section(choices=(button("Week", "t:home week"),))),
        reply(Section(choices=(button("nothing", ""), button("long", "x" * 151)))),
        reply(Section(buttons=((button("nothing", ""),),))),
        reply(Section(buttons=((Button(label="Open", url="https://example.com"),),))),
        reply(*[Section(title="t" * 200, text="<&>" * 2000, buttons=((button("l" * 90),),)) for _ in range(60)]),
    ],
)
def test_slack_takes_whatever_there_is_to_show(shown):
    assert takes_home(view(shown))


def test_the_period_that_holds_now_is_chosen():
    shown = view(reply(Section(choices=(button("Week", "a"), button("Month", "b", style="primary")))))
    (select,) = shown["blocks"][-1]["elements"]

    assert [option["value"] for option in select["options"]] == ["a", "b"]
    assert select["initial_option"]["value"] == "b"


def test_the_manifest_asks_for_the_tab_and_for_word_of_its_visitors():
    made = manifest([("home", "what is yours")], "")

    assert made["features"]["app_home"]["home_tab_enabled"] is True
    assert "app_home_opened" in made["settings"]["event_subscriptions"]["bot_events"]
