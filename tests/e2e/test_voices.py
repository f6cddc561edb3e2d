"""Comments from a customer's words to the team's eyes, on the shipped entry point in a process of its own."""

import sqlite3
from itertools import islice

import bot_process
import pytest
from browser import chromium, watched

SAID = [
    "Terrible, my parcel never arrived and nobody cares!",
    "The courier lost my parcel again, awful delivery",
    "Great, friendly service, thank you so much!",
]


@pytest.fixture(name="bot")
def _bot(tmp_path):
    with bot_process.serving(tmp_path) as bot:
        yield bot


def rated(bot, *rows):
    """Import answers as another system recorded them."""
    file = bot.folder / "answers.csv"
    head = "reference,customer,agents,ended,csat,language,comment\n"
    file.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
    bot.run("import", str(file))


def row(number, text):
    return f'R{number},C{number},Marta,2026-10-05 09:{number:02},{1 if text in SAID[:2] else 5},en,"{text}"'


def test_words_become_numbers_lists_and_numbers_again(bot):
    rated(bot, *(row(number, SAID[number % 3]) for number in range(12)))
    sentiment, topics = bot.asked("/sentiment 2026-10"), bot.asked("/topics 2026-10")
    voices = bot.asked("/voices negative delivery 2026-10")

    assert (sentiment["negative"], sentiment["positive"], sentiment["n"]) == (8, 4, 12)
    assert topics["groups"][0]["group"] == "delivery"
    assert topics["groups"][0]["hits"] == 8
    assert (voices["n"], len(voices["voices"]), voices["voices"][0]["agents"]) == (8, 8, ["Marta"])
    assert bot.run("rescore").startswith("Every comment")

    with sqlite3.connect(f"{bot.folder}/afterword.db", timeout=20) as database:
        database.execute("UPDATE responses SET analyzer = 'old' WHERE text <> ''")
    assert bot.run("rescore").startswith("12 comments read again; 0 got another label.")
    assert bot.asked("/sentiment 2026-10")["negative"] == 8


def test_pages_of_comments_turn_in_place_on_the_page(bot):
    rated(bot, *(row(number, f"{text} ({number})") for number, text in islice(enumerate(SAID * 4), 12)))
    with chromium() as browser:
        context = browser.new_context(locale="en-US")
        context.set_default_timeout(30_000)
        page, mistakes = watched(context.new_page())
        page.goto(bot.url)
        page.locator("#team-text:enabled").wait_for()
        page.locator("#team-text").fill("/voices 2026-10")
        page.locator("#team-text").press("Enter")
        page.locator("#team .text", has_text="1 to 10 of 12").wait_for()
        messages = page.locator("#team .message").count()
        page.locator("#team button", has_text="More").click()
        page.locator("#team .text", has_text="11 to 12 of 12").wait_for()

        assert page.locator("#team .message").count() == messages
        assert page.locator("#team .text", has_text="1 to 10 of 12").count() == 0
        page.locator("#team button", has_text="Back").click()
        page.locator("#team .text", has_text="1 to 10 of 12").wait_for()
        page.screenshot(path=str(bot.folder / "voices.png"))
        context.close()
    assert mistakes == []
