// The sample «kitchen sink» shows in the slots of the page's frame, acts from there, and leaves
// nothing behind.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
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

// Takes the place of one group of the sidebar: its channels as buttons, and what the group does.
const groups = `export default {
  initialize(registry) {
    registry.wrap('sidebar-section.v1', { mount(element, props, ctx) {
      if (props.kind !== 'channels') { element.append(ctx.children); return; }
      const show = (next) => {
        const button = (text, action) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.textContent = text;
          button.addEventListener('click', () => ctx.action(action));
          return button;
        };
        element.replaceChildren(
          ...next.section.rows.map((row) => button('to ' + row.channel.name, { type: 'open_channel', channel_id: row.channel.id })),
          button(next.collapsed ? 'unfold' : 'fold', { type: 'fold', collapsed: !next.collapsed }),
          button('add one', { type: 'add' }),
          button('its menu', { type: 'open_menu' }),
        );
      };
      show(props);
      return { update: show };
    } });
  },
};\n`;

scenario('a plugin takes the place of a group of channels', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'groups', { source: groups });
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['groups'], channels: ['ideas'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.getByRole('button', { name: 'to ideas' }).click();
  await page.waitForURL(/\/channels\/ideas$/);
  await page.getByRole('button', { name: 'fold', exact: true }).click();
  await page.getByRole('button', { name: 'unfold' }).waitFor();
  await page.getByRole('button', { name: 'its menu' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'add one' }).click();
  await page.getByRole('dialog', { name: 'Channels' }).waitFor();
  await page.keyboard.press('Escape');
  // What stands there without the plugin is as the person left it.
  await admin.disablePlugin('groups');
  const title = page.getByRole('button', { name: 'Channels', exact: true });
  await eventually('a folded group', () => title.getAttribute('aria-expanded'), (expanded) => expanded === 'false');
});
