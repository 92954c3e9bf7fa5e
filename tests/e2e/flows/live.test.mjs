// Two browsers follow each other over the WebSocket: posts, typing, presence, unread counts.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('what one person writes shows in the other browser without a reload', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  const bob = await Chat.open(person, 'bob');
  await alice.say('hello bob');
  await bob.post('hello bob').waitFor();
  await bob.say('hello alice');
  await alice.post('hello alice').waitFor();
  assert.equal(await alice.post('hello bob').count(), 1, 'the writer sees it once, not once more from the socket');
});

scenario('typing shows to the other person, and goes when the post is there', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  const bob = await Chat.open(person, 'bob');
  await alice.type('a longer thought');
  await bob.typing(/alice/i).waitFor();
  await alice.send();
  await bob.post('a longer thought').waitFor();
  await bob.typing(/alice/i).waitFor({ state: 'hidden' });
});

scenario('presence follows a browser that opens and closes', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  await as.bob.say(channels['town-square'], 'bob was here');
  const alice = await Chat.open(person, 'alice');
  await alice.openProfile('bob was here');
  await alice.popover().getByText(/offline/i).first().waitFor();
  const bob = await Chat.open(person, 'bob');
  await alice.popover().getByText(/online/i).first().waitFor();
  await bob.page.context().close();
  await alice.popover().getByText(/offline/i).first().waitFor();
});

scenario('a post in another channel counts as unread until that channel is opened', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.channel('Ideas').waitFor();
  assert.equal(await alice.unread('Ideas'), 0);
  await as.bob.say(channels.ideas, 'first idea');
  await as.bob.say(channels.ideas, 'second idea');
  await eventually('two unread posts in Ideas', () => alice.unread('Ideas'), (count) => count === 2);
  await alice.openChannel('Ideas');
  await alice.post('second idea').waitFor();
  await eventually('nothing unread in Ideas', () => alice.unread('Ideas'), (count) => count === 0);
  await alice.page.reload();
  await alice.ready();
  await eventually('still nothing unread after a reload', () => alice.unread('Ideas'), (count) => count === 0);
});

scenario('a post that comes while an older answer travels counts as unread', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['ideas'] });
  const page = await person('alice');
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  let asked = 0;
  await page.route(/\/api\/v4\/users\/[^/]+\/channels(\?|$)/, async (route) => {
    const answer = await route.fetch();
    asked += 1;
    // The first answer makes the page; the second compares once the page is connected.
    if (asked === 2) {
      await as.bob.say(channels.ideas, '@alice an idea on the way');
      await eventually('the event to overtake the answer', async () => heard.some((it) => it.includes('an idea on the way')), Boolean);
    }
    await route.fulfill({ response: answer });
  });
  const alice = await Chat.signedIn(page, 'alice');
  await alice.channel('Ideas').waitFor();
  await eventually('the page to compare', async () => asked, (count) => count >= 2);
  const label = () => alice.channel('Ideas').first().getAttribute('aria-label');
  await eventually('one mention in Ideas', label, (it) => /, 1 mention$/.test(it));
  // A mention that crosses an answer is asked for again: it must be one then, too.
  await eventually('the page to compare once more', async () => asked, (count) => count >= 3);
  await as.bob.say(channels['town-square'], 'a word after it');
  await alice.post('a word after it').waitFor();
  assert.match(await label(), /, 1 mention$/);
});

scenario('posts that cross the answer about a new direct channel count as unread', {}, async ({ server, person }) => {
  const { as } = await fill(server.url);
  const page = await person('alice');
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  const alice = await Chat.signedIn(page, 'alice');
  const row = alice.channel('bob').first();
  let direct = null;
  const write = async (text) => {
    await as.bob.say(await direct, text);
    await eventually(`«${text}» to arrive`, async () => heard.some((it) => it.includes(text)), Boolean);
  };
  let asked = 0;
  // Each answer is older than the post that is written while it is held back.
  await page.route(/\/api\/v4\/channels\/[^/]+\/members\/me$/, async (route) => {
    const answer = await route.fetch();
    asked += 1;
    if (asked === 1) await write('first word');
    if (asked === 2) await write('second word');
    await route.fulfill({ response: answer });
  });
  direct = as.bob.post('/channels/direct', [as.bob.me.id, as.alice.me.id]);
  await eventually('two mentions of bob', () => row.getAttribute('aria-label'), (it) => /, 2 mentions$/.test(it));
  await eventually('the channel to be asked for until nothing crosses', async () => asked, (count) => count === 3);
  await as.bob.say(await direct, 'third word');
  await eventually('three mentions of bob', () => row.getAttribute('aria-label'), (it) => /, 3 mentions$/.test(it));
});
