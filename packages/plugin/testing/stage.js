// A stage for tests: runs a plugin's own entry against a fake host, shows what it put into a slot
// on the page, and acts like a person. Knows no framework; needs a document, real or played.

const KINDS = ['replace', 'wrap', 'before', 'after', 'item'];

/**
 * Runs `plugin.initialize` and answers what to do with the plugin.
 * @param {any} plugin the default export of the plugin's module
 * @param {any} fake what `createFakeHost` made
 * @param {Document} [page]
 */
export async function createStage(plugin, fake, page = globalThis.document) {
  const contributions = [];
  const shown = new Set();

  function register(kind, slot, key, view, options) {
    const mount = typeof view === 'function' ? view : view?.mount;
    if (kind !== 'hide' && typeof mount !== 'function') throw new Error(`the view for ${slot} has no mount`);
    const contribution = { kind, slot, key, view, order: options?.order, styles: options?.styles, removed: false };
    contributions.push(contribution);
    return {
      remove() {
        contribution.removed = true;
        for (const mounted of [...shown]) if (mounted.contribution === contribution) mounted.unmount();
      },
    };
  }
  const registry = { hide: (slot, options) => register('hide', slot, null, null, options) };
  for (const kind of KINDS) {
    registry[kind] =
      kind === 'item'
        ? (slot, key, view, options) => register(kind, slot, String(key), view, options)
        : (slot, view, options) => register(kind, slot, null, view, options);
  }
  await plugin.initialize(Object.freeze(registry), fake.host);

  function find(slot, { kind, key } = {}) {
    const found = contributions.find(
      (it) =>
        it.slot === slot && it.kind !== 'hide' && !it.removed &&
        (kind === undefined || it.kind === kind) && (key === undefined || it.key === key),
    );
    if (found) return found;
    const there = contributions.filter((it) => !it.removed).map((it) => `${it.kind} ${it.slot}${it.key === null ? '' : ` ${it.key}`}`);
    throw new Error(`the plugin put no such view into ${slot}; it put: ${there.join(', ') || 'nothing'}`);
  }

  return {
    /** The fake host: its calls, and what it answers. */
    fake,
    /** Every call of the host so far. */
    calls: fake.calls,
    /** Runs the plugin's handlers of a hook as the host does: `{value, refused, done, faults}`. */
    hook: (name, value) => fake.runHook(name, value),
    /** What the plugin put where: `{kind, slot, key, order, styles, removed}`. */
    contributions,
    /** Whether the plugin hides the slot's content. */
    hides: (slot) => contributions.some((it) => it.kind === 'hide' && it.slot === slot && !it.removed),
    /**
     * Shows what the plugin put into a slot. `which` chooses by `kind` and `key`; without it the first one shows.
     * For `wrap`, `which.wrapped` is the text of what is wrapped.
     */
    async mount(slot, props, which = {}) {
      const mounted = mountView(page, fake.host.plugin, find(slot, which), props, which, () => shown.delete(mounted));
      shown.add(mounted);
      await settle();
      return mounted;
    },
    /** Turns the plugin off as a host does: views first, then what the host gave, then `uninitialize`. */
    async stop() {
      for (const mounted of [...shown]) mounted.unmount();
      fake.stop();
      await plugin.uninitialize?.();
      await settle();
    },
    settle,
  };
}

/** Lets everything go on that waits for a turn: promises, and frameworks that render by messages. */
export async function settle() {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((go) => setTimeout(go, 0));
}

function mountView(page, plugin, contribution, props, { wrapped = 'wrapped' }, onGone) {
  const { kind, slot, key, styles, view } = contribution;
  const place = page.createElement('mortise-view');
  place.setAttribute('data-plugin', plugin);
  page.body.append(place);
  const actions = [];
  let element = place;
  let children = null;
  // As in the chat: a view with styles, and one that wraps, has a shadow root.
  if (styles !== undefined || kind === 'wrap') {
    const root = place.attachShadow({ mode: 'open' });
    element = page.createElement('div');
    root.append(element);
    adopt(page, root, styles);
  }
  if (kind === 'wrap') {
    children = page.createElement('slot');
    place.append(wrapped);
  }
  const ctx = { plugin, slot, key, children, action: (action) => void actions.push(JSON.parse(JSON.stringify(action))) };
  const copy = (value) => JSON.parse(JSON.stringify(value));
  let mounted = typeof view === 'function' ? view(element, copy(props), ctx) : view.mount(element, copy(props), ctx);
  mounted ??= null;
  let isThere = true;

  function get(selector) {
    const found = typeof selector === 'string' ? element.querySelector(selector) : named(element, selector);
    if (found) return found;
    const words = typeof selector === 'string' ? selector : `${selector.role ?? 'control'} «${selector.name}»`;
    throw new Error(`nothing matches ${words} in: ${element.innerHTML}`);
  }

  return {
    contribution,
    /** The element that the view fills. */
    element,
    /** What the view asked its slot for, in order. */
    actions,
    /** The visible words, spaces made single. */
    text: () => (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
    html: () => element.innerHTML,
    /** The element for a CSS selector, or for `{role, name}`; throws when there is none. */
    get,
    /** The same, or null. */
    find(selector) {
      return typeof selector === 'string' ? element.querySelector(selector) : named(element, selector);
    },
    /** Shows new props. */
    async update(next) {
      if (!isThere) throw new Error('the view is gone');
      mounted?.update?.(copy(next));
      await settle();
    },
    async click(selector) {
      const target = get(selector);
      target.focus?.();
      target.click();
      await settle();
    },
    /** Puts words into a field, as typing them does. */
    async type(selector, words) {
      const field = get(selector);
      const View = page.defaultView ?? globalThis;
      field.focus?.();
      // Frameworks watch the property on the element itself; the one of its kind goes past them.
      const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
      if (own?.set) own.set.call(field, words);
      else field.value = words;
      for (const name of ['input', 'change']) field.dispatchEvent(new View.Event(name, { bubbles: true, composed: true }));
      await settle();
    },
    /** Presses a key on an element. */
    async press(selector, key) {
      const target = get(selector);
      const View = page.defaultView ?? globalThis;
      for (const name of ['keydown', 'keyup']) {
        target.dispatchEvent(new View.KeyboardEvent(name, { key, bubbles: true, composed: true, cancelable: true }));
      }
      await settle();
    },
    settle,
    /** Waits until `isSo` says so; for what comes later than a turn. */
    async until(isSo, limitMs = 5_000) {
      const end = Date.now() + limitMs;
      while (!isSo()) {
        if (Date.now() > end) throw new Error(`it did not come to pass within ${limitMs} ms; shown is: ${element.innerHTML}`);
        await settle();
      }
    },
    /** Ends the view and takes its element off the page. A second call does nothing. */
    unmount() {
      if (!isThere) return;
      isThere = false;
      onGone();
      mounted?.unmount?.();
      place.remove();
    },
  };
}

function adopt(page, root, styles) {
  const View = page.defaultView ?? globalThis;
  if (styles === undefined || !('adoptedStyleSheets' in root) || !View.CSSStyleSheet) return;
  const sheet = new View.CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
}

/** What a person would press: by what it is and what it is called. */
function named(element, { role, name }) {
  const kinds = {
    button: 'button, [role="button"], input[type="submit"], input[type="button"]',
    link: 'a[href], [role="link"]',
    textbox: 'input:not([type]), input[type="text"], input[type="search"], textarea, [role="textbox"]',
    checkbox: 'input[type="checkbox"], [role="checkbox"]',
  };
  const all = role ? (kinds[role] ?? `[role="${role}"]`) : Object.values(kinds).join(', ');
  return [...element.querySelectorAll(all)].find((it) => nameOf(element, it) === name) ?? null;
}

function nameOf(root, element) {
  const words = (it) => (it?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const label = element.getAttribute('aria-label');
  if (label) return label.trim();
  const by = element.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => words(root.querySelector(`[id="${id}"]`))).join(' ');
  const own = element.id ? root.querySelector(`label[for="${element.id}"]`) : null;
  const around = element.closest('label');
  if (own ?? around) return words(own ?? around);
  return words(element) || element.getAttribute('value') || element.getAttribute('title') || element.getAttribute('placeholder') || '';
}
