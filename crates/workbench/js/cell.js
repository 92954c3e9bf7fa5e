// What a cell does in JavaScript itself: it stands in for the server, the browser's store and the
// pictures, notes what happens, and tells the bench. It knows no slot and shows nothing.

const STATUS_TEXT = { 200: 'OK', 404: 'Not Found' };
/** How long a plugin's bundle takes with the fault `slow-load`: longer than any slot is held. */
const SLOW_MS = 3000;
/** The most lines of one list that are kept: a plugin may write without end. */
const MAX_KEPT = 500;

/** What a headless browser reads. */
const cell = { ready: null, findings: null, calls: [], console: [], check: null };
/** What `begin` got. */
let setting = { answers: {}, faults: {}, slot: '' };
let stagedProps;
const views = new Set();
let mountMs = 0;
let isMounted = false;
let nBatches = 0;

/** Tells the bench, when there is one. */
function tell(message) {
  if (window.parent !== window) window.parent.postMessage(message, location.origin);
}

function keep(list, entry) {
  list.push(entry);
  if (list.length > MAX_KEPT) list.shift();
}

/** A value as data: what can not be copied shows as text. */
function plain(value) {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return String(value);
  }
}

/** Notes one call into the host. */
export function noteCall(name, args, answer, error, plugin) {
  const call = { type: 'call', name, arguments: plain(args), answer: plain(answer) };
  if (error) call.error = plain(error);
  if (plugin) call.plugin = plugin;
  keep(cell.calls, call);
  tell(call);
}

/** Before anything else runs: what the cell must not touch is put out of its reach. */
export function begin(lang, dir, theme) {
  window.mortiseCell = cell;
  cell.check = check;
  const root = document.documentElement;
  root.lang = lang;
  root.dir = dir;
  root.dataset.theme = theme;
  root.classList.add('cell-page');
  ownStore('localStorage');
  ownStore('sessionStorage');
  ownClock();
  captureConsole();
  ownPictures();
  ownRequests();
}

/** The fixture is known: what is answered, and which plugins shall fail how. */
export function setUp(slot, props, answers, faults) {
  setting = { slot, answers: JSON.parse(answers), faults: JSON.parse(faults) };
  stagedProps = JSON.parse(props);
}

/** Where the runtime keeps who is in quarantine. */
const QUARANTINE = 'mortise.quarantine.v1';

/** Puts a plugin into quarantine in this cell, and nowhere else. */
export function quarantine(plugin, bundle, message) {
  const at_ms = Date.now();
  const sentence = { plugin, slot: setting.slot, phase: 'mount', code: 'threw', message, at_ms };
  const { records } = JSON.parse(localStorage.getItem(QUARANTINE) ?? '{"records":{}}');
  records[plugin] = { bundle, failures_ms: [], sentence };
  localStorage.setItem(QUARANTINE, JSON.stringify({ records }));
}

/** A store of its own: what a cell keeps must not reach the chat of the same browser. */
function ownStore(name) {
  const items = new Map();
  const store = {
    getItem: (key) => items.get(String(key)) ?? null,
    setItem: (key, value) => void items.set(String(key), String(value)),
    removeItem: (key) => void items.delete(String(key)),
    clear: () => items.clear(),
    key: (idx) => [...items.keys()][idx] ?? null,
    get length() {
      return items.size;
    },
  };
  Object.defineProperty(window, name, { configurable: true, get: () => store });
}

/** When it is in every cell, as long after the fixtures' posts as one reads: pictures of tomorrow equal those of today. */
const NOW = Date.UTC(2026, 0, 1, 10, 5);

function ownClock() {
  const RealDate = Date;
  const now = () => NOW + Math.floor(performance.now());
  window.Date = new Proxy(RealDate, {
    construct: (real, parts, target) => Reflect.construct(real, parts.length === 0 ? [now()] : parts, target === window.Date ? real : target),
    apply: (real) => new real(now()).toString(),
    get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
  });
}

// ---- console ----

function captureConsole() {
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const write = console[level].bind(console);
    console[level] = (...values) => {
      write(...values);
      note(level, values.map(words).join(' '));
    };
  }
  window.addEventListener('error', (event) => note('error', words(event.error ?? event.message)));
  window.addEventListener('unhandledrejection', (event) => note('error', words(event.reason)));
}

function note(level, text) {
  const line = { type: 'console', level, text: text.slice(0, 2000) };
  keep(cell.console, line);
  tell(line);
}

function words(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) return JSON.stringify(plain(value));
  return String(value);
}

// ---- the server ----

function ownRequests() {
  const fetched = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url, location.href);
    if (url.origin !== location.origin) return refuse(request, url, init);
    if (url.pathname.startsWith('/api/')) return answer(request, url, init);
    const [, plugin] = url.pathname.match(/^\/static\/plugins\/([^/]+)\//) ?? [];
    if (plugin && setting.faults[plugin] === 'slow-load') {
      await new Promise((done) => setTimeout(done, SLOW_MS));
    }
    return fetched(input, init);
  };
}

async function bodyOf(request) {
  const text = await request.clone().text().catch(() => '');
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the fixture answers. Everything else is not there. */
async function answer(request, url) {
  const path = url.pathname + url.search;
  const { answers } = setting;
  const body = await bodyOf(request);
  const args = [request.method, path, ...(body === undefined ? [] : [body])];
  const found = answers[`${request.method} ${path}`] ?? answers[`${request.method} ${url.pathname}`];
  const { status = 200, body: content = null } =
    found ?? { status: 404, body: { id: 'workbench.no_answer', message: 'The fixture has no answer for this.', status_code: 404 } };
  noteCall('fetch', args, status === 0 ? undefined : { status, body: content }, status === 0 ? 'unreachable' : undefined);
  if (status === 0) throw new TypeError('the fixture says that the server can not be reached');
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : JSON.stringify(content), {
    status,
    statusText: STATUS_TEXT[status] ?? '',
    headers: { 'Content-Type': 'application/json' },
  });
}

async function refuse(request, url) {
  noteCall('fetch', [request.method, url.href], undefined, 'another server');
  throw new TypeError('a cell asks no other server');
}

// ---- pictures ----

/** People's pictures come from a server, which a cell has not: each person gets a colour and a shape. */
function ownPictures() {
  const picture = /^\/api\/v4\/users\/([a-z0-9]+)\/image/;
  const own = (value) => {
    const id = picture.exec(String(value))?.[1];
    return id === undefined ? value : drawn(id);
  };
  const setAttribute = Element.prototype.setAttribute;
  HTMLImageElement.prototype.setAttribute = function (name, value) {
    return setAttribute.call(this, name, name === 'src' ? own(value) : value);
  };
  const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(HTMLImageElement.prototype, 'src', {
    ...src,
    set(value) {
      src.set.call(this, own(value));
    },
  });
}

function drawn(id) {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 360;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hash} 45% 62%)"/>` +
    `<circle cx="32" cy="25" r="11" fill="hsl(${hash} 40% 90%)"/><path d="M10 64a22 22 0 0 1 44 0z" fill="hsl(${hash} 40% 90%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

// ---- views of plugins ----

/** Stands in for a view that a plugin registers: counts, measures, and fails when it shall. */
export function watchView(plugin, slot, view) {
  if (view === undefined || view === null) return view;
  const isStaged = slot === setting.slot;
  const mount = typeof view === 'function' ? view : view.mount.bind(view);
  return (element, props, ctx) => {
    if (setting.faults[plugin] === 'throws') {
      throw new Error('the workbench makes this plugin throw while it mounts');
    }
    const action = (value) => {
      noteCall('action', [value], undefined, undefined, plugin);
      return ctx.action(value);
    };
    const start = performance.now();
    const mounted = mount(element, isStaged ? stagedProps : props, { ...ctx, action });
    mountMs += performance.now() - start;
    isMounted = true;
    if (typeof mounted !== 'object' || mounted === null || typeof mounted.then === 'function') return mounted;
    if (typeof mounted.update !== 'function' && mounted.update !== undefined) return mounted;
    if (typeof mounted.unmount !== 'function' && mounted.unmount !== undefined) return mounted;
    const live = { isStaged, shown: stagedProps, update: undefined };
    views.add(live);
    const watched = {
      unmount() {
        views.delete(live);
        if (mounted.unmount) mounted.unmount();
      },
    };
    if (mounted.update) {
      live.update = watched.update = (props) => {
        live.shown = stagedProps;
        mounted.update(isStaged ? stagedProps : props);
      };
    }
    return watched;
  };
}

/** The staged props have changed. The app hands on what it derives from them; see `bringUpToDate`. */
export function setStagedProps(props) {
  stagedProps = JSON.parse(props);
}

/** Views that did not hear of the staged props by way of the app, since it shows nothing of the change, do so now. */
export function bringUpToDate() {
  for (const view of views) {
    if (!view.isStaged || view.shown === stagedProps || !view.update) continue;
    try {
      view.update();
    } catch (error) {
      reportError(error);
    }
  }
}

/** A host whose requests all fail, as without a network. */
export function unreachableHost(host, plugin) {
  const failing = (name) => async (...args) => {
    const error = Object.assign(new Error('the server can not be reached'), {
      name: 'HostError',
      code: 'unreachable',
      status: 0,
      id: '',
    });
    noteCall(name, args, undefined, { code: error.code, status: 0, id: '', message: error.message }, plugin);
    throw error;
  };
  const names = ['request', 'user', 'channel', 'posts'];
  return Object.freeze({ ...host, ...Object.fromEntries(names.map((name) => [name, failing(name)])) });
}

/** Hands `onCall` of a fake host on to the bench. */
export function callNoter(plugin) {
  return ({ name, arguments: args, answer, error }) => noteCall(name, args, answer, error, plugin);
}

// ---- what is told ----

/** Counts how often the stage changed. */
export function countChanges(element) {
  new MutationObserver(() => nBatches++).observe(element, { childList: true, subtree: true, characterData: true, attributes: true });
}

/** Tells what is shown now. */
export function tellReady(defaultMs, resolution, reports) {
  const { slot } = setting;
  const outlet = document.querySelector(`mortise-slot[data-slot="${CSS.escape(slot)}"]`);
  const { scrollWidth, scrollHeight } = document.documentElement;
  cell.ready = {
    type: 'ready',
    renderMs: Math.round((isMounted ? mountMs : defaultMs) * 10) / 10,
    renders: nBatches + 1,
    size: { width: scrollWidth, height: scrollHeight },
    slotState: outlet?.dataset.slotState ?? 'default',
    resolution: JSON.parse(resolution),
    reports: JSON.parse(reports),
  };
  tell(cell.ready);
}

/** Tells that the cell can show nothing, and why. */
export function tellProblem(message) {
  cell.ready = {
    type: 'ready', renderMs: 0, renders: 0, size: { width: 0, height: 0 }, slotState: 'default',
    resolution: null, reports: [], problem: message,
  };
  tell(cell.ready);
}

/** Hears the bench: `onProps` and `onPlugins` get JSON. */
export function listen(onProps, onPlugins) {
  window.addEventListener('message', async ({ origin, source, data }) => {
    if (origin !== location.origin || source !== window.parent || typeof data !== 'object' || data === null) return;
    if (data.type === 'props') onProps(JSON.stringify(data.props ?? null));
    else if (data.type === 'plugins') onPlugins(JSON.stringify(data.plugins ?? []));
    else if (data.type === 'check') tell({ type: 'checked', findings: await check() });
  });
}

/** What the bench holds for all cells, or what the server answers. */
export async function shared(name, address) {
  const held = window.parent !== window ? await window.parent[name] : undefined;
  if (held !== undefined) return JSON.stringify(held);
  const response = await fetch(address.startsWith('/') ? new URL(address, location.origin) : address);
  if (response.status === 401) throw new Error('the plugins of a chat server are shown to who is signed in: sign in there, and load this page again');
  if (!response.ok) throw new Error(`${address} was answered ${response.status}`);
  return await response.text();
}

/** One fixture of a list, as JSON; taken here, so that the whole list never crosses. */
export async function sharedFixture(slot, name) {
  const inParent = window.parent !== window ? await window.parent.mortiseFixtures : undefined;
  const all = inParent ?? JSON.parse(await shared('mortiseFixtures', '/workbench/fixtures.json'));
  const found = all.find((fixture) => fixture.slot === slot && fixture.name === name);
  return found === undefined ? undefined : JSON.stringify(found);
}

// ---- checks ----

let axe;

/** Loads axe when it is first asked for: it weighs more than the cell. */
function loadAxe() {
  axe ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/workbench/axe.min.js';
    script.onload = () => resolve(window.axe);
    script.onerror = () => reject(new Error('axe could not be loaded from /workbench/axe.min.js'));
    document.head.append(script);
  });
  return axe;
}

/** Everything that is wrong with what the cell shows. */
export async function check() {
  const findings = [];
  const add = (rule, impact, place, message, mend) => findings.push({ rule, impact, place, message, mend });
  const stage = document.querySelector('.cell__stage') ?? document.body;
  try {
    const { violations } = await (await loadAxe()).run(stage, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Rules about a whole page: a cell is a part of one.
      rules: Object.fromEntries(['region', 'page-has-heading-one', 'landmark-one-main', 'bypass', 'document-title', 'heading-order'].map((rule) => [rule, { enabled: false }])),
      resultTypes: ['violations'],
    });
    for (const { id, impact, help, nodes } of violations) {
      for (const node of nodes) {
        add(id, impact ?? 'moderate', node.target.flat().join(' '), help, (node.failureSummary ?? help).replace(/\s+/g, ' '));
      }
    }
  } catch (error) {
    add('axe', 'serious', '', `the accessibility rules could not be run: ${words(error)}`, 'look whether the workbench was built whole');
  }
  for (const { place, message } of overflows(stage)) {
    add('overflow', 'moderate', place, message, 'let it wrap (overflow-wrap: anywhere), shorten it with an ellipsis, or let it scroll');
  }
  for (const { level, text } of cell.console) {
    if (level === 'error') add('console-error', 'serious', '', text, 'find where it comes from in the browser’s console, and mend it there');
  }
  for (const { plugin, phase, code, message } of cell.ready?.reports ?? []) {
    // It was made to fail, and what one looks at is how the slot bears it.
    if (plugin in setting.faults) continue;
    add('failed', 'critical', '', `${plugin ?? 'a plugin'} failed in ${phase} (${code}): ${message}`, 'see the message; the slot shows its default until it is mended');
  }
  const ms = cell.ready?.renderMs ?? 0;
  if (ms > 50) add('slow-render', 'minor', '', `the first render took ${ms} ms, more than 50`, 'render less at first, and the rest when it is needed');
  cell.findings = findings;
  return findings;
}

/** Elements, also those in shadow roots. */
function* elementsOf(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

/** What stands out of the frame, or is cut off without a sign of it. */
function overflows(stage) {
  const found = [];
  const width = document.documentElement.clientWidth;
  for (const element of elementsOf(stage)) {
    if (!(element instanceof HTMLElement)) continue;
    const style = getComputedStyle(element);
    if (style.display === 'contents' || style.display === 'none' || style.visibility === 'hidden') continue;
    const rect = element.getBoundingClientRect();
    if (rect.width <= 1 || rect.height <= 1) continue;
    const isOut = rect.right > width + 1 || rect.left < -1;
    if (isOut && !scrolls(element.parentElement) && hasOwnText(element)) {
      found.push({ place: pathOf(element), message: `reaches from ${Math.round(rect.left)} to ${Math.round(rect.right)} px in a frame of ${width} px` });
    } else if (hasOwnText(element) && runsOut(element, rect, style, width)) {
      found.push({ place: pathOf(element), message: `text runs out of the frame: it is ${element.scrollWidth} px wide in a box of ${element.clientWidth} px` });
    } else if (hasOwnText(element) && element.scrollWidth > element.clientWidth + 1 && cuts(style) && style.textOverflow !== 'ellipsis') {
      found.push({ place: pathOf(element), message: `text is cut off: it is ${element.scrollWidth} px wide in a box of ${element.clientWidth} px` });
    }
    if (found.length >= 20) break;
  }
  return found;
}

/** Whether the text of an element, not the element, leaves the frame. */
function runsOut(element, rect, style, width) {
  if (element.scrollWidth <= element.clientWidth + 1 || style.overflowX !== 'visible' || scrolls(element)) return false;
  return style.direction === 'rtl' ? rect.right - element.scrollWidth < -1 : rect.left + element.scrollWidth > width + 1;
}

const cuts = (style) => style.overflowX === 'hidden' || style.overflowX === 'clip';

function hasOwnText(element) {
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
}

/** Whether an element stands in something that scrolls or cuts sideways, so that nobody sees it out there. */
function scrolls(element) {
  for (let at = element; at && at !== document.body && at !== document.documentElement; at = at.parentElement ?? at.getRootNode().host) {
    if (getComputedStyle(at).overflowX !== 'visible') return true;
  }
  return false;
}

/** A CSS path that leads to an element; «>>>» enters a shadow root. */
function pathOf(element) {
  const steps = [];
  for (let at = element; at && at !== document.body; ) {
    const name = at.localName;
    const id = at.id ? `#${CSS.escape(at.id)}` : '';
    const of = at.classList?.length ? `.${CSS.escape(at.classList[0])}` : '';
    steps.unshift(name + (id || of));
    if (id || steps.length > 5) break;
    const root = at.getRootNode();
    if (!at.parentElement && root instanceof ShadowRoot) {
      steps.unshift('>>>');
      at = root.host;
    } else {
      at = at.parentElement;
    }
  }
  return steps.join(' > ').replaceAll(' > >>> > ', ' >>> ');
}
