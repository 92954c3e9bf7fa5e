// The main flow: a plugin's profile popover in place of the default, switched live.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { neverReloaded, outletsTouched, watchOutlets } from '../support/witness.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';
// The popover's own slot, and the two lists that its default content brings along.
const POPOVER_SLOTS = [SLOT, 'profile-popover-attributes.v1', 'profile-popover-actions.v1'];

// As a browser set to American English writes it; the space before AM is a special one.
const timeIn = (timeZone, ms) => new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone })
  .format(ms).replace(/\s/g, '\\s');

async function room(server, person, plugins) {
  const { admin, as, channels } = await fill(server.url, { plugins });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  return { admin, as, channels, alice };
}

scenario('a click on a name opens the hovercard plugin, and turning it off shows the default at once in two browsers', {}, async ({ server, person }) => {
  const { admin, alice } = await room(server, person, ['hovercard']);
  const carol = await Chat.open(person, 'admin');
  for (const chat of [alice, carol]) {
    await chat.openProfile('a word of bob');
    await chat.view(SLOT, 'hovercard').getByText('Bob Example').first().waitFor();
    assert.equal(await chat.state(SLOT), 'plugin');
    await watchOutlets(chat.page);
  }

  await admin.disablePlugin('hovercard');
  for (const chat of [alice, carol]) {
    await eventually('the default popover', () => chat.state(SLOT), (state) => state === 'default');
    assert.equal(await chat.view(SLOT, 'hovercard').count(), 0, 'nothing of the plugin is left');
    await chat.popover().getByText(/bob/i).first().waitFor();
    const { touched, gone } = await outletsTouched(chat.page);
    const strangers = Object.keys(touched).filter((slot) => !POPOVER_SLOTS.includes(slot));
    assert.deepEqual(strangers, [], 'no other outlet renders');
    assert.deepEqual(gone, [], 'every outlet element is the one from before');
    assert.ok(touched[SLOT] > 0, 'the witness saw the change it must see');
    assert.ok(await neverReloaded(chat.page));
    await watchOutlets(chat.page);
  }

  await admin.enablePlugin('hovercard');
  for (const chat of [alice, carol]) {
    await chat.view(SLOT, 'hovercard').getByText('Bob Example').first().waitFor();
    assert.equal(await chat.state(SLOT), 'plugin');
    const { touched } = await outletsTouched(chat.page);
    const strangers = Object.keys(touched).filter((slot) => !POPOVER_SLOTS.includes(slot));
    assert.deepEqual(strangers, [], 'no other outlet renders');
    assert.ok(await neverReloaded(chat.page));
  }
});

scenario('without plugins the default popover shows, by name and by picture', {}, async ({ server, person }) => {
  const { alice } = await room(server, person, []);
  await alice.openProfile('a word of bob');
  assert.equal(await alice.state(SLOT), 'default');
  await alice.popover().getByText('Bob Example').first().waitFor();
  await alice.closeProfile();
  await alice.openProfileByPicture('a word of bob');
  await alice.popover().getByText('Bob Example').first().waitFor();
});

scenario('the hovercard shows name, position, local time and status, and its «message» goes to the direct channel', {}, async ({ server, person }) => {
  const { alice, as } = await room(server, person, ['hovercard']);
  await as.bob.put('/users/me/patch', { timezone: { useAutomaticTimezone: 'false', automaticTimezone: '', manualTimezone: 'Asia/Tokyo' } });
  await alice.openProfile('a word of bob');
  const card = alice.view(SLOT, 'hovercard');
  await card.getByText('Bob Example').first().waitFor();
  await card.getByText('Tester').first().waitFor();
  await card.getByText(/offline/i).first().waitFor();
  // The minute may turn between the card's clock and ours.
  const minutes = [-1, 0, 1].map((offset) => timeIn('Asia/Tokyo', Date.now() + offset * 60_000));
  await card.getByText(new RegExp(minutes.join('|'))).first().waitFor();
  await card.getByRole('button', { name: /message/i }).or(card.getByRole('link', { name: /message/i })).first().click();
  await alice.popover().waitFor({ state: 'hidden' });
  await alice.heading(/bob/i).waitFor();
});

scenario('the hovercard written in plain JavaScript does the same job', {}, async ({ server, person }) => {
  const { alice, admin } = await room(server, person, ['hovercard-js']);
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, 'hovercard-js').getByText('Bob Example').first().waitFor();
  await admin.disablePlugin('hovercard-js');
  await eventually('the default popover', () => alice.state(SLOT), (state) => state === 'default');
});
