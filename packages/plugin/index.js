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
