// The guides «Your first plugin», from an empty folder on: made, seen in the workbench, seen in the
// chat, changed without a reload, and installed.
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { Loop } from '../support/loop.mjs';
import { scenario } from '../support/scenario.mjs';
import { mortise, temporaryFolder } from '../support/server.mjs';
import { Bench } from '../support/workbench.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';
const ID = 'my-card';
// As in the demo.
const server = { env: { MORTISE_SERVICESETTINGS_ENABLEDEVELOPER: 'true', MORTISE_PLUGINSETTINGS_ENABLEUPLOADS: 'true' } };

// Compiled libraries stay from run to run, so only the first one compiles them: a minute or two
// where others build, too. The plugin lies where it lay, as Cargo tells what is compiled by its place.
const KEPT = path.resolve(import.meta.dirname, '../../../target/e2e/first-plugin');
const FIRST_BUILD_MS = 600_000;

// As step 1 of the guide: makes the folder, and answers it.
async function make(parent, template) {
  await mkdir(parent, { recursive: true });
  const folder = path.join(parent, ID);
  await rm(folder, { recursive: true, force: true });
  await mortise('plugin', 'new', ID, '--template', template, '--in', parent);
  return folder;
}

// Steps 2 and 4: both pages show the plugin, then its other words, then a mistake, and stay the same pages.
async function seeAndChange({ server, person, folder, source, env = {}, limitMs }) {
  const { as, channels } = await fill(server.url, { plugins: [] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const loop = new Loop(folder, server, { env });
  const { workbench } = await loop.event('started');
  assert.equal((await loop.event('built', limitMs)).chat_follows, true);

  const bench = await person('author', { path: `/workbench?slot=${SLOT}`, url: workbench });
  const ours = new Bench(bench).cell('Override');
  await ours.getByRole('button', { name: 'Message' }).waitFor();
  await alice.type('a draft that stays');
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, ID).getByRole('button', { name: 'Message' }).waitFor();
  for (const page of [bench, alice.page]) await page.evaluate(() => { window.sameDocument = true; });

  const file = path.join(folder, source);
  const text = await readFile(file, 'utf8');
  assert.match(text, /Message/);
  const changed = text.replaceAll('"Message"', '"Write a note"').replaceAll("'Message'", "'Write a note'");
  await writeFile(file, changed);
  await loop.event('built', limitMs);
  await ours.getByRole('button', { name: 'Write a note' }).waitFor();
  await alice.view(SLOT, ID).getByRole('button', { name: 'Write a note' }).waitFor();

  await writeFile(file, `${changed}\n}\n`);
  await loop.event('failed', limitMs);
  for (const page of [bench, alice.page]) await page.getByText(`${source}:`).first().waitFor();
  await alice.view(SLOT, ID).getByRole('button', { name: 'Write a note' }).waitFor();
  await writeFile(file, changed);
  await loop.event('built', limitMs);

  for (const page of [bench, alice.page]) {
    assert.equal(await page.evaluate(() => window.sameDocument), true, 'no reload');
  }
  assert.equal(await alice.box().inputValue(), 'a draft that stays');
  assert.equal((await loop.end()).restored, true);
  await eventually('the default popover', () => alice.state(SLOT), (state) => state === 'default');
  return alice;
}

scenario('the first plugin in JavaScript, as the guide says', { server }, async ({ server, person }) => {
  const folder = await make(await temporaryFolder('first'), 'js');
  const alice = await seeAndChange({ server, person, folder, source: `webapp/${ID}.js` });

  // Step 5: an open popover follows as the plugin comes to stay, and as it is turned off and on.
  const here = ['--server', server.url, '--data', server.data];
  await mortise('plugin', 'push', folder, ...here);
  const installed = alice.view(SLOT, ID).getByRole('button', { name: 'Write a note' });
  await installed.waitFor();
  await assert.rejects(mortise('plugin', 'push', folder, ...here), /--force/);
  await mortise('plugin', 'push', folder, '--force', ...here);
  await mortise('plugin', 'disable', ID, ...here);
  await installed.waitFor({ state: 'detached' });
  await mortise('plugin', 'enable', ID, ...here);
  await installed.waitFor();
});

scenario('the first plugin in Rust, as the guide says', { server, limitMs: FIRST_BUILD_MS }, async ({ server, person }) => {
  const folder = await make(KEPT, 'yew');
  const env = { CARGO_TARGET_DIR: path.join(KEPT, 'target') };
  await seeAndChange({ server, person, folder, source: 'src/view.rs', env, limitMs: FIRST_BUILD_MS });
});
