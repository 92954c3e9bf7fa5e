// What the bench asks of the page: frames that load once they come near, what their cells tell, the
// address, the server. Frames are the bench's iframes with `data-cell`; that attribute is their name.

/** How many frames start at once: each compiles nothing, but lays out a page. */
const AT_ONCE = 6;

/** A cell that tells nothing for so long keeps the others waiting no more. */
const PATIENCE_MS = 4000;

/** What a cell may say at once, in characters. A plugin could say anything. */
const MAX_MESSAGE = 1_000_000;

/** How many messages wait for the next picture; more are a flood. */
const MAX_WAITING = 1000;

const near = new Set();
const starting = new Map();
let told = [];
let kept = { words: "", message: "" };

const frames = () => [...document.querySelectorAll("iframe[data-cell]")];

function startSome() {
  for (const frame of starting.keys()) if (!frame.isConnected) settle(frame);
  for (const frame of near) {
    if (starting.size >= AT_ONCE) return;
    near.delete(frame);
    if (!frame.isConnected || frame.hasAttribute("src")) continue;
    starting.set(frame, setTimeout(() => (settle(frame), startSome()), PATIENCE_MS));
    frame.src = frame.dataset.cell;
  }
}

function settle(frame) {
  clearTimeout(starting.get(frame));
  starting.delete(frame);
}

const sight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target);
      else if (!("now" in target.dataset)) near.delete(target);
    }
    startSome();
  },
  // What scrolls is a part of the page; older browsers know no `scrollMargin`, and load a little later.
  { rootMargin: "300px", scrollMargin: "300px" },
);

/** Frames with `data-now` need not be in sight. */
function expect(frame) {
  if ("now" in frame.dataset) near.add(frame);
  else sight.observe(frame);
}

function onAdded(records) {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      const found = node.matches("iframe[data-cell]") ? [node] : node.querySelectorAll("iframe[data-cell]");
      for (const frame of found) expect(frame);
    }
  }
  startSome();
}

/** Begins to load frames, and calls `onTold` with a JSON list of `{cell, isFirst, message}`. */
export function start(onTold, onAddress) {
  new MutationObserver(onAdded).observe(document.body, { childList: true, subtree: true });
  for (const frame of frames()) expect(frame);
  addEventListener("popstate", () => onAddress(location.search));
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== location.origin || !source) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || told.length >= MAX_WAITING) return;
    let text;
    try {
      text = JSON.stringify({ cell: frame.dataset.cell, isFirst: !("ready" in frame.dataset), message: data });
    } catch {
      return; // a message that is no JSON is none of a cell
    }
    if (text.length > MAX_MESSAGE) return;
    if (data?.type === "ready") {
      const isFirst = !("ready" in frame.dataset);
      frame.dataset.ready = "";
      settle(frame);
      if (isFirst && kept.message && frame.dataset.cell.includes(kept.words)) send(frame.dataset.cell, kept.message);
      startSome();
    }
    told.push(text);
    // Two dozen cells tell at nearly the same time, and one picture of the bench is enough.
    if (told.length === 1) setTimeout(() => onTold(`[${told.splice(0).join(",")}]`), 16);
  });
}

/** Tells the cells whose name holds some words; with none, all of them. */
export function send(words, message) {
  for (const frame of frames()) {
    if (frame.dataset.cell.includes(words) && "ready" in frame.dataset) {
      frame.contentWindow.postMessage(JSON.parse(message), location.origin);
    }
  }
}

/** Tells those cells, and each that comes later. With an empty message, later ones are told nothing. */
export function keep(words, message) {
  kept = { words, message };
  if (message) send(words, message);
}

/** Fetches JSON, keeps it for the cells under a name on `window`, and gives it as text. Throws the status. */
export async function ask(address, name) {
  let answer;
  try {
    answer = await fetch(address, { headers: { accept: "application/json" }, cache: "no-cache" });
  } catch {
    throw 0;
  }
  if (!answer.ok) throw answer.status;
  const text = await answer.text();
  try {
    if (name) window[name] = JSON.parse(text);
  } catch {
    throw 0; // a proxy's page instead of an answer
  }
  return text;
}

/** Calls when the server says that the plugins changed. The browser comes back by itself. */
export function follow(address, onChange) {
  new EventSource(address).addEventListener("plugins", () => onChange());
}

/** Puts a query into the address. */
export function write(query, isStep) {
  if (query === location.search) return;
  history[isStep ? "pushState" : "replaceState"](null, "", location.pathname + query);
}

/** Copies a text. */
export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

/** Puts the focus on what a selector names, once it is drawn. */
export function focus(selector) {
  requestAnimationFrame(() => document.querySelector(selector)?.focus());
}

/** How wide what a selector names is, in pixels; 0 when there is none. */
export function widthOf(selector) {
  return document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
}

/** Whether the page runs from right to left. */
export function isMirrored() {
  return getComputedStyle(document.documentElement).direction === "rtl";
}

/** Lets an element have a pointer until it is let go: above a frame it would be the frame's. */
export function drag(selector, pointer) {
  document.querySelector(selector)?.setPointerCapture(pointer);
}
