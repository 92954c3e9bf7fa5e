// The workbench from an empty cache: what it loads until the first cells show, and how long 24 cells
// of one slot take. The peer is Ladle with a story of the same card, alone and in 24 frames.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { paths } from '../../tests/e2e/support/server.mjs';
import { brotliBytes } from './bundle.mjs';
import { STORY, builtLadle } from './ladle.mjs';
import { summarise } from './statistics.mjs';

const SLOT = 'profile-popover.v1';
const CELLS = 24;

async function alone(folder) {
  const child = spawn(paths.program, ['workbench', folder, '--port', '0', '--client', paths.client], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(/http:\/\/[^\s"]+\/workbench/);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`mortise workbench ended (${code})`)));
  });
  return { address, stop: () => child.kill('SIGINT') };
}

// All that a page and its frames load until `shown`, by their addresses, each once.
async function loaded(browser, address, shown) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const responses = [];
  page.on('response', (response) => responses.push(response));
  const from = performance.now();
  await page.goto(address);
  await shown(page);
  const ms = performance.now() - from;
  const files = new Map();
  for (const response of responses) {
    if (!response.ok()) continue;
    const name = new URL(response.url()).pathname;
    // What comes as a stream does not end.
    if ((response.headers()['content-type'] ?? '').startsWith('text/event-stream') || files.has(name)) continue;
    const body = await response.body();
    files.set(name, { name, raw: body.length, brotli: brotliBytes(body) });
  }
  await context.close();
  return { ms, files: [...files.values()] };
}

const cellsShown = (wanted) => (page) => page.waitForFunction((n) => {
  const frames = [...document.querySelectorAll('iframe')];
  return frames.length >= n && frames.filter((frame) => frame.contentWindow?.mortiseCell?.ready).length >= n;
}, wanted, { timeout: 60_000, polling: 'raf' });

const storyShown = (page) => page.getByText('Ada Lovelace').waitFor();

// From a choice in the open bench until the cells show: each fixture in light and dark. Cells far from
// the view wait, so the view is tall.
async function matrix(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 8000 } });
  const page = await context.newPage();
  await page.goto(`${address}?slot=${SLOT}`);
  await cellsShown(2)(page);
  const from = performance.now();
  // The bench's own link to the same view: the address is all that it shows.
  await page.evaluate((query) => {
    history.pushState(null, '', query);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `?slot=${SLOT}&mode=matrix`);
  await cellsShown(CELLS)(page);
  const ms = performance.now() - from;
  await context.close();
  return ms;
}

async function ladleFrames(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 4000 } });
  const page = await context.newPage();
  await page.goto(url + STORY);
  await storyShown(page);
  const from = performance.now();
  await page.evaluate(({ n, address }) => {
    const frames = Array.from({ length: n }, () => Object.assign(document.createElement('iframe'), { src: address }));
    document.body.replaceChildren(...frames);
  }, { n: CELLS, address: `${STORY}&mode=preview` });
  await page.waitForFunction((n) => {
    const frames = [...document.querySelectorAll('iframe')];
    return frames.filter((frame) => frame.contentDocument?.body?.innerText.includes('Ada Lovelace')).length >= n;
  }, CELLS, { timeout: 60_000, polling: 'raf' });
  const ms = performance.now() - from;
  await context.close();
  return ms;
}

export async function workbench({ browser, scratch, root, counts: asked, say }) {
  const counts = { warmUps: 1, repetitions: Math.min(asked.repetitions, 15) };
  const ours = await alone(path.join(root, 'plugins-sample/hovercard-js'));
  const peer = await builtLadle(scratch);
  const ladle = { address: peer.url + STORY };
  try {
    say(`workbench: ${counts.repetitions} times the first screen and ${CELLS} cells`);
    const readings = { ours: { first: [], cells: [] }, ladle: { first: [], cells: [] } };
    const files = {};
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      const sides = [['ours', ours, cellsShown(2)], ['ladle', ladle, storyShown]];
      if (nth % 2) sides.reverse();
      for (const [name, { address }, shown] of sides) {
        const url = name === 'ours' ? `${address}?slot=${SLOT}` : address;
        const found = await loaded(browser, url, shown);
        const cells = name === 'ours' ? await matrix(browser, address) : await ladleFrames(browser, peer.url);
        files[name] = found.files;
        if (nth < 0) continue;
        readings[name].first.push(found.ms);
        readings[name].cells.push(cells);
      }
    }
    const both = (kind) => ({ ours: summarise(readings.ours[kind]), ladle: summarise(readings.ladle[kind]) });
    return { counts, cells: CELLS, first: both('first'), matrix: both('cells'), files };
  } finally {
    ours.stop();
    await peer.close();
  }
}
