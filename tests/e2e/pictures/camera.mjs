// Finds where a slot is seen on a page, outlines it, and takes a small picture of the place.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../support/eventually.mjs';

export const VIEWPORT = { width: 1280, height: 800 };
// What a picture shows at least, so that one sees where it is.
const SHOWN = { width: 680, height: 425 };
const MARGIN = 24;
const WIDTH = 600; // of the file, in pixels
const QUALITY = 55; // in percent; words stay readable, and a file has some 10 KB

// The box around everything that the outlets of `slot` show within the window; `null` when there is nothing.
// Outlets take no part in layout (`display: contents`), so their content is measured.
function boxOf({ slot, nth, own, inside }) {
  const seen = (rect) => rect.width > 1 && rect.height > 1 && rect.bottom > 0 && rect.right > 0
    && rect.top < innerHeight && rect.left < innerWidth;
  const around = (rects) => {
    const all = rects.filter(Boolean);
    if (!all.length) return null;
    const left = Math.max(0, Math.min(...all.map((it) => it.left)));
    const top = Math.max(0, Math.min(...all.map((it) => it.top)));
    const right = Math.min(innerWidth, Math.max(...all.map((it) => it.right)));
    const bottom = Math.min(innerHeight, Math.max(...all.map((it) => it.bottom)));
    return { left, top, right, bottom };
  };
  const measure = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      range.selectNode(node);
      const rect = range.getBoundingClientRect();
      return seen(rect) ? rect : null;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden) return null;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none') return null;
    const inner = [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])];
    if (display === 'contents') return around(inner.map(measure));
    const rect = node.getBoundingClientRect();
    return visibility !== 'hidden' && seen(rect) ? rect : null;
  };
  const places = [...(inside ?? document).querySelectorAll(`[data-slot="${slot}"]`)]
    .map((outlet) => (own ? [...outlet.querySelectorAll('mortise-view[data-plugin="pictures"]')].map(measure) : [measure(outlet)]))
    .map(around).filter(Boolean);
  return places.at(nth) ?? null;
}

// Above dialogs, too: the top layer knows no z-index.
function outline(box) {
  const frame = document.createElement('div');
  frame.id = 'picture-frame';
  frame.popover = 'manual';
  document.documentElement.append(frame);
  Object.assign(frame.style, {
    position: 'fixed', inset: 'auto', margin: '0', padding: '0', background: 'none', overflow: 'visible', boxSizing: 'border-box',
    left: `${box.left}px`, top: `${box.top}px`, width: `${box.right - box.left}px`, height: `${box.bottom - box.top}px`,
    border: 'var(--line-3) solid var(--color-danger)', borderRadius: 'var(--radius-1)', pointerEvents: 'none',
  });
  frame.showPopover();
}

function clipAround(box, whole) {
  if (whole) return { x: 0, y: 0, ...VIEWPORT, scale: WIDTH / VIEWPORT.width };
  const size = (length, shown, whole) => Math.min(whole, Math.max(shown, length + 2 * MARGIN));
  let width = size(box.right - box.left, SHOWN.width, VIEWPORT.width);
  let height = size(box.bottom - box.top, SHOWN.height, VIEWPORT.height);
  // All have the same shape, so that a page of them is calm.
  width = Math.min(VIEWPORT.width, Math.max(width, height * (VIEWPORT.width / VIEWPORT.height)));
  height = Math.min(VIEWPORT.height, width * (VIEWPORT.height / VIEWPORT.width));
  const start = (low, high, length, whole) => Math.max(0, Math.min(whole - length, (low + high - length) / 2));
  return {
    x: start(box.left, box.right, width, VIEWPORT.width), y: start(box.top, box.bottom, height, VIEWPORT.height), width, height,
    scale: WIDTH / width,
  };
}

export class Camera {
  constructor(folder, wanted) {
    this.folder = folder;
    this.wanted = wanted;
    this.taken = new Map();
    this.missed = new Map();
  }

  wants(...slots) {
    return slots.some((slot) => this.wanted(`${slot}.v1`));
  }

  // `fill` is how the plugin fills it, see filler.mjs; without it the default is seen. `before` brings it into view then.
  // `nth` and `inside` (an element) say which appearance, `own` outlines only what the plugin put there, and `whole`
  // shows the whole window.
  async take(page, name, { fill, key, nth = 0, own = false, inside, whole = false, before } = {}) {
    const slot = `${name}.v1`;
    if (!this.wanted(slot)) return;
    try {
      const filled = fill && await page.evaluateHandle(([slot, look, key]) => globalThis.pictures.fill(slot, look, key), [slot, fill, key]);
      await before?.();
      if (filled) await page.locator(`[data-slot="${slot}"] mortise-view[data-plugin="pictures"]`).first().waitFor({ state: 'attached' });
      const box = await eventually(`${slot} to be seen`, async () => page.evaluate(boxOf, { slot, nth, own, inside: await inside?.elementHandle() }), Boolean);
      await page.evaluate(outline, box);
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip: clipAround(box, whole) });
      await session.detach();
      await page.evaluate(() => document.querySelector('#picture-frame').remove());
      await filled?.evaluate((handle) => handle.remove());
      const bytes = Buffer.from(data, 'base64');
      await writeFile(path.join(this.folder, `${slot}.webp`), bytes);
      this.taken.set(slot, bytes.length);
    } catch (error) {
      this.missed.set(slot, error.message.split('\n')[0]);
    }
  }
}
