// @ts-check
// Private notes for each channel, in a panel beside the chat.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {import("../../../crates/contracts/types/mortise").Registry} Registry
 * @typedef {import("../../../crates/contracts/types/mortise").PanelHandle} Panel
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"panel.v1">} PanelProps
 */

// The server keeps 20 000 bytes of each value, and a letter may need four.
const MAX_LETTERS = 4_500;
const PAUSE_MS = 600; // long enough for a word, short enough to be forgotten

const TEXTS = {
  en: { title: "Notes", open: "Notes on this channel", keep: "Keep in my notes", kept: "Kept in your notes on this channel.", only: "Only you see this.", in: "Notes on {channel}", placeholder: "What do you want to remember?", none: "Open a channel to write notes on it.", saving: "Saving…", saved: "Saved.", failed: "Not saved: {reason}", full: "These notes are full." },
  de: { title: "Notizen", open: "Notizen zu diesem Kanal", keep: "In meine Notizen", kept: "Steht jetzt in Ihren Notizen zu diesem Kanal.", only: "Nur Sie sehen das.", in: "Notizen zu {channel}", placeholder: "Was möchten Sie sich merken?", none: "Öffnen Sie einen Kanal, um Notizen dazu zu schreiben.", saving: "Wird gespeichert …", saved: "Gespeichert.", failed: "Nicht gespeichert: {reason}", full: "Diese Notizen sind voll." },
  ar: { title: "ملاحظات", open: "ملاحظات على هذه القناة", keep: "احفظ في ملاحظاتي", kept: "حُفظ في ملاحظاتك على هذه القناة.", only: "أنت وحدك ترى هذا.", in: "ملاحظات على {channel}", placeholder: "ما الذي تريد أن تتذكره؟", none: "افتح قناة لتكتب ملاحظات عليها.", saving: "جارٍ الحفظ…", saved: "حُفظ.", failed: "لم يُحفظ: {reason}", full: "هذه الملاحظات ممتلئة." },
};

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry, host) {
    host.translations(TEXTS);
    const notes = new Notes(host);
    // ANCHOR: panel
    const panel = host.panel({ name: "notes", title: host.translate("title") });
    registry.item("panel.v1", panel.key, { mount: (element, props) => mountPanel(element, props, notes, host) }, { styles });
    // ANCHOR_END: panel
    // ANCHOR: app-bar
    registry.item("app-bar.v1", "notes", {
      mount(element, props, ctx) {
        const button = icon(host.translate("title"), () => ctx.action({ type: "toggle_panel", key: panel.key }));
        const show = (/** @type {typeof props} */ { open_panel: open }) =>
          button.setAttribute("aria-pressed", String(open === panel.key));
        show(props);
        element.append(button);
        return { update: show };
      },
    }, { styles });
    // ANCHOR_END: app-bar
    // ANCHOR: header-button
    registry.item("channel-header-button.v1", "notes", {
      mount: (element) => element.append(icon(host.translate("open"), () => panel.toggle())),
    }, { styles });
    // ANCHOR_END: header-button
    // ANCHOR: post-action
    registry.item("post-action.v1", "notes", {
      mount(element, props) {
        let { post } = props;
        element.append(icon(host.translate("keep"), () => void notes.add(post.channel_id, post.message)));
        return { update: (next) => void ({ post } = next) };
      },
    }, { styles, order: 70 });
    // ANCHOR_END: post-action
  },
};

export default plugin;

/** The notes of the person, as far as they were asked for. */
class Notes {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** @type {Map<string, Promise<string>>} */
    this.texts = new Map();
    /** @type {Set<(channel: string, text: string) => void>} */
    this.listeners = new Set();
  }

  /** @param {string} channel */
  of(channel) {
    const known = this.texts.get(channel);
    if (known) return known;
    const asked = this.host.preferences.get(channel).then((text) => (typeof text === "string" ? text : ""));
    this.texts.set(channel, asked);
    // The next one asks again.
    asked.catch(() => this.texts.delete(channel));
    return asked;
  }

  /** @param {string} channel @param {string} text */
  async set(channel, text) {
    this.texts.set(channel, Promise.resolve(text));
    await (text ? this.host.preferences.set(channel, text) : this.host.preferences.remove(channel));
  }

  /** Adds a paragraph. @param {string} channel @param {string} words */
  async add(channel, words) {
    const say = this.host.translate.bind(this.host);
    try {
      const before = await this.of(channel);
      const text = before ? `${before.trimEnd()}\n\n${words}` : words;
      if (text.length > MAX_LETTERS) return this.host.toast({ text: say("full"), tone: "danger" });
      await this.set(channel, text);
      this.listeners.forEach((hear) => hear(channel, text));
      this.host.toast({ text: say("kept"), tone: "success" });
    } catch (error) {
      this.host.toast({ text: say("failed", { reason: reasonOf(error) }), tone: "danger" });
    }
  }
}

/** @param {HTMLElement} element @param {PanelProps} props @param {Notes} notes @param {Host} host */
function mountPanel(element, props, notes, host) {
  let open = "";
  /** What is written and not saved yet: where, and what. @type {{ channel: string, text: string } | null} */
  let unsaved = null;
  let timer = 0;
  const box = make("textarea", { maxLength: MAX_LETTERS, placeholder: host.translate("placeholder"), dir: "auto" });
  const state = make("span", { role: "status" });
  const foot = make("p", { className: "foot" }, make("span", { textContent: host.translate("only") }), state);
  const hint = make("p", { className: "hint", textContent: host.translate("none") });
  const panel = make("div", { className: "panel" }, box, foot);

  const save = async () => {
    clearTimeout(timer);
    if (!unsaved) return;
    const { channel, text } = unsaved;
    unsaved = null;
    try {
      await notes.set(channel, text);
      if (channel === open && !unsaved) state.textContent = host.translate("saved");
    } catch (error) {
      if (channel !== open) return;
      state.textContent = host.translate("failed", { reason: reasonOf(error) });
    }
  };
  box.addEventListener("input", () => {
    unsaved = { channel: open, text: box.value };
    state.textContent = host.translate("saving");
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MS);
  });
  box.addEventListener("blur", () => void save());

  const show = async (/** @type {PanelProps} */ { channel }) => {
    if ((channel?.id ?? "") === open && element.hasChildNodes()) return;
    void save();
    open = channel?.id ?? "";
    element.replaceChildren(channel ? panel : hint);
    if (!channel) return;
    box.setAttribute("aria-label", host.translate("in", { channel: channel.display_name }));
    state.textContent = "";
    box.value = "";
    box.disabled = true;
    try {
      const text = await notes.of(channel.id);
      // Another one was opened meanwhile.
      if (open !== channel.id) return;
      box.value = text;
      box.disabled = false;
    } catch (error) {
      if (open === channel.id) state.textContent = reasonOf(error);
    }
  };
  const hear = (/** @type {string} */ channel, /** @type {string} */ text) => {
    if (channel === open) box.value = text;
  };
  notes.listeners.add(hear);
  void show(props);
  return {
    update: (/** @type {PanelProps} */ next) => void show(next),
    unmount() {
      notes.listeners.delete(hear);
      void save();
    },
  };
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** A button with a sheet of paper. @param {string} label @param {() => void} onPress */
function icon(label, onPress) {
  const button = make("button", { type: "button", className: "icon", title: label, ariaLabel: label });
  const name = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(name, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(name, "path");
  path.setAttribute("d", "M6 3h9l4 4v14H6zM9 10h7M9 14h7M9 18h4");
  svg.append(path);
  button.append(svg);
  button.addEventListener("click", onPress);
  return button;
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
  :host { display: block; }
  .panel { display: flex; flex-direction: column; gap: var(--space-2, 0.5rem); block-size: 100%; min-block-size: 20rem; box-sizing: border-box; padding: var(--space-4, 1rem); }
  textarea { flex: 1; min-block-size: 16rem; box-sizing: border-box; inline-size: 100%; padding: var(--space-3, 0.75rem); resize: vertical; border: var(--line-1, 1px) solid var(--color-border-strong, #858da1); border-radius: var(--radius-2, 0.5rem); background: var(--color-surface, #fff); color: var(--color-text, #1d2230); font: inherit; line-height: var(--line-height, 1.45); }
  textarea::placeholder, .hint, .foot { color: var(--color-text-muted, #5b6377); }
  .hint { padding: var(--space-4, 1rem); }
  .foot { display: flex; justify-content: space-between; gap: var(--space-2, 0.5rem); margin: 0; font-size: var(--font-size-s, 0.8125rem); }
  .icon { display: grid; place-items: center; inline-size: var(--size-control-s, 1.75rem); block-size: var(--size-control-s, 1.75rem); padding: 0; border: 0; border-radius: var(--radius-1, 0.25rem); background: none; color: var(--color-text-muted, #5b6377); cursor: pointer; }
  .icon:hover { background: var(--color-surface-hover, #f7f8fa); color: var(--color-text, #1d2230); }
  .icon[aria-pressed="true"] { background: var(--color-accent-soft, #eceefc); color: var(--color-accent, #4050c8); }
  .icon svg { inline-size: var(--size-icon, 1.125rem); block-size: var(--size-icon, 1.125rem); fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  .icon:focus-visible, textarea:focus-visible { outline: var(--line-2, 2px) solid var(--color-focus, #4658d8); outline-offset: var(--line-1, 1px); }
`;
