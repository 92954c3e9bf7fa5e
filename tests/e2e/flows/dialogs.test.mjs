// Dialogs whose content plugins draw: the frame, and with it the way out, stays the chat's.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

// Two dialogs of its own drawing, words above a third, and one that breaks.
const painter = `const button = (text, press) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
};
export default { initialize(registry) {
  const paint = (element, props, ctx) => {
    const words = document.createElement('p');
    words.textContent = ['painted', props.dialog, props.title, props.channel_id, props.post_id].join(' | ');
    element.append(words, button('Be gone', () => ctx.action({ type: 'close' })));
  };
  for (const dialog of ['shortcuts', 'channel-members', 'settings']) registry.item('dialog.v1', dialog, { mount: paint });
  registry.item('dialog.v1', 'create-channel', { mount() { throw new Error('no paint left'); } });
} };\n`;

const withPainter = async () => {
  const folder = await pluginFolder(['kitchen-sink']);
  await writePlugin(folder, 'painter', { source: painter });
  return Server.start({ plugins: folder });
};

scenario('a plugin draws the content of dialogs, and the chat keeps the way out', { server: withPainter }, async ({ server, person }) => {
  const { admin, channels } = await fill(server.url, { plugins: ['painter'] });
  const { page } = await Chat.open(person, 'alice');
  const help = page.getByRole('button', { name: 'Help' });
  const openShortcuts = async () => {
    await help.click();
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  };
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await openShortcuts();
  await shortcuts.getByText('painted | shortcuts | Keyboard shortcuts').waitFor();
  assert.equal(await shortcuts.locator('kbd').count(), 0, 'the chat\'s own content is not there');
  assert.deepEqual(await seriousFindings(page), []);
  await page.keyboard.press('Escape');
  await shortcuts.waitFor({ state: 'detached' });
  await openShortcuts();
  await shortcuts.getByRole('button', { name: 'Be gone' }).click();
  await shortcuts.waitFor({ state: 'detached' });
  await openShortcuts();
  await shortcuts.getByRole('button', { name: 'Close' }).click();
  await shortcuts.waitFor({ state: 'detached' });

  // It is told what a dialog is about.
  await page.getByRole('button', { name: /members/ }).first().click();
  await page.getByRole('dialog').getByText(`| ${channels['town-square'].id} |`).waitFor();
  await page.keyboard.press('Escape');

  // One that breaks leaves the chat's own content.
  await page.getByRole('button', { name: 'Find or create a channel' }).click();
  await page.getByRole('button', { name: 'New channel' }).click();
  const create = page.getByRole('dialog', { name: 'New channel' });
  await create.getByLabel('Name').fill('Lighthouse');
  assert.equal(await page.locator('dialog [data-slot="dialog.v1"]').getAttribute('data-slot-state'), 'failed');
  await create.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/channels\/lighthouse$/);

  // The plugin leaves an open dialog.
  await openShortcuts();
  await shortcuts.getByText('painted | shortcuts').waitFor();
  await admin.disablePlugin('painter');
  await shortcuts.locator('kbd').first().waitFor();
  assert.equal(await shortcuts.getByText('painted').count(), 0);
});

scenario('no plugin stands in the settings as a dialog, nor where plugins are turned off', { server: withPainter }, async ({ server, person }) => {
  await fill(server.url, { plugins: ['painter', 'kitchen-sink'] });
  const chat = await Chat.open(person, 'alice');
  await chat.openPlugins();
  assert.equal(await chat.page.locator('dialog [data-slot="dialog.v1"]').count(), 0);
  assert.equal(await chat.page.getByText('painted').count(), 0);
});

scenario('the kitchen sink marks a dialog, which works on', { server: withPainter }, async ({ server, person }) => {
  await fill(server.url, { plugins: ['kitchen-sink'] });
  const { page } = await Chat.open(person, 'alice');
  await page.keyboard.press('Control+k');
  const switcher = page.getByRole('dialog');
  await switcher.locator('[data-test-id="sink-dialog.v1"]').waitFor();
  await page.keyboard.type('off');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/channels\/off-topic$/);
});
