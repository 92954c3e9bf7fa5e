// One Chromium per test file; every person in a flow gets a context of their own.
// CHROMIUM names the program; else the first one on the PATH is taken.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const SWITCHES = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      const program = path.join(folder, name);
      if (existsSync(program)) return program;
    }
  }
  throw new Error('no Chromium found: install the package chromium, or set CHROMIUM to its path');
}

let browser = null;

export async function chrome() {
  // Chromium refuses its sandbox to root.
  const root = process.getuid?.() === 0;
  browser ??= await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: root ? [...SWITCHES, '--no-sandbox'] : SWITCHES,
  });
  return browser;
}

export async function closeChrome() {
  await browser?.close();
  browser = null;
}
