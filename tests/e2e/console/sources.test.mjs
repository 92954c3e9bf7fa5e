// Ways in beside the plain upload: slow and cancelled, signed, from an address, with the server.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeBundle } from '../support/bundles.mjs';
import { Console, allowUploads } from '../support/console.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const SLOW_BYTES_PER_SECOND = 200_000;
const LARGE_BYTES = 3_000_000;

const empty = { server: { plugins: null } };

scenario('an upload shows how far it is, and cancelling it leaves nothing', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  const large = { 'webapp/large.bin': randomBytes(LARGE_BYTES) };
  const network = await admin.page.context().newCDPSession(admin.page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: SLOW_BYTES_PER_SECOND,
  });
  await admin.upload(await writeBundle('poll', { files: large }));
  const bar = admin.page.getByRole('progressbar', { name: 'Installing the plugin' });
  await eventually('the bar to move', () => bar.getAttribute('value'), (value) => Number(value) > 0 && Number(value) < 100);
  assert.ok(await admin.button('Upload a plugin').isDisabled(), 'one at a time');
  await admin.button('Cancel').click();
  await bar.waitFor({ state: 'detached' });
  await network.send('Network.emulateNetworkConditions', {
    offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1,
  });
  await admin.upload(await writeBundle('poll'));
  await admin.note('Test poll 1.0.0 is installed').waitFor();
});

scenario('where signatures are required, a bundle without or with a wrong one is refused', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await api.put('/config/patch', { PluginSettings: { EnableUploads: true, RequirePluginSignature: true } });
  const admin = await Console.open(person, 'admin');
  const bundle = await writeBundle('poll');
  await admin.upload(bundle);
  await admin.note('was not installed').getByText(/signature/i).waitFor();
  await admin.note('was not installed').getByRole('button', { name: 'Close' }).click();
  const signature = path.join(path.dirname(bundle), 'poll-1.0.0.tar.gz.minisig');
  await writeFile(signature, 'untrusted comment: no signature\nAAAA\n');
  await admin.upload(bundle, signature);
  await admin.note('was not installed').getByText(/signature|key/i).waitFor();
  assert.deepEqual(await api.get('/plugins/management'), []);
});

scenario('an address must be whole, and the server fetches from no private one', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  await admin.button('Install from address').click();
  const dialog = admin.dialog('Install from an address');
  const address = dialog.getByLabel('Address of the bundle');
  await address.fill('poll.tar.gz');
  await address.press('Enter');
  await dialog.getByText('it begins with https://').waitFor();
  await address.fill('https://127.0.0.1:9/poll.tar.gz');
  await dialog.getByRole('button', { name: 'Install', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const note = admin.note('https://127.0.0.1:9/poll.tar.gz was not installed');
  await eventually('words about the address', () => note.textContent(), (text) => /127\.0\.0\.1/.test(text.replace(/^.*was not installed/, '')));
  assert.deepEqual(await api.get('/plugins/management'), []);
});

scenario('what came with the server can be removed and installed again', {
  server: async () => {
    const bundle = await writeBundle('todo');
    return Server.start({ plugins: null, args: ['--prepackaged', path.dirname(bundle)] });
  },
}, async ({ server, person }) => {
  await fill(server.url);
  const admin = await Console.open(person, 'admin');
  await admin.tag('todo', 'Came with the server').waitFor();
  await admin.card('todo').getByRole('button', { name: /^Remove/ }).click();
  await admin.dialog('Remove Test todo?').getByText('you can install it again').waitFor();
  await admin.answer('Remove Test todo?', 'Remove');
  await admin.tag('todo', 'Not installed').waitFor();
  await admin.card('todo').getByRole('button', { name: 'Install Test todo' }).click();
  await admin.note('Test todo 1.0.0 is installed').waitFor();
  await admin.tag('todo', 'Off').waitFor();
  await admin.page.getByLabel('Search plugins').fill('nothing like it');
  await admin.page.getByText('No plugin found').waitFor();
  await admin.button('Show all').click();
  await admin.card('todo').waitFor();
});
