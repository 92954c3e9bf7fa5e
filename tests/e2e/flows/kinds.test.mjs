// Every kind of contribution in the real chat, by small plugins in plain JavaScript.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// One plugin per kind, all off at first: a test turns on what it is about.
async function kinds() {
  const folder = await pluginFolder();
  const mount = (text) => `{ mount(element) { const note = document.createElement('p'); note.textContent = ${JSON.stringify(text)}; element.append(note); return { update() {}, unmount() {} }; } }`;
  const initialize = (body) => `export default { initialize(registry) { ${body} }, uninitialize() {} };\n`;
  const slot = "'channel-header.v1'";
  await writePlugin(folder, 'kind-replace', { source: initialize(`registry.replace(${slot}, ${mount('replaced header')});`) });
  await writePlugin(folder, 'kind-replace-two', { source: initialize(`registry.replace(${slot}, ${mount('second replaced header')}, { order: 60 });`) });
  await writePlugin(folder, 'kind-before', { source: initialize(`registry.before(${slot}, ${mount('stands before')});`) });
  await writePlugin(folder, 'kind-after', { source: initialize(`registry.after(${slot}, ${mount('stands after')});`) });
  await writePlugin(folder, 'kind-hide', { source: initialize(`registry.hide(${slot});`) });
  await writePlugin(folder, 'kind-wrap', {
    source: initialize(`registry.wrap(${slot}, { mount(element, props, ctx) {
      const note = document.createElement('p');
      note.textContent = 'wrapped around';
      element.append(note, ctx.children);
      return { update() {}, unmount() {} };
    } });`),
  });
  await writePlugin(folder, 'kind-item', {
    source: initialize("registry.item('channel-header-button.v1', 'star', { mount(element) { const button = document.createElement('button'); button.textContent = 'Star it'; element.append(button); return { update() {}, unmount() {} }; } });"),
  });
  await writePlugin(folder, 'kind-post-type', {
    source: initialize("registry.item('post-body.v1', 'custom_poll', { mount(element, props) { element.textContent = 'poll: ' + props.post.message; return { update() {}, unmount() {} }; } });"),
  });
  return folder;
}

const SLOT = 'channel-header.v1';

scenario('replace, before, after, hide, wrap: each shows and each leaves the default as it was', {
  server: async () => Server.start({ plugins: await kinds() }), limitMs: 180_000,
}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  const heading = alice.heading('Town Square');
  await heading.evaluate((node) => { node.mark = 'host'; });
  const outlet = alice.outlet(SLOT);
  const top = async (locator) => (await locator.boundingBox()).y * 10_000 + (await locator.boundingBox()).x;

  await admin.enablePlugin('kind-replace');
  await outlet.getByText('replaced header').waitFor();
  await heading.waitFor({ state: 'hidden' });
  assert.equal(await alice.state(SLOT), 'plugin');
  assert.equal(await outlet.getAttribute('data-plugin'), 'kind-replace');
  await admin.disablePlugin('kind-replace');
  await heading.waitFor();
  assert.equal(await alice.state(SLOT), 'default');

  await admin.enablePlugin('kind-before');
  await admin.enablePlugin('kind-after');
  const before = alice.view(SLOT, 'kind-before');
  const after = alice.view(SLOT, 'kind-after');
  await before.getByText('stands before').waitFor();
  await after.getByText('stands after').waitFor();
  await heading.waitFor();
  assert.ok(await top(before.getByText('stands before')) < await top(heading), 'before stands before');
  assert.ok(await top(after.getByText('stands after')) > await top(heading), 'after stands after');
  await admin.disablePlugin('kind-before');
  await admin.disablePlugin('kind-after');
  await before.waitFor({ state: 'detached' });
  await after.waitFor({ state: 'detached' });

  await admin.enablePlugin('kind-hide');
  await heading.waitFor({ state: 'hidden' });
  await admin.disablePlugin('kind-hide');
  await heading.waitFor();

  await admin.enablePlugin('kind-wrap');
  await alice.view(SLOT, 'kind-wrap').getByText('wrapped around').waitFor();
  await heading.waitFor();
  await admin.disablePlugin('kind-wrap');
  await alice.view(SLOT, 'kind-wrap').waitFor({ state: 'detached' });
  await heading.waitFor();
  assert.equal(await heading.evaluate((node) => node.mark), 'host', 'the very same heading through all of it');
});

scenario('two plugins that replace the same part: the order decides, and the other follows when it goes', {
  server: async () => Server.start({ plugins: await kinds() }),
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['kind-replace-two', 'kind-replace'] });
  const alice = await Chat.open(person, 'alice');
  const outlet = alice.outlet(SLOT);
  await outlet.getByText('replaced header', { exact: true }).waitFor();
  assert.equal(await outlet.getByText('second replaced header').count(), 0);
  await admin.disablePlugin('kind-replace');
  await outlet.getByText('second replaced header').waitFor();
  await admin.enablePlugin('kind-replace');
  await outlet.getByText('replaced header', { exact: true }).waitFor();
  await admin.disablePlugin('kind-replace');
  await admin.disablePlugin('kind-replace-two');
  await alice.heading('Town Square').waitFor();
});

scenario('an item joins a list, and a post type gets the body that its plugin draws', {
  server: async () => Server.start({ plugins: await kinds() }),
}, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url);
  await as.bob.post('/posts', { channel_id: channels['town-square'].id, message: 'tea or coffee', type: 'custom_poll' });
  await as.bob.say(channels['town-square'], 'plain words');
  const alice = await Chat.open(person, 'alice');
  await alice.post('tea or coffee').waitFor();
  await admin.enablePlugin('kind-item');
  await alice.view('channel-header-button.v1', 'kind-item').getByRole('button', { name: 'Star it' }).waitFor();
  await admin.enablePlugin('kind-post-type');
  await alice.page.getByText('poll: tea or coffee').waitFor();
  assert.equal(await alice.page.getByText('poll: plain words').count(), 0, 'other types keep their body');
  await admin.disablePlugin('kind-post-type');
  await eventually('the default body again', () => alice.page.getByText('poll: tea or coffee').count(), (count) => count === 0);
  await alice.post('tea or coffee').waitFor();
});
