// One stream for all panes: a browser has few connections to spare, however many windows are open.

const NAMES = ["history", "message", "progress"];

/** Lets each pane hear what happens in its chat; resolves when every pane has its history. */
export function listen(panes) {
  const chats = [...panes.keys()].map((chat) => `chat=${chat}`).join("&");
  const source = new EventSource(`/events?${chats}&language=${document.documentElement.lang}`);
  const waiting = new Set(panes.keys());
  source.addEventListener("error", () => panes.forEach((pane) => pane.say(pane.status.dataset.offline, true)));
  return new Promise((resolve) => {
    const hear = (event) => {
      const news = JSON.parse(event.data);
      panes.get(news.chat)?.hear(event.type, news);
      waiting.delete(event.type === "history" && news.chat);
      if (!waiting.size) resolve();
    };
    NAMES.forEach((name) => source.addEventListener(name, hear));
  });
}
