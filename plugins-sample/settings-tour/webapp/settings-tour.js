// @ts-check
// A button that waves, and the field of one setting that no ordinary form has.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"admin-console-setting.v1">} Props
 * @typedef {import("../../../crates/contracts/types/mortise").Context<"admin-console-setting.v1">} Ctx
 */

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry) {
    // ANCHOR: button
    registry.item(
      "channel-header-button.v1",
      "wave",
      {
        mount(element, _props, ctx) {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = "👋";
          button.title = "Wave";
          button.setAttribute("aria-label", "Wave");
          button.addEventListener("click", () => ctx.action({ type: "insert_text", text: "👋" }));
          element.append(button);
          // Nothing in it depends on the channel.
          return { update() {} };
        },
      },
      { styles: buttonStyles },
    );
    // ANCHOR_END: button
    // ANCHOR: setting
    // The key is the plugin's id, a colon, and the setting's key in lower case.
    registry.item(
      "admin-console-setting.v1",
      "settings-tour:quietdays",
      { mount: (element, props, ctx) => new QuietDays(element, props, ctx) },
      { styles: dayStyles },
    );
    // ANCHOR_END: setting
  },
};

export default plugin;

/** Seven buttons that stay pressed; also what `mount` returns. */
class QuietDays {
  /** @param {HTMLElement} element @param {Props} props @param {Ctx} ctx */
  constructor(element, props, ctx) {
    /** @type {string[]} */
    this.chosen = [];
    this.group = document.createElement("div");
    this.group.setAttribute("role", "group");
    this.buttons = DAYS.map((day) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = day.slice(0, 3);
      button.setAttribute("aria-label", day);
      button.addEventListener("click", () => {
        const value = DAYS.filter((it) => this.chosen.includes(it) !== (it === day));
        ctx.action({ type: "change", value });
      });
      return button;
    });
    this.group.append(...this.buttons);
    element.append(this.group);
    this.update(props);
  }

  /** @param {Props} props */
  update({ label, value, disabled }) {
    // Anything may have been stored: this plugin's older version, or an administrator's own JSON.
    this.chosen = Array.isArray(value) ? value.filter((day) => DAYS.includes(day)) : [];
    this.group.setAttribute("aria-label", label);
    DAYS.forEach((day, nth) => {
      this.buttons[nth].setAttribute("aria-pressed", String(this.chosen.includes(day)));
      this.buttons[nth].disabled = disabled;
    });
  }
}

// The app's tokens reach into the shadow root; the values behind the commas are for an app without.
const buttonStyles = `
  button { display: grid; place-items: center; min-inline-size: 1.75rem; block-size: 1.75rem; border: 0; border-radius: var(--radius-2, 0.5rem); background: none; font: inherit; cursor: pointer; }
  button:hover { background: var(--color-surface-sunken, #f4f5f8); }
  button:focus-visible { outline: 2px solid var(--color-focus, #4658d8); outline-offset: 2px; }
`;

const dayStyles = `
  [role="group"] { display: flex; flex-wrap: wrap; gap: var(--space-2, 0.5rem); }
  button { min-inline-size: 3.25rem; min-block-size: var(--size-control, 2.25rem); border: 1px solid var(--color-border-strong, #858da1); border-radius: var(--radius-2, 0.5rem); background: var(--color-surface, #fff); color: var(--color-text, #1d2230); font: inherit; text-transform: capitalize; cursor: pointer; }
  button:hover:not(:disabled) { background: var(--color-surface-hover, #f7f8fa); }
  button[aria-pressed="true"] { border-color: transparent; background: var(--color-accent, #4050c8); color: var(--color-on-accent, #fff); }
  button[aria-pressed="true"]:hover:not(:disabled) { background: var(--color-accent-hover, #3341ad); }
  button:disabled { opacity: 0.55; cursor: default; }
  button:focus-visible { outline: 2px solid var(--color-focus, #4658d8); outline-offset: 2px; }
`;
