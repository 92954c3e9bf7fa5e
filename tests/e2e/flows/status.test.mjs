// What a person says of themselves: set by keyboard, seen by others at once, gone when its time is over.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const dialogOf = (page) => page.getByRole('dialog', { name: 'Your status' });

scenario('a status is set by keyboard, and others see it at once wherever the name stands', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.alice.say(channels['town-square'], 'a word of alice');
  const direct = await as.bob.post('/channels/direct', [as.bob.me.id, as.alice.me.id]);
  await as.alice.say(direct, 'psst');
  const bob = await Chat.open(person, 'bob');
  await bob.post('a word of alice').waitFor();
  const alice = await Chat.open(person, 'alice');
  const { page } = alice;

  await page.getByRole('button', { name: 'Open your menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Set a custom status' }).press('Enter');
  const dialog = dialogOf(page);
  await dialog.waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await eventually('the focus in the field', () => page.evaluate(() => document.activeElement?.id), (id) => id === 'field-status-text');
  await page.keyboard.type('Reading');
  await dialog.getByRole('button', { name: 'Choose an emoji for your status' }).press('Enter');
  await dialog.getByRole('searchbox', { name: 'Search emoji' }).fill('whale2');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Emoji of your status: whale2' }).waitFor();
  await dialog.getByLabel('Clear after').selectOption('1 hour');
  await dialog.getByLabel('What are you doing?').press('Enter');
  await dialog.waitFor({ state: 'detached' });

  // A whale is none of the emoji that are known without the table.
  const sign = bob.post('a word of alice').getByRole('img', { name: 'Status: Reading' });
  await eventually('the whale', () => sign.textContent(), (text) => text === '🐋');
  await bob.sidebar().getByRole('link', { name: 'Alice Example, direct messages, status: Reading' }).waitFor();
  await bob.openProfile('a word of alice');
  await bob.popover().getByText(/until \d/).waitFor();
  assert.deepEqual(await seriousFindings(bob.page), []);
  await bob.closeProfile();
  await bob.page.reload();
  await sign.waitFor();

  await alice.openMenu();
  await page.getByRole('menuitem', { name: 'Clear status' }).click();
  await sign.waitFor({ state: 'detached' });
  await alice.openMenu();
  await page.getByRole('menuitem', { name: 'Set a custom status' }).click();
  const again = dialog.getByRole('region', { name: 'Used lately' });
  await again.getByRole('button', { name: /^Reading/ }).click();
  assert.equal(await dialog.getByLabel('What are you doing?').inputValue(), 'Reading');
  await again.getByRole('button', { name: 'Forget «Reading»' }).click();
  await again.waitFor({ state: 'detached' });
});

scenario('a refusal is told in the dialog and what was typed stays; a status ends by itself', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.alice.say(channels['town-square'], 'a word of alice');
  const bob = await Chat.open(person, 'bob');
  const alice = await Chat.open(person, 'alice');
  const { page } = alice;
  await alice.openMenu();
  await page.getByRole('menuitem', { name: 'Set a custom status' }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: /^In a meeting/ }).click();
  await page.route('**/status/custom', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Set status' }).click();
  await dialog.getByRole('alert').getByText('The server can not be reached.').waitFor();
  assert.equal(await dialog.getByLabel('What are you doing?').inputValue(), 'In a meeting');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const soon = new Date(Date.now() + 4_000).toISOString();
  await as.alice.put('/users/me/status/custom', { emoji: 'house', text: '<b>short</b>', duration: 'date_and_time', expires_at: soon });
  const sign = bob.post('a word of alice').getByRole('img', { name: 'Status: <b>short</b>' });
  await sign.waitFor();
  await sign.waitFor({ state: 'detached' });
});
