// The configuration page: saving, leaving without saving, what is locked, what is refused.
import assert from 'node:assert/strict';
import { writeBundle } from '../support/bundles.mjs';
import { Chat } from '../support/chat.mjs';
import { Console, allowUploads } from '../support/console.mjs';
import { equals, eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const PATH = '/admin_console/plugins/configuration';
const configuration = (person, name, options = {}) => Console.open(person, name, { path: PATH, title: 'Configuration', ...options });
const checked = (toggle) => toggle.getAttribute('aria-checked');

scenario('turning uploads off leaves installed plugins running, and says so', { server: { plugins: null } }, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await configuration(person, 'admin');
  await admin.go('Management');
  await admin.upload(await writeBundle('poll'));
  await admin.button('Turn it on').click();
  const alice = await Chat.open(person, 'alice');
  await alice.page.getByText('poll 1.0.0').waitFor();

  await admin.go('Configuration');
  await eventually('uploads to be on', () => checked(admin.toggle('Uploads')), equals('true'));
  await admin.toggle('Uploads').click();
  await admin.page.getByText('Installed plugins keep running.').waitFor();
  await admin.save().click();
  await admin.saved().waitFor();
  assert.equal((await api.get('/config')).PluginSettings.EnableUploads, false);

  await admin.go('Management');
  await admin.page.getByText('Uploads are turned off').waitFor();
  assert.equal(await admin.button('Upload a plugin').count(), 0);
  await admin.tag('poll', 'On').waitFor();
  assert.ok(await alice.page.getByText('poll 1.0.0').isVisible());
});

scenario('changes that are not saved are not lost by going elsewhere', { server: { plugins: null } }, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  const admin = await configuration(person, 'admin');
  await admin.toggle('Require signatures').click();
  await admin.navigation().getByRole('link', { name: 'Audit log' }).click();
  await admin.answer('Leave without saving?', 'Stay here');
  assert.equal(await checked(admin.toggle('Require signatures')), 'true');
  assert.match(admin.page.url(), /configuration$/);

  // The browser's own button asks, too.
  await admin.page.evaluate(() => window.history.back());
  await admin.answer('Leave without saving?', 'Leave and lose the changes');
  assert.equal((await api.get('/config')).PluginSettings.RequirePluginSignature, false);

  await admin.go('Configuration');
  assert.equal(await checked(admin.toggle('Require signatures')), 'false');
  await admin.toggle('Require signatures').click();
  await admin.button('Cancel').click();
  assert.equal(await checked(admin.toggle('Require signatures')), 'false');
  await admin.go('Management');
});

scenario('what the environment sets is locked, and what breaks a rule is said at its field', {
  server: { plugins: null, env: { MORTISE_PLUGINSETTINGS_ENABLEUPLOADS: 'true' } },
}, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  const admin = await configuration(person, 'admin');
  const uploads = admin.toggle('Uploads');
  await admin.page.getByText('Set by the configuration file or the environment').waitFor();
  assert.equal(await uploads.getAttribute('aria-disabled'), 'true');
  await uploads.click({ force: true });
  assert.equal(await checked(uploads), 'true');

  const address = admin.page.getByLabel('Address of the catalogue');
  await address.fill('ftp://example.org');
  await admin.save().click();
  await admin.page.getByRole('alert').filter({ hasText: 'must be empty or begin with' }).waitFor();
  assert.equal(await address.getAttribute('aria-invalid'), 'true');
  await address.fill('');
  await admin.saved().waitFor();
  assert.equal((await api.get('/config')).PluginSettings.MarketplaceURL, '');
});

scenario('another administrator’s changes come in while one writes', { server: { plugins: null } }, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  const admin = await configuration(person, 'admin');
  await admin.toggle('Require signatures').click();
  await api.put('/config/patch', { PluginSettings: { EnableUploads: true } });
  await eventually('the change of somebody else', () => checked(admin.toggle('Uploads')), equals('true'));
  assert.equal(await checked(admin.toggle('Require signatures')), 'true');
  await admin.save().click();
  await admin.saved().waitFor();
  const { PluginSettings } = await api.get('/config');
  assert.deepEqual([PluginSettings.EnableUploads, PluginSettings.RequirePluginSignature], [true, true]);
});
