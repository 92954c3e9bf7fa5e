// @ts-check
// A profile popover in plain JavaScript: who it is, whether they are there, what time it is for
// them, and how to reach them. The frame around it (place, focus, Escape) is the host's.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"profile-popover.v1">} Props
 * @typedef {import("../../../crates/contracts/types/mortise").Context<"profile-popover.v1">} Ctx
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {{ name: string, value: string, type: string }} Attribute
 */

const MINUTE_MS = 60_000;

const PRESENCE = { online: "Online", away: "Away", dnd: "Do not disturb", offline: "Offline" };

// ANCHOR: initialize
/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry, host) {
    registry.replace(
      "profile-popover.v1",
      { mount: (element, props, ctx) => new Card(element, props, ctx, host) },
      { styles },
    );
  },
};

export default plugin;
// ANCHOR_END: initialize

/** One card on the page; also what `mount` returns. */
class Card {
  /** @param {HTMLElement} element @param {Props} props @param {Ctx} ctx @param {Host} host */
  constructor(element, props, ctx, host) {
    this.host = host;
    this.ctx = ctx;
    this.userId = props.user.id;
    this.attempt = 0;
    this.picture = el("img", { alt: "" });
    this.initials = el("span", { class: "initials" });
    this.dot = el("span", { class: "dot" });
    this.banner = el("div", { class: "banner" });
    this.badges = el("div", { class: "badges" });
    this.name = el("h2", { class: "name", dir: "auto" });
    this.position = el("p", { class: "position", dir: "auto" });
    this.username = el("span", { dir: "ltr" });
    this.presence = el("span", { class: "presence" });
    this.time = el("dd", { "data-test-id": "hovercard-time" });
    this.timeRow = el("div", { class: "fact" }, el("dt", {}, "Local time"), this.time);
    this.list = el("dl", {}, this.timeRow);
    this.state = el("div", { class: "state" });
    this.message = el("button", { type: "button", class: "button primary" }, "Message");
    this.call = el("a", { class: "button" }, "Call on Skype");

    this.message.addEventListener("click", () =>
      this.ctx.action({ type: "message", user_id: this.userId }),
    );
    this.picture.addEventListener("error", () => this.showPicture(false));
    element.append(
      el(
        "article",
        { class: "card", "data-test-id": "hovercard-js" },
        this.banner,
        el(
          "div",
          { class: "head" },
          el("span", { class: "avatar", "aria-hidden": "true" }, this.picture, this.initials, this.dot),
          this.badges,
        ),
        el(
          "div",
          { class: "who" },
          this.name,
          this.position,
          el("p", { class: "handle" }, this.username, this.presence),
        ),
        el("section", { class: "facts", "aria-label": "About" }, this.list, this.state),
        el("div", { class: "actions" }, this.message, this.call),
      ),
    );
    this.show(props);
    this.load();
    this.tick();
  }

  /** @param {Props} props */
  update(props) {
    const isOther = props.user.id !== this.userId;
    this.userId = props.user.id;
    this.show(props);
    this.showTime();
    if (isOther) this.load();
  }

  unmount() {
    clearTimeout(this.timer);
    this.attempt += 1; // an answer that is still under way finds nobody
  }

  /** @param {Props} props */
  show({ user, presence, viewer_id }) {
    const fullName = [user.first_name, user.last_name].map((part) => part.trim()).filter(Boolean).join(" ");
    const title = fullName || user.nickname.trim() || user.username;
    const tint = `tint-${hash(user.id) % 8}`;
    const isGone = user.delete_at !== null;
    this.timezone = user.timezone;
    this.banner.className = `banner ${tint}`;
    this.initials.className = `initials ${tint}`;
    this.initials.textContent = initials(title);
    if (this.picture.getAttribute("src") !== user.picture_url) this.picture.src = user.picture_url;
    this.showPicture(user.picture_url !== "");
    this.dot.className = `dot ${presence}`;
    this.presence.className = `presence ${presence}`;
    this.presence.textContent = PRESENCE[presence];
    this.name.textContent = title;
    this.position.textContent = user.position.trim();
    this.position.hidden = this.position.textContent === "";
    this.username.textContent = `@${user.username}`;
    this.message.hidden = user.id === viewer_id || isGone;
    const badges = [user.id === viewer_id && "You", user.is_bot && "Bot", isGone && "Deactivated"];
    this.badges.replaceChildren(
      ...badges.filter((text) => text !== false).map((text) => el("span", { class: "badge" }, text)),
    );
  }

  /** @param {boolean} isThere */
  showPicture(isThere) {
    this.picture.hidden = !isThere;
    this.initials.hidden = isThere;
  }

  /** Shows the time, and again as each minute begins. */
  tick() {
    this.showTime();
    // A little late rather than a little early, which would show the old minute for another one.
    this.timer = setTimeout(() => this.tick(), MINUTE_MS - (Date.now() % MINUTE_MS) + 50);
  }

  showTime() {
    const [clock, distance] = timeIn(this.timezone);
    this.time.replaceChildren(el("span", {}, clock), " ", el("span", { class: "quiet" }, distance));
    this.timeRow.hidden = clock === "";
  }

  /** Asks for the attributes; an answer counts only while nothing newer was asked. */
  async load() {
    this.attempt += 1;
    const mine = this.attempt;
    this.showAttributes([]);
    this.state.replaceChildren(
      el("p", { class: "quiet", role: "status", "data-test-id": "hovercard-loading" }, "Loading…"),
    );
    const path = `/api/v4/users/${encodeURIComponent(this.userId)}/custom_profile_attributes`;
    try {
      const answers = [this.host.request("/api/v4/custom_profile_attributes/fields"), this.host.request(path)];
      const [fields, values] = await Promise.all(answers);
      if (mine !== this.attempt) return;
      this.showAttributes(join(fields, values));
    } catch (error) {
      if (mine === this.attempt) this.showError(error);
    }
  }

  /** @param {Attribute[]} attributes */
  showAttributes(attributes) {
    const rows = attributes.map(({ name, value, type }) => {
      const href = link(type, value);
      const shown = href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, value) : value;
      return el("div", { class: "fact" }, el("dt", { dir: "auto" }, name), el("dd", { dir: "auto" }, shown));
    });
    this.list.replaceChildren(this.timeRow, ...rows);
    const empty = el("p", { class: "quiet", "data-test-id": "hovercard-empty" }, "Nothing more is told.");
    this.state.replaceChildren(...(rows.length === 0 ? [empty] : []));
    const skype = skypeLink(attributes.find(({ type }) => type === "skype")?.value ?? "");
    this.call.hidden = skype === "";
    if (skype === "") this.call.removeAttribute("href");
    else this.call.href = skype;
  }

  /** @param {any} error */
  showError(error) {
    const words = `More about this person could not be loaded. ${error?.message ?? ""}`;
    const retry = el("button", { type: "button", class: "button small" }, "Try again");
    retry.addEventListener("click", () => this.load());
    this.state.replaceChildren(
      el("div", { class: "failed", role: "alert", "data-test-id": "hovercard-error" }, el("p", {}, words), retry),
    );
  }
}

/**
 * An element with attributes and children; text becomes text, never HTML.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name @param {Record<string, string>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[N]}
 */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * Fields that have a value, in the administrator's order.
 * @param {any} fields @param {any} values @returns {Attribute[]}
 */
function join(fields, values) {
  return [...fields]
    .filter((field) => field.attrs?.visibility !== "hidden")
    .sort((a, b) => (a.attrs?.sort_order ?? 0) - (b.attrs?.sort_order ?? 0))
    .map((field) => {
      const value = Object.hasOwn(values, field.id) ? values[field.id] : "";
      const text = Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value.trim() : "";
      return { name: String(field.name ?? ""), value: text, type: String(field.attrs?.value_type ?? "") };
    })
    .filter(({ value }) => value !== "");
}

/**
 * The address behind a value. People typed it, so only harmless schemes get through.
 * @param {string} type @param {string} value
 */
function link(type, value) {
  if (/[\s\p{Cc}]/u.test(value) && type !== "phone") return "";
  if (type === "url") return /^https?:\/\//i.test(value) ? value : "";
  if (type === "email") return /^[^?&%]*@[^?&%]*$/.test(value) ? `mailto:${value}` : "";
  if (type !== "phone") return "";
  const digits = value.replace(/[^0-9+]/g, "");
  return digits.length > 2 ? `tel:${digits}` : "";
}

/** `skype:<name>?call`, or nothing for what can be no Skype name. @param {string} name */
function skypeLink(name) {
  const isName = /^[A-Za-z][A-Za-z0-9.,\-_:]{1,63}$/.test(name.trim());
  return isName ? `skype:${encodeURIComponent(name.trim())}?call` : "";
}

/**
 * The time in a time zone and how far it is from here; nothing for an unknown one.
 * @param {string | undefined} timeZone @returns {[clock: string, distance: string]}
 */
function timeIn(timeZone) {
  if (!timeZone) return ["", ""];
  const now = new Date();
  try {
    const clock = now.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit", timeZone });
    const aheadOfUtc = wallClockMinutes(now, timeZone) - wallClockMinutes(now, "UTC");
    return [clock, distance(aheadOfUtc + now.getTimezoneOffset())];
  } catch {
    return ["", ""]; // not a time zone
  }
}

/** What the clocks show there, as minutes since 1970. @param {Date} now @param {string} timeZone */
function wallClockMinutes(now, timeZone) {
  const two = "2-digit";
  /** @type {Intl.DateTimeFormatOptions} */
  const exact = { year: "numeric", month: two, day: two, hour: two, minute: two, hourCycle: "h23", timeZone };
  const [month, day, year, hour, minute] = (now.toLocaleString("en-US", exact).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
}

/** @param {number} aheadMinutes */
function distance(aheadMinutes) {
  if (aheadMinutes === 0) return "same as yours";
  const [hours, minutes] = [Math.floor(Math.abs(aheadMinutes) / 60), Math.abs(aheadMinutes) % 60];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, aheadMinutes > 0 ? "ahead" : "behind"];
  return parts.filter(Boolean).join(" ");
}

/** The first letters of the first and the last word. @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => [...word][0].toUpperCase()).join("");
}

/** FNV-1a: spreads ids that differ in one letter. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return value;
}

// The app's tokens reach into the shadow root; the values behind the commas are for an app without.
const styles = `
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h2, p, dl, dd { margin: 0; }
  .card {
    inline-size: min(var(--size-card, 20rem), calc(100vw - 2rem));
    overflow: hidden;
    border-radius: var(--radius-3, 0.75rem);
    background: var(--color-surface-raised, var(--color-surface, #fff));
    color: var(--color-text, #1d2230);
    font-size: var(--font-size-m, 0.9375rem);
    line-height: var(--line-height, 1.45);
  }
  .banner { block-size: 4.5rem; background: linear-gradient(115deg in oklab, var(--tint) 20%, color-mix(in oklch, var(--tint), #fff 45%)); }
  .tint-0 { --tint: var(--color-tint-0, #4757c7); } .tint-1 { --tint: var(--color-tint-1, #0f766e); }
  .tint-2 { --tint: var(--color-tint-2, #9a3412); } .tint-3 { --tint: var(--color-tint-3, #7c3aed); }
  .tint-4 { --tint: var(--color-tint-4, #be185d); } .tint-5 { --tint: var(--color-tint-5, #166534); }
  .tint-6 { --tint: var(--color-tint-6, #0369a1); } .tint-7 { --tint: var(--color-tint-7, #854d0e); }
  .head { display: flex; align-items: flex-end; justify-content: space-between; margin-block-start: -2.75rem; padding-inline: var(--space-4, 1rem); }
  .avatar { position: relative; display: block; inline-size: 5.5rem; block-size: 5.5rem; padding: 0.25rem; border-radius: 50%; background: var(--color-surface-raised, var(--color-surface, #fff)); }
  .avatar img, .initials { display: block; inline-size: 100%; block-size: 100%; border-radius: 50%; object-fit: cover; }
  .initials { display: grid; place-items: center; background: var(--tint); color: var(--color-on-tint, #fff); font-size: 1.75rem; font-weight: 600; }
  .dot { position: absolute; inset-block-end: 0.4rem; inset-inline-end: 0.4rem; inline-size: 1.25rem; block-size: 1.25rem; border: 0.1875rem solid var(--color-surface-raised, var(--color-surface, #fff)); border-radius: 50%; background: var(--presence); }
  .online { --presence: var(--color-online, #1d9a55); } .away { --presence: var(--color-away, #d18800); }
  .dnd { --presence: var(--color-dnd, #d0342c); } .offline { --presence: var(--color-offline, #8a92a6); }
  .badges { display: flex; gap: var(--space-1, 0.25rem); padding-block-end: var(--space-2, 0.5rem); }
  .badge { padding-inline: var(--space-2, 0.5rem); border-radius: 999rem; background: var(--color-accent-soft, #eceefc); color: var(--color-accent, #4050c8); font-size: var(--font-size-s, 0.8125rem); }
  .who { padding: var(--space-2, 0.5rem) var(--space-4, 1rem) var(--space-3, 0.75rem); }
  .name { font-size: var(--font-size-xl, 1.375rem); line-height: 1.25; letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .handle { display: flex; flex-wrap: wrap; column-gap: var(--space-2, 0.5rem); margin-block-start: var(--space-1, 0.25rem); }
  .handle, .quiet, dt { color: var(--color-text-muted, #5b6377); font-size: var(--font-size-s, 0.8125rem); }
  .presence::before { content: ""; display: inline-block; inline-size: 0.5rem; block-size: 0.5rem; margin-inline-end: var(--space-1, 0.25rem); border-radius: 50%; background: var(--presence); }
  .facts { display: grid; gap: var(--space-2, 0.5rem); padding: var(--space-3, 0.75rem) var(--space-4, 1rem); border-block-start: 1px solid var(--color-border, #e2e5ec); }
  dl { display: grid; gap: var(--space-2, 0.5rem); }
  .fact { display: grid; grid-template-columns: minmax(5.5rem, 2fr) 5fr; column-gap: var(--space-3, 0.75rem); align-items: baseline; }
  dd { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  .failed { display: grid; justify-items: start; gap: var(--space-2, 0.5rem); padding: var(--space-2, 0.5rem) var(--space-3, 0.75rem); border-radius: var(--radius-2, 0.5rem); background: var(--color-danger-soft, #fdeceb); color: var(--color-danger, #b3261e); font-size: var(--font-size-s, 0.8125rem); }
  .actions { display: flex; gap: var(--space-2, 0.5rem); padding: 0 var(--space-4, 1rem) var(--space-4, 1rem); }
  .actions:not(:has(> :not([hidden]))) { display: none; }
  .button { flex: 1; display: inline-flex; align-items: center; justify-content: center; min-block-size: var(--size-control, 2.25rem); padding-inline: var(--space-3, 0.75rem); border: 1px solid var(--color-border-strong, #858da1); border-radius: var(--radius-2, 0.5rem); background: transparent; color: inherit; font: inherit; font-weight: 500; text-decoration: none; white-space: nowrap; cursor: pointer; }
  .button:hover { background: var(--color-surface-hover, #f7f8fa); }
  .button.primary { border-color: transparent; background: var(--color-accent, #4050c8); color: var(--color-on-accent, #fff); }
  .button.primary:hover { background: var(--color-accent-hover, #3341ad); }
  .button.small { flex: none; min-block-size: var(--size-control-s, 1.75rem); border-color: currentcolor; }
  a:not(.button) { color: var(--color-accent, #4050c8); }
  :focus-visible { outline: 2px solid var(--color-focus, #4658d8); outline-offset: 2px; }
`;
