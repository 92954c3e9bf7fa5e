// The forerunner's WebSocket client: live posts, typing, presence, and coming back without a loss.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { eventually, listen, workspace } from './support.mjs';

const { server, alice, bob, square } = await workspace();

// A socket that swallows each message for which `drops` holds.
const lossy = (drops) => class Lossy extends WebSocket {
  set onmessage(handler) {
    super.onmessage = (event) => { if (!drops(JSON.parse(event.data))) handler(event); };
  }

  get onmessage() {
    return super.onmessage;
  }
};

test('posts of others arrive at once, numbered without a gap', async () => {
  const live = await listen(alice);
  const post = await bob.createPost({ channel_id: square.id, message: 'hello @alice' });
  const { data, broadcast } = await live.event('posted', (event) => event.data.post.includes('hello'));
  assert.equal(JSON.parse(data.post).id, post.id);
  assert.deepEqual([data.sender_name, data.channel_type, broadcast.channel_id], ['@bob', 'O', square.id]);
  assert.deepEqual(JSON.parse(data.mentions), [alice.me.id]);
  await bob.patchPost({ id: post.id, message: 'hello again' });
  await live.event('post_edited');
  await bob.deletePost(post.id);
  await live.event('post_deleted');
  assert.deepEqual(live.seen.events.map(({ seq }) => seq), live.seen.events.map((_, idx) => idx));
});

test('typing and presence', async () => {
  const [live, other] = [await listen(alice), await listen(bob)];
  other.sockets.userTyping(square.id, '');
  const typing = await live.event('typing');
  assert.deepEqual([typing.data.user_id, typing.broadcast.channel_id], [bob.me.id, square.id]);
  assert.deepEqual(other.named('typing'), [], 'nobody is told of their own typing');
  const ask = (question) => new Promise((resolve) => { question(resolve); });
  const all = await ask((done) => live.sockets.getStatuses(done));
  assert.deepEqual([all.status, all.data[bob.me.id]], ['OK', 'online']);
  const some = await ask((done) => live.sockets.getStatusesByIds([bob.me.id], done));
  assert.deepEqual(some.data, { [bob.me.id]: 'online' });
  other.sockets.userUpdateActiveStatus(false, true);
  await live.event('status_change', ({ data }) => data.user_id === bob.me.id && data.status === 'away');
  live.sockets.updateActiveChannel(square.id);
  assert.equal((await ask((done) => live.sockets.ping(done))).data.text, 'pong');
});

test('a message that got lost is sent again: the client closes on the gap and resumes', async () => {
  let lost = 0;
  const drops = (message) => {
    const hit = lost === 0 && message.event === 'posted' && message.data.post.includes('gap 2');
    lost += hit ? 1 : 0;
    return hit;
  };
  const Socket = lossy(drops);
  const live = await listen(alice, (url) => new Socket(url));
  const id = live.sockets.connectionId;
  for (const number of [1, 2, 3]) await bob.createPost({ channel_id: square.id, message: `gap ${number}` });
  await eventually('all three posts', () => live.said().length >= 3);
  assert.deepEqual(live.said(), ['gap 1', 'gap 2', 'gap 3']);
  assert.equal(lost, 1);
  assert.deepEqual([live.seen.reconnects, live.seen.closes, live.seen.missed], [1, 1, 0]);
  assert.equal(live.sockets.connectionId, id, 'the same stream goes on');
});

test('a connection that breaks is taken up where it ended', async () => {
  const live = await listen(alice);
  await bob.createPost({ channel_id: square.id, message: 'before the break' });
  await eventually('the first post', () => live.said().length === 1);
  live.sockets.conn.terminate();
  await bob.createPost({ channel_id: square.id, message: 'in the break' });
  await eventually('the post of the break', () => live.said().length === 2);
  assert.deepEqual(live.said(), ['before the break', 'in the break']);
  assert.equal(live.seen.missed, 0);
});

test('a stream that the server does not know any more makes the client fetch anew', async () => {
  const live = await listen(alice);
  const id = live.sockets.connectionId;
  const post = await bob.createPost({ channel_id: square.id, message: 'before the power cut' });
  await live.event('posted', ({ data }) => data.post.includes(post.id));
  await server.down('SIGKILL');
  await server.up();
  await eventually('the client to see that it missed something', () => live.seen.missed === 1);
  assert.notEqual(live.sockets.connectionId, id);
  await bob.createPost({ channel_id: square.id, message: 'after the power cut' });
  const since = await alice.getPostsSince(square.id, post.update_at);
  assert.deepEqual(since.order.map((known) => since.posts[known].message), ['after the power cut']);
  await live.event('posted', ({ data }) => data.post.includes('after the power cut'));
});
