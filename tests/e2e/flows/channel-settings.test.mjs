// The settings of a channel: its texts, its address, who sees it, its end; nothing typed is lost.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const windowOf = (chat) => chat.page.getByRole('dialog', { name: /: settings$/ });
const question = (chat) => chat.page.getByRole('dialog', { name: 'Leave without saving?' });

async function open(chat, channel) {
  await chat.openChannel(channel);
  await chat.heading(channel).waitFor();
  await chat.page.locator('[data-slot="channel-header.v1"]').getByRole('heading', { name: channel }).getByRole('button').click();
  await chat.page.getByRole('menuitem', { name: 'Channel settings' }).click();
  await windowOf(chat).waitFor();
  return windowOf(chat);
}

// Alice made the channel, so she decides about it; bob is in it.
async function room(server, person, who = 'alice') {
  const world = await fill(server.url, { channels: ['garden'] });
  const lab = await world.as.alice.post('/channels', { team_id: world.team.id, name: 'lab', display_name: 'Lab', type: 'O' });
  await world.as.alice.post(`/channels/${lab.id}/members`, { user_id: world.as.bob.me.id });
  return { ...world, lab, chat: await Chat.open(person, who) };
}

scenario('texts and address of a channel are changed in one place, and everybody sees it', {}, async ({ server, person }) => {
  const { chat } = await room(server, person);
  const bob = await Chat.open(person, 'bob');
  await bob.openChannel('Lab');
  await bob.heading('Lab').waitFor();
  const dialog = await open(chat, 'Lab');
  const save = dialog.getByRole('button', { name: 'Save' });
  assert.equal(await save.isDisabled(), true, 'nothing is changed yet');
  await dialog.getByLabel('Name').fill('Laboratory');
  await dialog.getByLabel('Address').fill('Laboratory!');
  await dialog.getByRole('alert').getByText(/1 to 64 of a–z/).waitFor();
  assert.equal(await save.isDisabled(), true);

  // What the server refuses stands at the field, and what was typed stays.
  await dialog.getByLabel('Address').fill('garden');
  await dialog.getByLabel('Purpose').fill('Trials and errors');
  await save.click();
  await dialog.getByRole('alert').filter({ hasText: 'Another channel of the team has this address.' }).waitFor();
  assert.equal(await dialog.getByLabel('Address').getAttribute('aria-invalid'), 'true');
  assert.equal(await dialog.getByLabel('Purpose').inputValue(), 'Trials and errors');
  assert.equal(await dialog.getByLabel('Name').inputValue(), 'Laboratory');

  await dialog.getByLabel('Address').fill('laboratory');
  await dialog.getByLabel('Header').fill('Today: **nothing explodes**');
  await dialog.getByLabel('Header').press('Control+Enter');
  await dialog.getByText('Saved.').waitFor();
  await eventually('the new address', () => chat.page.url(), (url) => url.endsWith('/crew/channels/laboratory'));
  assert.deepEqual(await seriousFindings(chat.page), []);
  await chat.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await chat.heading('Laboratory').waitFor();
  // Who stands in the channel stays there.
  await bob.heading('Laboratory').waitFor();
  await eventually('the new address', () => bob.page.url(), (url) => url.endsWith('/crew/channels/laboratory'));
  await bob.page.getByText('nothing explodes').first().waitFor();
});

scenario('who decides about a channel hides it, and archives it', {}, async ({ server, person }) => {
  const { chat, lab, as } = await room(server, person);
  const dialog = await open(chat, 'Lab');
  await dialog.getByRole('radio', { name: /^Invited people only/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Saved.').waitFor();
  assert.equal((await as.alice.get(`/channels/${lab.id}`)).type, 'P');

  // The other way round everybody could read what was meant for few: that is asked.
  await dialog.getByRole('radio', { name: /^Everyone in the team/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const opening = chat.page.getByRole('dialog', { name: 'Open Lab to everyone in the team?' });
  await opening.getByRole('button', { name: 'Cancel' }).click();
  await opening.waitFor({ state: 'hidden' });
  assert.equal((await as.alice.get(`/channels/${lab.id}`)).type, 'P');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await opening.getByRole('button', { name: 'Open to everyone' }).click();
  await dialog.getByText('Saved.').waitFor();
  assert.equal((await as.alice.get(`/channels/${lab.id}`)).type, 'O');

  await dialog.getByRole('tab', { name: 'Archive' }).click();
  await dialog.getByRole('button', { name: 'Archive channel' }).click();
  const ask = chat.page.getByRole('dialog', { name: 'Archive Lab?' });
  await ask.getByRole('button', { name: 'Archive channel' }).click();
  await ask.waitFor({ state: 'hidden' });
  await eventually('the channel to be archived', async () => (await as.alice.get(`/channels/${lab.id}`)).delete_at, (at) => at > 0);
});

scenario('nobody leaves without being asked while something is unsaved', {}, async ({ server, person }) => {
  const { chat, lab, as } = await room(server, person);
  const dialog = await open(chat, 'Lab');
  await dialog.getByLabel('Purpose').fill('half a th');
  const ways = [
    () => chat.page.keyboard.press('Escape'),
    () => chat.page.mouse.click(5, 5),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
  ];
  for (const leave of ways) {
    await leave();
    await question(chat).getByRole('button', { name: 'Cancel' }).click();
    await question(chat).waitFor({ state: 'hidden' });
    assert.equal(await dialog.getByLabel('Purpose').inputValue(), 'half a th');
  }
  // Another page of the window is no way out: it is still there.
  await dialog.getByRole('tab', { name: 'Archive' }).click();
  await dialog.getByRole('tab', { name: 'Info' }).click();
  assert.equal(await dialog.getByLabel('Purpose').inputValue(), 'half a th');
  // What others change meanwhile shows where nothing was typed.
  await as.bob.put(`/channels/${lab.id}/patch`, { header: 'from bob' });
  await eventually('the new header', () => dialog.getByLabel('Header').inputValue(), (text) => text === 'from bob');
  assert.equal(await dialog.getByLabel('Purpose').inputValue(), 'half a th');

  await dialog.getByRole('button', { name: 'Undo changes' }).click();
  assert.equal(await dialog.getByLabel('Purpose').inputValue(), '');
  await dialog.getByLabel('Purpose').fill('again');
  await chat.page.keyboard.press('Escape');
  await question(chat).getByRole('button', { name: 'Leave without saving' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal((await as.alice.get(`/channels/${lab.id}`)).purpose, '');
});

scenario('what somebody may not change is not offered', {}, async ({ server, person }) => {
  const { chat, as } = await room(server, person, 'bob');
  const lab = await open(chat, 'Lab');
  await lab.getByRole('tab', { name: 'Info' }).waitFor();
  assert.equal(await lab.getByRole('tab').count(), 1, 'bob does not archive what is not his');
  assert.equal(await lab.getByRole('radio').count(), 0, 'nor hide it');
  await chat.page.keyboard.press('Escape');

  const square = await open(chat, 'Town Square');
  assert.equal(await square.getByLabel('Address').isDisabled(), true);
  assert.equal(await square.getByLabel('Name').isDisabled(), false);
  await chat.page.keyboard.press('Escape');
  await square.waitFor({ state: 'hidden' });

  // A conversation has a header and nothing else.
  const talk = await as.bob.post('/channels/direct', [as.bob.me.id, as.alice.me.id]);
  await as.alice.say(talk, 'psst');
  const direct = await open(chat, /alice/i);
  await direct.getByLabel('Header').fill('between us');
  assert.equal(await direct.getByRole('textbox').count(), 1);
  await direct.getByRole('button', { name: 'Save' }).click();
  await direct.getByText('Saved.').waitFor();
  await chat.page.keyboard.press('Escape');
  await direct.waitFor({ state: 'hidden' });
});

scenario('the window is used with the keyboard alone, and fits a phone', {}, async ({ server, person }) => {
  const { chat } = await room(server, person);
  await chat.page.setViewportSize({ width: 390, height: 780 });
  await chat.page.goto(`${server.url}/crew/channels/lab`);
  await chat.heading('Lab').waitFor();
  const title = chat.page.locator('[data-slot="channel-header.v1"]').getByRole('heading', { name: 'Lab' }).getByRole('button');
  await title.focus();
  await chat.page.keyboard.press('Enter');
  await chat.page.getByRole('menuitem').first().waitFor();
  const entry = chat.page.getByRole('menuitem', { name: 'Channel settings' });
  for (let n = 0; n < 20 && !await entry.evaluate((it) => it === document.activeElement); n += 1) await chat.page.keyboard.press('ArrowDown');
  await chat.page.keyboard.press('Enter');
  const dialog = windowOf(chat);
  await dialog.waitFor();
  const inside = await dialog.evaluate((it) => it.contains(document.activeElement));
  assert.equal(inside, true, 'the focus is in the window');
  const wide = await dialog.evaluate((it) => it.scrollWidth <= it.clientWidth && it.getBoundingClientRect().right <= innerWidth);
  assert.equal(wide, true, 'nothing leaves the window at the side');
  assert.deepEqual(await seriousFindings(chat.page), []);
  const purpose = dialog.getByLabel('Purpose');
  for (let n = 0; n < 20 && !await purpose.evaluate((it) => it === document.activeElement); n += 1) await chat.page.keyboard.press('Tab');
  await chat.page.keyboard.type('by keys');
  await chat.page.keyboard.press('Control+Enter');
  await dialog.getByText('Saved.').waitFor();
  await chat.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await title.evaluate((it) => it === document.activeElement), true, 'the focus is back where it came from');
});
