// @ts-check
// My Card: stands in the place of profile-popover.v1. Who a person is, on a click on their picture or name.

/**
 * @typedef {import("../.mortise/plugin/index.js").Props<"profile-popover.v1">} Props
 * @typedef {import("../.mortise/plugin/index.js").Context<"profile-popover.v1">} Context
 */

/** @type {import("../.mortise/plugin/index.js").Plugin} */
const plugin = {
  initialize(registry) {
    registry.replace("profile-popover.v1", { mount }, { styles });
  },
};

export default plugin;

/** What it is about. @param {Props} props */
const titleOf = (props) => nameOf(props.user);

/** More about it; may be empty. @param {Props} props */
const detailOf = (props) => `@${props.user.username}`;

/** What to call a person. @param {import("../.mortise/plugin/index.js").UserProps} user */
function nameOf(user) {
  const fullName = [user.first_name, user.last_name].filter((part) => part.trim()).join(" ");
  return user.nickname.trim() || fullName || user.username;
}

/**
 * Shows the view in one place of the page.
 * @param {HTMLElement} element @param {Props} props @param {Context} ctx
 */
function mount(element, props, ctx) {
  const title = el("strong", { class: "title", dir: "auto" });
  const detail = el("span", { class: "detail", dir: "auto" });
  const card = el("div", { class: "card" }, title, detail);
  const button = el("button", { type: "button", class: "button" }, "Message");
  button.addEventListener("click", () => ctx.action({ type: "message", user_id: props.user.id }));
  card.append(button);
  element.append(card);

  function show() {
    title.textContent = titleOf(props);
    detail.textContent = detailOf(props);
  }

  show();
  return {
    /** @param {Props} next */
    update(next) {
      props = next;
      show();
    },
  };
}

/**
 * An element with attributes and children. Texts stay texts: nothing is read as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {...(Node | string)} children
 */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const styles = `
/* Lives in a shadow root: plain class names are enough, and nothing leaks.
   Colours and sizes are the app's tokens, which reach in. */

.card {
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: var(--space-2);
  padding: var(--space-3);
  color: var(--color-text);
  font-family: var(--font);
  font-size: var(--font-size-m);
  line-height: var(--line-height);
}

.title {
  font-weight: var(--weight-strong);
  overflow-wrap: anywhere;
}

.detail {
  color: var(--color-text-muted);
  font-size: var(--font-size-s);
  overflow-wrap: anywhere;
}

.detail:empty {
  display: none;
}

.button {
  min-block-size: var(--size-control-s);
  padding-inline: var(--space-3);
  border: var(--line-1) solid var(--color-border-strong);
  border-radius: var(--radius-2);
  background: var(--color-surface);
  color: var(--color-text);
  font-family: var(--font);
  font-size: var(--font-size-s);
  white-space: nowrap;
  cursor: pointer;
}

.button:hover {
  background: var(--color-surface-hover);
}

.button:focus-visible {
  outline: var(--line-2) solid var(--color-focus);
  outline-offset: var(--line-1);
}

.button:disabled {
  opacity: 0.6;
  cursor: default;
}
`;
