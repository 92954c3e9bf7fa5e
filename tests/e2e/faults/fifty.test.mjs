// Fifty plugins, of which some can not be reached, never end, or have a wrong manifest: the first
// screen does not wait for any of them.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { moduleFor, pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server, mortise } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const GOOD = Array.from({ length: 47 }, (_, nth) => `good-${String(nth).padStart(2, '0')}`);

async function fifty() {
  const plugins = await pluginFolder();
  for (const id of GOOD) await writePlugin(plugins, id, { source: moduleFor(id, { slot: 'channel-header-button.v1', text: id }) });
  await writePlugin(plugins, 'missing', { source: moduleFor('missing', { slot: 'channel-header.v1', kind: 'replace' }) });
  await writePlugin(plugins, 'endless', { source: moduleFor('endless', { slot: 'sidebar.v1', kind: 'replace' }) });
  await writePlugin(plugins, 'wrong', { manifest: { version: 'one' } });
  return plugins;
}

scenario('fifty plugins, one missing, one endless, one with a wrong manifest', {
  server: async () => Server.start({ plugins: await fifty() }), limitMs: 240_000,
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: [...GOOD, 'missing', 'endless'] });
  const { status } = await admin.raw('POST', '/plugins/wrong/enable');
  assert.ok(status >= 400, 'a refused plugin can not be enabled');

  const page = await person('alice', { path: null });
  await page.route(/\/static\/plugins\/missing\//, (route) => route.fulfill({ status: 404, body: 'not found' }));
  let asked = 0;
  let release;
  const never = new Promise((resolve) => { release = resolve; });
  await page.route(/\/static\/plugins\/endless\//, async (route) => {
    asked += 1;
    await never;
    await route.abort().catch(() => {});
  });
  await page.goto(server.url);
  await SignIn.as(page, 'alice');
  const alice = new Chat(page);
  await alice.ready();
  await alice.heading('Town Square').waitFor();
  await alice.channel('Off-Topic').waitFor();
  await eventually('all good plugins to show', () => page.locator('[data-slot="channel-header-button.v1"] > mortise-view').count(), (count) => count === GOOD.length, { limitMs: 60_000 });
  assert.ok(asked > 0, 'the endless bundle was asked for and still hangs');
  assert.equal(await alice.state('channel-header.v1'), 'default');
  assert.equal(await alice.state('sidebar.v1'), 'default');

  await alice.openPlugins();
  await alice.pluginEntry('missing').getByText('unreachable').first().waitFor({ timeout: 30_000 });
  await alice.pluginEntry('endless').getByText('timed_out').first().waitFor({ timeout: 30_000 });
  release();
});

scenario('a manifest that breaks rules is refused with field, value and rule, and the others load', {
  server: async () => {
    const plugins = await pluginFolder();
    await writePlugin(plugins, 'fine');
    await writePlugin(plugins, 'wrong', { manifest: { version: 'one', homepage_url: 'ftp://example.org' } });
    return Server.start({ plugins });
  },
}, async ({ server }) => {
  const { admin } = await fill(server.url, { plugins: ['fine'] });
  const listed = await admin.get('/plugins/webapp');
  assert.deepEqual(listed.map(({ id }) => id), ['fine']);
  // The log writes quotes with a backslash.
  const log = server.log().replaceAll('\\', '');
  for (const part of ['"wrong"', 'version = "one": must be', 'homepage_url = "ftp://example.org": must begin']) {
    assert.ok(log.includes(part), `the log has ${part}`);
  }
  const { stdout } = await mortise('plugin', 'list', '--server', server.url, '--data', server.data);
  assert.match(stdout, /wrong/);
  assert.match(stdout, /version = "one": must be/);
});

scenario('a bundle whose content is not the pinned one is refused before it runs', {
  server: async () => {
    const plugins = await pluginFolder();
    await writePlugin(plugins, 'swapped', { source: moduleFor('swapped', { slot: 'channel-header.v1', kind: 'replace', text: 'the right header' }) });
    return Server.start({ plugins });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['swapped'] });
  const page = await person('alice', { path: null });
  await page.route(/\/static\/plugins\/swapped\//, (route) => route.fulfill({
    status: 200, contentType: 'text/javascript', body: 'window.hurt = true; export default { initialize() {} };',
  }));
  await page.goto(server.url);
  await SignIn.as(page, 'alice');
  const alice = new Chat(page);
  await alice.ready();
  await alice.openPlugins();
  await alice.pluginEntry('swapped').getByText('hash_mismatch').first().waitFor();
  assert.equal(await page.evaluate('window.hurt'), undefined);
  assert.equal(await alice.state('channel-header.v1'), 'default');
});
