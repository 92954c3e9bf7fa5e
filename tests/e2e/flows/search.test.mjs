// Searching for posts and files with the keyboard, and what plugins add to it.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const withSink = async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) });
const sink = (page, slot) => page.locator(`[data-slot="${slot}.v1"] [data-test-id="sink-${slot}.v1"]`);
const pane = (page) => page.getByRole('complementary', { name: 'Search' });
const field = (page) => pane(page).getByRole('combobox', { name: 'Search messages and files' });
const notes = { name: 'engine-notes.txt', mimeType: 'text/plain', buffer: Buffer.from('seventeen bytes!!') };

scenario('posts are found by words, people and places, with the keyboard alone', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['engines'] });
  await as.alice.say(channels.engines, 'the Engine of alice <b>runs</b>');
  await as.bob.say(channels.engines, 'my engine stands');
  await as.bob.say(channels['town-square'], 'an engine in the square');
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;

  await page.keyboard.press('Control+Shift+F');
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), 'in:town-square ');
  assert.ok(await field(page).evaluate((it) => it === document.activeElement), 'the box has the focus');
  await page.keyboard.type('engine');
  await page.keyboard.press('Enter');
  await pane(page).getByText('an engine in the square').waitFor();
  assert.equal(await pane(page).getByRole('article').count(), 1);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('engine from:bo');
  await pane(page).getByRole('option', { name: /bob/ }).waitFor();
  await page.keyboard.press('Enter');
  await eventually('the taken offer', () => field(page).inputValue(), (text) => text === 'engine from:bob ');
  await page.keyboard.press('Enter');
  await pane(page).getByText('my engine stands').waitFor();
  await eventually('two posts of bob', () => pane(page).getByRole('article').count(), (count) => count === 2);
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('search-match') ?? [])].map(String));
  assert.deepEqual(await eventually('marked words', marked, (words) => words.length === 2), ['engine', 'engine']);
  assert.deepEqual(await seriousFindings(page), []);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('runs');
  await page.keyboard.press('Enter');
  await pane(page).getByText('the Engine of alice <b>runs</b>').waitFor();
  await pane(page).getByRole('button', { name: 'Jump' }).press('Enter');
  await eventually('the post where it stands', () => page.url(), (url) => url.includes('/engines'));

  // A thread takes its place, and the way back finds what was found.
  const hit = pane(page).getByRole('article');
  await hit.hover();
  await hit.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await pane(page).getByText('the Engine of alice <b>runs</b>').waitFor();
  assert.equal(await field(page).inputValue(), 'runs');

  await field(page).fill('nowhere-at-all');
  await page.keyboard.press('Enter');
  await pane(page).getByText('Nothing found for «nowhere-at-all»').waitFor();
  await field(page).fill('');
  await pane(page).getByRole('button', { name: 'runs', exact: true }).click();
  await pane(page).getByText('the Engine of alice <b>runs</b>').waitFor();
  await page.keyboard.press('Escape');
  await pane(page).waitFor({ state: 'detached' });
});

scenario('files are found by their name, and a search that fails can be tried again', {}, async ({ server, person }) => {
  await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.locator('[data-test-id="attach-input"]').first().setInputFiles(notes);
  await chat.box().fill('here they are');
  await eventually('the file', () => page.getByRole('button', { name: 'Send' }).isEnabled(), Boolean);
  await chat.box().press('Enter');
  await chat.post('here they are').waitFor();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await pane(page).getByRole('button', { name: 'Files', exact: true }).click();

  await page.route('**/files/search', (route) => route.abort());
  await field(page).fill('ext:txt');
  await field(page).press('Enter');
  await pane(page).getByText('The search did not work').waitFor();
  await page.unroute('**/files/search');
  await pane(page).getByRole('button', { name: 'Try again' }).click();
  await pane(page).getByRole('button', { name: /engine-notes\.txt/ }).click();
  await page.getByRole('dialog').getByText('engine-notes.txt').first().waitFor();
  await page.keyboard.press('Escape');

  await field(page).fill('before:yesterday engine');
  await field(page).press('Enter');
  // The server's own words say what is wrong with the date.
  await pane(page).getByText(/such as 2026-01-31/).waitFor();
});

scenario('a plugin reaches every part of the search', { server: withSink }, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url, { plugins: ['kitchen-sink'] });
  await as.bob.say(channels['town-square'], 'two words apart, and two words');
  const { page } = await Chat.open(person, 'alice');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await sink(page, 'search-hint').click();
  await eventually('the hint', () => field(page).inputValue(), (text) => text === 'in:town-square ');
  await sink(page, 'search-suggestion').click();
  await eventually('the suggestion', () => field(page).inputValue(), (text) => text === 'from:me ');
  await field(page).fill('two words');
  await sink(page, 'search-button').click();
  await eventually('the phrase', () => field(page).inputValue(), (text) => text === '"two words"');
  await sink(page, 'search-results').waitFor({ state: 'attached' });
  await pane(page).getByText('two words apart').waitFor();
  await admin.disablePlugin('kitchen-sink');
  await sink(page, 'search-button').waitFor({ state: 'detached' });
  await pane(page).getByText('two words apart').waitFor();
});
