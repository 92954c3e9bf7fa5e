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
  // What is said before the page listens is another story.
  const presence = async () => (await as.bob.get(`/users/${as.alice.me.id}/status`)).status;
  await eventually('alice to be connected', presence, (status) => status === 'online');
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
