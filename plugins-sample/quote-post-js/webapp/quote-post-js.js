// @ts-check
// A button on each post that puts its words into the message box, and a line around the channel
// header while one writes to a crowd. What `quote-post` does in Rust, in plain JavaScript.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"post-action.v1">} Props
 * @typedef {import("../../../crates/contracts/types/mortise").Context<"post-action.v1">} Ctx
 */

// ANCHOR: texts
const TEXTS = {
  en: {
    quote: { one: "Quote one word", other: "Quote {count} words" },
    explained: "The quote stands in the message box, where you can go on writing.",
    crowd: "{count} people read along here",
  },
  de: {
    quote: { one: "Ein Wort zitieren", other: "{count} Wörter zitieren" },
    explained: "Das Zitat steht im Eingabefeld, dort schreiben Sie weiter.",
    crowd: "{count} Menschen lesen hier mit",
  },
};
// ANCHOR_END: texts

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  // ANCHOR: initialize
  initialize(registry, host) {
    host.translations(TEXTS);
    registry.item(
      "post-action.v1",
      "quote",
      { mount: (element, props, ctx) => mountButton(element, props, ctx, host) },
      { order: 60, styles },
    );
    // ANCHOR_END: initialize
    // ANCHOR: wrap
    registry.wrap("channel-header.v1", {
      mount(element, props, ctx) {
        const line = document.createElement("p");
        line.setAttribute("role", "note");
        // What is wrapped shows where `ctx.children` stands.
        element.append(/** @type {HTMLSlotElement} */ (ctx.children), line);
        const update = (/** @type {{ member_count: number | null }} */ { member_count: count }) => {
          line.hidden = count === null || count < 100;
          line.textContent = host.translate("crowd", { count: count ?? 0 });
        };
        update(props);
        return { update };
      },
    });
    // ANCHOR_END: wrap
  },
};

export default plugin;

// ANCHOR: view
/** @param {HTMLElement} element @param {Props} props @param {Ctx} ctx @param {Host} host */
function mountButton(element, props, ctx, host) {
  let message = "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quote";
  button.textContent = "❞";
  button.addEventListener("click", () => {
    ctx.action({ type: "insert_text", text: quoted(message) });
    explainOnce(host);
  });
  const update = (/** @type {Props} */ { post }) => {
    message = post.message;
    const label = host.translate("quote", { count: message.split(/\s+/).filter(Boolean).length });
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  update(props);
  element.append(button);
  return { update };
}
// ANCHOR_END: view

// ANCHOR: storage
/** Tells at the first quote in this browser where it went. @param {Host} host */
function explainOnce(host) {
  if (host.storage.get("explained") === true) return;
  host.storage.set("explained", true);
  host.toast({ text: host.translate("explained") });
}
// ANCHOR_END: storage

/** The text as Markdown quotes it, and an empty line to go on in. @param {string} message */
function quoted(message) {
  return message.split("\n").map((line) => `> ${line}\n`).join("") + "\n";
}

// The app's tokens reach into the shadow root; the values behind the commas are for an app without.
const styles = `
  .quote { display: grid; place-items: center; min-inline-size: var(--size-control-s, 1.75rem); block-size: var(--size-control-s, 1.75rem); border: 0; border-radius: var(--radius-1, 0.25rem); background: none; color: var(--color-text-muted, #5b6377); font: inherit; cursor: pointer; }
  .quote:hover { background: var(--color-surface-sunken, #f4f5f8); color: var(--color-text, #1d2230); }
  .quote:focus-visible { outline: 2px solid var(--color-focus, #4658d8); outline-offset: 2px; }
`;
