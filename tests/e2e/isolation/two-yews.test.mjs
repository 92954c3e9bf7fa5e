// The host and each Rust plugin are Yew instances on one page: none sets off another's handlers.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// Names of Yew's marks on an element's properties: `__<owner>_yew_listener_id`, …
const marks = (elements) => [...new Set(elements.flatMap((element) => Object.keys(element).filter((name) => name.includes('yew_'))))].sort();

// A channel with a purpose, so that the strip of topic-header has its button.
async function room(server, person, plugins) {
  const { as, channels } = await fill(server.url, { plugins });
  await as.admin.put(`/channels/${channels['town-square'].id}/patch`, { purpose: 'What concerns everybody' });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Town Square');
  return alice;
}

const strip = (alice) => alice.view('channel-header.v1', 'topic-header');
const fold = (alice) => strip(alice).getByRole('button', { name: /More|Less/ });

scenario('host and plugin mark their elements under different names', {}, async ({ server, person }) => {
  const alice = await room(server, person, ['topic-header']);
  await fold(alice).waitFor();
  const ofPlugin = await strip(alice).locator('*').evaluateAll(marks);
  const ofHost = await alice.sidebar().locator('*').evaluateAll(marks);
  assert.notDeepEqual(ofPlugin, [], 'the plugin is a Yew app with listeners');
  assert.notDeepEqual(ofHost, []);
  assert.deepEqual(ofPlugin.filter((name) => ofHost.includes(name)), []);
});

scenario('clicks in the plugin reach no handler of the host around it and in it, and the other way round', {}, async ({ server, person }) => {
  const alice = await room(server, person, ['topic-header']);
  await fold(alice).waitFor();

  // Every element of the strip is clicked by an event that bubbles, and nothing else may follow: not
  // another address, not a dialog.
  const before = alice.page.url();
  await strip(alice).evaluate((view) => {
    for (const element of view.shadowRoot.querySelectorAll('*:not(button)')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    }
  });
  assert.equal(alice.page.url(), before);
  assert.equal(await alice.popover().count(), 0);
  assert.equal(await fold(alice).getAttribute('aria-expanded'), 'false');

  // The plugin's first button does its own work, once, and nothing of the host's first button.
  await fold(alice).click();
  assert.equal(await fold(alice).getAttribute('aria-expanded'), 'true');
  assert.equal(alice.page.url(), before);
  assert.equal(await alice.popover().count(), 0);

  // The host's header inside the plugin, and the posts beside it, still do theirs.
  await alice.heading('Town Square').click();
  assert.equal(await fold(alice).getAttribute('aria-expanded'), 'true', 'a click in the host is none in the plugin');
  await alice.openProfile('a word of bob');
  await alice.closeProfile();
  await alice.openChannel('Off-Topic');
  await alice.heading('Off-Topic').waitFor();
});

scenario('two Yew plugins on one page do not set off each other', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['topic-header', 'focus-sidebar'] });
  await as.admin.put(`/channels/${channels['town-square'].id}/patch`, { purpose: 'What concerns everybody' });
  const alice = await Chat.open(person, 'alice');
  const sidebar = alice.view('sidebar.v1', 'focus-sidebar');
  const all = sidebar.getByRole('button', { name: 'All' });
  await all.click();
  await sidebar.getByRole('button', { name: /Town Square/ }).first().click();
  await fold(alice).waitFor();

  const [ofSidebar, ofStrip] = [await sidebar.locator('*').evaluateAll(marks), await strip(alice).locator('*').evaluateAll(marks)];
  assert.notDeepEqual(ofSidebar, []);
  assert.notDeepEqual(ofStrip, []);
  assert.deepEqual(ofSidebar.filter((name) => ofStrip.includes(name)), []);

  const before = alice.page.url();
  await fold(alice).click();
  assert.equal(await fold(alice).getAttribute('aria-expanded'), 'true');
  assert.equal(await all.getAttribute('aria-pressed'), 'true', 'the sidebar keeps its state');
  assert.equal(alice.page.url(), before, 'the strip sent nobody anywhere');

  // And the other way round.
  await sidebar.locator('[aria-pressed="false"]').first().click();
  await sidebar.locator('[aria-pressed="false"]', { hasText: 'All' }).waitFor();
  assert.equal(await fold(alice).getAttribute('aria-expanded'), 'true');
});
