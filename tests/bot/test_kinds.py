"""Each kind of question as a conversation: what the respondent does, what is kept, what they see next."""

import pytest
from surveys import OPTIONS, TOKEN, asked, does, fills, plan, question, spoken
from world import ANNA

from bot import languages
from bot.languages import entries
from bot.model import Ask, AskState, Customer, Response
from bot.survey import shipped
from bot.taps import LIMIT

CSAT = question("csat", "csat")
KINDS = ("nps", "ces", "yesno", "areas", "choice", "choices", "text")
EVERYWHERE = pytest.mark.parametrize("language", languages.known())


def talk_about(kind, language="en", **rest):
    talk = asked(plan(CSAT, question("it", kind, **rest), question("why", "text", optional=True)), language=language)
    talk.last = does(talk, "csat=5")
    return talk


def kept(talk):
    found = {r.question: r.text if r.score is None else r.score for r in talk.world.all(Response)}
    return {slot: value for slot, value in found.items() if slot != "csat"}


def seen(replies):
    return "\n".join(part for reply in replies for part in (reply.title, reply.text, reply.hint) if part)


def labels(replies):
    return [[button.label for button in row] for row in replies[-1].buttons]


ASKED, NEXT = "Question it?", "Question why?"

TALKS = {
    "nps: a tap": ("nps", ["it=10"], {"it": 10}, NEXT),
    "nps: the worst score is a score": ("nps", ["it=0"], {"it": 0}, NEXT),
    "nps: typed nought": ("nps", ["0"], {"it": 0}, NEXT),
    "nps: typed": ("nps", ["8/10"], {"it": 8}, NEXT),
    "nps: a keycap": ("nps", ["🔟"], {"it": 10}, NEXT),
    "nps: with words": ("nps", ["3, too dear"], {"it": 3, "why": "too dear"}, "Thank you"),
    "nps: off the scale": ("nps", ["11"], {}, "from 0 to 10"),
    "nps: a tap off the scale": ("nps", ["it=11"], {}, "from 0 to 10"),
    "nps: another scale": ("nps", ["4/5"], {}, "from 0 to 10"),
    "nps: stars begin at one": ("nps", ["⭐⭐⭐"], {}, "from 0 to 10"),
    "nps: a word": ("nps", ["nine"], {"it": 9}, NEXT),
    "ces: a tap": ("ces", ["it=7"], {"it": 7}, NEXT),
    "ces: typed": ("ces", ["6 of 7"], {"it": 6}, NEXT),
    "ces: off the scale": ("ces", ["0"], {}, "from 1 to 7"),
    "ces: another scale": ("ces", ["5/5"], {}, "from 1 to 7"),
    "ces: skipped": ("ces", ["it=skip"], {"it": ""}, NEXT),
    "ces: a typed skip": ("ces", ["Skip!"], {"it": ""}, NEXT),
    "yesno: yes": ("yesno", ["it=1"], {"it": 1}, NEXT),
    "yesno: no is an answer": ("yesno", ["it=0"], {"it": 0}, NEXT),
    "yesno: a thumb": ("yesno", ["👍🏽"], {"it": 1}, NEXT),
    "yesno: a sad face": ("yesno", ["☹️"], {"it": 0}, NEXT),
    "yesno: with words": ("yesno", ["No, never"], {"it": 0, "why": "never"}, "Thank you"),
    "yesno: a word that only begins so": ("yesno", ["nobody knows"], {"why": "nobody knows"}, "choose an answer"),
    "yesno: a number is none": ("yesno", ["it=2"], {}, "yes or no"),
    "areas: a tap": ("areas", ["it.speed=4"], {"it.speed": 4}, ASKED),
    "areas: all": ("areas", ["it.speed=4", "it.courtesy=1"], {"it.speed": 4, "it.courtesy": 1}, NEXT),
    "areas: some": ("areas", ["it.speed=4", "it=done"], {"it.speed": 4}, NEXT),
    "areas: corrected": ("areas", ["it.speed=4", "it.speed=2"], {"it.speed": 2}, ASKED),
    "areas: none": ("areas", ["it=skip"], {"it": ""}, NEXT),
    "areas: typed": ("areas", ["Courtesy 4, speed 2"], {"it.courtesy": 4, "it.speed": 2}, NEXT),
    "areas: typed in order": ("areas", ["4 2"], {"it.courtesy": 4, "it.speed": 2}, NEXT),
    "areas: typed with stars": ("areas", ["speed ⭐⭐⭐"], {"it.speed": 3}, ASKED),
    "areas: typed words": ("areas", ["speed: five"], {"it.speed": 5}, ASKED),
    "areas: some typed, then done": ("areas", ["speed 3/5", "done"], {"it.speed": 3}, NEXT),
    "areas: off the scale": ("areas", ["speed 9"], {"why": "speed 9"}, "give numbers"),
    "areas: words": ("areas", ["all fine"], {"why": "all fine"}, "give numbers"),
    "areas: no such area": ("areas", ["it.price=4"], {}, "Nothing was changed"),
    "areas: a heading": ("areas", ["it.speed=name"], {}, "Speed"),
    "choice: a tap": ("choice", ["it=late"], {"it": "late"}, NEXT),
    "choice: its number": ("choice", ["2"], {"it": "broken"}, NEXT),
    "choice: its name": ("choice", ["it was BROKEN!"], {"it": "broken"}, NEXT),
    "choice: a word of it": ("choice", ["rude"], {"it": "rude"}, NEXT),
    "choice: two of them": ("choice", ["it"], {"why": "it"}, "choose an answer"),
    "choice: none of them": ("choice", ["it=lost"], {}, "choose one"),
    "choice: a number too high": ("choice", ["4"], {"why": "4"}, "choose an answer"),
    "choices: one": ("choices", ["it=#1"], {"it": "late"}, ASKED),
    "choices: two": ("choices", ["it=#1", "it=#5", "it=done"], {"it": "late rude"}, NEXT),
    "choices: one taken back": ("choices", ["it=#1", "it=#0"], {"it": ""}, ASKED),
    "choices: by name and number": ("choices", ["broken, 3"], {"it": "broken rude"}, NEXT),
    "choices: too many": ("choices", ["it=#8"], {"it": ""}, ASKED),
    "choices: words": ("choices", ["late and cold"], {"why": "late and cold"}, "choose an answer"),
    "text: typed": ("text", ["It took weeks"], {"it": "It took weeks"}, NEXT),
    "text: a number is a text": ("text", ["4"], {"it": "4"}, NEXT),
    "text: skipped": ("text", ["it=skip"], {"it": ""}, NEXT),
}


@pytest.mark.parametrize(("kind", "steps", "answers", "said"), TALKS.values(), ids=TALKS.keys())
def test_a_kind_is_answered(kind, steps, answers, said):
    talk = talk_about(kind)
    for step in steps:
        replies = does(talk, step)

    assert answers == kept(talk)
    assert said in seen(replies)


def said_in(language, kind):
    """What somebody would write in a language, and what it means."""
    words = entries(language)["words"]
    return {
        "nps": (words["numbers"][9][0], {"it": 9}),
        "ces": (f"{words['numbers'][6][0].upper()}!", {"it": 6}),
        "yesno": (words["no"][0].capitalize(), {"it": 0}),
        "areas": (f"{spoken('Speed')[language]} {words['numbers'][4][0]}", {"it.speed": 4}),
        "choice": (spoken(OPTIONS["late"])[language], {"it": "late"}),
        "choices": ("2; 1", {"it": "late broken"}),
        "text": ("Ķēdes – благодаря", {"it": "Ķēdes – благодаря"}),
    }[kind]


@EVERYWHERE
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_answered_in_words_of_any_language(kind, language):
    for writer in languages.known():
        talk = talk_about(kind, language)
        text, answers = said_in(writer, kind)
        does(talk, text)

        assert answers == kept(talk)


@EVERYWHERE
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_asked_in_the_respondents_language(kind, language):
    talk = talk_about(kind, language)

    assert f"Question it?{f' ({language})' if language != 'en' else ''}" in seen(talk.last)
    for word in entries(language)["words"]["skip"]:
        assert "Question why?" in seen(does(talk_about(kind, language), word))


@EVERYWHERE
def test_stop_is_honoured_in_any_language_at_any_question(language):
    for word in entries(language)["words"]["stop"]:
        talk = asked(plan(CSAT))
        does(talk, word.upper())

        assert talk.world.find(Customer, "C1").stopped_at == talk.now


SHAPES = {
    "nps": [6, 5],
    "ces": [7],
    "yesno": [2],
    "areas": [1, 5, 1, 5],
    "choice": [1, 1, 1],
    "choices": [1, 1, 1],
    "text": [],
}


@pytest.mark.parametrize(("kind", "shape"), SHAPES.items())
def test_a_kinds_buttons_fit_a_phone(kind, shape):
    rows = labels(talk_about(kind).last)

    assert [len(row) for row in rows] == [*shape, 2]
    assert rows[-1] == ["Skip", "Stop asking"]


def test_what_is_chosen_is_marked_and_can_be_finished():
    assert labels(does(talk_about("areas"), "it.speed=4"))[3:] == [["1", "2", "3", "✓ 4", "5"], ["Done", "Stop asking"]]
    assert labels(does(talk_about("choices"), "it=#2"))[1:] == [
        ["✓ It was broken"],
        ["Somebody was rude"],
        ["Done", "Stop asking"],
    ]


@pytest.mark.parametrize("survey", shipped().values(), ids=shipped())
def test_every_button_of_a_shipped_survey_fits(survey):
    talk = asked(survey)
    for step in range(20):
        reply = talk.last[-1] if step else talk.first[-1]
        for button in (button for row in reply.buttons for button in row):
            assert len(button.data.encode()) <= LIMIT
            assert len(button.label) <= 42
        onward = [b.data for row in reply.buttons for b in row if b.data.startswith("r:") and ":change:" not in b.data]
        if not onward:
            break
        talk.last = talk.does(ANNA, onward[-1])
    else:
        pytest.fail("there is no end")


def test_the_scale_says_what_its_ends_mean():
    assert "0 = worst, 10 = best" in seen(talk_about("nps").last)


def test_a_form_takes_all_that_remains_at_once():
    talk = asked(plan(CSAT, question("areas", "areas", more=True), question("ces", "ces", more=True)))
    does(talk, "csat=5")
    [offer] = does(talk, "more=yes")
    form = offer.form

    assert [field.key for field in form.fields] == ["areas.courtesy", "areas.speed", "ces"]
    assert {field.group for field in form.fields} == {"Question areas?", ""}
    [reply] = fills(talk, ("areas.courtesy", "5"), ("areas.speed", ""), ("ces", "7"))
    assert kept(talk) == {"more": "", "areas.courtesy": 5, "areas": "", "ces": 7}
    assert "Thank you" in reply.text


def test_the_invitation_is_a_form_already():
    talk = asked(plan(CSAT, question("areas", "areas", more=True), question("ces", "ces", more=True)))
    [thanks] = does(talk, "csat=5")

    assert thanks.form.open == "Tell us a little more"
    assert [field.key for field in thanks.form.fields] == ["areas.courtesy", "areas.speed", "ces"]
    [reply] = fills(talk, ("areas.courtesy", ""), ("areas.speed", "2"), ("ces", ""))
    assert reply.form is None
    assert kept(talk)["areas.speed"] == 2


def test_a_form_with_one_wrong_answer_changes_nothing():
    talk = asked(plan(CSAT, question("ces", "ces")))

    assert "from 1 to 7" in seen(fills(talk, ("csat", "5"), ("ces", "8")))
    assert talk.world.all(Response) == []


def test_more_is_only_asked_of_those_who_want_it():
    talk = asked(plan(CSAT, question("ces", "ces", more=True)))
    thanks = does(talk, "csat=4")

    assert labels(thanks) == [["Tell us a little more"], ["Change my answer"]]
    assert "Question ces?" in seen(does(talk, "more=yes"))
    assert labels(does(talk, "ces=7")) == [["Change my answer"]]


def test_an_invitation_can_be_typed():
    talk = asked(plan(CSAT, question("ces", "ces", more=True)))
    does(talk, "csat=4")

    assert "Question ces?" in seen(does(talk, "more"))


THANKS = (
    question("fans", "thanks", words="Tell others?", link="https://review.example", **{"if": "nps >= 9"}),
    question("rest", "thanks", words="Thanks a lot."),
)


@pytest.mark.parametrize(
    ("score", "said", "url"), [(9, "Tell others?", "https://review.example"), (8, "Thanks a lot.", "")]
)
def test_thanks_can_depend_on_the_answer_and_lead_somewhere(score, said, url):
    talk = asked(plan(question("nps", "nps"), *THANKS))
    [reply] = does(talk, f"nps={score}")

    assert said in reply.text
    assert url == reply.buttons[0][0].url


def test_a_trial_is_marked_and_alerts_nobody():
    talk = asked(plan(CSAT, alert=2), test=True)
    does(talk, "csat=1")

    assert talk.alerts() == []


def test_skipping_everything_answers_nothing():
    talk = asked(plan(CSAT))
    [reply] = does(talk, "skip")

    assert "Thank you for your time" in reply.text
    assert AskState.ANSWERED is not talk.world.find(Ask, TOKEN).state
