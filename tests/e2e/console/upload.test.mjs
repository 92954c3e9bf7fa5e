// A new administrator: finds the console, allows uploads, uploads, turns on, upgrades, goes back, removes.
import assert from 'node:assert/strict';
import { pluginFiles, tarGz, writeBundle } from '../support/bundles.mjs';
import { Chat } from '../support/chat.mjs';
import { Console, allowUploads } from '../support/console.mjs';
import { eventually, equals } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const empty = { server: { plugins: null } };

scenario('from the menu of the chat to a plugin that runs for everyone, and away again', empty, async ({ server, person }) => {
  await fill(server.url);
  const [first, second] = [await writeBundle('poll'), await writeBundle('poll', { version: '1.1.0' })];
  const alice = await Chat.open(person, 'alice');
  const chat = await Chat.open(person, 'admin');
  await chat.openMenu();
  await chat.page.getByRole('menuitem', { name: 'System Console' }).click();
  const admin = new Console(chat.page);
  await admin.heading('Management').waitFor();

  // Where one looks for the button, the page says why there is none.
  await admin.page.getByText('Uploads are turned off').waitFor();
  await admin.button('Turn uploads on').click();
  await admin.answer('Turn uploads on?', 'Turn uploads on');
  await admin.button('Upload a plugin').waitFor();

  await admin.upload(first);
  await admin.note('Test poll 1.0.0 is installed').waitFor();
  await admin.tag('poll', 'Off').waitFor();
  await admin.button('Turn it on').click();
  await admin.tag('poll', 'On').waitFor();
  await alice.page.getByText('poll 1.0.0').waitFor();

  // An upgrade asks; no means no.
  await admin.upload(second);
  await admin.answer('Upgrade to 1.1.0?', 'Cancel');
  assert.equal(await admin.tag('poll', '1.0.0').count(), 1);
  await admin.upload(second);
  await admin.answer('Upgrade to 1.1.0?', 'Upgrade');
  await admin.tag('poll', '1.1.0').waitFor();
  await alice.page.getByText('poll 1.1.0').waitFor();

  // So does the older one.
  await admin.upload(first);
  await admin.dialog('Go back to the older version 1.0.0?').getByText('may lack things').waitFor();
  await admin.answer('Go back to the older version 1.0.0?', 'Cancel');

  // What was there before is kept.
  await admin.card('poll').getByRole('button', { name: /^Back to 1.0.0/ }).click();
  await admin.answer('Take Test poll back to 1.0.0?', 'Take it back');
  await admin.tag('poll', '1.0.0').waitFor();
  await alice.page.getByText('poll 1.0.0').waitFor();

  // And the newer one again, then the older bundle for good: a downgrade, for everyone and at once.
  await admin.upload(second);
  await admin.answer('Upgrade to 1.1.0?', 'Upgrade');
  await alice.page.getByText('poll 1.1.0').waitFor();
  await admin.upload(first);
  await admin.answer('Go back to the older version 1.0.0?', 'Downgrade');
  await admin.note('Test poll 1.0.0 is installed').waitFor();
  await admin.tag('poll', '1.0.0').waitFor();
  await admin.tag('poll', 'On').waitFor();
  await alice.page.getByText('poll 1.0.0').waitFor();
  // The newer one is what one can go back to now.
  await admin.card('poll').getByRole('button', { name: /^Back to 1.1.0/ }).waitFor();

  await admin.card('poll').getByRole('button', { name: /^Remove/ }).click();
  await admin.answer('Remove Test poll?', 'Remove');
  await admin.card('poll').waitFor({ state: 'detached' });
  await alice.page.getByText('poll 1.0.0').waitFor({ state: 'hidden' });
});

scenario('a bundle dropped on the page is uploaded; other files are not, and the page stays', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  await admin.button('Upload a plugin').waitFor();
  await admin.drop([{ name: 'holiday.png', content: 'no bundle' }]);
  await admin.page.getByText('That is no plugin bundle.').waitFor();
  await admin.drop([{ name: 'a.tar.gz', content: 'x' }, { name: 'b.tar.gz', content: 'y' }]);
  await admin.page.getByText('One plugin at a time, please.').waitFor();
  await admin.drop([{ name: 'poll-1.0.0.tar.gz', content: tarGz(pluginFiles('poll')) }]);
  await admin.note('Test poll 1.0.0 is installed').waitFor();
  assert.deepEqual((await api.get('/plugins/management')).map(({ id }) => id), ['poll']);
});

scenario('a bad bundle is refused in words that name the file and the rule, and nothing is installed', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  await admin.button('Upload a plugin').waitFor();
  for (const [what, options, words] of [
    ['a path that leaves its folder', { files: { '../evil.js': 'x' } }, /\.\.\/evil\.js/],
    ['a manifest that names no file of the bundle', { manifest: { webapp: { bundle_path: 'webapp/gone.js' } } }, /webapp\/gone\.js/],
    ['a manifest with a bad version', { manifest: { version: 'one' } }, /version.*one/],
    ['no archive', { content: 'this is no archive' }, /bad-1\.0\.0\.tar\.gz was not installed/],
  ]) {
    await admin.upload(await writeBundle('bad', options));
    const note = admin.note('was not installed');
    await eventually(`words about ${what}`, () => note.textContent(), (text) => words.test(text));
    await note.getByRole('button', { name: 'Close' }).click();
    await note.waitFor({ state: 'detached' });
  }
  assert.deepEqual(await api.get('/plugins/management'), []);
});

scenario('what happens elsewhere shows at once, and a failed start says why', empty, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  await admin.upload(await writeBundle('poll'));
  await admin.tag('poll', 'Off').waitFor();
  await api.enablePlugin('poll');
  await admin.tag('poll', 'On').waitFor();
  await eventually('the switch to follow', () => admin.switchOf('poll').getAttribute('aria-checked'), equals('true'));
  await api.put('/config/patch', { PluginSettings: { TrustPolicy: 'sandboxed_only' } });
  await admin.card('poll').getByText(/TrustPolicy|sandbox/i).first().waitFor();
  await api.put('/config/patch', { PluginSettings: { Enable: false } });
  await admin.page.getByText('All plugins are turned off').waitFor();
  assert.equal(await admin.card('poll').count(), 0);
});

scenario('a plugin that can not start comes first, and says why', {
  server: async () => {
    const folder = await pluginFolder();
    for (const id of ['alpha', 'zeta']) await writePlugin(folder, id);
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['alpha', 'zeta'] });
  const admin = await Console.open(person, 'admin');
  const order = () => admin.page.locator('li[data-plugin-id]').evaluateAll((all) => all.map((it) => it.dataset.pluginId));
  await admin.tag('zeta', 'On').waitFor();
  assert.deepEqual(await order(), ['alpha', 'zeta']);
  await server.down();
  await writePlugin(server.plugins, 'zeta', { manifest: { min_server_version: '999.0.0' } });
  await server.up();
  await admin.tag('zeta', 'Failed').waitFor();
  await admin.card('zeta').getByText(/min_server_version/).waitFor();
  assert.deepEqual(await order(), ['zeta', 'alpha']);
});
