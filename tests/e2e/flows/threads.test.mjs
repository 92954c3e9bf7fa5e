// What people do with posts: answer, react, change, delete, pin, save, link to them, read on.
import assert from 'node:assert/strict';
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
