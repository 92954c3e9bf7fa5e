// One Chromium for a whole run, with the switches the reference numbers were taken with.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      if (existsSync(path.join(folder, name))) return path.join(folder, name);
    }
  }
  throw new Error('no Chromium found: install the package chromium, or set CHROMIUM to its path');
}

export async function launch() {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: SWITCHES });
}
