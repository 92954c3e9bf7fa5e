// Pages of the chat's own that plugins draw: those of the settings, and those that tell an error.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat, SignIn } from '../support/chat.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill, passwordOf } from '../support/workspace.mjs';

const serverWith = (plugins, samples = []) => async () => {
  const folder = await pluginFolder(samples);
  for (const [id, source] of Object.entries(plugins)) await writePlugin(folder, id, { source });
  return Server.start({ plugins: folder });
};

const openSettings = async (chat) => {
  await chat.openMenu();
  await chat.page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = chat.page.getByRole('dialog', { name: 'Settings' });
  await dialog.waitFor();
  return dialog;
};

// Two pages of its own drawing, one of which is no slot, and one that breaks.
const painter = `const paint = (element, props, ctx) => {
  const heading = document.createElement('h3');
  heading.textContent = \`painted: \${props.page} \${props.title}\`;
  const button = (text, action) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = text;
    made.addEventListener('click', () => ctx.action(action));
    return made;
  };
  element.append(heading, button('To my words', { type: 'open_page', page: 'notifications' }), button('To nowhere', { type: 'open_page', page: 'attic' }), button('Be gone', { type: 'close' }));
};
export default { initialize(registry) {
  for (const page of ['display', 'plugins']) registry.item('settings-page.v1', page, { mount: paint });
  registry.item('settings-page.v1', 'language', { mount() { throw new Error('no paint left'); } });
} };\n`;

// Leaves nothing of any page.
const hider = `export default { initialize(registry) { registry.hide('settings-page.v1'); } };\n`;

scenario('a plugin draws a page of the settings, a broken one leaves the chat\'s own', { server: serverWith({ painter }) }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['painter'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const dialog = await openSettings(chat);
  const tab = (name) => dialog.getByRole('tab', { name, exact: true });
  await dialog.getByLabel('Nickname').waitFor();
  await tab('Display').click();
  await dialog.getByRole('heading', { name: 'painted: display Display' }).waitFor();
  assert.equal(await dialog.getByRole('radio', { name: 'Paper' }).count(), 0, 'the chat\'s own page is not there');
  assert.deepEqual(await seriousFindings(page), []);
  await dialog.getByRole('button', { name: 'To nowhere' }).click();
  await dialog.getByRole('heading', { name: 'painted: display Display' }).waitFor();
  await dialog.getByRole('button', { name: 'To my words' }).click();
  await dialog.getByRole('tab', { name: 'Notifications', selected: true }).waitFor();
  assert.equal(await dialog.getByText('painted:').count(), 0);

  await tab('Language').click();
  await dialog.getByRole('radio', { name: 'Deutsch' }).waitFor();
  assert.equal(await dialog.locator('[data-slot="settings-page.v1"]').getAttribute('data-slot-state'), 'failed');
  // The page of plugins is no slot, whatever a plugin says.
  await tab('Plugins').click();
  await chat.pluginEntry('painter').waitFor();
  assert.equal(await dialog.locator('mortise-view, [data-slot]').count(), 0);

  await tab('Display').click();
  await dialog.getByRole('button', { name: 'Be gone' }).click();
  await dialog.waitFor({ state: 'detached' });
  await openSettings(chat);
  await tab('Display').click();
  await dialog.getByRole('heading', { name: 'painted: display Display' }).waitFor();
  await admin.disablePlugin('painter');
  await dialog.getByRole('radio', { name: 'Paper' }).waitFor();
});

scenario('a plugin that hides every page of the settings is turned off on the one that it can not reach', { server: serverWith({ hider }) }, async ({ server, person }) => {
  await fill(server.url, { plugins: ['hider'] });
  const chat = await Chat.open(person, 'alice');
  const dialog = await openSettings(chat);
  await dialog.getByLabel('Nickname').waitFor({ state: 'detached' });
  await dialog.getByRole('tab', { name: 'Plugins' }).click();
  await chat.pluginEntry('hider').getByRole('switch', { name: 'Test hider: off for me' }).click();
  await dialog.getByRole('tab', { name: 'Profile' }).click();
  await dialog.getByLabel('Nickname').waitFor();
});

scenario('the kitchen sink marks its own page of the settings, and every page that tells an error', { server: serverWith({}, ['kitchen-sink']) }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['kitchen-sink'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const dialog = await openSettings(chat);
  const mark = (slot) => page.locator(`[data-slot="${slot}"] [data-test-id="sink-${slot}"]`);
  for (const name of ['Kitchen sink', 'Sidebar']) {
    await dialog.getByRole('tab', { name, exact: true }).click();
    await mark('settings-page.v1').waitFor();
  }
  await page.goto(new URL('/crew/channels/attic', server.url).href);
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  await mark('error-page.v1').waitFor();
  await admin.disablePlugin('kitchen-sink');
  await mark('error-page.v1').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Go to your channels' }).click();
  await chat.ready();
});

// A page of its own for each kind of error but one, on which it breaks.
const signpost = `const mount = (element, props, ctx) => {
  const show = (next) => {
    const heading = document.createElement('h2');
    heading.textContent = \`\${next.kind}: \${next.title}\`;
    const text = document.createElement('p');
    text.textContent = next.text;
    const leave = document.createElement('button');
    leave.type = 'button';
    leave.className = 'button';
    leave.textContent = \`signpost: \${next.back ?? 'no way'}\`;
    leave.addEventListener('click', () => ctx.action({ type: 'leave' }));
    element.replaceChildren(heading, text, leave);
  };
  show(props);
  return { update: show };
};
export default { initialize(registry, host) {
  host.product({ name: 'boards', base: 'boards', title: 'Boards' });
  for (const kind of ['not-found', 'channel-not-found', 'post-not-found', 'page-not-found', 'product-not-found', 'failed', 'no-team', 'no-channel']) registry.item('error-page.v1', kind, { mount });
  registry.item('error-page.v1', 'team-not-found', { mount() { throw new Error('lost itself'); } });
} };\n`;

scenario('a plugin tells errors in its own way, by their kind, and one that breaks leaves the chat\'s', { server: serverWith({ signpost }), limitMs: 120_000 }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['signpost'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const go = (address) => page.goto(new URL(address, server.url).href);
  for (const [address, kind] of [
    ['/crew/channels/attic', 'channel-not-found'],
    ['/crew/messages/@nobody', 'channel-not-found'],
    [`/crew/pl/${'a'.repeat(26)}`, 'post-not-found'],
    ['/plug/nobody/attic', 'page-not-found'],
    ['/crew/attic/deep', 'not-found'],
  ]) {
    await go(address);
    await page.getByRole('heading', { name: `${kind}: Nothing here`, exact: true }).waitFor();
    await page.getByText('The page does not exist, or it is not for you.').waitFor();
  }
  assert.deepEqual(await seriousFindings(page), []);
  // The frame around it stays.
  await page.getByRole('button', { name: 'Open your menu' }).waitFor();
  await page.getByRole('button', { name: 'signpost: Go to your channels' }).click();
  await chat.ready();

  await page.route('**/channels/name/attic', (route) => route.abort());
  await go('/crew/channels/attic');
  await page.getByRole('heading', { name: 'failed: Nothing here' }).waitFor();
  await page.getByText('The server can not be reached.').first().waitFor();
  await page.unroute('**/channels/name/attic');

  await go('/nobodys-team');
  await page.getByRole('heading', { name: 'Nothing here', exact: true }).waitFor();
  assert.equal(await chat.state('error-page.v1'), 'failed');
  await go('/crew/channels/attic');
  await page.getByRole('heading', { name: 'channel-not-found: Nothing here' }).waitFor();
  await admin.disablePlugin('signpost');
  await page.getByRole('button', { name: 'Go to your channels', exact: true }).waitFor();
  assert.equal(await page.locator('mortise-view').count(), 0);
});

scenario('who belongs to no team is told so by a plugin, and has no way back', { server: serverWith({ signpost }) }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['signpost'] });
  const dora = await admin.post('/users', { username: 'dora', email: 'dora@example.org', password: passwordOf('dora') });
  // Whoever comes new is in the first team.
  for (const team of await admin.get(`/users/${dora.id}/teams`)) await admin.call('DELETE', `/teams/${team.id}/members/${dora.id}`);
  const page = await person('dora');
  await SignIn.as(page, 'dora');
  await page.getByRole('heading', { name: 'no-team: You are in no team yet' }).waitFor();
  await page.getByRole('button', { name: 'signpost: no way' }).click();
  await page.getByRole('heading', { name: 'no-team: You are in no team yet' }).waitFor();
  await admin.disablePlugin('signpost');
  await page.getByText('Ask somebody to invite you.').waitFor();
  assert.equal(await page.locator('[data-slot="error-page.v1"]').getAttribute('data-slot-state'), 'default');
});

scenario('an empty product and a team without channels are told of by a plugin', { server: serverWith({ signpost }) }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['signpost'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const go = (address) => page.goto(new URL(address, server.url).href);
  // The plugin has the product's address, but shows nothing at it.
  await go('/boards/first');
  await page.getByRole('heading', { name: 'product-not-found: Nothing here', exact: true }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole('button', { name: 'signpost: Go to your channels' }).click();
  await chat.ready();

  // Our server lets nobody out of a team's first channel; others may.
  await page.route(/\/api\/v4\/users\/[^/]+\/channels(\?|$)/, (route) => route.fulfill({ json: [] }));
  await go('/crew');
  await page.getByRole('heading', { name: 'no-channel: Nothing here', exact: true }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await admin.disablePlugin('signpost');
  await page.getByRole('heading', { name: 'Nothing here', exact: true }).waitFor();
  assert.equal(await page.locator('[data-slot="error-page.v1"]').getAttribute('data-slot-state'), 'default');
});
