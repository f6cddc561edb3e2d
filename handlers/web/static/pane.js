// One chat: shows what happens there, and sends what is typed and pressed.

import { post } from "./post.js";
import { draw } from "./message.js";

const LATE = 1000; // milliseconds after which a line that the bot did not repeat goes away
const NEAR = 120; // pixels from the end within which the log keeps following

export class Pane {
  constructor(element) {
    this.element = element;
    this.chat = element.dataset.chat;
    this.log = element.querySelector(".log");
    this.list = element.querySelector("ol");
    this.status = element.querySelector(".status");
    this.form = element.querySelector("form.composer");
    this.box = this.form.elements.text;
    this.onmessage = () => {};
    this.element.addEventListener("click", (event) => this.#pressed(event));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
  }

  /** Takes news: all that was said before, one message, or how far something is. */
  hear(name, news) {
    if (name === "history") this.#history(news.messages);
    else if (name === "message") this.#show(news.message);
    else this.#progress(news);
  }

  /** Shows a few words above the box. */
  say(words, wrong = false) {
    this.status.textContent = words;
    this.status.classList.toggle("wrong", wrong);
  }

  /** Sends a line, or a tap; returns whether it got through. */
  async send(content) {
    try {
      const answer = await post("/say", { chat: this.chat, ...content });
      this.say(answer.hint);
      return true;
    } catch {
      this.say(this.status.dataset.failed, true);
      return false;
    }
  }

  #history(messages) {
    this.say("");
    this.log.setAttribute("aria-live", "off");
    this.list.replaceChildren(...messages.map((message) => this.#draw(message)));
    this.end();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
  }

  #draw(message) {
    return draw(message, this.form.dataset);
  }

  #show(message) {
    const item = this.#draw(message);
    const before = document.getElementById(item.id) ?? document.getElementById(`pending-${message.action}`);
    const follow = message.own || this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    if (before) this.#replace(before, item);
    else this.list.append(item);
    if (follow) this.#follow(item);
    this.onmessage(message);
  }

  /** Shows a line at once, paler until it got through. */
  #await(action, text) {
    const item = draw({ id: action, at: new Date().toISOString(), own: true, text }, this.form.dataset);
    item.id = `pending-${action}`;
    item.classList.add("pending");
    this.list.append(item);
    this.end();
    return item;
  }

  #replace(before, item) {
    const focused = before.contains(document.activeElement);
    item.classList.add("changed");
    before.replaceWith(item);
    if (focused) this.box.focus();
  }

  /** Scrolls to the end, but not past the line that a long answer belongs to. */
  #follow(item) {
    const asked = item.previousElementSibling?.matches(".own") ? item.previousElementSibling : item;
    this.end();
    this.log.scrollTop = Math.min(this.log.scrollTop, asked.offsetTop - this.list.offsetTop);
  }

  /** Scrolls to the end. */
  end() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  #progress({ done, total }) {
    const loading = this.element.querySelector(".loading");
    if (!loading) return;
    loading.hidden = done >= total;
    loading.querySelector("progress").value = total ? (100 * done) / total : 0;
    loading.querySelector("output").textContent = done ? `${done} / ${total}` : "";
  }

  async #pressed(event) {
    const line = event.target.closest("[data-try]")?.dataset.try;
    if (line) await this.send({ text: line });
    const button = event.target.closest("button[data-tap]");
    if (!button || button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    await this.send({ tap: button.dataset.tap, message: button.dataset.message });
    button.removeAttribute("aria-disabled");
  }

  async #submitted(event) {
    event.preventDefault();
    const text = this.box.value;
    if (!text.trim()) return;
    this.box.value = "";
    this.form.dispatchEvent(new CustomEvent("sent", { detail: text }));
    const action = crypto.randomUUID();
    const pending = this.#await(action, text.trim());
    const through = await this.send({ action, text });
    setTimeout(() => pending.remove(), through ? LATE : 0);
    if (!through && !this.box.value) this.box.value = text;
  }
}
