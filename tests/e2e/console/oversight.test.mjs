// What administrators see and steer while others work: who wins a slot, what failed, who did what.
import assert from 'node:assert/strict';
import path from 'node:path';
import { seriousFindings } from '../support/axe.mjs';
import { writeBundle } from '../support/bundles.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { openConsole, pluginPath, setting } from '../support/oversight.mjs';
import { moduleFor, pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';
import { neverReloaded, outletsTouched, watchOutlets } from '../support/witness.mjs';

const SLOT = 'channel-header.v1';

async function rivals() {
  const folder = await pluginFolder();
  for (const id of ['aaa', 'bbb']) {
    const source = moduleFor(id, { slot: SLOT, kind: 'replace', text: `header of ${id}` });
    await writePlugin(folder, id, { webapp: { slots: [SLOT] }, source });
  }
  return Server.start({ plugins: folder });
}

scenario('the order of two plugins for one slot changes the winner live in another browser', { server: rivals }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['aaa', 'bbb'] });
  const alice = await Chat.open(person, 'alice');
  const header = alice.page.locator(`[data-slot="${SLOT}"]`);
  await header.getByText('header of aaa').waitFor();
  const page = await openConsole(server, person, 'admin', 'plugins/slots');
  const card = page.locator(`[data-slot-id="${SLOT}"]`);
  await card.getByText('Several plugins').waitFor();
  const rows = () => card.locator('[data-plugin-id]').evaluateAll((all) => all.map((it) => it.dataset.pluginId));
  assert.deepEqual(await rows(), ['aaa', 'bbb']);
  await watchOutlets(alice.page);
  await card.getByRole('button', { name: 'Move Test bbb up' }).click();
  await header.getByText('header of bbb').waitFor();
  await eventually('the console to show it', rows, (ids) => ids.join() === 'bbb,aaa');
  await page.getByRole('status').getByText('Test bbb is number 1 of 2').waitFor();
  const { touched } = await outletsTouched(alice.page);
  assert.deepEqual(Object.keys(touched), [SLOT], 'nothing else on the page was touched');
  assert.ok(await neverReloaded(alice.page));

  // By keyboard, with the focus where it was.
  await page.keyboard.press('ArrowDown');
  await header.getByText('header of aaa').waitFor();
  await eventually('the focus to stay with the plugin', () => page.evaluate(() => document.activeElement.closest('[data-plugin-id]')?.dataset.pluginId), (id) => id === 'bbb');
  await page.keyboard.press('ArrowUp');
  await header.getByText('header of bbb').waitFor();

  // A page that is opened later follows the same order; and forgetting it brings the rule back.
  await alice.page.reload();
  await header.getByText('header of bbb').waitFor();
  await card.getByRole('button', { name: 'Use the default rule again' }).click();
  await header.getByText('header of aaa').waitFor();
  assert.deepEqual(await admin.get('/plugins/slots'), {});
});

scenario('two administrators see each other’s order', { server: rivals }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['aaa', 'bbb'] });
  const page = await openConsole(server, person, 'admin', 'plugins/slots');
  const card = page.locator(`[data-slot-id="${SLOT}"]`);
  await card.waitFor();
  await admin.put(`/plugins/slots/${SLOT}`, ['bbb']);
  await eventually('the other order', () => card.locator('[data-plugin-id]').first().getAttribute('data-plugin-id'), (id) => id === 'bbb');
});

async function loud() {
  const folder = await pluginFolder();
  const source = `export default { initialize(registry) {
    registry.replace('sidebar-row.v1', { mount() { throw new Error('this row is too narrow'); } });
  } };`;
  await writePlugin(folder, 'loud', { webapp: { slots: ['sidebar-row.v1'] }, source });
  return Server.start({ plugins: folder });
}

scenario('a quarantine in a browser shows in the reports, once, and can be cleared', { server: loud }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['loud'], channels: ['ideas', 'plans', 'chat'] });
  const alice = await person('alice');
  const posted = [];
  alice.on('request', (request) => { if (request.url().endsWith('/plugins/reports')) posted.push(request.postDataJSON()); });
  const chat = await Chat.signedIn(alice, 'alice');
  await chat.quarantineNotice().getByText('Test loud was turned off in this browser').waitFor();
  await eventually('the report to go out', () => posted.length, (count) => count > 0);

  const page = await openConsole(server, person, 'admin', 'plugins/reports');
  const group = page.locator('[data-plugin-id="loud"]');
  await eventually('the report to arrive', async () => {
    await page.getByRole('button', { name: 'Load again' }).click();
    return group.count();
  }, (count) => count === 1);
  // Whoever comes back to the page sees what is there now, without a button.
  await admin.post('/plugins/reports', { plugin_id: 'loud', version: '1.0.0', slot: 'post.v1', phase: 'mount', code: 'threw', message: 'a later one' });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await group.getByText('a later one').waitFor();
  await group.getByText('this row is too narrow').waitFor();
  await group.getByText('in quarantine for 1 person').first().waitFor();
  await group.getByText('sidebar-row.v1').waitFor();
  assert.equal(posted.length, 1, 'one request for all rows');
  assert.equal(posted[0].quarantined, true);

  await group.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No plugin has failed').waitFor();
});

scenario('in safe mode nothing is reported', { server: loud }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['loud'] });
  const alice = await Chat.open(person, 'alice', { path: '/?plugins=off' });
  await alice.say('nothing runs here');
  await alice.allSent();
  assert.deepEqual(await admin.get('/plugins/reports'), []);
});

scenario('plugins go from open pages when all are turned off, and come back', { server: rivals }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['aaa'] });
  const alice = await Chat.open(person, 'alice');
  const header = alice.page.locator(`[data-slot="${SLOT}"]`);
  await header.getByText('header of aaa').waitFor();
  await watchOutlets(alice.page);
  await admin.put('/config/patch', { PluginSettings: { Enable: false } });
  await alice.heading('Town Square').waitFor();
  await eventually('the default in its place', () => header.first().getAttribute('data-slot-state'), (state) => state === 'default');
  await admin.put('/config/patch', { PluginSettings: { Enable: true } });
  await header.getByText('header of aaa').waitFor();
  assert.ok(await neverReloaded(alice.page));
});

scenario('the audit log says who did what, in words, and can be searched', { server: rivals }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['aaa'] });
  await admin.put(`/plugins/slots/${SLOT}`, ['aaa']);
  const page = await openConsole(server, person, 'admin', 'audit');
  const entry = (text) => page.getByRole('row').filter({ hasText: text });
  await entry('Turned a plugin on').filter({ hasText: 'aaa' }).filter({ hasText: '(@admin)' }).waitFor();
  await entry('Changed the order of plugins').waitFor();
  for (const column of ['When', 'Who', 'What', 'Of what', 'From']) await page.getByRole('columnheader', { name: column, exact: true }).waitFor();
  await page.getByLabel('Search').fill('order aaa');
  await eventually('only what was searched for', () => page.locator('tbody tr').count(), (count) => count === 1);
  await page.getByLabel('Search').fill('no such words');
  await page.getByText('None of these entries has these words').waitFor();
});

scenario('the audit log speaks of settings, hashes and the server itself in a way that people read', {
  server: async () => {
    const bundle = await writeBundle('todo');
    return Server.start({ args: ['--prepackaged', path.dirname(bundle)] });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  await admin.put('/plugins/settings-tour/settings', { Greeting: 'Hi' });
  await admin.put('/config/patch', { PluginSettings: { AllowInsecureDownloadURL: true } });
  const page = await openConsole(server, person, 'admin', 'audit');
  const entry = (text) => page.getByRole('row').filter({ hasText: text });
  await entry('Changed settings of a plugin').getByText('Settings tour: Greeting').waitFor();
  await entry('Changed the configuration').getByText('Addresses without TLS').waitFor();
  const installed = entry('Installed a plugin').filter({ hasText: 'Test todo' });
  await installed.getByText('The server, at start').waitFor();
  const { extra_info: facts } = (await admin.get('/audits')).find(({ action }) => action === 'plugin.install');
  const [, hash] = facts.match(/sha256=([0-9a-f]{64})/);
  assert.ok(!(await page.getByText(hash).isVisible()), 'the whole hash is folded away');
  await installed.getByText(`${hash.slice(0, 12)}…`).click();
  await page.getByText(hash).waitFor();
});

scenario('the page of a plugin without settings says what it is and where it comes from', {
  server: async () => {
    const bundle = await writeBundle('todo', { manifest: { homepage_url: 'https://example.org/todo' } });
    return Server.start({ plugins: null, args: ['--prepackaged', path.dirname(bundle)] });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['todo'] });
  const page = await openConsole(server, person, 'admin', pluginPath('todo'));
  await page.getByText('Test todo has no settings.').waitFor();
  const about = page.getByRole('region', { name: 'About this plugin' });
  for (const words of ['notes over the posts', 'Nobody', '1.0.0', 'todo', 'Came with the server', 'It runs in the page itself, and can see and do what the person can.']) {
    await about.getByText(words, { exact: true }).first().waitFor();
  }
  const homepage = about.getByRole('link', { name: 'Homepage' });
  assert.equal(await homepage.getAttribute('href'), 'https://example.org/todo');
  assert.match(await homepage.getAttribute('rel'), /noopener/);
  await about.getByRole('link', { name: 'Who comes first' }).click();
  await page.getByRole('heading', { level: 1, name: 'Order of plugins' }).waitFor();
});

// The public key that minisign's own manual shows.
const KEY = 'untrusted comment: minisign public key\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n';

scenario('signing keys are pasted or taken from a file, and removed after a question', { server: rivals }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const page = await openConsole(server, person, 'admin', 'plugins/keys');
  const dialog = page.getByRole('dialog');
  const add = () => page.getByRole('button', { name: 'Add a key' }).first().click();
  const submit = () => dialog.getByRole('button', { name: 'Add a key' }).click();
  await page.getByText('No keys yet').waitFor();
  await add();
  await dialog.getByLabel('Name').fill('Frank');
  await dialog.getByLabel('Public key').fill('this is no key');
  await submit();
  await dialog.getByRole('alert').waitFor();
  await dialog.locator('input[type=file]').setInputFiles({ name: 'frank.pub', mimeType: 'text/plain', buffer: Buffer.from(KEY) });
  await submit();
  await page.getByText('The key Frank is added.').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Frank' }).getByText('minisign').first().waitFor();
  assert.deepEqual((await admin.get('/plugins/keys')).map(({ name }) => name), ['Frank']);
  await page.getByRole('button', { name: 'Remove the key Frank' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No keys yet').waitFor();
  assert.deepEqual(await admin.get('/plugins/keys'), []);
});

scenario('axe finds nothing serious where there is something to see, light and dark', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['settings-tour', 'hovercard', 'hovercard-js'] });
  await admin.post('/plugins/reports', { plugin_id: 'hovercard', version: '0.1.0', slot: 'profile-popover.v1', phase: 'mount', code: 'threw', message: 'no', quarantined: true });
  await admin.post('/plugins/keys', { name: 'Frank', public_key: KEY });
  await admin.put('/plugins/settings-tour/settings', { Password: 'x', WebhookToken: 'y' });
  const page = await openConsole(server, person, 'admin', 'plugins/slots');
  const places = [
    ['plugins/slots', page.locator('[data-slot-id="profile-popover.v1"]')],
    ['plugins/reports', page.locator('[data-plugin-id="hovercard"]')],
    ['plugins/keys', page.getByRole('listitem').filter({ hasText: 'Frank' })],
    ['audit', page.getByRole('table')],
    // The last one, since leaving it with a change asks first.
    [pluginPath('settings-tour'), setting(page, 'quietdays').getByRole('group')],
  ];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const [path, content] of places) {
      await page.goto(`${server.url}/admin_console/${path}`);
      await content.first().waitFor();
      assert.deepEqual(await seriousFindings(page), [], `${path}, ${colorScheme}`);
    }
    await page.getByLabel('Greeting', { exact: true }).fill('Other');
    assert.deepEqual(await seriousFindings(page), [], `a change that is not saved, ${colorScheme}`);
    await page.getByRole('button', { name: 'Cancel' }).click();
  }
});
