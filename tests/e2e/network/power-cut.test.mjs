// SIGKILL while posts are written: every acknowledged post is there after the restart.
import assert from 'node:assert/strict';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const WRITERS = 4;
const CUTS = 3;
const BEFORE_A_CUT = 60; // acknowledged posts: enough to be in the middle of many writes

scenario('every acknowledged post survives SIGKILL', { limitMs: 180_000 }, async ({ server }) => {
  const { as, channels } = await fill(server.url);
  const channel = channels['town-square'];
  const acknowledged = new Map();
  for (let cut = 0; cut < CUTS; cut += 1) {
    let writing = true;
    const goal = acknowledged.size + BEFORE_A_CUT;
    let reached;
    const enough = new Promise((resolve) => { reached = resolve; });
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let nth = 0; writing; nth += 1) {
        const message = `cut ${cut} writer ${writer} nth ${nth}`;
        try {
          const post = await as.bob.say(channel, message);
          acknowledged.set(post.id, message);
        } catch {
          return; // the power cut; this one was never acknowledged
        }
        if (acknowledged.size >= goal) reached();
      }
    });
    await enough;
    await server.down('SIGKILL');
    writing = false;
    await Promise.all(writers);
    await server.up();
  }
  assert.ok(acknowledged.size >= WRITERS * CUTS);

  const found = new Map();
  for (let page = 0; ; page += 1) {
    const { order, posts } = await as.bob.get(`/channels/${channel.id}/posts?page=${page}&per_page=200`);
    if (order.length === 0) break;
    for (const id of order) found.set(id, posts[id].message);
  }
  const lost = [...acknowledged].filter(([id, message]) => found.get(id) !== message);
  assert.deepEqual(lost, []);
  await as.bob.say(channel, 'and it still takes posts');
});
