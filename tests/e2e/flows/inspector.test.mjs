// The slot inspector: what it finds on the page, whom it names, and what can be copied.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'channel-header.v1';

// Two that want the same place, of which one wins by its order; and one that fails in the box.
async function rivals() {
  const folder = await pluginFolder();
  const view = (text) => `{ mount(element) { element.textContent = ${JSON.stringify(text)}; return { update() {}, unmount() {} }; } }`;
  const source = (body) => `export default { initialize(registry) { ${body} }, uninitialize() {} };\n`;
  await writePlugin(folder, 'first', { source: source(`registry.replace('${SLOT}', ${view('first header')}, { order: 10 });`) });
  await writePlugin(folder, 'second', { source: source(`registry.replace('${SLOT}', ${view('second header')}, { order: 60 });`) });
  await writePlugin(folder, 'faulty', { source: source("registry.before('message-box.v1', { mount() { throw new Error('no box for me'); } });") });
  return folder;
}

scenario('the inspector names who fills a slot, who lost and why, what failed, and has lines to copy', {
  server: async () => Server.start({ plugins: await rivals() }),
}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  for (const id of ['first', 'second', 'faulty']) await admin.enablePlugin(id);
  await alice.page.getByText('first header').waitFor();

  await alice.page.keyboard.press('Control+Shift+L');
  const inspector = alice.page.getByRole('dialog', { name: 'Slot inspector' });
  await inspector.waitFor();
  const slots = inspector.getByRole('list', { name: 'Slots on this page' });
  await slots.getByRole('button', { name: /^root\.v1/ }).waitFor();
  await slots.getByRole('button', { name: /^message-box\.v1.*failed/ }).waitFor();
  await inspector.getByLabel('Only what plugins fill').check();
  await slots.getByRole('button', { name: /^root\.v1/ }).waitFor({ state: 'detached' });

  // A press on the page, here on bare words, names the slot, and does not do what it does.
  await inspector.getByRole('button', { name: 'Pick on the page' }).click();
  const { x, y } = await alice.page.getByText('first header').evaluate((view) => {
    const words = document.createRange();
    words.selectNodeContents(view);
    return words.getBoundingClientRect();
  });
  await alice.page.mouse.click(x + 2, y + 2);
  const details = inspector.getByRole('region', { name: SLOT });
  await details.getByText('replace, 10').waitFor();
  await details.getByText(/has order 10, before 60/).waitFor();
  await details.getByText('Props', { exact: true }).click();
  await details.getByText('"display_name": "Town Square"').waitFor();
  await details.getByRole('button', { name: 'wrap', exact: true }).click();
  await details.getByText(`registry.wrap("${SLOT}", {`).waitFor();
  await details.getByText('yew_view::<ChannelHeader, Shown>').waitFor();
  assert.deepEqual(await seriousFindings(alice.page), []);

  await slots.getByRole('button', { name: /^message-box\.v1/ }).click();
  await inspector.getByText('no box for me').first().waitFor();
  await alice.page.keyboard.press('Escape');
  await inspector.waitFor({ state: 'detached' });
  assert.ok(await alice.box().isVisible(), 'the chat goes on');
});

scenario('the inspector is reached by the menu, and picking is given up by Escape', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.openMenu();
  await alice.page.getByRole('menuitem', { name: 'Slot inspector' }).click();
  const inspector = alice.page.getByRole('dialog', { name: 'Slot inspector' });
  const pick = inspector.getByRole('button', { name: 'Pick on the page' });
  await pick.click();
  await alice.page.keyboard.press('Escape');
  await inspector.locator('[aria-pressed="false"]', { hasText: 'Pick on the page' }).waitFor();
  await inspector.getByRole('button', { name: 'Close' }).click();
  await inspector.waitFor({ state: 'detached' });
});
