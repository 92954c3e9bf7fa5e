// Who may see the console, who may change something, and how one gets in.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { Console } from '../support/console.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const SLOTS = '/admin_console/plugins/slots';

scenario('signing in leads back to the page that was asked for', {}, async ({ server, person }) => {
  await fill(server.url);
  const page = await person('admin', { path: SLOTS });
  await SignIn.as(page, 'admin');
  await new Console(page).heading('Order of plugins').waitFor();
  assert.equal(new URL(page.url()).pathname, SLOTS);
  assert.match(await page.title(), /^Order of plugins - System Console/);
  // The way back to the chat.
  await page.getByRole('link', { name: 'Back to the chat' }).click();
  await new Chat(page).ready();
});

scenario('a link can not lead from signing in to another server', {}, async ({ server, person }) => {
  await fill(server.url);
  const page = await person('alice', { path: '/login?redirect_to=https%3A%2F%2Fevil.example%2Fadmin_console' });
  await Chat.signedIn(page, 'alice');
  assert.equal(new URL(page.url()).origin, server.url);
});

scenario('others are told that the console is not for them, and have no entry for it', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.openMenu();
  await alice.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  assert.equal(await alice.page.getByRole('menuitem', { name: 'System Console' }).count(), 0);
  await alice.page.goto(new URL(SLOTS, server.url).href);
  await alice.page.getByRole('heading', { name: 'Only for administrators' }).waitFor();
  await alice.page.getByText('Alice Example').waitFor();
  await alice.page.getByRole('link', { name: 'Back to the chat' }).waitFor();
});

scenario('administrators who may only look see everything and change nothing', {}, async ({ server, person }) => {
  const { admin: api, as } = await fill(server.url);
  await api.put(`/users/${as.bob.me.id}/roles`, { roles: 'system_user system_read_only_admin' });
  const bob = await Console.open(person, 'bob');
  await bob.page.getByText('You may look at everything').first().waitFor();
  const card = bob.card('hovercard');
  await card.waitFor();
  assert.equal(await card.getByRole('switch').getAttribute('aria-disabled'), 'true');
  await card.getByRole('switch').click({ force: true });
  assert.equal(await card.getByRole('switch').getAttribute('aria-checked'), 'false');
  await bob.go('Configuration');
  assert.equal(await bob.toggle('Uploads').getAttribute('aria-disabled'), 'true');
  assert.ok(await bob.save().isDisabled());
  const { active } = await api.get('/plugins');
  assert.deepEqual(active, []);
});
