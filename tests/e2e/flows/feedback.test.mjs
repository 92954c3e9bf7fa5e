// «Send feedback»: a page that an administrator names shows in everybody's menu, at once.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { Console } from '../support/console.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const openMenu = (page) => page.getByRole('button', { name: 'Open your menu' }).click();
const entry = (page) => page.getByRole('menuitem', { name: 'Send feedback' });

scenario('feedback leads where the administrator says, in a new tab', { server: { plugins: null } }, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await openMenu(alice.page);
  await alice.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  assert.equal(await entry(alice.page).count(), 0);

  const admin = await Console.open(person, 'admin', { path: '/admin_console/plugins/configuration', title: 'Configuration' });
  const address = admin.page.getByLabel('Page for feedback');
  await address.fill('http://help.example');
  await admin.save().click();
  await admin.page.getByRole('alert').filter({ hasText: 'begin with https://' }).waitFor();
  assert.equal(await address.getAttribute('aria-invalid'), 'true');
  await address.fill(`${new URL(server.url).pathname}api/v4/system/ping`);
  await admin.save().click();
  await admin.saved().waitFor();

  // The open page hears of it.
  await entry(alice.page).waitFor();
  assert.equal(await entry(alice.page).getAttribute('rel'), 'noopener noreferrer');
  const [tab] = await Promise.all([alice.page.context().waitForEvent('page'), entry(alice.page).click()]);
  await tab.waitForURL(/system\/ping$/);
  assert.equal(await tab.evaluate(() => window.opener), null);
  await entry(alice.page).waitFor({ state: 'detached' });
});
