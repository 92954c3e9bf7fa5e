// The list of plugins that a page asked for, and what the server tells meanwhile.
import { Chat } from '../support/chat.mjs';
import { pluginFolder } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

scenario('a list that is older than what the server told does not take a plugin back', {
  server: async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) }),
}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const page = await person('alice');
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  // The first answer is fetched at once, and comes when the plugin has long been on.
  await page.route('**/api/v4/plugins/webapp', async (route) => {
    const response = await route.fetch();
    asked();
    await held;
    await route.fulfill({ response });
  }, { times: 1 });
  const chat = await Chat.signedIn(page, 'alice');
  await isAsked;
  await admin.enablePlugin('kitchen-sink');
  const shown = page.locator('[data-test-id="sink-sidebar.v1"]');
  await shown.waitFor();
  const answered = page.waitForResponse('**/api/v4/plugins/webapp');
  answer();
  await (await answered).finished();
  // What follows from the list is done once something that the page does later is seen.
  await chat.say('the list is here');
  await chat.post('the list is here').waitFor();
  await shown.waitFor();
});
