"""Whoever is not of the team, or forges what is behind a button, gets nowhere and learns nothing."""

import pytest
from cases import low
from world import AGENT, ANNA, BORIS, LEAD, Talk

from bot import languages
from bot.messages import Actor, Address, Filled
from bot.model import Case, CaseState
from bot.taps import LIMIT
from handlers.slack.blocks import fallback, layout

GUEST = Actor(platform="web", person="guest")
FORGED = [
    *("k:1 resolve fixed waiting", "k:1 take", "k:01 take", "k:#1 take", "k:1  take", "k: 1 take", "k:1 TAKE"),
    *("k:1 write you lost", "k:1 note x", "k:1 pass -", "k:1 contacted", "k:1 show", "c:case 1", "c:cases", "t:cases"),
    *(
        "k:999 take",
        "k:-1 take",
        "k:1;2 take",
        "k:' OR 1=1",
        "k:%",
        "k:1#1 show",
        "k:\N{POUTING FACE}",
        "k:" + "9" * 60,
    ),
]
HOSTILE = "<!channel> <@UAGENT> @everyone <http://evil.example|here> *bold* <b>b</b> [x](http://evil.example) &lt;"


@pytest.fixture
def talk():
    talk = Talk()
    low(talk, 1, name=HOSTILE)
    talk.does(ANNA, HOSTILE)
    return talk


@pytest.mark.parametrize("data", FORGED)
@pytest.mark.parametrize("who", [ANNA, BORIS, GUEST], ids=["customer", "stranger", "guest"])
def test_who_is_not_of_the_team_can_do_nothing_and_sees_nothing(talk, who, data):
    before = talk.world.find(Case, "1")
    said = talk.does(who, data)

    assert talk.world.find(Case, "1") == before
    assert {reply.data.get("refused") for reply in said} == {"role.needed"}
    assert not [reply for reply in said if "Marta" in reply.words + reply.hint]


@pytest.mark.parametrize("data", FORGED)
def test_what_an_agent_forges_is_done_or_refused(talk, data):
    talk.does(AGENT, data)

    assert all(case.state in CaseState for case in talk.world.all(Case))
    assert len(talk.world.all(Case)) == 1


@pytest.mark.parametrize("token", ["case:1:resolve", "case:1:write", "case:9:write", "case:1", "case::", "case:1:sing"])
def test_a_forged_form_is_refused(talk, token):
    where = Address(platform="slack", chat="UX", message="CTEAM:1")
    stranger = Actor(platform="slack", person="UX")
    for who in (stranger, AGENT):
        said = talk.handle(Filled(id=f"f{who.person}", at=talk.now, actor=who, where=where, token=token, answers=()))
        assert said

    assert talk.world.find(Case, "1").state is CaseState.OPEN


def test_a_closed_case_offers_nothing_and_a_dismissed_one_can_be_opened_again(talk):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    for what in ("take", "pass", "contacted", "write", "resolve"):
        assert "is closed" in talk.does(LEAD, f"k:1 {what}")[0].hint


def test_nothing_a_customer_writes_pings_or_links_in_slack(talk):
    talk.does(AGENT, f"/case 1 write {HOSTILE}")
    talk.does(ANNA, HOSTILE)
    for owed in talk.world.owed.values():
        shown = repr(layout(owed.reply)) + fallback(owed.reply)
        assert "<!" not in shown
        assert "<@" not in shown
        assert "<http" not in shown
        assert "mrkdwn" not in shown


@pytest.mark.parametrize("code", languages.known())
def test_what_is_behind_a_button_fits(code):
    talk = Talk(language=code)
    for _ in range(3):
        talk.does(LEAD, f"/team {'к' * 20}{_} here", chat=f"C{_}")
    low(talk, 1)
    talk.world.save(case := talk.world.find(Case, "1"))
    shown = [*talk.alerts(), *talk.does(AGENT, "k:1 resolve"), *talk.does(AGENT, "k:1 resolve made_good")]
    shown += talk.does(AGENT, "k:1 pass")

    assert case.state is CaseState.OPEN
    assert all(len(b.data.encode()) <= LIMIT for reply in shown for row in reply.buttons for b in row)
