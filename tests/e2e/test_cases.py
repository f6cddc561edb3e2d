"""A case from the low score to the change of mind, on each platform, on the shipped entry point."""

import asyncio

import bot_process
import telegram_server
from browser import chromium, watched
from slack_server import APP_TOKEN, SlackServer
from slack_server import TOKEN as SLACK_TOKEN
from telegram_server import TOKEN, group, person, press, words

TEAM = -1001
AGENT = 7
SORRY = "I am sorry. A new box leaves today."
WHEN = "When exactly?"
SETTINGS = {"COMPANY": "Acme", "QUIET_HOURS": ""}


class InTelegram:
    """Everybody in Telegram: what the bot says in a chat, and what is pressed and written there."""

    def __init__(self, server):
        self.server = server

    def sees(self, text, chat, method="sendMessage"):
        def found():
            calls = [c for c in self.server.calls(method) if int(c.fields["chat_id"]) == chat and c.result]
            return next((call for call in reversed(calls) if text in call.words), None)

        return self.server.wait(found)

    def presses(self, shown, label, who, where=None):
        data = next(button["callback_data"] for button in shown.buttons if button["text"] == label)
        message = int(shown.fields.get("message_id") or shown.result["message_id"])
        self.server.push(press(data, who, where, message=message))


def test_in_telegram(tmp_path):
    agent, anna, team = person(AGENT, first_name="Marta", last_name="", language_code="en"), person(), group(TEAM)
    anna["language_code"] = "en"
    with telegram_server.running() as server:
        settings = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": server.url,
            "AGENTS": f"telegram:{AGENT}",
            "TEAM_CHATS": f"telegram:{TEAM}",
        }
        with bot_process.serving(tmp_path, **SETTINGS, **settings) as bot:
            server.wait(lambda: server.calls("setMyCommands"))
            talk = InTelegram(server)
            body = {"customer": {"id": "C1", "name": "Anna"}, "agents": ["Marta"], "reference": "CALL-1"}
            link = bot.post("/api/interactions", body)["links"]["telegram"]
            server.push(words(f"/start {link.partition('?start=')[2]}", anna))
            talk.presses(talk.sees("satisfied", 100), "1", anna)

            case = talk.sees("Low score: 1 of 5", TEAM)
            talk.presses(case, "Take", agent, team)
            talk.sees("Marta has it", TEAM, "editMessageText")
            talk.presses(case, "Write to the customer", agent, team)
            prompt = talk.sees("what Anna is to read", TEAM)
            assert server.decoded(prompt.fields["reply_markup"])["force_reply"]
            me = {"id": server.calls("getMe")[0].result["id"], "is_bot": True, "first_name": "bot"}
            answered = {"message_id": prompt.result["message_id"], "date": 1, "chat": team, "from": me}
            server.push(words(SORRY, agent, team, reply_to_message=answered))

            letter = talk.sees(SORRY, 100)
            assert "Marta from Acme wrote about your contact" in letter.words
            server.push(words(WHEN, anna))
            talk.sees("Marta will read this", 100)
            news = talk.sees(f"Anna answered: “{WHEN}”", TEAM)
            quoted = server.decoded(news.fields["reply_parameters"])["message_id"]
            assert quoted == case.result["message_id"]

            talk.presses(news, "Resolved", agent, team)
            talk.presses(talk.sees("What was done?", TEAM, "editMessageText"), "put right", agent, team)
            talk.presses(talk.sees("unhappy?", TEAM, "editMessageText"), "delivery", agent, team)
            talk.presses(talk.sees("Is it good now?", 100), "Yes", anna)
            talk.sees("Anna says it is good now", TEAM)
            assert bot.asked("/cases overdue")["n"] == 0


async def started(bot, server):
    async with asyncio.timeout(40):
        while not await server.bring("events_api", server.event(type="app_home_opened", user="U0"), retries=0):
            assert bot.alive, bot.said


async def test_in_slack(tmp_path):
    async with SlackServer() as server:
        server.people["UAGENT"]["profile"] = {"display_name": "Marta"}
        settings = {
            "SLACK_BOT_TOKEN": SLACK_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_API_URL": server.url,
            "AGENTS": "slack:UAGENT",
            "LEADS": "slack:ULEAD",
            "TEAM_CHATS": "slack:CTEAM",
        }
        with bot_process.serving(tmp_path, **SETTINGS, **settings) as bot:
            await started(bot, server)
            body = {"customer": {"name": "Anna", "contacts": ["slack:U1"]}, "agents": ["Marta"]}
            await asyncio.to_thread(bot.post, "/api/interactions", body)
            question = await server.sees("satisfied", how="message", channel="DU1", seconds=30)
            assert await server.bring("interactive", server.press("U1", question, "1"))

            case = await server.sees("Low score: 1 of 5", how="message", channel="CTEAM")
            assert await server.bring("interactive", server.press("U1", case, "Take"))
            await server.sees("for the team", how="ephemeral", channel="CTEAM")
            assert await server.bring("interactive", server.press("UAGENT", case, "Take"))
            await server.sees("has it", how="update", channel="CTEAM")
            assert await server.bring("interactive", server.press("UAGENT", case, "Write to the customer"))
            assert await server.sends(await server.opens("UAGENT"), text=SORRY) == {}
            await server.sees(SORRY, "from Acme wrote", how="message", channel="DU1")

            assert await server.bring("events_api", server.words("U1", WHEN))
            news = await server.sees(WHEN, how="message", channel="CTEAM")
            assert news["thread_ts"] == case["ts"]
            await server.sees(WHEN, how="message", channel="DUAGENT")

            assert await server.bring("interactive", server.press("UAGENT", case, "Resolved"))
            modal = await server.opens("UAGENT")
            assert await server.sends(modal, outcome="fixed", cause="delivery", note="sent anew") == {}
            await server.sees("put right", how="update", channel="CTEAM")
            again = await server.sees("Is it good now?", how="message", channel="DU1")
            assert await server.bring("interactive", server.press("U1", again, "No"))
            told = await server.sees("still not good", how="message", channel="CTEAM")
            assert told["thread_ts"] == case["ts"]


def test_on_the_page(tmp_path):
    with bot_process.serving(tmp_path, **SETTINGS) as bot, chromium() as chrome:
        page, mistakes = watched(chrome.new_context(locale="en-US", viewport={"width": 1280, "height": 900}).new_page())
        page.goto(bot.url)
        page.locator("#guest-text:enabled").wait_for()
        page.get_by_role("button", name="End an interaction").click()
        page.locator("#guest .scale button", has_text="1").click()
        case = page.locator("#team .unasked", has_text="Low score: 1 of 5")
        case.get_by_role("button", name="Take").click()
        page.locator("#team .text", has_text="has it; to be resolved").wait_for()
        case.get_by_role("button", name="Write to the customer").click()
        page.locator("#team .text", has_text="Write below what").wait_for()
        page.locator("#team-text").fill(SORRY)
        page.locator("#team-text").press("Enter")
        page.locator("#guest .text", has_text=SORRY).wait_for()
        page.locator("#guest-text").fill(WHEN)
        page.locator("#guest-text").press("Enter")
        page.locator("#team .unasked", has_text=f"answered: “{WHEN}”").last.wait_for()
        page.locator("#team .unasked", has_text="Low score").get_by_role("button", name="Resolved").click()
        page.locator("#team button", has_text="made good").click()
        page.locator("#team button", has_text="delivery").click()
        page.locator("#guest .text", has_text="Is it good now?").wait_for()
        page.locator("#guest button", has_text="Yes").last.click()
        page.locator("#team .unasked", has_text="says it is good now").last.wait_for()
        assert mistakes == []
