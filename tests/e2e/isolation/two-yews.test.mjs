// The host and each Rust plugin are Yew instances on one page: none sets off another's handlers.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';

// Names of Yew's marks on an element's properties: `__<owner>_yew_listener_id`, …
const marks = (elements) => [...new Set(elements.flatMap((element) => Object.keys(element).filter((name) => name.includes('yew_'))))].sort();

scenario('host and plugin mark their elements under different names', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['hovercard'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await alice.openProfile('a word of bob');
  const view = alice.view(SLOT, 'hovercard');
  await view.getByText('Bob Example').first().waitFor();
  const ofPlugin = await view.locator('*').evaluateAll(marks);
  const ofHost = await alice.sidebar().locator('*').evaluateAll(marks);
  assert.notDeepEqual(ofPlugin, [], 'the plugin is a Yew app with listeners');
  assert.notDeepEqual(ofHost, []);
  assert.deepEqual(ofPlugin.filter((name) => ofHost.includes(name)), []);
});

scenario('clicks in the plugin reach no handler of the host, and the other way round', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['hovercard'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await alice.openProfile('a word of bob');
  const view = alice.view(SLOT, 'hovercard');
  await view.getByText('Bob Example').first().waitFor();

  // Every element of the card is clicked by an untrusted event that bubbles, and nothing else
  // may follow: not another address, not another dialog, not a closed popover.
  const before = alice.page.url();
  const buttons = await view.getByRole('button').count();
  assert.ok(buttons > 0, 'there are buttons whose numbers could be mistaken');
  await view.evaluate((card) => {
    const root = card.shadowRoot ?? card;
    for (const element of root.querySelectorAll('*:not(button):not(button *):not(a):not(a *)')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    }
  });
  assert.equal(alice.page.url(), before);
  assert.equal(await alice.popover().count(), 1);
  assert.ok(await view.getByText('Bob Example').first().isVisible());

  // The plugin's first button does its own work, once, and nothing of the host's first button.
  await view.getByRole('button', { name: /message/i }).first().click();
  await alice.heading(/bob/i).waitFor();
  assert.equal(await alice.popover().count(), 0);

  // And the host's buttons still do theirs while a card is open.
  await alice.openChannel('Town Square');
  await alice.openProfile('a word of bob');
  await view.getByText('Bob Example').first().waitFor();
  await alice.closeProfile();
  await alice.heading('Town Square').waitFor();
});

scenario('two Yew plugins on one page do not set off each other', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['hovercard', 'focus-sidebar'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const sidebar = alice.view('sidebar.v1', 'focus-sidebar');
  const all = sidebar.getByRole('button', { name: 'All' });
  await all.waitFor();
  await alice.openProfile('a word of bob');
  const card = alice.view(SLOT, 'hovercard');
  await card.getByText('Bob Example').first().waitFor();

  const [ofSidebar, ofCard] = [await sidebar.locator('*').evaluateAll(marks), await card.locator('*').evaluateAll(marks)];
  assert.notDeepEqual(ofSidebar, []);
  assert.deepEqual(ofSidebar.filter((name) => ofCard.includes(name)), []);

  // A click without a pointer: it is no click outside the popover, which would close it.
  const before = alice.page.url();
  assert.equal(await all.getAttribute('aria-pressed'), 'false');
  await all.evaluate((button) => button.click());
  await sidebar.locator('[aria-pressed="true"]', { hasText: 'All' }).waitFor();
  assert.equal(alice.page.url(), before, 'the card sent nobody anywhere');
  assert.ok(await card.getByText('Bob Example').first().isVisible());

  // And the other way round: the card does its own work, the sidebar keeps its state.
  await card.getByRole('button', { name: /message/i }).first().click();
  await alice.heading(/bob/i).waitFor();
  assert.equal(await all.getAttribute('aria-pressed'), 'true');
});
