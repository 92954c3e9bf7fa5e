// The sample «kitchen sink» shows in the slots of the page's frame, acts from there, and leaves
// nothing behind.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const withSink = async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) });
const sink = (page, slot) => page.locator(`[data-slot="${slot}.v1"] [data-test-id="sink-${slot}.v1"]`);

scenario('a plugin draws the sign before each channel\'s name', { server: withSink }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  // Nobody wants it, so the rows are as light as without.
  assert.equal(await page.locator('[data-slot="channel-icon.v1"]').count(), 0);
  await admin.enablePlugin('kitchen-sink');
  await page.locator('.sidebar-row').filter({ hasText: 'Town Square' }).getByText('🚰').waitFor();
  await page.locator('.channel-header__sign').getByText('🚰').waitFor();
  await page.keyboard.press('Control+k');
  const switcher = page.getByRole('dialog', { name: 'Go to a channel or person' });
  await switcher.getByRole('combobox').fill('off');
  await switcher.getByRole('option', { name: 'Off-Topic' }).first().getByText('🚰').waitFor();
  await page.keyboard.press('Escape');
  await switcher.waitFor({ state: 'detached' });

  await admin.disablePlugin('kitchen-sink');
  await eventually('light rows', () => page.locator('[data-slot="channel-icon.v1"]').count(), (count) => count === 0);
  await page.locator('.channel-header__sign svg').waitFor();
});
