// The server down at start, gone in between, and back again: said, kept, caught up.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('a server that is down when the page starts is told, and the page goes on by itself', {}, async ({ server, person }) => {
  await fill(server.url);
  const first = await Chat.open(person, 'alice');
  const page = first.page;
  await page.route('**/api/v4/**', (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.getByText('The server does not answer').first().waitFor();
  await page.unroute('**/api/v4/**');
  await first.ready();
});

scenario('gone and back: the page says so, keeps what was typed, reconnects and misses no post', { limitMs: 180_000 }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await as.bob.say(channels['town-square'], 'before the outage');
  await alice.post('before the outage').waitFor();
  await alice.type('typed before the outage');
  await server.down();
  await alice.connectionNotice().waitFor();
  await alice.box().press('End');
  await alice.box().pressSequentially(' and during it');
  await server.up();
  // Written before the page is back, so only catching up can bring them.
  for (const nth of [1, 2, 3]) await as.bob.say(channels['town-square'], `while away ${nth}`);
  for (const nth of [1, 2, 3]) await alice.post(`while away ${nth}`).waitFor({ timeout: 60_000 });
  await alice.connectionNotice().waitFor({ state: 'hidden', timeout: 60_000 });
  assert.equal(await alice.box().inputValue(), 'typed before the outage and during it');
  await alice.send();
  await alice.post('typed before the outage and during it').waitFor();
  await eventually('no post twice', () => alice.post('while away 2').count(), (count) => count === 1);
});

scenario('a post sent while the server is away is not lost: it goes out by itself, once', { limitMs: 180_000 }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.postsLoaded();
  await server.down();
  await alice.connectionNotice().waitFor();
  await alice.say('sent into the void');
  await alice.post('sent into the void').getByText('Sending…').waitFor();
  await server.up();
  await alice.connectionNotice().waitFor({ state: 'hidden', timeout: 60_000 });
  await eventually('the server to have it once', async () => {
    const { posts } = await as.bob.get(`/channels/${channels['town-square'].id}/posts`);
    return Object.values(posts).filter(({ message }) => message === 'sent into the void').length;
  }, (count) => count === 1);
});

scenario('a browser that loses its network catches up, too, without the server noticing', { limitMs: 180_000 }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Town Square');
  await as.bob.say(channels['town-square'], 'before');
  await alice.post('before').waitFor();
  await alice.page.context().setOffline(true);
  await alice.connectionNotice().waitFor();
  for (let nth = 0; nth < 80; nth += 1) await as.bob.say(channels['town-square'], `missed ${nth}.`);
  await as.bob.say(channels.ideas, 'elsewhere');
  await alice.page.context().setOffline(false);
  await alice.post('missed 79.').waitFor({ timeout: 60_000 });
  // More than one page of posts was missed: none in between may be left out.
  const seen = new Set();
  await eventually('every missed post while scrolling up', async () => {
    for (const text of await alice.page.getByRole('article').allInnerTexts()) {
      const found = text.match(/missed (\d+)\./);
      if (found) seen.add(Number(found[1]));
    }
    await alice.scrollUp();
    return seen.size;
  }, (size) => size === 80, { limitMs: 60_000 });
  await eventually('the other channel to count its post', () => alice.unread('Ideas'), (count) => count > 0);
});
