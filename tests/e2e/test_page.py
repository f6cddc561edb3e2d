"""The page in a browser, on the shipped entry point in a process of its own."""

import datetime as dt
import re
import sqlite3
from contextlib import contextmanager

import bot_process
import pytest
from browser import chromium, watched

WORDS = "The line dropped twice."
SECONDS = 30_000


@pytest.fixture(name="chrome", scope="module")
def _chrome():
    with chromium() as browser:
        yield browser


@pytest.fixture(name="bot")
def _bot(tmp_path):
    with bot_process.serving(tmp_path) as bot:
        yield bot


@pytest.fixture(name="page")
def _page(chrome, bot):
    with opened(chrome, viewport={"width": 1280, "height": 800}) as page:
        page.goto(bot.url)
        ready(page)
        yield page


@contextmanager
def opened(chrome, **options):
    context = chrome.new_context(locale="en-US", **options)
    context.set_default_timeout(SECONDS)
    page, mistakes = watched(context.new_page())
    yield page
    context.close()
    assert mistakes == []


def ready(page):
    """Wait until the page can be used."""
    page.locator("#guest-text:enabled").wait_for()


def low(page):
    """Tap 2 and say why."""
    page.locator("#guest .scale button", has_text="2").click()
    page.locator("#guest .text", has_text="What went wrong?").wait_for()
    page.locator("#guest-text").fill(WORDS)
    page.locator("#guest-text").press("Enter")
    page.locator("#guest .text", has_text="Thank you for being so frank").wait_for()


def test_a_low_rating_reaches_the_team_and_its_numbers(page):
    page.get_by_role("button", name="End an interaction").click()
    low(page)
    alert = page.locator("#team .unasked", has_text=WORDS)
    alert.wait_for()
    assert "Low score: 2 of 5" in alert.inner_text()
    page.get_by_role("button", name="Load sample").click()
    page.locator("#team .title", has_text="The sample month is here").wait_for()
    page.locator("#team-text").fill("/csat 7d")
    page.locator("#team-text").press("Enter")
    report = page.locator("#team .message", has=page.locator("img.picture"))
    report.wait_for()
    assert re.search(r"\d+(\.\d+)?\s?%", report.locator(".title").inner_text())
    assert re.search(r"\d", report.locator("img").get_attribute("alt"))
    page.wait_for_function("document.querySelector('img.picture').naturalWidth > 0")


def test_a_reload_and_a_restart_lose_nothing(page, bot):
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#guest .scale button").first.wait_for()
    page.reload()
    assert page.locator("#guest .scale button").count() in {0, 5}
    page.locator("#guest .scale button").first.wait_for()
    page.goto("about:blank")
    assert bot.stop() == 0
    bot.start()
    bot.ready()
    page.goto(bot.url)
    low(page)
    page.locator("#team .unasked", has_text=WORDS).wait_for()
    page.goto("about:blank")
    assert bot.stop() == 0
    bot.start()
    bot.ready()
    page.goto(bot.url)
    page.locator("#team .unasked", has_text=WORDS).wait_for()


def test_loading_the_page_neither_speaks_nor_undoes_a_stop(page, bot):
    assert page.locator("#guest .message").count() == 0
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#guest button", has_text="Stop asking").click()
    page.locator("#guest .text", has_text="not be asked any more").wait_for()
    page.goto("about:blank")
    assert bot.stop() == 0
    bot.start()
    bot.ready()
    page.goto(bot.url)
    ready(page)
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#team .text", has_text="asked not to be asked any more").wait_for()
    assert page.locator("#guest .scale").count() == 0


def test_the_keyboard_is_enough(page):
    def to(name):
        for _ in range(40):
            page.keyboard.press("Tab")
            if (
                page.evaluate(
                    "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText).trim()"
                )
                == name
            ):
                return
        pytest.fail(f"{name} cannot be reached")

    to("End an interaction")
    page.keyboard.press("Enter")
    page.locator("#guest .scale button").first.wait_for()
    to("5")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    page.locator("#guest .text", has_text="good to hear from you").wait_for()
    assert page.evaluate("document.activeElement.id") == "guest-text"
    page.locator("#team-text").focus()
    page.keyboard.type("/ex")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-activedescendant')") == "team-words-0"
    page.keyboard.press("Enter")
    page.keyboard.type("csat")
    page.keyboard.press("Enter")
    page.locator("#team .text", has_text="top box").wait_for()
    page.keyboard.press("ArrowUp")
    assert page.locator("#team-text").input_value() == "/explain csat"


@pytest.mark.parametrize("language", ["en", "lv"])
def test_a_phone_shows_one_pane_at_a_time_and_never_scrolls_sideways(chrome, bot, language):
    with opened(chrome, viewport={"width": 390, "height": 780}) as page:
        page.goto(f"{bot.url}/?language={language}")
        ready(page)
        page.locator("#end > button").click()
        page.locator("#guest .scale button", has_text="1").click()
        page.locator("[data-show=team] .unread:visible").wait_for()
        assert not page.locator("#team").is_visible()
        page.locator("[data-show=team]").click()
        page.locator("#team .unasked").wait_for()
        assert not page.locator("#guest").is_visible()
        page.locator("#team-text").fill("/csat week by agent")
        page.locator("#team-text").press("Enter")
        page.locator("#team .own", has_text="/csat").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_areas_stand_beside_their_numbers(page):
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#guest .scale button", has_text="5").click()
    page.locator("#guest button", has_text="Tell us a little more").click()
    speed = page.get_by_role("group", name="Speed")
    speed.get_by_role("button", name="4").click()
    speed.get_by_role("button", name="4", pressed=True).wait_for()
    name, steps = speed.locator("span").bounding_box(), speed.locator(".scale").bounding_box()
    assert name["x"] + name["width"] <= steps["x"]
    assert page.locator("#guest .area").count() == 4
    page.locator("#guest button", has_text="Done").click()
    page.locator("#guest .text", has_text="made it easy").wait_for()


def test_a_survey_s_questions_are_answered_at_once_with_the_keyboard(chrome, bot):
    with opened(chrome, java_script_enabled=False) as page:
        link = bot.post("/api/interactions", {"customer": {"id": "C-2", "name": "Anna"}, "reference": "R-2"})["links"][
            "web"
        ]
        page.goto(link)
        page.get_by_role("button", name="5").click()
        page.get_by_role("button", name="Tell us a little more").click()
        page.get_by_role("radiogroup", name="Speed").get_by_role("radio", name="3").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_role("group", name="Did the person").get_by_role("radio", name="Yes").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.get_by_text("good to hear from you").wait_for()
        page.get_by_role("button", name="Change my answer").click()
        assert "Speed 4" in page.locator(".words, form").inner_text()


def test_every_control_has_a_name_and_what_happens_is_announced(page):
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#guest .scale button").first.wait_for()
    nameless = (
        "[...document.querySelectorAll('button, a, summary')].filter(e => !e.innerText.trim() && !e.ariaLabel).length"
    )
    unlabelled = (
        "[...document.querySelectorAll('input, textarea, select, progress')].filter(e => !e.labels.length).length"
    )
    assert (page.evaluate(nameless), page.evaluate(unlabelled)) == (0, 0)
    assert page.locator("[role=log]").count() == 2
    assert page.locator("[role=status]").count() == 2


def test_a_survey_page_works_without_scripts(chrome, tmp_path):
    with bot_process.serving(tmp_path, PUBLIC_URL="{url}") as bot, opened(chrome, java_script_enabled=False) as page:
        customer = {"id": "C-1", "name": "Anna", "language": "lv"}
        link = bot.post("/api/interactions", {"customer": customer, "reference": "R-1"})["links"]["web"]
        page.goto(link)
        assert page.locator("html").get_attribute("lang") == "lv"
        page.get_by_role("button", name="2").click()
        page.get_by_label("Jūsu atbilde").fill("Ilgi gaidīju.")
        page.get_by_role("button", name="Nosūtīt atbildi").click()
        page.get_by_text("Paldies").wait_for()
        assert bot.asked("/csat today")["n"] == 1


def test_a_one_time_link_opens_the_teams_page_once(chrome, tmp_path):
    with bot_process.serving(tmp_path, PUBLIC_URL="{url}") as bot, opened(chrome) as page:
        page.goto(f"{bot.url}/team/{door(tmp_path)}")
        page.get_by_role("button", name="Open the page").click()
        page.locator("#team-text").fill("/help")
        page.locator("#team-text").press("Enter")
        page.locator("#team .text", has_text="/csat").wait_for()


def door(folder):
    """Put a one-time link for a lead into the database, as ``/page`` does."""
    token, expires = "one-time-link-for-a-lead", dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)
    with sqlite3.connect(folder / "afterword.db") as database:
        database.execute("INSERT INTO doors (token, role, expires_at) VALUES (?, 2, ?)", (token, expires.isoformat()))
    database.close()
    return token
