// The page with parts of the chat, each alone: its post list, and its texts.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOurs, bundlePeers, copyPage } from './bundle.mjs';
import { serveStatic } from './serve.mjs';

// All style sheets of the chat, as one.
export async function writeStyles(root, out) {
  const folder = path.join(root, 'www/styles');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css'));
  const sheets = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  await writeFile(path.join(out, 'chat.css'), sheets.join('\n'));
}

// Opens the page, and lets `work` measure on it.
export async function onChatPage({ browser, scratch, root, say }, work) {
  const out = `${scratch}/chat`;
  await bundlePeers(out, ['chat.js']);
  await copyPage(out, 'chat.html');
  await writeStyles(root, out);
  say('building parts of the chat (cargo, wasm-bindgen, wasm-opt)');
  await buildOurs(out, 'bench-chat');
  const server = await serveStatic(out);
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/chat.html`);
    await page.waitForFunction('window.ready');
    const missing = await page.evaluate('window.mortiseMissing');
    if (missing) throw new Error(`ours did not load: ${missing}`);
    return await work(page);
  } finally {
    await context.close();
    await server.close();
  }
}
