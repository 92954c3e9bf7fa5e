// Whole regions: a plugin that replaces the sidebar, and one that wraps the channel header.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('focus-sidebar takes the whole sidebar, works, and gives it back', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await admin.enablePlugin('focus-sidebar');
  const view = alice.view('sidebar.v1', 'focus-sidebar');
  // It lists only what is unread until it is asked for all.
  await view.getByRole('button', { name: 'All', exact: true }).click();
  await view.getByRole('button', { name: 'All' }).click();
  await view.getByText('Off-Topic').first().waitFor();
  await eventually('the default sidebar to be out of sight', () => alice.channel('Off-Topic').count(), (count) => count === 0);
  await view.getByText('Off-Topic').first().click();
  await alice.heading('Off-Topic').waitFor();
  await admin.disablePlugin('focus-sidebar');
  await alice.channel('Ideas').waitFor();
  assert.equal(await alice.state('sidebar.v1'), 'default');
});

scenario('topic-header wraps the channel header and keeps the default inside, with its nodes and state', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  const heading = alice.heading('Town Square');
  await heading.evaluate((node) => { node.mark = 'before'; });
  await admin.enablePlugin('topic-header');
  await alice.view('channel-header.v1', 'topic-header').getByText(/members/).first().waitFor();
  assert.equal(await heading.evaluate((node) => node.mark), 'before', 'the very same heading, still visible');
  assert.ok(await heading.isVisible());
  await admin.disablePlugin('topic-header');
  await eventually('the default state', () => alice.state('channel-header.v1'), (state) => state === 'default');
  assert.equal(await heading.evaluate((node) => node.mark), 'before');
  assert.ok(await heading.isVisible());
});
