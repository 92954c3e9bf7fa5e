// The sample «kitchen sink» shows in every slot of posts, of the list of posts and of files, acts
// from there, and leaves nothing behind.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const withSink = async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) });
const sink = (page, slot) => page.locator(`[data-slot="${slot}.v1"] [data-test-id="sink-${slot}.v1"]`);
const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('seventeen bytes!!') };

scenario('a plugin reaches every part of a post and of the list of posts', { server: withSink, limitMs: 180_000 }, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url);
  const town = channels['town-square'];
  const said = await as.bob.say(town, 'see https://notes.example.com/engine\n\n```rust\nlet turns = 42;\n```');
  await as.bob.post('/reactions', { user_id: as.bob.me.id, post_id: said.id, emoji_name: 'tada' });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.getByText('let turns = 42;').waitFor();
  // Nobody wants them, so a post is as light as without.
  for (const slot of ['post-header', 'post-attachment', 'post-embed', 'post-reactions', 'code-block-action']) {
    assert.equal(await page.locator(`[data-slot="${slot}.v1"]`).count(), 0, slot);
  }

  await admin.enablePlugin('kitchen-sink');
  for (const slot of ['post-header', 'post-attachment', 'post-embed', 'post-reactions', 'code-block-action', 'day-separator', 'post-list', 'channel-intro', 'channel-intro-button', 'file-upload-method']) {
    await sink(page, slot).first().waitFor({ state: 'attached' });
  }
  await page.getByText('let turns = 42;').waitFor();

  const link = page.getByRole('link', { name: 'https://notes.example.com/engine' });
  const box = chat.box();
  await box.focus();
  await link.hover();
  await page.getByRole('tooltip').getByText('notes.example.com').waitFor();
  assert.ok(await box.evaluate((it) => it === document.activeElement), 'the focus stays where it was');
  await page.keyboard.press('Escape');
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  await link.focus();
  await page.getByRole('tooltip').waitFor();
  await box.focus();
  await page.getByRole('tooltip').waitFor({ state: 'detached' });

  const post = page.getByRole('article').filter({ hasText: 'let turns = 42;' }).first();
  await post.hover();
  await post.getByRole('button', { name: 'More', exact: true }).click();
  assert.equal(await page.getByRole('menuitem', { name: 'About this message' }).count(), 0, 'an ordinary post has no card');
  await page.getByRole('menuitem', { name: 'post-menu.v1' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await eventually('the text of the post', () => box.inputValue(), (text) => text.includes('let turns = 42;'));

  await post.hover();
  await post.getByRole('button', { name: 'Reply', exact: true }).click();
  await sink(page, 'right-hand-side').waitFor({ state: 'attached' });
  await sink(page, 'thread-view').waitFor({ state: 'attached' });

  await admin.disablePlugin('kitchen-sink');
  await page.locator('mortise-view').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('mortise-view').count(), 0);
  await eventually('a light post', () => page.locator('[data-slot="post-attachment.v1"]').count(), (count) => count === 0);
  await page.getByText('let turns = 42;').first().waitFor();
});

scenario('a plugin tells more about posts of its type', { server: withSink }, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url, { plugins: ['kitchen-sink'] });
  await as.bob.post('/posts', { channel_id: channels['town-square'].id, message: 'forty-two', type: 'custom_kitchen_sink' });
  const { page } = await Chat.open(person, 'alice');
  const post = page.getByRole('article').filter({ hasText: 'kitchen sink: forty-two' });
  await post.hover();
  await post.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'About this message' }).click();
  const card = page.getByRole('complementary', { name: 'About this message' });
  await card.getByText('kitchen sink knows: forty-two').waitFor();
  await admin.disablePlugin('kitchen-sink');
  await card.getByText('Nothing more to know').waitFor();
});

scenario('a plugin stands at the line above new messages', { server: withSink }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['kitchen-sink'], channels: ['ideas'] });
  const chat = await Chat.open(person, 'alice');
  await chat.openChannel('Ideas');
  await chat.openChannel('Town Square');
  await as.bob.say(channels.ideas, 'news of bob');
  await chat.openChannel('Ideas');
  await sink(chat.page, 'new-messages-line').waitFor({ state: 'attached' });
  await sink(chat.page, 'new-messages-action').waitFor({ state: 'attached' });
});

scenario('a plugin reaches files: it attaches, shows, and adds to their menu', { server: withSink, limitMs: 120_000 }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['kitchen-sink'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const pending = page.getByRole('list', { name: 'Files for this message' });
  await page.getByRole('button', { name: 'file-upload-method.v1' }).first().click();
  await pending.getByText('13 B').waitFor();
  await page.locator('[data-test-id="attach-input"]').first().setInputFiles([notes]);
  await pending.getByText('17 B').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await pending.waitFor({ state: 'detached' });

  await sink(page, 'post-files').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Menu of notes.txt' }).click();
  await page.getByRole('menuitem', { name: 'Show notes.txt' }).waitFor();
  await page.getByRole('menuitem', { name: 'file-menu.v1' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByText('chosen for notes.txt').waitFor();

  await page.getByRole('button', { name: 'Show sink.txt' }).click();
  const preview = page.getByRole('dialog', { name: /sink\.txt/ });
  await sink(page, 'file-preview').waitFor();
  assert.equal(await preview.getByText('from the sink').count(), 0);
  await admin.disablePlugin('kitchen-sink');
  await preview.getByText('from the sink').waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('button', { name: 'Menu of notes.txt' }).count(), 0);
});

scenario('a plugin starts calls from the channel header and adds to the menu of the «+» of channels', { server: withSink }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const add = page.getByRole('button', { name: 'Find or create a channel' });
  const channels = page.getByRole('dialog', { name: 'Channels' });
  // Without a plugin that adds to it there is no menu.
  await add.click();
  await channels.waitFor();
  await page.keyboard.press('Escape');
  await channels.waitFor({ state: 'detached' });

  await admin.enablePlugin('kitchen-sink');
  await page.getByRole('button', { name: 'call-button.v1' }).click();
  await eventually('what the call is about', () => chat.box().inputValue(), (text) => text.startsWith('call in '));

  await eventually('a menu', () => add.getAttribute('aria-haspopup'), (popup) => popup === 'menu');
  await add.click();
  await page.getByRole('menuitem', { name: 'Search channels' }).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('menuitem', { name: 'browse-channels-menu.v1' }).press('Enter');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByText('chosen in the team').waitFor();
  await add.click();
  await page.getByRole('menuitem', { name: 'Search channels' }).click();
  await channels.waitFor();
  await page.keyboard.press('Escape');
  await channels.waitFor({ state: 'detached' });

  await admin.disablePlugin('kitchen-sink');
  await eventually('no menu', () => add.getAttribute('aria-haspopup'), (popup) => popup === null);
  assert.equal(await page.getByRole('button', { name: 'call-button.v1' }).count(), 0);
});
