// What is told of outside of the page: the browser is a stand-in that notes what it would show.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// Notes each notification in the page, and answers as a person who says yes.
function standIn() {
  window.__shown = [];
  window.Notification = class {
    static permission = sessionStorage.getItem('allowed') ?? 'default';
    static async requestPermission() {
      sessionStorage.setItem('allowed', 'granted');
      this.permission = 'granted';
      return 'granted';
    }
    constructor(title, { body, silent }) {
      window.__shown.push({ title, body, silent });
      window.__last = this;
    }
    close() {}
  };
}

const shown = (page) => page.evaluate(() => window.__shown);
const told = (page, text) => eventually(`a notification of «${text}»`, () => shown(page), (all) => all.some(({ body }) => body.includes(text)));

async function openWithStandIn(person) {
  const chat = await Chat.open(person, 'alice');
  await chat.page.addInitScript(standIn);
  await chat.page.reload();
  await chat.ready();
  return chat;
}

async function openSettings({ page }) {
  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('tab', { name: 'Notifications' }).click();
  return page.getByRole('dialog', { name: 'Settings' });
}

scenario('a person is told of what they asked for, and the notification leads there', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['harbour'] });
  const chat = await openWithStandIn(person);
  const { page } = chat;
  await as.bob.say(channels.harbour, '@alice before anybody allowed it');

  let settings = await openSettings(chat);
  await settings.getByText('This browser has not been asked yet.').waitFor();
  await settings.getByRole('button', { name: 'Allow in this browser' }).press('Enter');
  await settings.getByText('This browser shows notifications.').waitFor();
  assert.ok(await settings.getByRole('radio', { name: 'For mentions and direct messages' }).isChecked());
  assert.deepEqual(await seriousFindings(page), []);
  await settings.getByLabel('Other words').fill('boat, tide');
  await settings.getByLabel('Other words').press('Enter');
  await settings.getByText('Saved').waitFor();
  await page.keyboard.press('Escape');

  await as.bob.say(channels.harbour, 'nobody in particular');
  await as.bob.say(channels.harbour, 'the **boat** of @alice <b>is</b> in');
  const all = await told(page, '</b> in');
  assert.deepEqual(all.map(({ title, body, silent }) => [title, body, silent]), [['Harbour', 'Bob Example: the boat of @alice <b>is</b> in', false]]);
  await as.bob.say(channels.harbour, 'high tide at noon');
  await told(page, 'high tide');

  await page.evaluate(() => window.__last.onclick());
  await eventually('the channel', () => page.url(), (url) => url.includes('/harbour') || url.includes('/pl/'));
  await chat.post('high tide at noon').waitFor();

  settings = await openSettings(chat);
  assert.equal(await settings.getByLabel('Other words').inputValue(), 'boat,tide');
  await settings.getByRole('checkbox', { name: 'With a sound' }).uncheck();
  await settings.getByText('Saved').waitFor();
  await settings.getByRole('radio', { name: 'For every message' }).check();
  await page.keyboard.press('Escape');
  // A reload: the choices stay, as does what the browser was told.
  await page.reload();
  await chat.ready();
  await as.bob.say(channels['off-topic'], 'nothing special');
  assert.deepEqual((await told(page, 'nothing special')).map(({ silent }) => silent), [true]);
});

scenario('a plugin has its say in a notification', {
  server: async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) }),
}, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url, { channels: ['harbour'], plugins: ['kitchen-sink'] });
  const chat = await openWithStandIn(person);
  const { page } = chat;
  const settings = await openSettings(chat);
  await settings.getByRole('button', { name: 'Allow in this browser' }).click();
  await page.keyboard.press('Escape');
  await as.bob.say(channels.harbour, '@alice with the plugin');
  const [note] = await told(page, 'with the plugin');
  assert.notEqual(note.title, 'Harbour', 'the plugin changed the title');
  await admin.disablePlugin('kitchen-sink');
  await page.locator('mortise-view').first().waitFor({ state: 'detached' });
  await as.bob.say(channels.harbour, '@alice without it');
  const after = await told(page, 'without it');
  assert.equal(after.at(-1).title, 'Harbour');
});
