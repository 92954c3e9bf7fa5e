// Plugins come, go and change while a person is at work: what they do is not disturbed.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { moduleFor, pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const inBox = (chat) => chat.box().evaluate((box) => box === document.activeElement);

scenario('typing goes on while plugins around and in the message box come and go', {
  server: async () => {
    const plugins = await pluginFolder(['topic-header', 'focus-sidebar']);
    await writePlugin(plugins, 'below-box', { source: moduleFor('below-box', { slot: 'message-box.v1', kind: 'after', text: 'below the box' }) });
    return Server.start({ plugins });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.type('one ');
  await alice.box().evaluate((box) => { box.mark = 'same'; });
  await admin.enablePlugin('topic-header');
  await alice.view('channel-header.v1', 'topic-header').getByText(/members/).first().waitFor();
  assert.ok(await inBox(alice), 'the focus stays in the box');
  await alice.page.keyboard.type('two ');
  await admin.enablePlugin('below-box');
  await alice.page.getByText('below the box').waitFor();
  await alice.page.keyboard.type('three ');
  await admin.enablePlugin('focus-sidebar');
  await alice.view('sidebar.v1', 'focus-sidebar').getByRole('button', { name: 'All' }).waitFor();
  for (const id of ['below-box', 'topic-header', 'focus-sidebar']) await admin.disablePlugin(id);
  await alice.channel('Off-Topic').waitFor();
  await alice.page.keyboard.type('four');
  assert.equal(await alice.box().inputValue(), 'one two three four');
  assert.equal(await alice.box().evaluate((box) => box.mark), 'same', 'the very same element');
});

scenario('a plugin whose bundle was replaced shows its new content without a reload', {
  server: async () => {
    const plugins = await pluginFolder();
    await writePlugin(plugins, 'changing', { source: moduleFor('changing', { slot: 'channel-header.v1', kind: 'after', text: 'first edition' }) });
    const server = await Server.start({ plugins });
    server.pluginFolder = plugins;
    return server;
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['changing'] });
  const alice = await Chat.open(person, 'alice');
  await alice.page.getByText('first edition').waitFor();
  await alice.page.evaluate(() => { window.neverReloaded = true; });
  await writePlugin(server.pluginFolder, 'changing', {
    manifest: { version: '1.1.0' },
    source: moduleFor('changing', { slot: 'channel-header.v1', kind: 'after', text: 'second edition' }),
  });
  await admin.enablePlugin('changing');
  await alice.page.getByText('second edition').waitFor();
  assert.equal(await alice.page.getByText('first edition').count(), 0);
  assert.ok(await alice.page.evaluate(() => window.neverReloaded));
});

scenario('one entry of a list fails, and its neighbours stay', {
  server: async () => {
    const plugins = await pluginFolder();
    for (const id of ['left', 'right']) await writePlugin(plugins, id, { source: moduleFor(id, { slot: 'channel-header-button.v1', text: `button ${id}` }) });
    await writePlugin(plugins, 'middle', {
      source: "export default { initialize(registry) { registry.item('channel-header-button.v1', 'middle', { mount() { throw new Error('no'); } }); } };\n",
    });
    return Server.start({ plugins });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['left', 'middle', 'right'] });
  const alice = await Chat.open(person, 'alice');
  await alice.page.getByText('button left').waitFor();
  await alice.page.getByText('button right').waitFor();
  assert.equal(await alice.view('channel-header-button.v1', 'middle').count(), 0);
  await alice.openPlugins();
  assert.deepEqual(await alice.troubles('middle'), [{ phase: 'mount', code: 'threw', slot: 'channel-header-button.v1' }]);
});
