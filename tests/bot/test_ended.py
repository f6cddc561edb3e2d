"""An interaction ended: whose it is, where they can be asked, and what is said of it."""

import pytest
from world import AGENT, ANNA, LEAD, Talk

from bot import languages
from bot.messages import CustomerRef, Recorded
from bot.model import Ask, Customer, Interaction

TELEGRAM = "telegram:100"
LINKS = {"links": lambda token: {"web": f"https://x/s/{token}"}}


@pytest.fixture(name="talk")
def _talk():
    return Talk()


def came_by(talk, line="/start"):
    """Anna writes first, before the company names her."""
    talk.does(ANNA, line)
    (known,) = talk.world.all(Customer)
    return known


def test_who_came_by_becomes_the_customer_the_company_names(talk):
    before = came_by(talk)

    (told,) = talk.ended(customer="CRM-5", contacts=(TELEGRAM,))

    assert told.data["customer"] == "CRM-5"
    assert talk.world.find(Customer, before.id).merged_into == "CRM-5"
    assert [owed.reply.to.chat for key, owed in talk.world.owed.items() if key.startswith("ask:")] == ["100"]


def test_a_stop_holds_for_the_company_s_number_too(talk):
    came_by(talk, "/stop")

    (told,) = talk.ended(customer="CRM-5", contacts=(TELEGRAM,))

    assert not told.data["asked"]
    assert "asked not to be asked" in told.text


def test_a_contact_of_another_customer_who_said_stop_is_not_asked(talk):
    talk.ended(customer="CRM-4", contacts=(TELEGRAM,))
    talk.does(ANNA, "/stop")

    (told,) = talk.ended(customer="CRM-5", contacts=(TELEGRAM,))

    assert not told.data["asked"]
    assert talk.world.find(Customer, "CRM-4").merged_into == ""
    assert talk.world.find(Customer, "CRM-5").stopped_at is None


@pytest.mark.parametrize(
    ("platforms", "asked"),
    [({"slack": True}, "slack"), ({"slack": False}, ""), ({"telegram": False}, ""), ({}, "")],
)
def test_who_cannot_be_written_to_gets_links(platforms, asked):
    talk = Talk(platforms=platforms, **LINKS)

    (told,) = talk.ended(contacts=("slack:U1", "telegram:7"))

    assert [ask.platform for ask in talk.world.all(Ask)] == [asked]
    assert bool(told.data["links"]) is not bool(asked)


def test_a_reference_of_another_customer_is_refused(talk):
    talk.ended(customer="C-17", id="R1", channel="phone")
    before = dict(talk.world.records)

    (told,) = talk.ended(customer="C-18", id="R1")

    assert "R1" in told.text
    assert told.data["refused"] == "ask.taken"
    assert talk.world.records == before


@pytest.mark.parametrize("who", [{"customer": ""}, {"customer": "", "contacts": (TELEGRAM,)}, {"customer": "C1"}])
def test_what_is_told_again_in_part_takes_nothing_back(talk, who):
    talk.ended(id="R1", channel="phone", product="router", team="north", agents=("Marta",))
    before = talk.world.find(Interaction, "R1")

    talk.ended(id="R1", agents=(), language="", **who)

    assert talk.world.find(Interaction, "R1") == before
    assert len(talk.world.all(Ask)) == 1


def test_a_record_moves_no_interaction_whose_customer_was_asked(talk):
    talk.ended(customer="C-17", id="R1")
    told = CustomerRef(id="C-18")
    talk.handle(Recorded(id="e", at=talk.now, customer=told, interaction=Interaction(id="R1", channel="phone")))

    kept = talk.world.find(Interaction, "R1")
    assert (kept.customer, kept.channel) == ("C-17", "phone")


def test_names_made_here_are_not_shown():
    talk = Talk(**LINKS)
    (told,) = talk.does(AGENT, "/ask channel=phone")
    (ask,) = talk.world.all(Ask)
    talk.does(ANNA, f"/start {ask.token}")
    talk.does(ANNA, f"r:{ask.token}:csat:1")
    (alert,) = talk.alerts()

    assert ask.customer.startswith("~")
    assert ask.interaction.startswith("~")
    assert "~" not in alert.text + told.text
    assert "phone" in alert.text


def test_a_number_of_the_company_is_shown(talk):
    token = talk.asked(name="", id="CALL-1", customer="C-17")
    talk.world.save(Customer(id="C-17"))
    talk.does(ANNA, f"r:{token}:csat:1")

    assert "C-17" in talk.alerts()[0].text
    assert "CALL-1" in talk.alerts()[0].text


@pytest.mark.parametrize(
    ("urls", "said"), [(["web"], "send them this link"), (["web", "telegram"], "one of these links")]
)
def test_an_ask_of_nobody_in_particular_is_worded_for_its_links(urls, said):
    talk = Talk(links=lambda token: {name: f"https://{name}/{token}" for name in urls})

    (told,) = talk.does(AGENT, "/ask")

    assert told.text.startswith("The customer can answer here")
    assert said in told.text


@pytest.mark.parametrize("code", ["en", "lv"])
def test_no_sentence_calls_people_users(code):
    def sentences(found):
        yield from (
            [found]
            if isinstance(found, str)
            else (text for each in (found.values() if isinstance(found, dict) else found) for text in sentences(each))
        )

    texts = " ".join(sentences(languages.entries(code))).casefold()
    assert not [word for word in (" user", "lietotāj", "ir lūdzis", "ir atbildējis", "sveicināti") if word in texts]


def test_a_lead_may_still_stop(talk):
    assert "not be asked" in talk.does(LEAD, "/stop")[0].text
