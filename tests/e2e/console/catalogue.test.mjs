// The catalogue: a file of this machine that offers plugins and upgrades, without any network.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeBundle } from '../support/bundles.mjs';
import { Console, allowUploads } from '../support/console.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const entry = (id, version, bundle) => ({
  homepage_url: 'https://example.org/',
  download_url: `file://${bundle}`,
  labels: [{ name: 'Community', description: 'Made by somebody else', url: '', color: '' }],
  manifest: { id, name: `Test ${id}`, version, description: `What ${id} does` },
});

// A server whose environment names the catalogue; `list` are ids and versions.
async function withCatalogue(list) {
  const bundles = await Promise.all(list.map(([id, version]) => writeBundle(id, { version })));
  const file = path.join(path.dirname(bundles[0]), 'catalogue.json');
  await writeFile(file, JSON.stringify(list.map(([id, version], nth) => entry(id, version, bundles[nth]))));
  return Server.start({ plugins: null, env: { MORTISE_PLUGINSETTINGS_MARKETPLACEURL: `file://${file}` } });
}

const offer = (admin, id) => admin.page.locator(`[data-offer-id="${id}"]`);

scenario('a plugin and an upgrade come from the catalogue', {
  server: () => withCatalogue([['poll', '1.1.0'], ['todo', '2.0.0']]),
}, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  await offer(admin, 'todo').getByText('What todo does').waitFor();
  await offer(admin, 'todo').getByText('Community').waitFor();
  await offer(admin, 'todo').getByRole('button', { name: 'Install' }).click();
  await admin.note('Test todo 2.0.0 is installed').waitFor();
  await admin.tag('todo', 'Off').waitFor();
  // What the list shows, the catalogue does not repeat.
  await offer(admin, 'todo').waitFor({ state: 'detached' });

  // An older one by hand makes the offer an upgrade.
  await admin.upload(await writeBundle('poll', { version: '1.0.0' }));
  await admin.tag('poll', '1.0.0').waitFor();
  await offer(admin, 'poll').getByRole('button', { name: 'Upgrade to 1.1.0' }).click();
  await admin.tag('poll', '1.1.0').waitFor();
  await admin.page.getByText('Nothing new.').waitFor();
  assert.deepEqual((await api.get('/plugins/management')).map(({ id, version }) => [id, version]), [['poll', '1.1.0'], ['todo', '2.0.0']]);
});

scenario('what the environment sets can not be changed in the console, and no catalogue is no error', {
  server: () => withCatalogue([['poll', '1.1.0']]),
}, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  const admin = await Console.open(person, 'admin', { path: '/admin_console/plugins/configuration', title: 'Configuration' });
  const address = admin.page.getByLabel('Address of the catalogue');
  await address.waitFor();
  assert.match(await address.inputValue(), /^file:\/\/.*catalogue\.json$/);
  assert.ok(!(await address.isEditable()), 'locked');
  await api.put('/config/patch', { PluginSettings: { EnableMarketplace: false } });
  await admin.go('Management');
  await admin.page.getByText('The catalogue is turned off.').waitFor();
});
