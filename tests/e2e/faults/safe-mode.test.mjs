// Safe mode: with `?plugins=off` no plugin runs, and the page says so.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { moduleFor, pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('?plugins=off runs no plugin, even one that took the whole screen', {
  server: async () => {
    const plugins = await pluginFolder();
    await writePlugin(plugins, 'greedy', { source: moduleFor('greedy', { slot: 'root.v1', kind: 'replace', text: 'all mine' }) });
    return Server.start({ plugins });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['greedy'] });
  const page = await person('alice');
  await SignIn.as(page, 'alice');
  await page.getByText('all mine').waitFor();
  const bundles = [];
  page.on('request', (request) => { if (request.url().includes('/static/plugins/')) bundles.push(request.url()); });
  await page.goto(`${server.url}/?plugins=off`);
  const alice = new Chat(page);
  await alice.ready();
  await alice.heading('Town Square').waitFor();
  assert.deepEqual(bundles, [], 'no bundle is even fetched');
  await alice.safeModeNotice().waitFor();
  await alice.openChannel('Off-Topic');
  await alice.heading('Off-Topic').waitFor();
  await page.reload();
  await alice.ready();
  assert.equal(await page.getByText('all mine').count(), 0, 'safe mode stays over navigation and reload');
});
