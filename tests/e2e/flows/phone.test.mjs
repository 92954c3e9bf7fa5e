// A while in the chat on a phone, with fingers: everything is reached, nothing leaves the window at
// the side, and no keyboard covers what one came to read.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill, passwordOf } from '../support/workspace.mjs';

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const focused = (page) => page.evaluate(() => document.activeElement.tagName);
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

scenario('a ride by train', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['garden'] });
  await as.bob.say(channels.garden, `a long word: ${'pumpkin'.repeat(30)}`);
  const page = await person('alice', PHONE);
  const chat = new Chat(page);
  const seen = async (what) => assert.equal(await fits(page), true, `${what}: something leaves the window at the side`);
  await SignIn.username(page).fill('alice');
  await SignIn.password(page).fill(passwordOf('alice'));
  await SignIn.form(page).tap();
  await chat.postsLoaded();
  await seen('the chat');
  assert.notEqual(await focused(page), 'TEXTAREA', 'no keyboard by itself');

  const drawer = page.getByRole('button', { name: 'Teams and channels' });
  await drawer.tap();
  await seen('the drawer');
  await chat.channel('Garden').first().tap();
  await chat.heading('Garden').waitFor();
  await chat.post('pumpkin').waitFor();
  await seen('a long word');
  assert.notEqual(await focused(page), 'TEXTAREA', 'nor in another channel');

  // After sending by the button one goes on writing.
  await chat.box().tap();
  await chat.box().fill('hi from the train');
  await page.getByRole('button', { name: 'Send' }).first().tap();
  await chat.post('hi from the train').waitFor();
  await chat.allSent();
  assert.equal(await focused(page), 'TEXTAREA');

  const post = chat.post('pumpkin').first();
  await post.tap();
  await post.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Reply', exact: true }).tap();
  const side = page.getByRole('complementary');
  await side.getByRole('textbox').fill('so it is');
  await side.getByRole('button', { name: 'Send' }).tap();
  await side.getByRole('article').filter({ hasText: 'so it is' }).waitFor();
  await seen('a thread');
  await side.getByRole('button', { name: 'Close' }).tap();
  await side.waitFor({ state: 'hidden' });

  await page.locator('[data-slot="channel-header.v1"]').getByRole('heading', { name: 'Garden' }).getByRole('button').tap();
  await page.getByRole('menuitem', { name: 'Channel settings' }).tap();
  await page.getByRole('dialog').getByLabel('Purpose').waitFor();
  await seen('the settings of a channel');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();

  await drawer.tap();
  await page.getByRole('button', { name: 'Open your menu' }).tap();
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).tap();
  for (const name of ['Display', 'Notifications', 'Sidebar', 'Language', 'Profile']) {
    await page.getByRole('tab', { name, exact: true }).tap();
    await seen(`settings, ${name}`);
  }
});
