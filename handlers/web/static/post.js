// Sends an action; one that did not get through is sent again and counts once.

const PAUSES = [300, 1200, 3000];

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const attempt = (path, body) =>
  fetch(`${path}?language=${document.documentElement.lang}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });

/** Returns the answer as an object; throws when it was refused or never got through. */
export async function post(path, content = {}) {
  const body = JSON.stringify({ action: crypto.randomUUID(), ...content });
  for (const pause of [...PAUSES, null]) {
    const answer = await attempt(path, body).catch(() => null);
    if (answer?.ok) return answer.json();
    const hopeless = answer && answer.status !== 503;
    if (hopeless || pause === null) throw new Error(answer ? String(answer.status) : "offline");
    await wait(pause);
  }
}
