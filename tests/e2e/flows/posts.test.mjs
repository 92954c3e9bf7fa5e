// Writing and reading: Markdown, grouping, days, older posts on scroll, restart.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('Markdown shows as text with meaning, and HTML stays text', {}, async ({ server, person }) => {
  await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  await chat.say('some **bold**, `code` and [a link](https://example.org/there)');
  const post = chat.post('some bold');
  await post.waitFor();
  assert.equal(await post.locator('strong').innerText(), 'bold');
  assert.equal(await post.locator('code').innerText(), 'code');
  const link = post.getByRole('link', { name: 'a link' });
  assert.equal(await link.getAttribute('href'), 'https://example.org/there');
  assert.match(await link.getAttribute('rel'), /noopener/);

  await chat.say('<img src=x onerror="window.hurt = 1"> and [bad](javascript:window.hurt=1)');
  const hostile = chat.post('onerror');
  await hostile.waitFor();
  assert.equal(await hostile.locator('img[src="x"]').count(), 0);
  assert.equal(await hostile.locator('a[href^="javascript"]').count(), 0);
  assert.equal(await chat.page.evaluate('window.hurt'), undefined);
});

scenario('posts of one person stand together under one name, and days are separated', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  for (const text of ['apple', 'pear', 'plum']) await as.bob.say(channels['town-square'], text);
  await as.admin.say(channels['town-square'], 'quince');
  const chat = await Chat.open(person, 'alice');
  // Authors are named once their accounts are here.
  await chat.post('apple').filter({ hasText: 'Bob' }).waitFor();
  await chat.post('quince').filter({ hasText: 'Ada' }).waitFor();
  assert.equal(await chat.authorOf(chat.post('apple')).count(), 1);
  assert.equal(await chat.authorOf(chat.post('pear')).count(), 0, 'the second post of bob is grouped');
  assert.equal(await chat.authorOf(chat.post('plum')).count(), 0);
  assert.equal(await chat.authorOf(chat.post('quince')).count(), 1, 'another author starts anew');
  assert.ok(await chat.days().count() >= 1, 'a day separator stands above the posts');
});

scenario('older posts load on scroll, and the place is kept', { limitMs: 180_000 }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  const count = 400;
  for (let nth = 0; nth < count; nth += 1) await as.bob.say(channels['town-square'], `numbered ${nth}.`);
  const chat = await Chat.open(person, 'alice');
  // Heights of rows that were never shown are estimates, so the end may move while one scrolls.
  const toNewest = () => eventually('the newest post at the end', async () => {
    await chat.scrollToEnd();
    return chat.post(`numbered ${count - 1}.`).isVisible();
  });
  // The list starts at the line above what is new.
  await chat.list().getByRole('separator', { name: 'New messages' }).waitFor();
  await toNewest();
  assert.equal(await chat.post('numbered 0.').count(), 0, 'the oldest is not loaded at once');
  await eventually('the first post to appear while scrolling up', async () => {
    await chat.scrollUp();
    return chat.post('numbered 0.').count();
  }, Boolean, { limitMs: 60_000 });
  assert.ok(await chat.renderedPosts() < count, 'only what is near the view is in the document');
  await toNewest();
});

scenario('posts survive a restart of the server', {}, async ({ server, person }) => {
  await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  await chat.say('written before the restart');
  await chat.post('written before the restart').waitFor();
  await chat.allSent();
  await server.down();
  await server.up();
  await chat.page.reload();
  await chat.post('written before the restart').waitFor();
});

scenario('an emoji that only the large table knows shows when the table is there', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.say('a :whale: and :no-such-thing:');
  await alice.page.getByRole('img', { name: 'whale' }).waitFor();
  await alice.post('and :no-such-thing:').waitFor();
});
