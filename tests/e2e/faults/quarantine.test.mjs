// Three failures in five minutes: the plugin is off in this browser, over a reload, until the
// person tries again; others are not concerned.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const card = (chat) => chat.page.locator('[data-test-id="broken-card"]');

scenario('quarantine after three failures, kept over a reload, ended by «try again»', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['broken'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const admin = await Chat.open(person, 'admin');
  await alice.page.evaluate(() => localStorage.setItem('broken.fail', 'mount'));
  for (const nth of [1, 2, 3]) {
    assert.equal(await alice.quarantineNotice().count(), 0, `not yet before failure ${nth}`);
    await alice.openProfile('a word of bob');
    await alice.popover().getByText('Bob Example').first().waitFor();
    await alice.closeProfile();
  }
  await alice.quarantineNotice().getByText('Broken was turned off in this browser').waitFor();

  await alice.page.evaluate(() => localStorage.removeItem('broken.fail'));
  await alice.page.reload();
  await alice.ready();
  await alice.openProfile('a word of bob');
  await alice.popover().getByText('Bob Example').first().waitFor();
  assert.equal(await card(alice).count(), 0, 'still off, although it would work now');
  await alice.closeProfile();

  await alice.openPlugins();
  await alice.pluginEntry('broken').getByText('Turned off').waitFor();
  await alice.pluginEntry('broken').getByRole('button', { name: 'Try again' }).click();
  await alice.closePlugins();
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
  assert.equal(await alice.quarantineNotice().count(), 0);

  // Another browser never knew.
  await admin.openProfile('a word of bob');
  await card(admin).waitFor();
});

scenario('«try again» in the note works, too', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['broken'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await alice.page.evaluate(() => localStorage.setItem('broken.fail', 'mount'));
  for (let nth = 0; nth < 3; nth += 1) {
    await alice.openProfile('a word of bob');
    await alice.popover().getByText('Bob Example').first().waitFor();
    await alice.closeProfile();
  }
  await alice.page.evaluate(() => localStorage.removeItem('broken.fail'));
  await alice.quarantineNotice().getByRole('button', { name: 'Try again' }).click();
  await alice.quarantineNotice().waitFor({ state: 'hidden' });
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
});
