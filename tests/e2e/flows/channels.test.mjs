// The sidebar: public, private and direct channels; each keeps its own posts and drafts.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('public, private and direct channels are listed and open', {}, async ({ server, person }) => {
  const { admin, team, as, channels } = await fill(server.url, { channels: ['ideas'] });
  const secret = await admin.post('/channels', { team_id: team.id, name: 'secret', display_name: 'Secret', type: 'P' });
  await admin.post(`/channels/${secret.id}/members`, { user_id: as.alice.me.id });
  await admin.say(secret, 'only for us');
  const direct = await as.bob.post('/channels/direct', [as.bob.me.id, as.alice.me.id]);
  await as.bob.say(direct, 'psst');
  await as.bob.say(channels.ideas, 'an idea');

  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.post('an idea').waitFor();
  await alice.heading('Ideas').waitFor();
  await alice.openChannel('Secret');
  await alice.post('only for us').waitFor();
  await alice.openChannel(/bob/i);
  await alice.post('psst').waitFor();
  assert.equal(await alice.post('only for us').count(), 0, 'another channel shows its own posts only');

  const bob = await Chat.open(person, 'bob');
  await bob.channel('Ideas').waitFor();
  assert.equal(await bob.channel('Secret').count(), 0, 'a private channel is hidden from those outside');
});

scenario('what was typed stays with its channel', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.type('half a thought');
  await alice.openChannel('Off-Topic');
  assert.equal(await alice.box().inputValue(), '');
  await alice.openChannel('Ideas');
  assert.equal(await alice.box().inputValue(), 'half a thought');
});
