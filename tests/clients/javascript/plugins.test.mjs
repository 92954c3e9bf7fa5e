// Every plugin method of the client: what an administrator does, and what others may not.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '../../e2e/support/server.mjs';
import { bundle } from './bundle.mjs';
import { listen, refusal, workspace } from './support.mjs';

const { server, nobody, admin, alice } = await workspace({ env: { MORTISE_PLUGINSETTINGS_ENABLEUPLOADS: 'true' } });
const ID = 'org.example.greeter';
const NOT_ALLOWED = refusal(403, 'api.context.permissions.app_error');
const names = (list) => list.map(({ id }) => id);

test('upload, enable, serve, disable and remove', async () => {
  const live = await listen(admin);
  const manifest = await admin.uploadPlugin(bundle());
  assert.deepEqual([manifest.id, manifest.version, manifest.name], [ID, '1.0.0', 'Greeter']);
  let { active, inactive } = await admin.getPlugins();
  assert.deepEqual([names(active), names(inactive)], [[], [ID]]);
  assert.deepEqual(await nobody.getWebappPlugins(), [], 'not before it is turned on');

  assert.equal((await admin.enablePlugin(ID)).status, 'OK');
  ({ active, inactive } = await admin.getPlugins());
  assert.deepEqual([names(active), names(inactive)], [[ID], []]);
  const [client] = await nobody.getWebappPlugins();
  assert.deepEqual([client.id, client.version], [ID, '1.0.0']);
  assert.match(client.webapp.bundle_path, new RegExp(`^/static/${ID}/${ID}_[0-9a-f]+_bundle\\.js$`));
  const script = await fetch(server.url + client.webapp.bundle_path.replace('/static/', '/static/plugins/'));
  assert.equal(script.status, 200);
  assert.match(await script.text(), /1\.0\.0/);
  assert.equal((await live.event('plugin_enabled')).data.manifest.id, ID);

  const [status] = await admin.getPluginStatuses();
  assert.deepEqual([status.plugin_id, status.state, status.version, status.error], [ID, 2, '1.0.0', '']);
  assert.equal(typeof status.cluster_id, 'string');
  await live.event('plugin_statuses_changed');

  assert.equal((await admin.disablePlugin(ID)).status, 'OK');
  assert.deepEqual(await nobody.getWebappPlugins(), []);
  assert.equal((await live.event('plugin_disabled')).data.manifest.id, ID);
  assert.equal((await admin.removePlugin(ID)).status, 'OK');
  ({ active, inactive } = await admin.getPlugins());
  assert.deepEqual([names(active), names(inactive)], [[], []]);
  for (const method of ['removePlugin', 'enablePlugin', 'disablePlugin']) {
    await assert.rejects(admin[method](ID), (error) => error.status_code === 404);
  }
});

test('an installed plugin is replaced only when that is meant', async () => {
  await admin.uploadPlugin(bundle());
  await assert.rejects(admin.uploadPlugin(bundle({ version: '1.1.0' })), (error) => {
    refusal(400, 'app.plugin.install_id.app_error')(error);
    assert.match(error.detailed_error, /installed=1\.0\.0.*uploaded=1\.1\.0/);
    return true;
  });
  assert.equal((await admin.uploadPlugin(bundle({ version: '1.1.0' }), true)).version, '1.1.0');
  assert.equal((await admin.getPlugins()).inactive[0].version, '1.1.0');
  await admin.removePlugin(ID);
});

test('what is no plugin is refused with a reason', async () => {
  const refused = async (file, id) => {
    await assert.rejects(admin.uploadPlugin(file), (error) => {
      refusal(400, id)(error);
      assert.notEqual(error.detailed_error, '', 'names the file and the rule');
      return true;
    });
  };
  await refused(new File(['no archive'], 'x.tar.gz'), 'app.plugin.extract.app_error');
  await refused(bundle({ id: 'bad id' }), 'app.plugin.invalid_id.app_error');
  await refused(bundle({ webapp: { bundle_path: 'elsewhere.js' } }), 'app.plugin.webapp_bundle.app_error');
  assert.deepEqual(await admin.getPluginStatuses(), []);
});

test('an address on this machine is not fetched', async () => {
  let n_asked = 0;
  const host = createServer((_, answer) => { n_asked += 1; answer.end('no'); });
  await new Promise((done) => { host.listen(0, '127.0.0.1', done); });
  after(() => host.close());
  const { port } = host.address();
  for (const url of [`https://127.0.0.1:${port}/x.tar.gz`, `http://127.0.0.1:${port}/x.tar.gz`, `https://localhost:${port}/x.tar.gz`]) {
    await assert.rejects(admin.installPluginFromUrl(url, true), refusal(400, 'api.plugin.install.download_failed.app_error'));
  }
  assert.equal(n_asked, 0);
});

test('the marketplace answers without the internet, and remembers the first visit', async () => {
  await admin.uploadPlugin(bundle());
  const local = await admin.getMarketplacePlugins('', true);
  const mine = local.find(({ manifest }) => manifest.id === ID);
  assert.equal(mine.installed_version, '1.0.0');
  for (const key of ['homepage_url', 'icon_data', 'download_url', 'release_notes_url']) assert.equal(typeof mine[key], 'string', key);
  assert.deepEqual(await admin.getMarketplacePlugins('no such plugin', true), []);
  assert.ok(Array.isArray(await admin.getRemoteMarketplacePlugins('')));
  await assert.rejects(admin.installMarketplacePlugin('org.example.unknown'), (error) => error.status_code >= 400);
  const visit = await admin.getFirstAdminVisitMarketplaceStatus();
  assert.deepEqual(visit, { name: 'FirstAdminVisitMarketplace', value: 'false' });
  assert.equal((await admin.setFirstAdminVisitMarketplaceStatus()).status, 'OK');
  assert.equal((await admin.getFirstAdminVisitMarketplaceStatus()).value, 'true');
  await admin.removePlugin(ID);
});

test('others may not, and strangers are asked to sign in', async () => {
  const methods = [
    (client) => client.uploadPlugin(bundle()),
    (client) => client.installPluginFromUrl('https://example.com/x.tar.gz'),
    (client) => client.getPlugins(),
    (client) => client.getPluginStatuses(),
    (client) => client.enablePlugin(ID),
    (client) => client.disablePlugin(ID),
    (client) => client.removePlugin(ID),
    (client) => client.getMarketplacePlugins('', true),
    (client) => client.installMarketplacePlugin(ID),
    (client) => client.getFirstAdminVisitMarketplaceStatus(),
    (client) => client.setFirstAdminVisitMarketplaceStatus(),
  ];
  for (const method of methods) {
    await assert.rejects(method(alice), NOT_ALLOWED);
    await assert.rejects(method(nobody), refusal(401, 'api.context.session_expired.app_error'));
  }
});

test('with uploads off nothing new comes in, and what is there goes on', async () => {
  await admin.uploadPlugin(bundle());
  await admin.enablePlugin(ID);
  await server.down();
  server.env = {};
  await server.up();
  const off = admin;
  await assert.rejects(off.uploadPlugin(bundle({ version: '2.0.0' }), true), refusal(501, 'app.plugin.upload_disabled.app_error'));
  await assert.rejects(off.installPluginFromUrl('https://example.com/x.tar.gz'), refusal(501, 'app.plugin.disabled.app_error'));
  assert.deepEqual(names(await off.getWebappPlugins()), [ID]);
  assert.equal((await off.disablePlugin(ID)).status, 'OK');
  assert.equal((await off.enablePlugin(ID)).status, 'OK');
});

test('what came with the server is offered, and installed again from the marketplace', async () => {
  const folder = await temporaryFolder('prepackaged');
  const file = bundle();
  await writeFile(path.join(folder, file.name), Buffer.from(await file.arrayBuffer()));
  const shop = await workspace({ args: ['--prepackaged', folder] });
  assert.deepEqual(names((await shop.admin.getPlugins()).inactive), [ID]);
  await shop.admin.removePlugin(ID);
  const [offered] = await shop.admin.getMarketplacePlugins('greet', true);
  assert.deepEqual([offered.manifest.id, offered.installed_version], [ID, '']);
  assert.equal((await shop.admin.installMarketplacePlugin(ID)).version, '1.0.0');
  assert.deepEqual(names((await shop.admin.getPlugins()).inactive), [ID]);
});
