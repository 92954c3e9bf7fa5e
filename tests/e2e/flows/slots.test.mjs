// Every slot of the contract stands in the real chat and takes a plugin's content.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const REGIONS = ['root', 'global-header', 'team-sidebar', 'sidebar', 'sidebar-header', 'sidebar-section', 'sidebar-row', 'channel-header', 'channel-header-title', 'profile-popover', 'post', 'message-box'];
const LISTS = ['team-sidebar-bottom', 'sidebar-channel-label', 'channel-header-icon', 'channel-header-button', 'message-box-action', 'message-box-banner', 'profile-popover-attributes', 'profile-popover-actions', 'post-action', 'center-toast'];

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

// Entries of menus, buttons of the message box, and a title that opens the menu.
const entries = `export default {
  initialize(registry) {
    const button = (text, role, press) => ({ mount(element, props, ctx) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = role ? 'menu__item' : 'icon-button';
      if (role) button.setAttribute('role', role);
      button.textContent = text;
      button.addEventListener('click', () => press(props, ctx));
      element.append(button);
      return { update(next) { props = next; } };
    } });
    registry.item('channel-menu.v1', 'greet', button('Greet the channel', 'menuitem', (props, ctx) => ctx.action({ type: 'insert_text', text: 'hello ' + props.channel.name })));
    registry.item('main-menu.v1', 'count', button('Count me', 'menuitem', (props) => { document.documentElement.dataset.counted = props.team.name; }));
    registry.item('message-box-action.v1', 'shout', button('Shout', null, (props, ctx) => ctx.action({ type: 'set_text', text: props.draft.toUpperCase() })));
    registry.item('message-box-action.v1', 'sign', button('Sign', null, (props, ctx) => ctx.action({ type: 'insert_text', text: 'yours, alice' })));
    registry.replace('channel-header-title.v1', button('The title', null, (props, ctx) => ctx.action({ type: 'open_menu' })));
  },
};\n`;

scenario('entries of plugins act as the host\'s do: by pointer, by keys, and the menu closes', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'entries', { source: entries });
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['entries'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.getByRole('button', { name: 'The title' }).click();
  const greet = page.getByRole('menuitem', { name: 'Greet the channel' });
  await greet.waitFor();
  // The last entries of the menu stand after those of plugins.
  await page.keyboard.press('End');
  for (let n = 0; n < 20 && !(await greet.evaluate((it) => it === document.activeElement)); n += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  const box = chat.box();
  await eventually('the greeting', () => box.inputValue(), (text) => /^hello [a-z-]+$/.test(text));

  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await eventually('the name', () => box.inputValue(), (text) => /^hello [a-z-]+ yours, alice$/.test(text));
  await page.getByRole('button', { name: 'Shout' }).click();
  await eventually('capitals', () => box.inputValue(), (text) => /^HELLO [A-Z-]+ YOURS, ALICE$/.test(text));

  await page.locator('.account-corner button').click();
  await page.getByRole('menuitem', { name: 'Count me' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await eventually('that it was chosen', () => page.locator('html').getAttribute('data-counted'), (team) => Boolean(team));

  await admin.disablePlugin('entries');
  await page.getByRole('button', { name: 'The title' }).waitFor({ state: 'detached' });
  await page.locator('.account-corner button').click();
  await page.getByRole('menu').waitFor();
  assert.equal(await page.locator('.menu__group--entries').isVisible(), false);
});
