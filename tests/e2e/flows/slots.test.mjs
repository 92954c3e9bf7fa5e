// Every slot of the contract stands in the real chat and takes a plugin's content.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const REGIONS = ['root', 'team-sidebar', 'sidebar', 'sidebar-header', 'sidebar-row', 'channel-header', 'profile-popover', 'post', 'message-box'];
const LISTS = ['channel-header-button', 'profile-popover-attributes', 'profile-popover-actions', 'post-action', 'center-toast'];

async function everywhere() {
  const folder = await pluginFolder();
  const view = (slot) => `{ mount(element, props) {
    element.textContent = 'here is ${slot}';
    element.dataset.props = Object.keys(props).sort().join(' ');
    return { update() {}, unmount() {} };
  } }`;
  const calls = [
    ...REGIONS.map((slot) => `registry.after('${slot}.v1', ${view(slot)});`),
    ...LISTS.map((slot) => `registry.item('${slot}.v1', 'everywhere', ${view(slot)});`),
    `registry.after('login.v1', ${view('login')});`,
    `registry.item('post-body.v1', 'custom_everywhere', ${view('post-body')});`,
  ];
  await writePlugin(folder, 'everywhere', { source: `export default { initialize(registry) { ${calls.join('\n')} }, uninitialize() {} };\n` });
  return folder;
}

scenario('one plugin shows in every slot, and leaves every slot', {
  server: async () => Server.start({ plugins: await everywhere() }), limitMs: 180_000,
}, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url, { plugins: ['everywhere'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  await as.bob.post('/posts', { channel_id: channels['town-square'].id, message: 'special', type: 'custom_everywhere' });
  const page = await person('alice');
  await SignIn.form(page).waitFor();
  await page.locator('[data-slot="login.v1"] mortise-view').getByText('here is login').waitFor();
  await SignIn.as(page, 'alice');
  const alice = new Chat(page);
  await alice.ready();
  await alice.post('a word of bob').first().waitFor();
  // A post's buttons appear under the pointer.
  await alice.post('a word of bob').first().hover();
  await alice.openProfile('a word of bob');
  for (const slot of [...REGIONS, ...LISTS, 'post-body']) {
    const view = page.locator(`[data-slot="${slot}.v1"] > mortise-view[data-plugin="everywhere"]`).first();
    await view.waitFor({ state: 'attached' });
    assert.equal(await view.textContent(), `here is ${slot}`);
    assert.notEqual(await view.getAttribute('data-props'), '', `${slot} hands out props`);
  }
  await admin.disablePlugin('everywhere');
  await page.locator('mortise-view').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('mortise-view').count(), 0);
  const states = await page.locator('[data-slot]').evaluateAll((outlets) => [...new Set(outlets.map((outlet) => outlet.dataset.slotState))]);
  assert.deepEqual(states, ['default']);
});
