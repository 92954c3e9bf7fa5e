// Steps into plugin code that need JavaScript itself: one hop each, and what a plugin throws
// comes out as the error of the imported function. Holds no state.

/** Evaluates the ES module of a plugin. */
export function importModule(url) {
  return import(url);
}

/** A view that keeps none of its promises. A class of our own, so that nothing a plugin throws is taken for it. */
class BadView extends TypeError {}

/** Whether `error` was thrown by `mountView` itself, not by the plugin. */
export function isBadView(error) {
  return error instanceof BadView;
}

/** Calls `mount` of a view, and answers what it returned, or null. */
export function mountView(view, element, props, identity, children, dispatch, outlet) {
  const ctx = {
    plugin: identity.plugin,
    slot: identity.slot,
    key: identity.key,
    children,
    action: (action) => dispatch(outlet, identity.contribution, action),
  };
  const mounted = typeof view === 'function' ? view(element, props, ctx) : view.mount(element, props, ctx);
  if (mounted === undefined || mounted === null) return null;
  const kind = typeof mounted;
  const wrong = (what) => new BadView(`mount returned ${what}; expected { update(props), unmount() }, or nothing`);
  if (kind !== 'object') throw wrong(`a ${kind}`);
  if (typeof mounted.then === 'function') throw wrong('a promise');
  for (const name of ['update', 'unmount']) {
    if (mounted[name] !== undefined && typeof mounted[name] !== 'function') {
      throw wrong(`an object whose "${name}" is a ${typeof mounted[name]}`);
    }
  }
  return mounted;
}

/** Calls `update`; answers false when the view has none. */
export function updateView(mounted, props) {
  if (!mounted || !mounted.update) return false;
  mounted.update(props);
  return true;
}

/** Calls `unmount`, when the view has one. */
export function unmountView(mounted) {
  if (mounted && mounted.unmount) mounted.unmount();
}

/** A style sheet that many shadow roots share. */
export function styleSheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

let base;

/** Gives a shadow root our own sheet, and the view's when it brought one. */
export function adoptStyles(root, sheet) {
  base ??= styleSheet(':host, .mount { display: contents }');
  root.adoptedStyleSheets = sheet ? [base, sheet] : [base];
}

/** Outlets and views take no part in layout, whatever styles the app has. */
export function adoptPageStyles() {
  const sheet = styleSheet('mortise-slot, mortise-view { display: contents }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const STATES = ['default', 'plugin', 'failed'];

/**
 * Says on an outlet's element what shows in it. Here, because the texts would have to be decoded
 * from Rust for each outlet, which took longer than setting them.
 */
export function labelOutlet(element, state, identity) {
  element.setAttribute('data-slot-state', STATES[state]);
  if (identity) element.setAttribute('data-plugin', identity.plugin);
  else element.removeAttribute('data-plugin');
}
