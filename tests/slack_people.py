"""What people do in Slack, as the payloads that Slack makes of it."""

from __future__ import annotations

import time

TEAM, BOT = "T1", "U0BOT"


class People:
    """The half of the server that makes payloads."""

    def event(self, **event):
        """Return an Events API payload."""
        stamp = f"{int(time.time())}.{next(self._count):06d}"
        event = {"event_ts": stamp, "ts": stamp, "team": TEAM, **event}
        return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{next(self._count)}", "event": event}

    def words(self, user, text, **more):
        """Return a direct message to the bot."""
        return self.event(type="message", channel="D" + user, channel_type="im", user=user, text=text, **more)

    def mention(self, user, channel, text, **more):
        """Return a mention of the bot in a channel."""
        return self.event(type="app_mention", channel=channel, user=user, text=f"<@{BOT}> {text}", **more)

    def press(self, user, shown, label, team=TEAM):
        """Return the press of the button with this label."""
        elements = [element for block in shown["blocks"] for element in block.get("elements", ())]
        button = next(e for e in elements if e.get("type") == "button" and e["text"]["text"] == label)
        return self.tap(user, shown, {"value": button.get("value", ""), "action_id": button["action_id"]}, team)

    def tap(self, user, shown, action, team=TEAM):
        """Return the press of any button."""
        stamp = f"{int(time.time())}.{next(self._count):06d}"
        return {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "username": user.lower(), "team_id": team},
            "channel": {"id": shown["channel"]},
            "container": {"message_ts": shown["ts"], "is_ephemeral": shown["how"] == "ephemeral"},
            "actions": [{"type": "button", "block_id": "b", "action_ts": stamp, **action}],
            "trigger_id": self.trigger(user),
            "response_url": self.response_url(shown["channel"], user, shown["ts"]),
        }

    def visit(self, user, tab="home"):
        """Return that somebody opens a tab of the app."""
        return self.event(type="app_home_opened", user=user, channel="D" + user, tab=tab)

    def press_home(self, user, label, team=TEAM):
        """Return the press of the button with this label in somebody's home tab, or the choice that is called so."""
        elements = [element for block in self.homes[user]["blocks"] for element in block.get("elements", ())]
        chosen = [
            (element, {"selected_option": option})
            for element in elements
            for option in element.get("options", ())
            if option["text"]["text"] == label
        ]
        pressed = [(e, {"value": e.get("value", "")}) for e in elements if "text" in e and e["text"]["text"] == label]
        element, action = (chosen + pressed)[0]
        stamp = f"{int(time.time())}.{next(self._count):06d}"
        return {
            "type": "block_actions", "team": {"id": TEAM},
            "user": {"id": user, "username": user.lower(), "team_id": team},
            "container": {"type": "view", "view_id": "VHOME" + user}, "trigger_id": self.trigger(user),
            "view": {"id": "VHOME" + user, "private_metadata": "", "state": {"values": {}}, **self.homes[user]},
            "actions": [{"type": element["type"], "action_id": element["action_id"], "action_ts": stamp, **action}],
        }  # fmt: skip

    def slash(self, user, channel, command, text="", team=TEAM):
        """Return a slash command."""
        return {
            "command": command, "text": text, "user_id": user, "user_name": user.lower(), "team_id": team,
            "channel_id": channel, "trigger_id": f"3.4.{next(self._count)}",
            "response_url": self.response_url(channel, user),
        }  # fmt: skip

    def shortcut(self, user, channel, author):
        """Return the message shortcut, used on a message of this author."""
        stamp = f"{int(time.time())}.{next(self._count):06d}"
        return {
            "type": "message_action", "callback_id": "ask_rating", "team": {"id": TEAM}, "action_ts": stamp,
            "user": {"id": user, "name": user.lower(), "team_id": TEAM}, "channel": {"id": channel},
            "message": {"ts": stamp, "type": "message", **({"user": author} if author else {})},
            "trigger_id": f"5.6.{next(self._count)}", "response_url": self.response_url(channel, user),
        }  # fmt: skip

    def response_url(self, channel, user, ts=None):
        """Return an address that takes five answers."""
        key = f"r{next(self._count)}"
        self._urls[key] = {"channel": channel, "user": user, "ts": ts}
        return f"{self.base}/respond/{key}"
