"""Modals: opened within three seconds of a press, filled in, and sent in."""

from __future__ import annotations

import time

from slack_people import TEAM
from slack_rules import takes_home, takes_view

TRIGGER = 3.0
"""Seconds for which a press may open something."""


class Modals:
    """The part of the server that shows forms."""

    def trigger(self, user):
        """Return what lets the bot open one modal for this person, soon."""
        name = f"1.2.{next(self._count)}"
        self._triggers[name] = (user, time.monotonic())
        return name

    def _views_open(self, args):
        user, at = self._triggers.get(args["trigger_id"], ("", 0))
        if not user:
            return {"error": "invalid_trigger_id"}
        if time.monotonic() - at > TRIGGER:
            return {"error": "expired_trigger_id"}
        if any(modal["trigger_id"] == args["trigger_id"] for modal in self.modals):
            return {"error": "exchanged_trigger_id"}
        view = args["view"]
        if not takes_view(view):
            return {"error": "invalid_arguments"}
        opened = {"id": f"V{next(self._count)}", "user": user, "trigger_id": args["trigger_id"], "view": view}
        self.modals.append(opened)
        return {"view": {"id": opened["id"], **view}}

    def _views_publish(self, args):
        if not args.get("user_id", "").startswith("U") or not takes_home(args.get("view", {})):
            return {"error": "invalid_arguments"}
        self.homes[args["user_id"]] = args["view"]
        self.published.append((args["user_id"], args["view"]))
        return {"view": {"id": "VHOME" + args["user_id"], **args["view"]}}

    async def opens(self, user):
        """Wait for a modal that this person has not sent in yet, and return it."""
        return await self.until(lambda: next((modal for modal in self.modals if modal["user"] == user), None))

    async def sends(self, modal, *, user="", **answers):
        """Send a modal in and return what it says about its inputs then; it closes when that is nothing."""
        payload = self.submission(modal, user=user, **answers)
        assert await self.bring("interactive", payload, retries=0)
        errors = _errors(modal, self.returned.pop(payload["trigger_id"]))
        if not errors:
            self.modals.remove(modal)
        return errors

    def submission(self, modal, *, user="", **answers):
        """Return what Slack makes of a modal that is sent in; two underscores in a name stand for a dot."""
        given = {name.replace("__", "."): answer for name, answer in answers.items()}
        inputs = {block["block_id"]: block for block in modal["view"]["blocks"] if block["type"] == "input"}
        assert set(given) <= set(inputs)
        values = {name: _filled(block, given.get(name)) for name, block in inputs.items()}
        user = user or modal["user"]
        return {
            "type": "view_submission",
            "team": {"id": TEAM},
            "user": {"id": user, "username": user.lower(), "team_id": TEAM},
            "trigger_id": self.trigger(user),
            "view": {"id": modal["id"], **modal["view"], "state": {"values": values}},
            "response_urls": [],
        }


def _filled(block, answer):
    """Return the state of one input: what was there before, unless something else was given."""
    element, kind = block["element"], block["element"]["type"]
    if kind == "plain_text_input":
        state = {"value": element.get("initial_value") if answer is None else answer}
        assert len(state["value"] or "") <= element.get("max_length", 3000)
    elif kind == "checkboxes":
        chosen = [option for option in element["options"] if answer and option["value"] in answer.split()]
        state = {"selected_options": element.get("initial_options", []) if answer is None else chosen}
    else:
        chosen = next((option for option in element["options"] if option["value"] == answer), None)
        state = {"selected_option": element.get("initial_option") if answer is None else chosen}
    assert block["optional"] or any(state.values()), "Slack asks to fill this in"
    return {element["action_id"]: {"type": kind, **state}}


def _errors(modal, answer):
    if not answer:
        return {}
    inputs = {block["block_id"] for block in modal["view"]["blocks"] if block["type"] == "input"}
    assert answer["response_action"] == "errors"
    assert set(answer["errors"]) <= inputs
    assert all(answer["errors"].values())
    return answer["errors"]
