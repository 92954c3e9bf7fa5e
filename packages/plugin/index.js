// A small helper for plugins in plain JavaScript. What it does, `index.d.ts` says.

/** @type {import('./index.js').definePlugin} */
export function definePlugin(plugin) {
  if (typeof plugin?.initialize !== 'function') throw new TypeError('a plugin needs initialize(registry, host)');
  return plugin;
}

/** @type {import('./index.js').view} */
export function view(slot, mount) {
  if (typeof slot !== 'string' || typeof mount !== 'function') throw new TypeError('view(slot, mount) needs a slot and a function');
  return { mount };
}

/** @type {import('./index.js').isHostError} */
export function isHostError(error) {
  return error instanceof Error && error.name === 'HostError' && 'code' in error;
}

/** @type {import('./index.js').menuItem} */
export function menuItem(slot, { label, icon, danger = false, shows, onChoose }) {
  return entry(slot, { label, icon, shows, onChoose }, (props) => {
    const item = h('button', { type: 'button', role: 'menuitem', tabindex: '-1', class: danger ? 'menu__item menu__item--danger' : 'menu__item' });
    return { item, words: h('span', { class: 'menu__text', dir: 'auto' }, wordsOf(label, props)) };
  });
}

/** @type {import('./index.js').toolbarButton} */
export function toolbarButton(slot, { label, icon, shows, pressed, onChoose }) {
  return entry(slot, { label, icon, shows, pressed, onChoose }, () => ({ item: h('button', { type: 'button', class: 'icon-button' }), words: null }));
}

const wordsOf = (words, props) => String(typeof words === 'function' ? words(props) : words);

function entry(slot, { label, icon, shows, pressed, onChoose }, make) {
  if (typeof slot !== 'string' || typeof onChoose !== 'function' || (typeof label !== 'string' && typeof label !== 'function')) {
    throw new TypeError('an entry needs a slot, a label and onChoose');
  }
  return view(slot, (element, props, ctx) => {
    const { item, words } = make(props);
    item.addEventListener('click', () => onChoose(props, ctx));
    if (icon) item.append(h('span', { class: 'menu__icon', 'aria-hidden': 'true' }, typeof icon === 'function' ? icon() : icon));
    if (words) item.append(words);
    const show = () => {
      // What shall not show is not there at all, so that no key stops at it.
      if (shows && !shows(props)) return item.remove();
      const text = wordsOf(label, props);
      if (words) words.textContent = text;
      else for (const name of ['aria-label', 'title']) item.setAttribute(name, text);
      if (pressed) item.setAttribute('aria-pressed', String(Boolean(pressed(props))));
      if (!item.isConnected) element.append(item);
    };
    show();
    return {
      update(next) {
        props = next;
        show();
      },
    };
  });
}

const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'xlink:href'];

/** @type {import('./index.js').h} */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
  add(element, children);
  return element;
}

function set(element, name, value) {
  const lower = name.toLowerCase();
  if (value === null || value === undefined || value === false) return;
  if (lower.startsWith('on')) {
    if (typeof value !== 'function') throw new TypeError(`${name} must be a function`);
    element.addEventListener(lower.slice(2), value);
    return;
  }
  if (lower === 'srcdoc' || lower === 'style') throw new TypeError(`${name} is not set by h; use a class and the view's styles`);
  const text = value === true ? '' : String(value);
  // Addresses may come from people. Browsers skip spaces and control characters before the scheme.
  // eslint-disable-next-line no-control-regex
  const scheme = /^[\u0000-\u0020]*([^:/?#]*):/.exec(text)?.[1].replace(/[\t\n\r]/g, '').toLowerCase();
  if (ADDRESSES.includes(lower) && (scheme === 'javascript' || scheme === 'vbscript' || (scheme === 'data' && lower !== 'src'))) {
    throw new TypeError(`${name} must be no ${scheme}: address`);
  }
  element.setAttribute(name, text);
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== null && child !== undefined && child !== false && child !== true) {
      // A text becomes a text node: nothing is read as HTML.
      element.append(typeof child === 'object' ? child : String(child));
    }
  }
}
