"""What the team does about a case, and what it is told when."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from cases import case, kinds, low
from world import ADMIN, AGENT, ANNA, LEAD, TEAM, Talk

from bot import languages
from bot.cases import card, notes
from bot.hours.setting import read
from bot.messages import Actor, Address, Filled, Typed
from bot.model import CaseNote, CaseState, Role

PETER = Actor(platform="slack", person="UPETER", name="Peter")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def talk():
    talk = Talk()
    talk.workspace.roles[PETER.subject] = Role.AGENT
    low(talk, 1)
    yield talk
    del talk.workspace.roles[PETER.subject]


def told(talk, chat="CTEAM"):
    """What stands below the case's message, and what people were written alone."""
    news = [owed.reply for key, owed in talk.world.owed.items() if ":1:" in key and not key.startswith("case:")]
    return [reply.text for reply in news if reply.to.chat == chat]


def test_taking_makes_it_mine_everywhere(talk):
    card, hint = talk.does(AGENT, "k:1 take", message="CTEAM:1")

    assert (case(talk).owner, case(talk).owner_name, case(talk).state) == (AGENT.subject, "Marta", CaseState.TAKEN)
    assert "Marta has it" in card.text
    assert card.to.message == "CTEAM:1"
    assert "Case 1 is yours" in hint.hint
    assert "Marta has it" in talk.alerts()[0].text
    assert case(talk).due_at == case(talk).resolve_by


@pytest.mark.parametrize(
    ("chat", "message", "sent", "edits"),
    [
        ("CTEAM", "m1", "m1", 0),
        ("UAGENT", "CTEAM:m1", "CTEAM:m1", 0),
        ("CTEAM", "m2", "m1", 1),
        ("UAGENT", "m1", "m1", 1),
    ],
)
def test_a_pressed_case_is_edited_once_and_a_copy_of_it_too(talk, chat, message, sent, edits):
    talk.world.messages["case:1:slack:CTEAM"] = sent
    *cards, hint = talk.does(AGENT, "k:1 take", message=message, chat=chat)

    assert len(cards) == edits
    assert "Case 1 is yours" in hint.hint
    assert "Marta has it" in talk.alerts()[0].text


def test_who_comes_second_is_told_whose_it_is(talk):
    talk.does(AGENT, "k:1 take")
    (reply,) = talk.does(PETER, "k:1 take")

    assert (reply.text, reply.hint) == ("", "Marta already has case 1.")
    assert case(talk).owner_name == "Marta"


def test_a_press_that_arrives_twice_counts_once(talk):
    talk.does(AGENT, "k:1 take")
    before = case(talk)
    talk.does(AGENT, "k:1 take")

    assert case(talk) == before


def test_a_lead_takes_it_over(talk):
    talk.does(AGENT, "k:1 take")
    talk.does(LEAD, "k:1 take")

    assert case(talk).owner_name == "Lena"


@pytest.mark.parametrize("what", ["take", "pass", "contacted", "write", "resolve", "note", "show", "reopen"])
def test_who_has_no_role_is_refused_politely(talk, what):
    (reply,) = talk.does(ANNA, f"k:1 {what}")

    assert reply.text == ""
    assert "for the team" in reply.hint
    assert kinds(talk) == ["opened"]


def test_not_mine_frees_it(talk):
    talk.does(AGENT, "k:1 take")
    talk.does(AGENT, "k:1 pass")

    assert (case(talk).state, case(talk).owner) == (CaseState.OPEN, "")
    assert case(talk).due_at == talk.now + HOUR


def test_what_somebody_else_has_is_not_given_away(talk):
    talk.does(AGENT, "k:1 take")
    (refused,) = talk.does(PETER, "k:1 pass")
    assert refused.hint == "Marta already has case 1."
    assert case(talk).owner == AGENT.subject
    talk.does(LEAD, "k:1 pass")

    assert case(talk).state is CaseState.OPEN


def test_resolving_asks_for_outcome_and_cause(talk):
    outcomes = talk.does(AGENT, "k:1 resolve")[0]
    assert "What was done?" in outcomes.text
    pressed = next(b for row in outcomes.buttons for b in row if b.label == "put right")
    causes = talk.does(AGENT, pressed.data)[0]
    assert "What made the customer unhappy?" in causes.text
    pressed = next(b for row in causes.buttons for b in row if b.label == "waiting time")
    talk.does(AGENT, pressed.data)

    found = case(talk)
    assert (found.state, found.outcome, found.cause, found.due_at) == (CaseState.RESOLVED, "fixed", "waiting", None)
    assert "Marta resolved it – put right. Cause: waiting time" in talk.alerts()[0].text
    assert [b.label for row in talk.alerts()[0].buttons for b in row] == ["Add a remark", "Open again"]


def test_a_form_resolves_at_once(talk):
    where = talk.does(AGENT, "k:1 show")[0].to
    answers = (("outcome", "fixed"), ("cause", "price"), ("note", "sent a voucher"))
    talk.handle(Filled(id="f1", at=talk.now, actor=AGENT, where=where, token="case:1:resolve", answers=answers))

    assert (case(talk).outcome, case(talk).cause) == ("fixed", "price")
    assert talk.world.find(CaseNote, f"1#{case(talk).notes}").text == "sent a voucher"


def test_buttons_carry_their_forms(talk):
    forms = {b.form.token: b.form for row in talk.alerts()[0].buttons for b in row if b.form}

    assert set(forms) == {"case:1:write", "case:1:resolve"}
    assert [field.key for field in forms["case:1:resolve"].fields] == ["outcome", "cause", "note"]


def test_a_customer_cannot_send_a_form_in(talk):
    where = talk.alerts()[0].to
    answers = (("text", "hello"),)
    (reply,) = talk.handle(Filled(id="f1", at=talk.now, actor=ANNA, where=where, token="case:1:write", answers=answers))

    assert "for the team" in reply.text + reply.hint
    assert kinds(talk) == ["opened"]


def test_a_remark_is_typed_below(talk):
    prompt = talk.does(AGENT, "k:1 note")[0]
    assert (prompt.awaits, prompt.title) == (AGENT.person, "Marta")
    talk.does(AGENT, "she is a regular")

    assert talk.world.find(CaseNote, "1#2").text == "she is a regular"
    assert "understand commands" in talk.does(AGENT, "and more")[0].text


def test_what_is_too_long_can_be_written_again(talk):
    talk.does(AGENT, "k:1 write")
    assert "Nothing was sent" in talk.does(AGENT, "x" * 3501)[0].text
    assert "on its way" in talk.does(AGENT, "x" * 3500)[0].text


def test_a_message_from_before_that_is_edited_is_no_letter(talk):
    talk.does(AGENT, "k:1 write")
    where = Address(platform=AGENT.platform, chat=AGENT.person)
    talk.handle(Typed(id="e1", at=talk.now, actor=AGENT, where=where, text="lunch at 12?", edits=talk.now - HOUR))

    assert "wrote" not in kinds(talk)


def test_a_prompt_is_forgotten_after_a_while(talk):
    talk.does(AGENT, "k:1 note")
    talk.later(minutes=31)
    talk.does(AGENT, "nothing about the case")

    assert "noted" not in kinds(talk)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/case", "Write the number"),
        ("/case 99", "no case “99”"),
        ("/case 1 dance", "cannot be done"),
        ("/case 1 resolve fast", "is no outcome"),
        ("/case 1 resolve fixed weather", "is no cause"),
        ("/case 1 pass couriers", "No chat was given"),
        ("/case 1 write " + "x" * 3501, "from 1 to 3,500"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(talk, words, said):
    assert said in talk.does(AGENT, words)[0].text


def test_what_is_closed_stays_closed_until_it_is_opened(talk):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    (refused,) = talk.does(PETER, "k:1 take")
    assert "is closed" in refused.hint
    talk.does(PETER, "k:1 reopen")

    assert (case(talk).state, case(talk).owner_name, case(talk).reopened) == (CaseState.TAKEN, "Peter", 1)


def test_one_case_shows_all_that_happened(talk):
    talk.does(AGENT, "k:1 take")
    shown = talk.does(LEAD, "/case 1")[0]

    assert "opened" in shown.text
    assert "Marta took it" in shown.text
    assert "Customer number: C1" in shown.text
    assert "Customer number" not in talk.does(AGENT, "/case 1")[0].text
    assert shown.private


def test_cases_are_listed(talk):
    low(talk, 1, customer="C2", name="Boris")
    talk.does(AGENT, "k:2 take")

    whole = talk.does(AGENT, "/cases")[0]
    assert whole.title == "2 cases"
    assert whole.data["cases"] == ["1", "2"]
    assert [b.data for row in whole.buttons for b in row] == ["k:1 show", "k:2 show"]
    assert talk.does(AGENT, "/cases mine")[0].data["cases"] == ["2"]
    assert talk.does(AGENT, "/cases overdue")[0].data["cases"] == []
    talk.now += 2 * HOUR
    assert talk.does(AGENT, "/cases overdue")[0].data["cases"] == ["1"]
    assert "1 is overdue." in talk.does(AGENT, "/cases")[0].text
    assert "for the team" in talk.does(ANNA, "/cases")[0].text


def test_two_hundred_cases_are_paged_through():
    talk = Talk()
    for number in range(200):
        low(talk, 1, customer=f"C{number}")
    whole = talk.does(AGENT, "/cases")[0]
    assert (whole.title, len(whole.data["cases"])) == ("200 cases", 15)
    assert "… and 185 more" in whole.words
    seen, page = list(whole.data["cases"]), whole
    while more := next((b for row in page.buttons for b in row if b.label == "More"), None):
        page = talk.does(AGENT, more.data)[0]
        seen += page.data["cases"]

    assert sorted(seen, key=int) == [str(number) for number in range(1, 201)]
    assert [b.label for b in page.buttons[-1]] == ["Back"]
    assert talk.does(AGENT, "/cases page 99")[0].data == page.data
    assert talk.does(AGENT, "/cases mine page 2")[0].text == "No open cases here."


def test_who_does_not_take_it_is_reminded_and_then_the_leads_hear_once(talk):
    talk.later(minutes=44)
    assert told(talk) == []
    talk.later(minutes=2)
    assert [text[:26] for text in told(talk)] == ["Case 1 (Anna) is still fre"]
    talk.later(minutes=20)
    assert "The leads were told." in told(talk)[-1]
    assert ["The leads were told" in text for text in told(talk, "ULEAD")] == [False]
    assert told(talk, "UADMIN") == []
    assert "it was to be taken by" in talk.alerts()[0].text
    talk.later(days=3)
    assert [len(told(talk)), len(told(talk, "ULEAD"))] == [4, 2]
    assert kinds(talk) == ["opened", "reminded", "escalated", "reminded", "escalated"]


def test_the_owner_is_reminded_alone_and_nobody_once_it_is_resolved(talk):
    talk.does(AGENT, "k:1 take")
    talk.later(hours=19)
    assert ["please resolve case 1 (Anna)" in text for text in told(talk, "UAGENT")] == [True]
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(days=3)
    assert told(talk, "ULEAD") == []


def test_without_leads_the_admins_hear(talk):
    del talk.workspace.roles[LEAD.subject]
    talk.later(hours=2)
    talk.workspace.roles[LEAD.subject] = Role.LEAD

    assert len(told(talk, ADMIN.person)) == 1


def test_nobody_is_said_to_be_told_where_there_is_nobody(talk):
    held = dict(talk.workspace.roles)
    for who in (LEAD, ADMIN):
        del talk.workspace.roles[who.subject]
    talk.later(hours=2)
    talk.workspace.roles.update(held)

    assert "and nobody has." in told(talk)[-1]


@pytest.mark.parametrize("chats", [(), (TEAM,)])
def test_of_many_cases_all_hear_in_one_message(chats):
    talk = Talk(team_chats=chats)
    for number in range(30):
        low(talk, 1, customer=f"C{number}")
    talk.later(hours=2)

    told = [owed.reply for key, owed in talk.world.owed.items() if not key.startswith(("case:", "ask:"))]
    team = [reply for reply in told if reply.to == TEAM]
    assert [reply.text for reply in team] == ["30 cases are free.", "30 cases are overdue."] * len(chats)
    assert [reply.text for reply in told if reply.to.chat == "ULEAD"] == ["30 cases are overdue."]
    assert told[-1].buttons[0][0].data == "c:cases overdue"


def test_whoever_has_let_many_lie_is_told_of_the_next_all_the_same():
    talk = Talk()
    for number in range(30):
        low(talk, 1, customer=f"C{number}")
    talk.later(hours=20)
    low(talk, 1, customer="Last")
    talk.later(hours=2)

    assert [key for key in talk.world.owed if key.startswith("late take") and ":31:" in key]


def test_times_are_agreed_and_run_while_the_company_works():
    zone = ZoneInfo("Europe/Riga")
    talk = Talk(hours=read("mon-fri 9:00-17:00", "2026-10-08", zone))
    said = talk.does(LEAD, "/agreed case take 30m resolve 2d")[0].text
    low(talk, 1)

    assert "taken within 30:00" in said
    found = case(talk)
    assert found.due_at - talk.now == dt.timedelta(minutes=30)
    assert found.resolve_by.astimezone(zone).isoformat() == "2026-10-12T12:30:00+03:00"


def test_after_downtime_the_leads_hear_once(talk):
    talk.now += dt.timedelta(days=9)
    talk.later(days=1)

    assert kinds(talk) == ["opened", "escalated"]


def test_a_case_goes_where_it_is_shown(talk):
    assert [owed.reply.to for key, owed in talk.world.owed.items() if key == "case:1:slack:CTEAM"] == [TEAM]
    talk.later(hours=1)
    under = {
        owed.under for key, owed in talk.world.owed.items() if key.endswith(":1:slack:CTEAM") and "case" not in key
    }
    assert under == {"case:1:slack:CTEAM"}


@pytest.mark.parametrize("code", languages.known())
@pytest.mark.parametrize("kind", notes.KINDS)
def test_everything_that_can_happen_can_be_told(code, kind):
    text = "yes" if kind == "said" else "some words"
    note = CaseNote(id="1#1", case="1", at=Talk().now, kind=kind, name="Marta", text=text)

    assert card.line(languages.texts(code), note)
    assert card.line(languages.texts(code), replace(note, name="", text=text if kind == "said" else ""))


def test_a_remark_and_a_team_are_told(talk):
    talk.does(LEAD, "/team couriers here", chat="CCOUR")
    talk.does(AGENT, "k:1 pass couriers")
    talk.does(AGENT, "/case 1 resolve fixed waiting sent a voucher")
    shown = talk.does(AGENT, "/case 1")[0].text

    assert "Marta passed it on to the team couriers" in shown
    assert "Marta resolved it: “sent a voucher”" in shown
