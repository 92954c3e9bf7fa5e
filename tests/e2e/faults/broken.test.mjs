// Every way in which the sample `broken` can fail: the default shows, the person can read what
// happened, and the report names the step.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';
const PLUGIN = 'broken';

async function room({ server, person }, fail) {
  const { admin, as, channels } = await fill(server.url, { plugins: [PLUGIN] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await ask(alice, fail);
  return { admin, as, alice };
}

// `broken` reads at each step how it shall fail, and some steps only when its module is evaluated.
async function ask(chat, fail) {
  await chat.page.evaluate((fail) => {
    if (fail) localStorage.setItem('broken.fail', fail);
    else localStorage.removeItem('broken.fail');
  }, fail);
  await chat.page.reload();
  await chat.ready();
}

const card = (chat) => chat.page.locator('[data-test-id="broken-card"]');

async function defaultShows(chat) {
  await eventually('the default popover in the plugin’s place', () => chat.state(SLOT), (state) => state !== 'plugin', { limitMs: 30_000 });
  await chat.popover().getByText('Bob Example').first().waitFor({ timeout: 30_000 });
  assert.equal(await card(chat).count(), 0, 'nothing of the plugin is left');
}

async function reported(chat, expected) {
  await chat.openPlugins();
  const seen = await eventually(`a report of phase ${expected.phase}`, () => chat.troubles(PLUGIN),
    (troubles) => troubles.some(({ phase }) => phase === expected.phase), { limitMs: 30_000 });
  const report = seen.find(({ phase }) => phase === expected.phase);
  assert.equal(report.code, expected.code);
  if (expected.slot) assert.equal(report.slot, expected.slot);
  // In words, not only in codes; of a plugin that runs again they are folded away.
  const details = chat.pluginEntry(PLUGIN).locator('details', { hasText: /failure/ });
  if (!await details.evaluate((it) => it.open)) await details.locator('summary').click();
  assert.match(await chat.pluginEntry(PLUGIN).innerText(), /It (could not|failed|asked)/);
  await chat.closePlugins();
}

// Fail before anything shows: a click on a name opens the default.
const AT_START = {
  load: { phase: 'load', code: 'threw' },
  'hang-load': { phase: 'load', code: 'timed_out' },
  'no-register': { phase: 'load', code: 'no_initialize' },
  initialize: { phase: 'initialize', code: 'threw' },
  'initialize-async': { phase: 'initialize', code: 'threw' },
  'initialize-hang': { phase: 'initialize', code: 'timed_out' },
  'bad-slot': { phase: 'register', code: 'refused' },
  'bad-view': { phase: 'register', code: 'bad_view' },
  mount: { phase: 'mount', code: 'threw', slot: SLOT },
  'mount-nonsense': { phase: 'mount', code: 'bad_view', slot: SLOT },
  panic: { phase: 'mount', code: 'trapped', slot: SLOT },
};

for (const [fail, expected] of Object.entries(AT_START)) {
  scenario(`broken: ${fail}`, {}, async (stage) => {
    const { alice } = await room(stage, fail);
    await alice.openProfile('a word of bob');
    await defaultShows(alice);
    await alice.closeProfile();
    await reported(alice, expected);
  });
}

// Show the card first, then fail on a click or by themselves.
const LATER = {
  event: { phase: 'event', code: 'threw' },
  'bad-action': { phase: 'action', code: 'bad_action' },
  'panic-event': { phase: 'event', code: 'trapped' },
  background: { phase: 'background', code: 'threw' },
  'panic-background': { phase: 'background', code: 'trapped' },
};

for (const [fail, expected] of Object.entries(LATER)) {
  scenario(`broken: ${fail}`, {}, async (stage) => {
    const { alice } = await room(stage, fail);
    await alice.openProfile('a word of bob');
    await card(alice).waitFor();
    const button = alice.page.locator(`[data-test-id="broken-${fail}"]`);
    if (!fail.endsWith('background')) await button.click();
    if (expected.code === 'trapped') await defaultShows(alice);
    // A timer of the card fails only while the card stands.
    if (fail === 'background') await eventually('the report in the console', () => alice.page.lines.some((line) => line.includes('background')));
    await eventually('the page to live on', () => alice.page.evaluate(() => document.querySelectorAll('[data-slot]').length));
    if (await alice.popover().count()) await alice.closeProfile();
    await reported(alice, expected);
  });
}

scenario('broken: update', {}, async (stage) => {
  const { alice, as } = await room(stage, 'update');
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
  await as.bob.put(`/users/${as.bob.me.id}/status`, { user_id: as.bob.me.id, status: 'dnd' });
  await defaultShows(alice);
  await alice.popover().getByText('Do not disturb').first().waitFor();
  await alice.closeProfile();
  await reported(alice, { phase: 'update', code: 'threw', slot: SLOT });
});

scenario('broken: unmount', {}, async (stage) => {
  const { alice } = await room(stage, 'unmount');
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
  await alice.closeProfile();
  assert.equal(await card(alice).count(), 0, 'its element goes all the same');
  await reported(alice, { phase: 'unmount', code: 'threw', slot: SLOT });
});

scenario('broken: uninitialize', {}, async (stage) => {
  const { alice, admin } = await room(stage, 'uninitialize');
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
  await admin.disablePlugin(PLUGIN);
  await defaultShows(alice);
  await alice.closeProfile();
  await admin.enablePlugin(PLUGIN);
  await reported(alice, { phase: 'uninitialize', code: 'threw' });
});

scenario('broken: asked for nothing, it works', {}, async (stage) => {
  const { alice } = await room(stage, null);
  await alice.openProfile('a word of bob');
  await card(alice).waitFor();
  await alice.closeProfile();
  await alice.openPlugins();
  assert.deepEqual(await alice.troubles(PLUGIN), []);
});
