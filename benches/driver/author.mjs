// What a plugin author waits for: a new folder until it shows in the workbench, and an edit until it
// is visible there. Rust and JavaScript; the peer for edits is Ladle, whose pages Vite changes live.
import { execFile, spawn } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { paths } from '../../tests/e2e/support/server.mjs';
import { STORY, runningLadle } from './ladle.mjs';
import { summarise } from './statistics.mjs';

const SLOT = 'profile-popover.v1';
const LADLE_PORT = 61_017;
const EDITS = { rust: 'src/card.rs', js: 'webapp/author-js.js' };
// A first compile of a framework on a small machine.
const PATIENCE_MS = 240_000;

async function make(scratch, id, template) {
  const folder = path.join(scratch, id);
  await rm(folder, { recursive: true, force: true });
  await promisify(execFile)(paths.program, ['plugin', 'new', id, '--template', template, '--slot', SLOT, '--in', scratch]);
  return folder;
}

// `mortise plugin dev`, and the address of its workbench.
async function develop(folder) {
  const child = spawn(paths.program, ['plugin', '--json', 'dev', folder, '--no-server', '--port', '0', '--client', paths.client], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line);
      if (event.event === 'started') resolve(event.workbench);
    });
    child.once('exit', (code) => reject(new Error(`mortise plugin dev ended (${code})`)));
  });
  return { address, stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill(); }) };
}

// The cell with the override, in the page that compares both.
async function cell(page, address) {
  await page.goto(`${address}?slot=${SLOT}`);
  const frame = page.locator('iframe[src*="side=override"]').first();
  await frame.waitFor({ timeout: PATIENCE_MS });
  const inside = frame.contentFrame();
  await inside.locator(`[data-slot="${SLOT}"][data-slot-state="plugin"]`).first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
  return inside;
}

async function untilFirstPicture(browser, scratch, template, id) {
  const page = await browser.newPage();
  const from = performance.now();
  const folder = await make(scratch, id, template);
  const loop = await develop(folder);
  try {
    await cell(page, loop.address);
    return { ms: performance.now() - from, folder };
  } finally {
    await loop.stop();
    await page.close();
  }
}

// Saves another text again and again, and waits until it shows.
async function edits(file, before, write, inside, repetitions) {
  const source = await readFile(file, 'utf8');
  if (!source.includes(before)) throw new Error(`${file} has no «${before}» to change`);
  const readings = [];
  for (let nth = 0; nth <= repetitions; nth += 1) {
    const text = `Edit number ${nth}`;
    const from = performance.now();
    await writeFile(file, source.replace(before, write(text)));
    await inside.getByText(text, { exact: true }).first().waitFor({ timeout: PATIENCE_MS });
    // The first one fills what later ones find.
    if (nth > 0) readings.push(performance.now() - from);
  }
  return readings;
}

async function ours(browser, folder, file, before, write, repetitions) {
  const page = await browser.newPage();
  const loop = await develop(folder);
  try {
    const inside = await cell(page, loop.address);
    return await edits(path.join(folder, file), before, write, inside, repetitions);
  } finally {
    await loop.stop();
    await page.close();
  }
}

async function ladle(browser, scratch, repetitions) {
  const page = await browser.newPage();
  const peer = await runningLadle(scratch, LADLE_PORT);
  try {
    await page.goto(peer.url + STORY);
    await page.getByText('Ada Lovelace').waitFor();
    return await edits(peer.story, 'Ada Lovelace', (text) => text, page, repetitions);
  } finally {
    peer.stop();
    await page.close();
  }
}

// The sources of hovercard in the folder of a new plugin, so that the SDK is the one it was lent.
async function asHovercard(folder, root) {
  const sample = path.join(root, 'plugins-sample/hovercard');
  await rm(path.join(folder, 'src'), { recursive: true });
  await cp(path.join(sample, 'src'), path.join(folder, 'src'), { recursive: true });
  await cp(path.join(sample, 'styles.css'), path.join(folder, 'styles.css'));
  const manifest = path.join(folder, 'Cargo.toml');
  const text = await readFile(manifest, 'utf8');
  if (!/^serde\b/m.test(text)) {
    await writeFile(manifest, text.replace('[dependencies]\n', '[dependencies]\nserde = { version = "1", features = ["derive"] }\n'));
  }
}

export async function author({ browser, scratch, root, counts: asked, say }) {
  const counts = { warmUps: 1, repetitions: Math.min(asked.repetitions, 15), folders: Math.min(asked.repetitions, 3) };
  const first = { rust: [], js: [] };
  const folders = {};
  for (let nth = 0; nth < counts.folders; nth += 1) {
    for (const [name, template] of [['js', 'js'], ['rust', 'yew']]) {
      say(`author: a new plugin, ${name}`);
      const { ms, folder } = await untilFirstPicture(browser, scratch, template, `author-${name}`);
      first[name].push(ms);
      folders[name] = folder;
    }
  }
  await asHovercard(folders.rust, root);
  say(`author: ${counts.repetitions} edits each`);
  const named = /createElement|h\(|text/;
  const source = await readFile(path.join(folders.js, EDITS.js), 'utf8');
  const js = source.match(/"([A-Z][a-z]+(?: [a-z]+)*)"/);
  if (!js || !named.test(source)) throw new Error('the template has no text of its own to change');
  return {
    counts,
    first: { rust: summarise(first.rust), js: summarise(first.js) },
    edit: {
      rust: summarise(await ours(browser, folders.rust, EDITS.rust, '.text("Message")', (text) => `.text("${text}")`, counts.repetitions)),
      js: summarise(await ours(browser, folders.js, EDITS.js, js[0], (text) => `"${text}"`, counts.repetitions)),
      ladle: summarise(await ladle(browser, scratch, counts.repetitions)),
    },
  };
}
