// A plugin adds a kind of channel to the dialog that makes one, and what is written there outlives
// whatever the plugin does.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const withSink = async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) });

async function openDialog(page, plus = 'Find or create a channel') {
  await page.getByRole('button', { name: plus }).click();
  // With a plugin in it, the «+» opens a menu.
  await page.getByRole('menuitem', { name: 'New channel' }).or(page.getByRole('button', { name: 'New channel' })).click();
  const dialog = page.getByRole('dialog', { name: 'New channel' });
  await dialog.waitFor();
  return dialog;
}

scenario('a plugin adds a kind of channel, asks below the form, and leaves the making to the chat', { server: withSink }, async ({ server, person }) => {
  const { admin, team, as } = await fill(server.url, { plugins: ['kitchen-sink'] });
  const { page } = await Chat.open(person, 'alice');
  const dialog = await openDialog(page);
  const name = dialog.getByLabel('Name');
  const slot = dialog.locator('[data-slot="create-channel-option.v1"]');
  await name.fill('A leak');
  const kinds = dialog.getByRole('group', { name: 'Kind of channel' });
  assert.equal(await kinds.getByRole('radio').count(), 3);
  assert.equal(await slot.count(), 0, 'nothing of a kind that is not chosen');

  await kinds.getByRole('radio', { name: /^Basin/ }).check();
  const make = dialog.getByRole('button', { name: 'Fill' });
  await dialog.getByText('The plug is not in yet.').waitFor();
  assert.ok(await make.isDisabled());
  assert.deepEqual(await seriousFindings(page), []);
  await slot.getByRole('button').click();
  await eventually('a button that can be pressed', () => make.isEnabled(), (it) => it);

  // What the plugin does not want leaves everything as it is.
  await make.click();
  await dialog.getByRole('alert').filter({ hasText: 'The basin leaks.' }).waitFor();
  assert.equal(await name.inputValue(), 'A leak');
  assert.ok(await kinds.getByRole('radio', { name: /^Basin/ }).isChecked());

  await name.fill('Deep Basin');
  await eventually('no words of the last attempt', () => dialog.getByRole('alert').count(), (count) => count === 0);
  await dialog.getByLabel('Purpose').fill('Holds water');
  await make.click();
  await page.getByText('The kitchen sink drips into Deep Basin.').waitFor();
  await page.waitForURL(/\/channels\/deep-basin$/);
  const made = await as.alice.get(`/teams/${team.id}/channels/name/deep-basin`);
  assert.deepEqual([made.type, made.purpose], ['P', 'Holds water']);

  // The plugin goes on by itself: the dialog closes, and there is no channel.
  await openDialog(page);
  await name.fill('For later');
  await kinds.getByRole('radio', { name: /^Basin/ }).check();
  await slot.getByRole('button').click();
  await make.click();
  await dialog.waitFor({ state: 'detached' });
  await page.waitForURL(/\/channels\/deep-basin$/);

  // The kind leaves with its plugin, from under whoever chose it.
  await openDialog(page);
  await name.fill('Still here');
  await kinds.getByRole('radio', { name: /^Basin/ }).check();
  await admin.disablePlugin('kitchen-sink');
  await dialog.getByRole('group', { name: 'Who can see it' }).waitFor();
  // It would have been a private channel, and does not become one for everyone by mistake.
  assert.ok(await dialog.getByRole('radio', { name: /^Invited people only/ }).isChecked());
  assert.equal(await name.inputValue(), 'Still here');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/channels\/still-here$/);
});

// Makes channels itself, and fails in each way.
const makers = `export default {
  initialize(registry, host) {
    const add = (name, create) => host.channelOption({ name, label: name, description: 'A kind of ' + name, create });
    add('own', async ({ team_id, name, address }) => {
      const made = await host.request('/api/v4/channels', { method: 'POST', body: { team_id, name: address + '-own', display_name: name + ' of the plugin', type: 'O' } });
      return { created: made.id };
    });
    add('talker', () => ({ channel: 'something' }));
    add('liar', () => ({ created: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' }));
    add('sleeper', () => new Promise(() => {}));
  },
};\n`;

// A plugin that fails three times within five minutes is taken down, so it is another one.
const thrower = `export default {
  initialize(registry, host) {
    host.channelOption({ name: 'thrower', label: 'thrower', description: 'A broken kind', create() { throw new Error('broken'); } });
  },
};\n`;

scenario('a plugin makes the channel itself, and what it does wrong loses nothing', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'makers', { source: makers });
    await writePlugin(folder, 'breaker', { source: thrower });
    return Server.start({ plugins: folder });
  },
  limitMs: 120_000,
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['makers', 'breaker'] });
  const { page } = await Chat.open(person, 'alice');
  const dialog = await openDialog(page);
  const name = dialog.getByLabel('Name');
  const make = dialog.getByRole('button', { name: 'Create' });
  const alert = dialog.getByRole('alert');
  await name.fill('Harbour');
  await dialog.getByLabel('Purpose').fill('Ships');
  for (const [kind, words] of [
    ['thrower', /^Test breaker could not make the channel/],
    ['talker', /^Test makers could not make the channel/],
    ['liar', /^The plugin made a channel that cannot be opened/],
    ['sleeper', /^Test makers did not answer within 10 seconds/],
  ]) {
    await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    await make.click();
    await alert.filter({ hasText: words }).waitFor({ timeout: 20_000 });
    assert.deepEqual([await name.inputValue(), await dialog.getByLabel('Purpose').inputValue()], ['Harbour', 'Ships'], kind);
    assert.ok(await make.isEnabled(), kind);
  }
  await dialog.getByRole('radio', { name: /^own/ }).check();
  await make.click();
  await page.waitForURL(/\/channels\/harbour-own$/);
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Harbour of the plugin' }).first().waitFor();
});
