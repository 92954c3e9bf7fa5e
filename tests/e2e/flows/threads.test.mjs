// What people do with posts: answer, react, change, delete, pin, save, link to them, read on.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const side = (chat) => chat.page.getByRole('complementary');
const inList = (chat, text) => chat.page.locator('.channel').getByRole('article').filter({ hasText: text });

async function menu(chat, text, item) {
  const post = inList(chat, text).first();
  await post.hover();
  await post.getByRole('button', { name: 'More' }).click();
  await chat.page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function room(server, person) {
  const world = await fill(server.url);
  await world.as.bob.say(world.channels['town-square'], 'shall we meet?');
  const chat = await Chat.open(person, 'alice');
  await chat.post('shall we meet?').waitFor();
  return { ...world, chat };
}

scenario('a reply stands in the thread and in the channel, and both see it at once', {}, async ({ server, person }) => {
  const { chat } = await room(server, person);
  const errors = [];
  chat.page.on('console', (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`));
  const bob = await Chat.open(person, 'bob');
  await menu(chat, 'shall we meet?', 'Reply');
  const box = side(chat).getByRole('textbox');
  await box.fill('at noon');
  await box.press('Enter');
  await side(chat).getByRole('article').filter({ hasText: 'at noon' }).waitFor();
  await inList(bob, 'at noon').waitFor();
  await inList(bob, 'shall we meet?').getByRole('button', { name: '1 reply' }).first().click();
  await side(bob).getByRole('textbox').fill('agreed');
  await side(bob).getByRole('textbox').press('Enter');
  await side(chat).getByRole('article').filter({ hasText: 'agreed' }).waitFor();
  await inList(chat, 'shall we meet?').getByRole('button', { name: '2 replies' }).first().waitFor();
  assert.deepEqual(errors, [], 'nothing is asked of the server that it must refuse');

  // What was typed and not sent outlasts a reload.
  await box.fill('half a th');
  await chat.page.reload();
  await chat.ready();
  await inList(chat, 'shall we meet?').getByRole('button', { name: '2 replies' }).first().click();
  await eventually('the draft', () => side(chat).getByRole('textbox').inputValue(), (text) => text === 'half a th');
  await side(chat).getByRole('textbox').press('Escape');
  await side(chat).waitFor({ state: 'hidden' });
});

scenario('reactions are counted, and the picker finds one by its name', {}, async ({ server, person }) => {
  const { chat } = await room(server, person);
  const bob = await Chat.open(person, 'bob');
  await inList(bob, 'shall we meet?').waitFor();
  const post = inList(chat, 'shall we meet?');
  await post.hover();
  await post.getByRole('button', { name: 'React with +1' }).click();
  const pill = inList(bob, 'shall we meet?').locator('.reactions__pill').first();
  await pill.filter({ hasText: '1' }).click();
  await eventually('two thumbs', () => post.locator('.reactions__count').first().innerText(), (text) => text === '2');
  await post.hover();
  await post.getByRole('button', { name: 'Add a reaction' }).first().click();
  const search = chat.page.getByRole('searchbox', { name: 'Search emoji' });
  await search.fill('unicorn');
  await chat.page.getByTitle(':unicorn:').waitFor();
  await search.press('Enter');
  await inList(bob, 'shall we meet?').getByText('🦄').waitFor();
  await post.locator('.reactions__pill').first().click();
  await eventually('one thumb', () => post.locator('.reactions__count').first().innerText(), (text) => text === '1');
});

scenario('Arrow-Up changes the last own post, and deleting asks first', {}, async ({ server, person }) => {
  const { chat } = await room(server, person);
  await chat.say('a tpyo');
  await chat.post('a tpyo').waitFor();
  await chat.allSent();
  await chat.box().press('ArrowUp');
  const edit = chat.page.getByRole('textbox', { name: 'Text of the post' });
  await edit.fill('a typo');
  await edit.press('Enter');
  await inList(chat, 'a typo').getByText('(edited)').waitFor();
  await menu(chat, 'a typo', 'Delete');
  const dialog = chat.page.getByRole('dialog', { name: 'Delete the post' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await chat.post('a typo').waitFor({ state: 'hidden' });
  await chat.post('shall we meet?').waitFor();
});

scenario('a link to a post leads there, and reading on from it makes the channel unread', {}, async ({ server, person }) => {
  const { chat, as, channels } = await room(server, person);
  const far = await as.bob.say(channels['off-topic'], 'the needle');
  for (let nth = 0; nth < 80; nth += 1) await as.bob.say(channels['off-topic'], `hay ${nth}.`);
  await chat.page.goto(new URL(`/crew/pl/${far.id}`, server.url).href);
  await chat.post('the needle').and(chat.page.locator('.post--target')).waitFor();
  await chat.heading('Off-Topic').waitFor();
  await menu(chat, 'the needle', 'Save');
  await inList(chat, 'the needle').getByText('Saved').waitFor();
  await menu(chat, 'the needle', 'Pin to the channel');
  await inList(chat, 'the needle').getByText('Pinned').waitFor();
  for (const list of ['Pinned posts', 'Saved posts']) {
    await chat.page.getByRole('button', { name: list }).click();
    await side(chat).getByRole('heading', { name: list }).waitFor();
    await side(chat).getByRole('article').filter({ hasText: 'the needle' }).waitFor();
  }
  await side(chat).getByRole('button', { name: 'Close' }).click();
  await menu(chat, 'the needle', 'Mark as unread from here');
  // The open channel is never shown as unread; elsewhere one sees what waits.
  await chat.openChannel('Town Square');
  await eventually('81 unread posts', () => chat.unread('Off-Topic'), (count) => count === 81);
});

scenario('threads that one began or was called in are told of, listed, read and let go', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  const square = channels['town-square'];
  const reply = (name, root, message) => as[name].post('/posts', { channel_id: square.id, root_id: root.id, message });
  const cake = await as.alice.say(square, 'who brings **cake**?');
  const boat = await as.bob.say(square, 'the boat leaks');
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const entry = page.getByRole('link', { name: /^Threads/ });
  const says = (what, wanted) => eventually(what, () => entry.getAttribute('aria-label'), (label) => label === wanted);
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const rows = page.getByRole('list', { name: 'Threads' }).getByRole('listitem');
  await chat.openChannel('Off-Topic');
  await chat.heading('Off-Topic').waitFor();

  // Who is answered follows; so does who is called by name.
  await reply('bob', cake, 'I do');
  await says('one unread thread', 'Threads, 1 unread');
  await reply('bob', boat, 'can you see to it, @alice?');
  await says('the mention', 'Threads, 1 mention');
  await chat.openChannel('Town Square');
  await inList(chat, 'the boat leaks').getByText('New replies').first().waitFor();

  // With the keyboard: the list, a thread, and back.
  await entry.press('Enter');
  await rows.nth(1).waitFor();
  assert.match(page.url(), /\/crew\/threads$/);
  assert.deepEqual(await seriousFindings(page), []);
  await rows.nth(0).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await thread.getByText('I do').waitFor();
  await says('what is left', 'Threads, 1 mention');
  await eventually('the read thread', () => rows.filter({ hasText: 'who brings cake?' }).getByText('1 new').count(), (count) => count === 0);
  assert.deepEqual(await seriousFindings(page), []);
  // What comes while it is open is read; elsewhere nothing is.
  await reply('bob', cake, 'with apples');
  await thread.getByText('with apples').waitFor();
  await rows.filter({ hasText: 'who brings cake?' }).getByText('2 replies').waitFor();
  await rows.filter({ hasText: 'the boat leaks' }).getByText('1 new').waitFor();
  const unread = async () => (await as.alice.get(`/users/me/teams/${square.team_id}/threads`)).threads.map((it) => it.unread_replies);
  assert.deepEqual(await eventually('both numbers', unread, ([first]) => first === 0), [0, 1]);

  // Reading on from a reply.
  const answer = thread.getByRole('article').filter({ hasText: 'with apples' });
  await answer.hover();
  await answer.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark as unread from here' }).click();
  await rows.filter({ hasText: 'who brings cake?' }).getByText('1 new').waitFor();
  await page.getByRole('button', { name: 'Unread', exact: true }).click();
  await eventually('both threads', () => rows.count(), (count) => count === 2);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await says('nothing unread', 'Threads');
  await thread.getByRole('button', { name: 'Close' }).press('Escape');
  await page.getByText('All read').waitFor();

  // A list that can not be had is told, and asked for anew.
  await page.route('**/threads?*', (route) => route.abort());
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByText('The threads did not load').waitFor();
  await page.unroute('**/threads?*');
  await page.getByRole('button', { name: 'Try again' }).click();

  // Who lets go is told no more, and follows again by the menu of the post.
  await rows.filter({ hasText: 'the boat leaks' }).getByRole('button').first().click();
  await thread.getByRole('button', { name: 'Following' }).click();
  await thread.getByRole('button', { name: 'Follow', exact: true }).waitFor();
  await eventually('one thread', () => rows.count(), (count) => count === 1);
  await thread.getByRole('button', { name: 'Close' }).click();
  await chat.openChannel('Off-Topic');
  await chat.heading('Off-Topic').waitFor();
  await reply('bob', boat, 'it sank');
  await reply('bob', cake, 'and raisins');
  await says('the other thread alone', 'Threads, 1 unread');
  await chat.openChannel('Town Square');
  await menu(chat, 'the boat leaks', 'Follow thread');
  await entry.click();
  await rows.filter({ hasText: 'the boat leaks' }).waitFor();
  await page.reload();
  await eventually('both threads', () => rows.count(), (count) => count === 2);
  await says('what was unread', 'Threads, 1 unread');
});
