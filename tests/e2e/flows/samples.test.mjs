// The samples that authors copy from, each doing what its README says.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually, equals } from '../support/eventually.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const SAMPLES = ['poll', 'notes', 'clean-links', 'csv-preview', 'solarized'];
const withSamples = async () => Server.start({ plugins: await pluginFolder(SAMPLES) });
const csv = {
  name: 'tides.csv', mimeType: 'text/csv',
  buffer: Buffer.from('Harbour;High water;Metres\nHamburg;09:10;3.5\n"St. Pauli; pier";09:25;12.25\nCuxhaven;05:40;2.9\n<b>Nowhere</b>;;0\n'),
};
const names = (table) => table.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.cells[0].textContent));

scenario('polls are asked and answered on every page at once, and notes are kept', { server: withSamples }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['poll', 'notes'] });
  const alice = await Chat.open(person, 'alice');
  const bob = await Chat.open(person, 'bob');
  // A poll that is none.
  await alice.say('/poll Where?');
  await alice.page.getByText('two to nine answers').waitFor();
  await alice.say('/poll Where do we meet?, In the <i>park</i>, At the harbour');
  const poll = ({ page }) => page.getByRole('group', { name: 'Where do we meet?' });
  const answer = (chat, name) => poll(chat).getByRole('button', { name });
  await answer(bob, 'At the harbour: 0 votes').click();
  await answer(alice, 'At the harbour: 1 vote').waitFor();
  await answer(alice, /park/).press('Enter');
  await answer(bob, 'In the <i>park</i>: 1 vote').waitFor();
  // A second choice takes the first back.
  await answer(alice, /harbour/).click();
  await answer(bob, 'At the harbour: 2 votes').waitFor();
  await answer(bob, 'In the <i>park</i>: 0 votes').waitFor();
  assert.equal(await answer(alice, /harbour/).getAttribute('aria-pressed'), 'true');
  // What is no poll inside is shown as text.
  await as.bob.post('/posts', { channel_id: channels['town-square'].id, message: 'no poll at all', type: 'custom_poll', props: { poll: { question: {}, answers: 7 } } });
  await alice.post('no poll at all').waitFor();

  const { page } = alice;
  const notes = page.getByRole('textbox', { name: 'Notes on Town Square' });
  await page.getByRole('button', { name: 'Notes on this channel' }).click();
  await eventually('the notes', () => notes.isEnabled());
  await notes.fill('Bring the map.');
  await page.getByText('Saved.').waitFor();
  await alice.post('no poll at all').hover();
  await alice.post('no poll at all').getByRole('button', { name: 'Keep in my notes' }).click();
  await eventually('both', () => notes.inputValue(), equals('Bring the map.\n\nno poll at all'));
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await notes.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await eventually('what was kept', () => notes.inputValue(), equals('Bring the map.\n\nno poll at all'));
});

scenario('links are cleaned, tables are sorted, and a theme changes the page and goes', { server: withSamples }, async ({ server, person }) => {
  const { admin, as } = await fill(server.url, { plugins: ['clean-links', 'csv-preview', 'solarized'] });
  const chat = await Chat.open(person, 'alice', { colorScheme: 'dark' });
  const { page } = chat;
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--color-surface').trim());
  await eventually('the theme', ground, equals('#002b36'));
  await chat.say('see https://example.org/a?utm_source=x&q=1%20b#top and https://example.org/?utm_medium=y');
  await page.getByText('Took tracking out of 2 links.').waitFor();
  await page.getByRole('link', { name: 'https://example.org/a?q=1%20b#top', exact: true }).waitFor();
  const me = await as.alice.get('/users/me');
  await as.alice.put('/users/me/preferences', [{ user_id: me.id, category: 'pp_clean-links', name: 'keep', value: 'utm_medium' }]);
  await page.reload();
  await chat.ready();
  await page.getByRole('link', { name: 'https://example.org/a?q=1%20b#top', exact: true }).waitFor();
  await eventually('the plugins', ground, equals('#002b36'));
  await chat.say('and https://example.org/?utm_medium=z&utm_term=w');
  await page.getByRole('link', { name: 'https://example.org/?utm_medium=z', exact: true }).waitFor();

  await page.locator('[data-test-id="attach-input"]').first().setInputFiles([csv]);
  await page.getByRole('list', { name: 'Files for this message' }).getByText(/ B$/).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Show tides.csv' }).click();
  const table = page.getByRole('dialog').getByRole('table');
  assert.deepEqual(await eventually('rows', () => names(table), (it) => it.length === 4), ['Hamburg', 'St. Pauli; pier', 'Cuxhaven', '<b>Nowhere</b>']);
  await table.getByRole('button', { name: 'Metres' }).click();
  await table.getByRole('button', { name: 'Metres' }).press('Enter');
  assert.deepEqual(await names(table), ['St. Pauli; pier', 'Hamburg', 'Cuxhaven', '<b>Nowhere</b>'], 'as numbers, the largest first');
  assert.deepEqual(await seriousFindings(page), []);
  // Without the plugin it is text again.
  await admin.disablePlugin('csv-preview');
  await page.getByText('Harbour;High water;Metres').waitFor();
  await page.keyboard.press('Escape');
  await admin.disablePlugin('solarized');
  await eventually('the page\'s own colours', ground, (it) => it !== '#002b36');
});
