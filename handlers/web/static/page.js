// Puts the page together.

import { listen } from "./live.js";
import { Pane } from "./pane.js";
import { post } from "./post.js";
import { Suggestions } from "./suggestions.js";

const panes = new Map([...document.querySelectorAll(".pane")].map((element) => [element.dataset.chat, new Pane(element)]));
const team = panes.get("team");
const guest = panes.get("guest");

/** Does something that concerns the team's pane, and says there when it did not work. */
async function act(path, content) {
  try {
    await post(path, content);
  } catch {
    team.say(team.status.dataset.failed, true);
  }
}

function show(chat) {
  for (const [name, pane] of panes) pane.element.classList.toggle("shown", name === chat);
  panes.get(chat).end();
  for (const button of document.querySelectorAll("[data-show]")) {
    const chosen = button.dataset.show === chat;
    button.setAttribute("aria-pressed", String(chosen));
    if (chosen) button.querySelector(".unread").hidden = true;
  }
}

function count(chat) {
  const badge = document.querySelector(`[data-show="${chat}"][aria-pressed="false"] .unread`);
  if (!badge) return;
  badge.textContent = String(badge.hidden ? 1 : Number(badge.textContent) + 1);
  badge.hidden = false;
}

function growing(pane) {
  pane.box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    pane.form.requestSubmit();
  });
}

function doings() {
  const end = document.getElementById("end");
  const options = end.querySelector("details");
  end.addEventListener("submit", (event) => {
    event.preventDefault();
    options.open = false;
    act("/end", Object.fromEntries(new FormData(end)));
    show("guest");
  });
  end.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && options.open) {
      options.open = false;
      options.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!options.contains(event.target)) options.open = false;
  });
  document.getElementById("sample")?.addEventListener("click", () => {
    act("/sample");
    show("team");
  });
}

new Suggestions(team.form);
for (const [name, pane] of panes) pane.onmessage = () => count(name);
for (const button of document.querySelectorAll("[data-show]")) button.addEventListener("click", () => show(button.dataset.show));

if (guest) {
  growing(guest);
  doings();
  show("guest");
}
for (const control of document.querySelectorAll("[disabled]")) control.disabled = false;

listen(panes).then(() => guest && post("/hello")).catch(() => {});
