"""What the team writes to the customer, what comes back, and whether it is good now."""

import datetime as dt
from dataclasses import replace

import pytest
from cases import case, low
from world import AGENT, ANNA, TIME_ZERO, Talk

from bot import languages
from bot.messages import Address, CustomerRef, InteractionEnded, Typed, Undelivered
from bot.model import Ask, AskState, CaseNote, CaseState, Conversation, Customer, Interaction, LastAsk, Role
from bot.survey import survey

HELLO = "I am sorry. A new box leaves today."
FRAMES = {
    "en": ("Marta from Acme wrote about your contact on Oct 7, 2026:", "You can answer right here.", "Marta will read"),
    "lv": ("Marta no Acme raksta par Jūsu saziņu 2026. gada 7. okt.:", "Atbildēt varat tepat.", "Marta to izlasīs"),
    "nl": ("Marta van Acme schrijft u over uw contact op 7 okt 2026:", "U kunt hier antwoorden.", "Marta leest dit"),
    "bg": ("Marta от Acme Ви пише във връзка с контакта Ви ", "направо тук.", "Marta ще прочете"),  # noqa: RUF001
    "fil": ("Sumulat po si Marta mula sa Acme", "Maaari po kayong sumagot dito mismo.", "babasahin ito ni Marta"),
}


def unhappy(language="en", **settings):
    talk = Talk(**{"company": "Acme"} | settings)
    return talk, low(talk, 1, language=language)


@pytest.fixture(name="talk")
def _talk():
    return unhappy()[0]


def notes(talk):
    return [(note.kind, note.text) for note in talk.world.all(CaseNote)]


def letters(talk):
    return [owed.reply for key, owed in talk.world.owed.items() if key.startswith("letter:")]


def news(talk):
    return [owed.reply.text for key, owed in talk.world.owed.items() if key.startswith("told#")]


def asked_again(talk):
    """The question whether it is good now, as the customer has it."""
    return [owed.reply for owed in talk.world.owed.values() if owed.ask and owed.ask == case(talk).follow]


@pytest.mark.parametrize("code", FRAMES)
def test_a_letter_comes_in_the_customers_language_and_its_answer_to_the_team(code):
    talk, _ = unhappy(code)
    talk.does(AGENT, f"/case 1 write {HELLO}")

    head, below, thanks = FRAMES[code]
    (letter,) = letters(talk)
    assert letter.to == Address(platform="telegram", chat="100")
    assert head in letter.text
    assert HELLO in letter.text
    assert below in letter.text
    assert (case(talk).state, case(talk).owner_name) == (CaseState.CONTACTED, "Marta")

    reply = talk.does(ANNA, "Thank you, that helps")[0]
    assert thanks in reply.text
    assert news(talk) == ["Case 1: Anna answered: “Thank you, that helps”"]
    assert notes(talk)[-1] == ("answered", "Thank you, that helps")
    assert "Anna answered: “Thank you, that helps”" in talk.alerts()[0].text


def test_what_is_typed_belongs_to_the_newest_thing_asked_and_the_question_before_comes_again(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    thanks, question = talk.does(ANNA, "When exactly?")

    assert "Marta will read this" in thanks.text
    assert "the question from before is still open" in question.text
    assert "What went wrong" in question.text
    talk.does(ANNA, "The box was wet")
    assert notes(talk)[-1] == ("answered", "When exactly?")
    assert "“The box was wet”" in talk.alerts()[0].text


def test_a_newer_question_takes_what_is_typed_then(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    token = talk.asked()
    talk.does(ANNA, "4")

    assert talk.world.find(Ask, token).state is AskState.ANSWERED
    assert "answered" not in [kind for kind, _ in notes(talk)]


def test_after_a_survey_that_is_through_all_that_is_typed_is_for_the_team():
    talk, token = unhappy()
    talk.does(ANNA, f"r:{token}:why:skip")
    talk.does(AGENT, f"/case 1 write {HELLO}")

    assert [len(talk.does(ANNA, words)) for words in ("One", "Two", "3")] == [1, 0, 0]
    assert news(talk) == ["Case 1: Anna answered: “One\nTwo\n3”"]
    assert [text for kind, text in notes(talk) if kind == "answered"] == ["One", "Two", "3"]
    assert case(talk).score == 1


def test_what_comes_in_one_go_is_told_in_one_message_and_what_comes_later_anew():
    talk, token = unhappy()
    talk.does(ANNA, f"r:{token}:why:skip")
    talk.does(AGENT, f"/case 1 write {HELLO}")
    for number in range(100):
        talk.does(ANNA, f"{number} " + "x" * 100)
    assert len(news(talk)) == 1
    assert len(news(talk)[0]) < 3200
    assert "99 xxx" in news(talk)[0]
    talk.does(AGENT, "/case 1 note angry")
    talk.does(ANNA, "Well?")
    talk.now += dt.timedelta(minutes=6)
    talk.does(ANNA, "Hello?")

    assert [text.partition("“")[2] for text in news(talk)[1:]] == ["Well?”", "Hello?”"]


def test_an_edited_answer_is_told_once_more_and_one_that_is_the_same_is_not(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    talk.does(ANNA, "Tomorow")
    at, where = talk.now, Address(platform="telegram", chat="100")
    for number, text in enumerate(("Tomorow", "Tomorrow", "/")):
        talk.handle(Typed(id=f"x{number}", at=at, actor=ANNA, where=where, text=text, edits=at))

    assert [text for kind, text in notes(talk) if kind == "answered"] == ["Tomorow"]


def test_stop_stops_letters_and_the_agent_is_told(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    stopped = talk.does(ANNA, "stop")[0]
    assert "not be asked any more" in stopped.text
    refused = talk.does(AGENT, "/case 1 write And another thing")[0]
    (pressed,) = talk.does(AGENT, "k:1 write")

    assert "asked not to be written to" in refused.text
    assert "asked not to be written to" in pressed.hint
    assert len(letters(talk)) == 1
    hint = talk.does(AGENT, "k:1 resolve fixed waiting")[1].hint
    assert "not asked whether it is good now" in hint
    talk.later(days=9)
    assert case(talk).follow == ""


def test_who_answered_through_a_link_cannot_be_written_to():
    talk = Talk()
    talk.ended()
    token = next(ask.token for ask in talk.world.all(Ask))
    bearer = ANNA.__class__(platform="web", person=token)
    talk.does(bearer, f"r:{token}:csat:1")
    (refused,) = talk.does(AGENT, "k:1 write")

    assert "never met in a chat" in refused.hint
    assert "never met in a chat" in talk.does(AGENT, "k:1 resolve fixed waiting")[1].hint


def test_at_night_a_letter_waits_for_the_morning(talk):
    talk.now = TIME_ZERO.replace(hour=20)
    said = talk.does(AGENT, f"/case 1 write {HELLO}")[0]

    assert "leaves on Thu, Oct 8, 8:00" in said.text.replace("\u202f", " ")
    assert letters(talk) == []
    talk.later(hours=9)
    assert [HELLO in letter.text for letter in letters(talk)] == [True]


def test_who_stops_at_night_gets_no_letter_in_the_morning(talk):
    talk.now = TIME_ZERO.replace(hour=20)
    talk.does(AGENT, f"/case 1 write {HELLO}")
    talk.does(ANNA, "/stop")
    talk.later(hours=12)

    assert letters(talk) == []
    unsent = [owed.reply.text for key, owed in talk.world.owed.items() if key.startswith("unsent")]
    assert ["asked not to be written to" in text for text in unsent] == [True]


def test_who_is_awake_gets_a_letter_at_once():
    talk = Talk()
    talk.now = TIME_ZERO.replace(hour=20)
    low(talk, 1)
    talk.now += dt.timedelta(minutes=10)
    talk.does(AGENT, f"/case 1 write {HELLO}")

    assert len(letters(talk)) == 1


def test_a_letter_that_never_arrives_is_told_and_the_customer_was_not_reached(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    talk.handle(Undelivered(id="u1", at=talk.now, key="letter:1#2"))

    assert (case(talk).state, case(talk).contacted_at) == (CaseState.TAKEN, None)
    assert "the message to Anna did not arrive" in news(talk)[-1]
    assert notes(talk)[-1] == ("lost", "")


def test_who_was_called_before_stays_reached_when_a_letter_is_lost(talk):
    talk.does(AGENT, "k:1 contacted")
    talk.does(AGENT, f"/case 1 write {HELLO}")
    talk.handle(Undelivered(id="u1", at=talk.now, key="letter:1#3"))
    talk.handle(Undelivered(id="u2", at=talk.now, key="ask:x"))

    assert case(talk).state is CaseState.CONTACTED


def test_a_prompt_takes_what_is_typed_next(talk):
    prompt = talk.does(AGENT, "k:1 write")[0]
    assert "what Anna is to read" in prompt.text
    talk.does(AGENT, HELLO)

    assert [HELLO in letter.text for letter in letters(talk)] == [True]


@pytest.mark.parametrize("code", FRAMES)
def test_the_customer_is_asked_once_whether_it_is_good_now(code):
    talk, _ = unhappy(code)
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(minutes=1)

    (question,) = asked_again(talk)
    good = survey("recovery").question("good")
    assert good.text(code) in question.text
    assert languages.texts(code)("letter.good_name", name="Anna") in question.text
    labels = [b.label for row in question.buttons for b in row][:3]
    assert labels == [good.option(key, code) for key in ("yes", "partly", "no")]
    talk.does(AGENT, "k:1 reopen")
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(days=2)
    assert len(asked_again(talk)) == 1


@pytest.mark.parametrize(
    ("answer", "recovered", "state", "told"),
    [
        ("yes", True, CaseState.RESOLVED, "it is good now"),
        ("partly", False, CaseState.RESOLVED, "part"),
        ("no", False, CaseState.TAKEN, "still not good"),
    ],
)
def test_what_the_customer_says_is_in_the_case(talk, answer, recovered, state, told):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(minutes=1)
    token = case(talk).follow
    talk.does(ANNA, f"r:{token}:good:{answer}")

    found = case(talk)
    assert (found.said, found.recovered, found.state, found.owner_name) == (answer, recovered, state, "Marta")
    assert told in news(talk)[0]
    assert told in talk.alerts()[0].text
    assert (found.due_at is None) is (state is CaseState.RESOLVED)
    assert found.closed_at == TIME_ZERO


@pytest.mark.parametrize(
    ("answer", "labels"),
    [("yes", []), ("partly", ["Open again"]), ("no", ["Write to the customer", "Resolved"])],
)
def test_the_owner_hears_what_the_customer_says_with_what_can_be_done(talk, answer, labels):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(minutes=1)
    talk.does(ANNA, f"r:{case(talk).follow}:good:{answer}")

    told = {key.partition("#")[0]: owed.reply for key, owed in talk.world.owed.items() if "#" in key}
    assert told["whisper"].to.chat == AGENT.person
    assert told["whisper"].text == told["told"].text
    assert [b.label for row in told["whisper"].buttons for b in row] == labels


def test_what_is_still_missing_is_told_too(talk):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(minutes=1)
    talk.does(ANNA, f"r:{case(talk).follow}:good:no")
    talk.does(ANNA, "The refund never came")

    assert news(talk)[-1] == "Case 1: Anna answered: “The refund never came”"


def test_the_question_waits_for_the_morning_but_not_for_the_clocks_of_surveys():
    talk, _ = unhappy(pause=dt.timedelta(days=30))
    clocks = [clock.at for clock in talk.world.all(LastAsk)]
    talk.now = TIME_ZERO.replace(hour=22)
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(hours=1)
    assert case(talk).follow == ""
    talk.later(hours=9)

    assert len(asked_again(talk)) == 1
    assert [clock.at for clock in talk.world.all(LastAsk)] == clocks


def test_a_case_that_was_opened_again_is_not_asked_about(talk):
    talk.now = TIME_ZERO.replace(hour=22)
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.does(AGENT, "k:1 reopen")
    talk.later(hours=12)

    assert case(talk).follow == ""


def test_a_step_that_is_kept_twice_does_nothing_more(talk):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    event = talk.world.promises["case:1:ask"].event
    talk.handle(event)
    first = case(talk).follow
    talk.handle(event)

    assert case(talk).follow == first


def test_stop_closes_the_question(talk):
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.later(minutes=1)
    talk.does(ANNA, "stop")

    assert talk.world.find(Ask, case(talk).follow).state is AskState.STOPPED


def test_old_cases_no_longer_take_what_is_typed(talk):
    talk.does(AGENT, f"/case 1 write {HELLO}")
    talk.does(AGENT, "k:1 resolve fixed waiting")
    talk.world.save(replace(case(talk), follow="none"))
    talk.now += dt.timedelta(days=15)
    talk.does(ANNA, "Hello?")

    assert "answered" not in [kind for kind, _ in notes(talk)]


def test_customers_who_became_one_are_written_to_where_they_are(talk):
    known = talk.world.find(Customer, "C1")
    talk.world.save(replace(known, merged_into="C9"), Customer(id="C9", name="Anna B", home=known.home))
    talk.does(AGENT, f"/case 1 write {HELLO}")

    assert letters(talk)[0].to.chat == "100"


def test_nothing_of_the_team_reaches_the_customer_but_the_letter(talk):
    talk.does(AGENT, "/case 1 note a difficult one")
    talk.does(AGENT, f"/case 1 write {HELLO}")

    mine = [owed.reply.text for owed in talk.world.owed.values() if owed.reply.to.chat == "100"]
    assert not [text for text in mine if "difficult" in text or "Case" in text]
    assert talk.world.find(Conversation, "telegram", "100", "100").ask == "case:1"


def test_an_interaction_may_end_again_meanwhile(talk):
    known = talk.world.all(Interaction)[0]
    ref = CustomerRef(id="C1")
    talk.handle(InteractionEnded(id="again", at=talk.now, customer=ref, interaction=known))

    assert case(talk).state is CaseState.OPEN


def test_who_sits_at_the_page_is_not_called_by_the_name_of_their_session(talk):
    session = replace(ANNA, platform="web", person="s" * 43, name="")
    talk.workspace.roles[session.subject] = Role.AGENT
    talk.does(session, "k:1 take")
    (refused,) = talk.does(AGENT, "k:1 take")
    talk.does(session, f"/case 1 write {HELLO}")
    del talk.workspace.roles[session.subject]

    shown = [owed.reply.words for owed in talk.world.owed.values()] + [refused.hint]
    assert not [words for words in shown if session.person in words]
    assert letters(talk)[0].text.startswith("Acme wrote about your contact")
    assert "Somebody at the page already has case 1." in refused.hint
