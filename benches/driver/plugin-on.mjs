// From the WebSocket event `plugin_enabled` to the plugin's popover on screen, in the real app.
//
// Two readings: a page that has never run the plugin, with the bundle in the HTTP cache; and a
// page that ran it before. The clock is the page's own: the first listener of the socket starts
// it, the first mutation that shows the plugin's content stops it.
import { eventually } from '../../tests/e2e/support/eventually.mjs';
import { Chat } from '../../tests/e2e/support/chat.mjs';
import { Server } from '../../tests/e2e/support/server.mjs';
import { fill } from '../../tests/e2e/support/workspace.mjs';
import { outletsTouched, watchOutlets } from '../../tests/e2e/support/witness.mjs';
import { summarise } from './statistics.mjs';

const PLUGIN = 'hovercard';
const SLOT = 'profile-popover.v1';
// The slot, and the lists inside its default content.
const EXPECTED = [SLOT, 'profile-popover-attributes.v1', 'profile-popover-actions.v1'];

function clock({ plugin }) {
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return;
        if (data.includes('"hello"')) window.isLive = true;
        if (data.includes('"plugin_enabled"')) window.onPluginEnabled?.(performance.now());
      });
    }
  };
  window.timePluginOn = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the override did not show within 10 s')), 10_000);
    let start;
    const content = () => {
      const view = document.querySelector(`mortise-view[data-plugin="${plugin}"]`);
      const root = view?.shadowRoot ?? view;
      return (root?.textContent ?? '').includes('Bob Example');
    };
    const look = () => {
      if (start === undefined || !content()) return;
      observer.disconnect();
      const visible = performance.now() - start;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve({ visible, painted: performance.now() - start });
        channel.port2.postMessage(null);
      });
    };
    const observer = new MutationObserver((records) => {
      // A view with its own shadow root draws where this observer does not look: follow it.
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          for (const view of node.querySelectorAll?.('mortise-view') ?? []) follow(view);
          if (node.localName === 'mortise-view') follow(node);
        }
      }
      look();
    });
    const options = { subtree: true, childList: true, characterData: true };
    const follow = (view) => { if (view.shadowRoot) observer.observe(view.shadowRoot, options); };
    observer.observe(document.body, options);
    window.onPluginEnabled = (now) => { start = now; };
  });
}

// The server keeps broken connections for a while and counts them: 60 for one person. Each page
// that is loaded anew is one.
const MOST = { warmUps: 5, repetitions: 50 };

export async function pluginOn({ browser, counts: asked, say }) {
  const counts = {
    warmUps: Math.min(asked.warmUps, MOST.warmUps),
    repetitions: Math.min(asked.repetitions, MOST.repetitions),
  };
  const server = await Server.start();
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const { admin, as, channels } = await fill(server.url, { plugins: [] });
    await as.bob.say(channels['town-square'], 'a word of bob');
    await context.addInitScript(clock, { plugin: PLUGIN });
    const page = await context.newPage();
    await page.goto(server.url);
    const chat = await Chat.signedIn(page, 'alice');
    const readings = { fresh: [], again: [] };
    const touched = {};
    const count = (seen) => { for (const slot of Object.keys(seen.touched)) touched[slot] = (touched[slot] ?? 0) + 1; };
    let outlets = 0;
    let first = true;
    const turnOn = async () => {
      const state = page.locator(`[data-slot="${SLOT}"][data-slot-state="default"]`);
      await state.waitFor({ state: 'attached' });
      if (!first) await watchOutlets(page);
      first = false;
      // The clock must stand ready before the event can come.
      await page.evaluate('void (window.reading = window.timePluginOn())');
      await admin.enablePlugin(PLUGIN);
      return page.evaluate('window.reading');
    };
    // Once, so that the bundle is in the cache.
    await chat.openProfile('a word of bob');
    await turnOn();
    await admin.disablePlugin(PLUGIN);

    say(`plugin-on: ${counts.repetitions} pages that never ran it, and ${counts.repetitions} times again in one page`);
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      await page.reload();
      await chat.ready();
      // By polling: the page's own policy forbids the eval behind `waitForFunction`.
      await eventually('the live connection', () => page.evaluate('window.isLive'));
      await chat.openProfile('a word of bob');
      for (const kind of ['fresh', 'again']) {
        const reading = await turnOn();
        const seen = await outletsTouched(page);
        if (nth >= 0) {
          readings[kind].push(reading);
          outlets = seen.marked;
          count(seen);
        }
        await admin.disablePlugin(PLUGIN);
      }
    }
    const of = (kind, key) => summarise(readings[kind].map((reading) => reading[key]));
    return {
      counts,
      readings: Object.fromEntries(['fresh', 'again'].map((kind) => [kind, { visible: of(kind, 'visible'), painted: of(kind, 'painted') }])),
      touched,
      outlets,
      strangers: Object.keys(touched).filter((slot) => !EXPECTED.includes(slot)),
    };
  } finally {
    await context.close();
    await server.stop();
  }
}
