// Tabs of plugins in the settings of a channel: nothing that is typed there is lost by a slip, and
// one that breaks leaves the others as they are.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

// One that breaks, and one that tells what it was given.
const bells = `export default { initialize(registry, host) {
  const broken = host.channelSettingsTab({ name: 'broken', title: 'Broken bell' });
  registry.item('channel-settings-tab.v1', broken.key, { mount() { throw new Error('no bell'); } });
  const told = host.channelSettingsTab({ name: 'told', title: 'Told' });
  registry.item('channel-settings-tab.v1', told.key, { mount(element, props, ctx) {
    const words = document.createElement('p');
    const done = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: 'Be gone' });
    done.addEventListener('click', () => ctx.action({ type: 'close' }));
    const show = ({ channel, can_manage }) => { words.textContent = ['told', channel.display_name, can_manage].join(' | '); };
    show(props);
    element.append(words, done);
    return { update: show };
  } });
} };\n`;

const withPlugins = async () => {
  const folder = await pluginFolder(['kitchen-sink']);
  // It is loaded when the window opens, and not before.
  await writePlugin(folder, 'bells', { source: bells, webapp: { slots: ['channel-settings-tab.v1'] } });
  return Server.start({ plugins: folder });
};

async function openSettings(chat, channel) {
  const { page } = chat;
  await page.locator('[data-slot="channel-header.v1"]').getByRole('heading', { name: channel }).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Channel settings' }).click();
  const dialog = page.getByRole('dialog', { name: `${channel}: settings` });
  await dialog.waitFor();
  return dialog;
}

scenario('a plugin adds a tab to the settings of a channel, and what is typed there is not lost by a slip', { server: withPlugins }, async ({ server, person }) => {
  const { admin, as, team } = await fill(server.url, { plugins: ['kitchen-sink', 'bells'] });
  await as.alice.post('/channels', { team_id: team.id, name: 'lab', display_name: 'Lab', type: 'O' });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await chat.openChannel('Lab');
  await chat.heading('Lab').waitFor();
  const dialog = await openSettings(chat, 'Lab');
  const tab = (name) => dialog.getByRole('tab', { name, exact: true });
  await tab('Told').waitFor();
  const names = await dialog.getByRole('tab').allTextContents();
  assert.deepEqual(names.map((it) => it.replace('🚰', '')), ['Info', 'Archive', 'Broken bell', 'Plumbing', 'Told'], 'those of plugins stand after the chat\'s own');

  await tab('Plumbing').click();
  const pipes = dialog.getByLabel('Pipes');
  await pipes.fill('half a pi');
  assert.deepEqual(await seriousFindings(page), []);
  // Tabs open as the focus moves over them.
  await tab('Plumbing').press('ArrowUp');
  await dialog.getByRole('tab', { name: 'Broken bell', selected: true }).waitFor();
  await dialog.locator('[data-slot="channel-settings-tab.v1"][data-slot-state="failed"]').waitFor();
  await page.keyboard.press('Home');
  await dialog.getByLabel('Purpose').waitFor();
  assert.equal(await pipes.isVisible(), false);
  await tab('Plumbing').click();
  assert.equal(await pipes.inputValue(), 'half a pi');

  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
  ]) {
    await leave();
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(await pipes.inputValue(), 'half a pi');
  }
  // The platform would close the window at the second Escape in a row.
  for (const there of [true, false, true, false]) {
    await page.keyboard.press('Escape');
    await question.waitFor({ state: there ? 'visible' : 'detached' });
    assert.ok(await pipes.isVisible());
  }
  // Archiving leaves the window, too.
  await tab('Archive').click();
  await dialog.getByRole('button', { name: 'Archive channel' }).click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await tab('Plumbing').click();
  assert.equal(await pipes.inputValue(), 'half a pi');

  await dialog.getByRole('button', { name: 'channel-settings-tab.v1' }).click();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await openSettings(chat, 'Lab');
  await tab('Plumbing').click();
  assert.equal(await pipes.inputValue(), 'half a pi', 'the plugin kept it');

  await tab('Told').click();
  await dialog.getByText('told | Lab | true').waitFor();
  await dialog.getByRole('button', { name: 'Be gone' }).click();
  await dialog.waitFor({ state: 'detached' });

  // A tab leaves with its plugin, from under whoever looks at it, and holds nobody any more.
  await openSettings(chat, 'Lab');
  await tab('Plumbing').click();
  await pipes.fill('in vain');
  await admin.disablePlugin('kitchen-sink');
  await tab('Plumbing').waitFor({ state: 'detached' });
  await dialog.getByLabel('Purpose').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

scenario('a channel that is archived meanwhile can be read, and not changed', { server: withPlugins }, async ({ server, person }) => {
  const { as, team } = await fill(server.url, { plugins: ['bells'] });
  const lab = await as.alice.post('/channels', { team_id: team.id, name: 'lab', display_name: 'Lab', type: 'O' });
  const chat = await Chat.open(person, 'alice');
  await chat.openChannel('Lab');
  await chat.heading('Lab').waitFor();
  const dialog = await openSettings(chat, 'Lab');
  await dialog.getByRole('tab', { name: 'Told' }).click();
  await dialog.getByText('told | Lab | true').waitFor();
  await as.alice.call('DELETE', `/channels/${lab.id}`);
  await dialog.getByText('told | Lab | false').waitFor();
  assert.equal(await dialog.getByRole('tab', { name: 'Archive' }).count(), 0);
  await dialog.getByRole('tab', { name: 'Info' }).click();
  await dialog.getByText(/^This channel is archived/).waitFor();
  assert.equal(await dialog.getByRole('textbox').count(), await dialog.locator('input:disabled, textarea:disabled').count());
  assert.equal(await dialog.getByRole('button', { name: 'Save' }).count(), 0);
  assert.deepEqual(await seriousFindings(chat.page), []);
  await chat.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
