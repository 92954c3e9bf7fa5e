// Takes the pictures of docs/slots.md from the running app: node pictures.mjs [slot id …]. Without arguments: all.
// `cargo xtask pictures` builds what it needs and runs it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Camera, VIEWPORT } from './pictures/camera.mjs';
import { ID, MANIFEST, SOURCE } from './pictures/filler.mjs';
import { SCENES, theConsole } from './pictures/scenes.mjs';
import { Api } from './support/api.mjs';
import { chrome, closeChrome } from './support/browser.mjs';
import { pluginFolder, writePlugin } from './support/plugins.mjs';
import { Server } from './support/server.mjs';

const STEP_LIMIT_MS = 10_000;
const HOME = 'town-square';
const folder = path.resolve(import.meta.dirname, '../../docs/slots');
const asked = process.argv.slice(2);

const camera = new Camera(folder, (slot) => asked.length === 0 || asked.includes(slot));
await mkdir(folder, { recursive: true });
const plugins = await pluginFolder();
await writePlugin(plugins, ID, { manifest: MANIFEST, source: SOURCE });
const server = await Server.start({ demo: true, plugins });
try {
  const admin = await new Api(server.url).signIn('sysadmin', 'Sys@dmin-sample1');
  await admin.enablePlugin(ID);
  const api = await new Api(server.url).signIn('user-1', 'SampleUs@r-1');
  const [team] = await api.get('/users/me/teams');
  const channel = await api.get(`/teams/${team.id}/channels/name/${HOME}`);

  const open = async (name) => {
    await page.evaluate((href) => { history.pushState(null, '', href); dispatchEvent(new PopStateEvent('popstate')); }, `/${team.name}/channels/${name}`);
    await page.locator('[data-slot="message-box.v1"]').getByRole('textbox').waitFor();
  };
  const context = await (await chrome()).newContext({ viewport: VIEWPORT, locale: 'en-US', colorScheme: 'light', reducedMotion: 'reduce' });
  context.setDefaultTimeout(STEP_LIMIT_MS);
  const page = await context.newPage();
  await page.goto(`${server.url}/${team.name}/channels/${HOME}`);
  const scene = { page, camera, server, admin, api, team, channel, open, home: HOME };
  for (const [name, play] of Object.entries({ ...SCENES, theConsole })) {
    try {
      await play(scene);
    } catch (error) {
      camera.missed.set(`scene ${name}`, error.message);
    }
  }
} finally {
  await closeChrome();
  await server.stop();
}

const kilobytes = [...camera.taken.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024;
console.log(`${camera.taken.size} pictures, ${kilobytes.toFixed(0)} KB, in docs/slots`);
for (const [what, why] of camera.missed) console.error(`missed: ${what}: ${why}`);
for (const slot of asked.filter((it) => !camera.taken.has(it) && !camera.missed.has(it))) console.error(`missed: ${slot}: no scene shows it`);
process.exitCode = Number(camera.missed.size > 0 || camera.taken.size === 0);
