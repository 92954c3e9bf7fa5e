// @ts-check
// `/poll Question, answer, answer` makes a post of its own type; votes are reactions, so that they
// need no server part and reach every page at once.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"post-body.v1">} Props
 * @typedef {{ question: string, answers: string[] }} Poll
 * @typedef {{ user_id: string, post_id: string, emoji_name: string }} Reaction
 */

const TYPE = "custom_poll";
const EMOJI = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const TEXTS = {
  en: {
    "how-to": "Write a question and two to nine answers with commas between them: /poll Where do we meet?, In the park, At the harbour",
    votes: { one: "1 vote", other: "{count} votes" },
    label: { one: "{answer}: 1 vote", other: "{answer}: {count} votes" },
    hint: "A click votes, another one takes it back.",
    failed: "That did not work: {reason}",
  },
  de: {
    "how-to": "Schreiben Sie eine Frage und zwei bis neun Antworten mit Kommas dazwischen: /poll Wo treffen wir uns?, Im Park, Am Hafen",
    votes: { one: "1 Stimme", other: "{count} Stimmen" },
    label: { one: "{answer}: 1 Stimme", other: "{answer}: {count} Stimmen" },
    hint: "Ein Klick stimmt ab, ein zweiter nimmt die Stimme zurück.",
    failed: "Das hat nicht geklappt: {reason}",
  },
  ar: {
    "how-to": "اكتب سؤالًا ثم إجابتين إلى تسع إجابات تفصل بينها فواصل: /poll أين نلتقي؟، في الحديقة، في الميناء",
    votes: { zero: "لا أصوات", one: "صوت واحد", two: "صوتان", few: "{count} أصوات", many: "{count} صوتًا", other: "{count} صوت" },
    label: { zero: "{answer}: لا أصوات", one: "{answer}: صوت واحد", two: "{answer}: صوتان", few: "{answer}: {count} أصوات", many: "{answer}: {count} صوتًا", other: "{answer}: {count} صوت" },
    hint: "نقرة للتصويت، ونقرة أخرى لسحبه.",
    failed: "لم ينجح ذلك: {reason}",
  },
};

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry, host) {
    host.translations(TEXTS);
    // ANCHOR: command
    host.hook("slash-command-will-be-posted", async ({ command, channel_id, root_id }) => {
      if (!/^\/poll(\s|$)/.test(command)) return;
      const poll = read(command.slice("/poll".length));
      if (!poll) return { refuse: host.translate("how-to") };
      // Who has the plugin off reads the text.
      const message = [`**${poll.question}**`, ...poll.answers.map((answer, idx) => `:${EMOJI[idx]}: ${answer}`)].join("\n");
      await host.request("/api/v4/posts", { method: "POST", body: { channel_id, root_id, message, type: TYPE, props: { poll } } });
      return { handled: true };
    });
    // ANCHOR_END: command
    // ANCHOR: body
    registry.item("post-body.v1", TYPE, { mount: (element, props) => mountPoll(element, props, host) }, { styles });
    // ANCHOR_END: body
  },
};

export default plugin;

/** What stands behind `/poll`; `null` when it is no poll. Arabic has commas of its own. @param {string} line */
function read(line) {
  const [question, ...answers] = line.split(/[,،\n]/).map((part) => part.trim()).filter(Boolean);
  return question && answers.length >= 2 && answers.length <= EMOJI.length ? { question, answers } : null;
}

/** The poll that a post carries; anybody may have written it. @param {Props["post"]} post @returns {Poll | null} */
function pollOf({ props: { poll } }) {
  const { question, answers } = /** @type {Partial<Poll>} */ (poll ?? {});
  const isText = (/** @type {unknown} */ it) => typeof it === "string" && it.length <= 500;
  const isPoll = isText(question) && Array.isArray(answers) && answers.length <= EMOJI.length && answers.every(isText);
  return isPoll ? /** @type {Poll} */ (poll) : null;
}

/** @param {HTMLElement} element @param {Props} props @param {Host} host */
function mountPoll(element, { post, viewer_id: viewer }, host) {
  const poll = pollOf(post);
  if (!poll) {
    // As the chat would show it, but for the formatting.
    element.textContent = post.message;
    return;
  }
  /** Who chose what: emoji by person. @type {Map<string, Set<string>>} */
  const votes = new Map(poll.answers.map((_, idx) => [EMOJI[idx], new Set()]));

  const fieldset = make("div", { className: "poll", role: "group", ariaLabel: poll.question });
  const total = make("span", { className: "total" });
  const rows = poll.answers.map((answer, idx) => {
    const share = make("span", { className: "share" });
    const count = make("span", { className: "count" });
    const words = make("span", { className: "words", textContent: answer, dir: "auto" });
    const button = make("button", { type: "button", className: "answer" }, share, words, count);
    button.addEventListener("click", () => void choose(EMOJI[idx]));
    fieldset.append(button);
    return { emoji: EMOJI[idx], answer, share, count, button };
  });
  fieldset.prepend(make("strong", { className: "question", textContent: poll.question, dir: "auto" }));
  fieldset.append(make("small", { className: "foot" }, total, " · ", host.translate("hint")));
  element.append(fieldset);

  const show = () => {
    const all = [...votes.values()].reduce((sum, people) => sum + people.size, 0);
    for (const { emoji, answer, share, count, button } of rows) {
      const people = votes.get(emoji) ?? new Set();
      share.style.inlineSize = `${all ? (100 * people.size) / all : 0}%`;
      count.textContent = new Intl.NumberFormat(host.locale).format(people.size);
      button.setAttribute("aria-pressed", String(people.has(viewer)));
      button.setAttribute("aria-label", host.translate("label", { answer, count: people.size }));
    }
    total.textContent = host.translate("votes", { count: all });
  };

  // ANCHOR: live
  const hear = (/** @type {string} */ event, /** @type {(people: Set<string>, user: string) => void} */ change) =>
    host.on(event, ({ data }) => {
      const { user_id, post_id, emoji_name } = /** @type {Reaction} */ (JSON.parse(data.reaction));
      const people = votes.get(emoji_name);
      if (post_id !== post.id || !people) return;
      change(people, user_id);
      show();
    });
  const stops = [
    hear("reaction_added", (people, user) => people.add(user)),
    hear("reaction_removed", (people, user) => people.delete(user)),
  ];
  // ANCHOR_END: live

  const failed = (/** @type {unknown} */ error) => {
    host.toast({ text: host.translate("failed", { reason: error instanceof Error ? error.message : String(error) }), tone: "danger" });
  };
  const load = async () => {
    const found = /** @type {Reaction[] | null} */ (await host.request(`/api/v4/posts/${post.id}/reactions`));
    for (const { emoji_name, user_id } of found ?? []) votes.get(emoji_name)?.add(user_id);
    show();
  };
  const setVote = async (/** @type {string} */ emoji, /** @type {boolean} */ on) => {
    await (on
      ? host.request("/api/v4/reactions", { method: "POST", body: { user_id: viewer, post_id: post.id, emoji_name: emoji } })
      : host.request(`/api/v4/users/${viewer}/posts/${post.id}/reactions/${emoji}`, { method: "DELETE" }));
    const people = votes.get(emoji);
    if (on) people?.add(viewer);
    else people?.delete(viewer);
    show();
  };
  // One vote for each person: the new one goes in, then the old one out.
  const choose = async (/** @type {string} */ emoji) => {
    try {
      const before = [...votes].filter(([, people]) => people.has(viewer)).map(([name]) => name);
      if (!before.includes(emoji)) await setVote(emoji, true);
      for (const old of before) await setVote(old, false);
    } catch (error) {
      failed(error);
    }
  };
  show();
  // A post that is still on its way has no reactions to ask for.
  if (/^[a-z0-9]{26}$/.test(post.id)) load().catch(failed);
  return { unmount: () => stops.forEach((stop) => stop()) };
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name @param {Record<string, unknown>} of @param {(Node | string)[]} inside
 */
function make(name, of, ...inside) {
  const element = Object.assign(document.createElement(name), of);
  element.append(...inside);
  return element;
}

const styles = `
  .poll { display: grid; gap: var(--space-2, 0.5rem); max-inline-size: 32rem; margin-block: var(--space-1, 0.25rem); padding: var(--space-3, 0.75rem); border: var(--line-1, 1px) solid var(--color-border, #e2e5ec); border-radius: var(--radius-2, 0.5rem); background: var(--color-surface-raised, #fff); color: var(--color-text, #1d2230); }
  .question { font-size: var(--font-size-m, 0.9375rem); overflow-wrap: anywhere; }
  .answer { position: relative; display: flex; align-items: center; gap: var(--space-2, 0.5rem); min-block-size: var(--size-control, 2.25rem); padding-inline: var(--space-3, 0.75rem); overflow: hidden; border: var(--line-1, 1px) solid var(--color-border, #e2e5ec); border-radius: var(--radius-1, 0.25rem); background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
  .answer:hover { border-color: var(--color-border-strong, #858da1); }
  .answer:focus-visible { outline: var(--line-2, 2px) solid var(--color-focus, #4658d8); outline-offset: var(--line-2, 2px); }
  .answer[aria-pressed="true"] { border-color: var(--color-accent, #4050c8); }
  .answer[aria-pressed="true"] .words::after { content: " ✓"; color: var(--color-accent, #4050c8); }
  .share { position: absolute; inset-block: 0; inset-inline-start: 0; background: var(--color-accent-soft, #eceefc); transition: inline-size var(--duration-2, 200ms); }
  .words, .count { position: relative; overflow-wrap: anywhere; }
  .words { flex: 1; padding-block: var(--space-1, 0.25rem); }
  .count { font-weight: var(--weight-strong, 600); font-variant-numeric: tabular-nums; }
  .foot { color: var(--color-text-muted, #5b6377); font-size: var(--font-size-s, 0.8125rem); }
  @media (prefers-reduced-motion: reduce) { .share { transition: none; } }
`;
