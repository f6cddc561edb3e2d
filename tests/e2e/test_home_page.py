"""Home and changes on the page, as somebody at this machine sees them in a browser."""

import bot_process
import pytest
from browser import chromium, watched

WORDS = "The delivery was terribly late"


@pytest.fixture(name="page")
def _page(tmp_path):
    with bot_process.serving(tmp_path, QUIET_HOURS="") as bot, chromium() as browser:
        page, mistakes = watched(browser.new_page(locale="en-US", viewport={"width": 1280, "height": 900}))
        page.set_default_timeout(30_000)
        page.goto(bot.url)
        page.locator("#guest-text:enabled").wait_for()
        yield page
        assert mistakes == []


def complain(page):
    page.get_by_role("button", name="End an interaction").click()
    page.locator("#guest .scale button", has_text="1").last.click()
    page.locator("#guest .text", has_text="What went wrong?").wait_for()
    page.locator("#guest-text").fill(WORDS)
    page.locator("#guest-text").press("Enter")
    page.locator("#team .unasked", has_text=WORDS).wait_for()


def test_the_home_button_shows_cases_and_what_is_pressed_happens_in_its_place(page):
    complain(page)
    page.locator("#team").get_by_role("button", name="Home").click()
    home = page.locator("#team .message", has=page.locator(".title", has_text="Home"))
    home.locator(".text", has_text="Free for anybody to take: 1").wait_for()
    home.get_by_role("button", name="Take").click()
    home.locator(".text", has_text="Your open cases: 1").wait_for()
    home.get_by_role("button", name="Month", exact=True).click()
    home.get_by_role("button", name="✓ Month").wait_for()

    assert home.count() == 1


def test_who_complained_reads_what_was_changed(page):
    complain(page)
    page.locator("#team-text").fill('/changed delivery "slots of one hour now"')
    page.locator("#team-text").press("Enter")
    page.get_by_role("button", name="Tell 1 customer").click()
    page.locator("#guest .text", has_text="Since then we have changed this: slots of one hour now").wait_for()

    assert WORDS in page.locator("#guest .text", has_text="Since then").inner_text()
    assert page.get_by_role("button", name="Tell nobody further").count() == 1
