// What a person does with a channel: its menu, its texts, favourites and groups, commands, shortcuts.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

async function menuOf(chat, name) {
  await chat.page.getByRole('heading', { name, level: 2 }).getByRole('button').click();
  return (item) => chat.page.getByRole('menuitem', { name: item, exact: true });
}

const section = (chat, name) =>
  chat.page.locator('section').filter({ has: chat.page.getByRole('heading', { name, exact: true }) });

scenario('a channel is renamed, described, muted and left by its menu', {}, async ({ server, person }) => {
  const { channels } = await fill(server.url, { channels: ['ideas'] });
  assert.ok(channels.ideas);
  const alice = await Chat.open(person, 'alice');
  const bob = await Chat.open(person, 'bob');
  await alice.openChannel('Ideas');
  await bob.openChannel('Ideas');

  let item = await menuOf(alice, 'Ideas');
  await item('Rename').click();
  await alice.page.getByRole('dialog').getByLabel('Name').fill('Better ideas');
  await alice.page.getByRole('button', { name: 'Save', exact: true }).click();
  await bob.heading('Better ideas').waitFor();
  await bob.channel('Better ideas').waitFor();

  item = await menuOf(alice, 'Better ideas');
  await item('Edit header').click();
  await alice.page.getByRole('dialog').getByLabel('Header').fill('**soon** <img src=x onerror=alert(1)>');
  await alice.page.getByRole('button', { name: 'Save', exact: true }).click();
  await bob.page.locator('.channel-header__topic strong', { hasText: 'soon' }).waitFor();

  item = await menuOf(alice, 'Better ideas');
  await item('Mute').click();
  await alice.page.locator('.channel-header').getByText('Muted').waitFor({ state: 'attached' });
  item = await menuOf(alice, 'Better ideas');
  await item('Unmute').waitFor();
  await item('Leave channel').click();
  await eventually('the channel to be gone from the sidebar',
    () => alice.channel('Better ideas').count(), (count) => count === 0);
  assert.equal(await bob.channel('Better ideas').count(), 1, 'the others stay');
});

scenario('favourites and own groups arrange the sidebar, and outlast a reload', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.page.getByRole('button', { name: 'Favourite' }).click();
  await section(alice, 'Favourites').getByRole('link', { name: /Ideas/ }).waitFor();

  const item = await menuOf(alice, 'Ideas');
  await item('Move to…').click();
  await item('New category').click();
  await alice.page.getByRole('dialog').getByLabel('Name').fill('Later');
  await alice.page.getByRole('button', { name: 'Save', exact: true }).click();
  await section(alice, 'Later').getByRole('link', { name: /Ideas/ }).waitFor();
  await alice.channel('Off-Topic').first().dragTo(alice.channel('Ideas').first());
  await section(alice, 'Later').getByRole('link', { name: /Off-Topic/ }).waitFor();
  await alice.page.reload();
  await alice.ready();
  await section(alice, 'Later').getByRole('link', { name: /Ideas/ }).waitFor();
  assert.equal(await section(alice, 'Later').getByRole('link').count(), 2, 'also what was dragged');
});

scenario('suggestions and commands are reached by keys alone', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.type('hi @bo');
  await alice.page.getByRole('option', { name: /@bob/ }).waitFor();
  await alice.box().press('Enter');
  assert.equal(await alice.box().inputValue(), 'hi @bob ');
  await alice.send();
  await alice.post('hi @bob').waitFor();

  await alice.say('/nonsense at all');
  await alice.page.getByText('There is no command /nonsense.').waitFor();
  assert.equal(await alice.box().inputValue(), '/nonsense at all', 'nothing that was typed is lost');
  await alice.page.getByRole('button', { name: 'Send it as a message' }).click();
  await alice.post('/nonsense at all').waitFor();

  await alice.say('/shrug who knows');
  await alice.post('who knows ¯').waitFor();
  await alice.say('/header from a command');
  await alice.page.locator('.channel-header__topic').getByText('from a command').waitFor();
  await alice.say('/away');
  await alice.page.getByText('You are now away').waitFor();
  assert.equal(await alice.box().inputValue(), '');
});

scenario('the quick switcher and the shortcuts lead around', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.page.keyboard.press('Control+k');
  await alice.page.getByRole('combobox').fill('off');
  await alice.page.getByRole('option', { name: /Off-Topic/ }).first().waitFor();
  await alice.page.keyboard.press('Enter');
  await alice.heading('Off-Topic').waitFor();

  await alice.page.keyboard.press('Alt+ArrowUp');
  await alice.heading('Ideas').waitFor();
  await alice.page.keyboard.press('Control+Shift+A');
  await alice.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await alice.page.keyboard.press('Escape');
  await eventually('the settings to be gone', () => alice.page.getByRole('dialog').count(), (count) => count === 0);
  await alice.page.keyboard.press('Control+/');
  await alice.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await alice.page.keyboard.press('Escape');
  await eventually('the dialog to be gone', () => alice.page.getByRole('dialog').count(), (count) => count === 0);
});
