// `mortise plugin dev`: an open page shows each save, keeps what a person does there, and says what
// is wrong with a build.
import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { Loop } from '../support/loop.mjs';
import { moduleFor, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { temporaryFolder } from '../support/server.mjs';
import { Bench } from '../support/workbench.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';
const ID = 'made-here';
const server = { env: { MORTISE_SERVICESETTINGS_ENABLEDEVELOPER: 'true' } };

// A plugin's folder that shows `text` in the profile popover.
async function author(text) {
  const parent = await temporaryFolder('author');
  const source = (words) => moduleFor(ID, { slot: SLOT, kind: 'replace', text: words });
  await writePlugin(parent, ID, { webapp: { slots: [SLOT] }, source: source(text) });
  const folder = path.join(parent, ID);
  return {
    folder,
    write: (name, content) => writeFile(path.join(folder, name), content),
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    show: (words) => writeFile(path.join(folder, 'webapp/main.js'), source(words)),
  };
}

scenario('a save shows in the open page, which keeps its draft and its popover', { server }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: [] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const plugin = await author('first words');
  const alice = await Chat.open(person, 'alice');
  const loop = new Loop(plugin.folder, server);
  assert.equal((await loop.event('built')).chat_follows, true);

  await alice.type('a draft that stays');
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, ID).getByText('first words').waitFor();
  await alice.page.evaluate(() => { window.sameDocument = true; });

  await plugin.show('second words');
  await alice.view(SLOT, ID).getByText('second words').waitFor();
  assert.equal(await alice.page.evaluate(() => window.sameDocument), true, 'no reload');
  assert.equal(await alice.box().inputValue(), 'a draft that stays');

  assert.equal((await loop.end()).restored, true);
  await eventually('the default popover', () => alice.state(SLOT), (state) => state === 'default');
  assert.equal(await alice.box().inputValue(), 'a draft that stays');
});

scenario('a failed build is told in the page with its place, and the last good version stays', { server }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: [] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const plugin = await author('good words');
  const alice = await Chat.open(person, 'alice');
  const loop = new Loop(plugin.folder, server);
  await loop.event('built');
  const note = alice.page.getByRole('status', { name: /can not be built/ });

  // Looks like markup, and is text.
  await plugin.write('webapp/main.js', 'export default {};\nconst <b>x</b> = 1;\n');
  await loop.event('failed');
  await note.getByText('webapp/main.js:2').waitFor();
  await note.getByText('SyntaxError').waitFor();
  assert.equal(await note.locator('b').count(), 0);
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, ID).getByText('good words').waitFor();

  await alice.closeProfile();
  await note.getByRole('button', { name: 'Close' }).press('Enter');
  await note.waitFor({ state: 'detached' });

  const manifest = await plugin.read('plugin.json');
  await plugin.write('plugin.json', manifest.replace('"webapp/main.js"', '"../main.js"'));
  await note.getByText(/plugin\.json:\d+/).waitFor();
  await note.getByText('webapp.bundle_path').waitFor();

  await plugin.write('plugin.json', manifest);
  await plugin.show('mended words');
  await note.waitFor({ state: 'detached' });
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, ID).getByText('mended words').waitFor();
  await loop.end();
});

scenario('a plugin that throws keeps the chat as it is, and the next save mends it', { server }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: [] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const plugin = await author('good words');
  const alice = await Chat.open(person, 'alice');
  const loop = new Loop(plugin.folder, server);
  await loop.event('built');
  await plugin.write('webapp/main.js', 'export default { initialize() { throw new Error("not yet"); }, uninitialize() {} };\n');
  await loop.event('built');
  await alice.openProfile('a word of bob');
  await eventually('the default popover', () => alice.state(SLOT), (state) => state !== 'plugin');
  await plugin.show('mended words');
  await alice.view(SLOT, ID).getByText('mended words').waitFor();
  await loop.end();
});

scenario('an open workbench shows the first good build, and each later one, without a reload', { server }, async ({ server, person }) => {
  await fill(server.url, { plugins: [] });
  const plugin = await author('first words');
  const good = await plugin.read('webapp/main.js');
  await plugin.write('webapp/main.js', '}}}\n');
  const loop = new Loop(plugin.folder, server);
  const { workbench } = await loop.event('started');
  await loop.event('failed');
  const page = await person('author', { path: `/workbench?slot=${SLOT}`, url: workbench });
  const bench = new Bench(page);
  await page.getByText('webapp/main.js:1').first().waitFor();
  await page.evaluate(() => { window.sameDocument = true; });

  await plugin.write('webapp/main.js', good);
  await bench.cell('Override').getByText('first words').first().waitFor();
  await plugin.show('second words');
  await bench.cell('Override').getByText('second words').first().waitFor();
  assert.equal(await page.evaluate(() => window.sameDocument), true, 'no reload');
  await loop.end();
});

// What a desktop opens addresses with, replaced by something that writes them down.
scenario('the workbench is opened in the browser when asked, and without one the address is told', { server }, async ({ server }) => {
  const plugin = await author('words');
  const tools = await temporaryFolder('desktop');
  const opened = path.join(tools, 'opened');
  await writeFile(path.join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" > '${opened}'\n`);
  await chmod(path.join(tools, 'xdg-open'), 0o755);
  const loop = new Loop(plugin.folder, server, { more: ['--open'], env: { PATH: tools } });
  const { workbench } = await loop.event('started');
  await eventually('the address to be opened', () => readFile(opened, 'utf8').catch(() => ''), (text) => text.trim() === workbench);
  await loop.event('built');
  await loop.end();

  const bare = await temporaryFolder('no-desktop');
  const without = new Loop(plugin.folder, server, { more: ['--open'], env: { PATH: bare } });
  const started = await without.event('started');
  const note = await without.event('note');
  assert.match(note.message, /^no browser was opened/);
  assert.ok(note.message.endsWith(`go to ${started.workbench} yourself`), note.message);
  await without.event('built');
  await without.end();
});

scenario('the workbench of a chat server follows the loop, too', { server }, async ({ server, person }) => {
  await fill(server.url, { plugins: [] });
  const plugin = await author('first words');
  const loop = new Loop(plugin.folder, server);
  assert.equal((await loop.event('built')).chat_follows, true);
  const alice = await Chat.open(person, 'alice');
  await alice.page.goto(new URL(`/workbench?slot=${SLOT}`, server.url).href);
  const bench = new Bench(alice.page);
  await bench.cell('Override').getByText('first words').first().waitFor();
  await alice.page.evaluate(() => { window.sameDocument = true; });
  await plugin.show('second words');
  await bench.cell('Override').getByText('second words').first().waitFor();
  assert.equal(await alice.page.evaluate(() => window.sameDocument), true, 'no reload');
  await loop.end();
});
