// The settings window: every change shows at once and is still there after a reload.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const open = async (chat) => {
  await chat.openMenu();
  await chat.page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = chat.page.getByRole('dialog', { name: 'Settings' });
  await dialog.waitFor();
  return dialog;
};
const root = (page) => page.evaluate(() => {
  const { lang, dir, dataset } = document.documentElement;
  return { lang, dir, look: dataset.look ?? '', density: dataset.density ?? '' };
});

scenario('another language, other hours and another look, without a reload and over one', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const { page } = alice;
  const dialog = await open(alice);
  await dialog.getByRole('tab', { name: 'Profile' }).focus();
  await page.keyboard.press('ArrowDown');
  await dialog.getByRole('radio', { name: 'Paper' }).check();
  await dialog.getByRole('radio', { name: 'Compact' }).check();
  await eventually('the look', () => root(page), (it) => it.look === 'paper' && it.density === 'compact');
  assert.deepEqual(await seriousFindings(page), []);
  await dialog.getByRole('radio', { name: /^24 hours/ }).check();
  await eventually('24 hours', () => page.locator('.post time').first().textContent(), (time) => /^\d\d:\d\d$/.test(time));
  assert.ok(await dialog.getByRole('radio', { name: /^24 hours/ }).isChecked(), 'the window is open again');

  await dialog.getByRole('tab', { name: 'Language' }).click();
  await dialog.getByRole('radio', { name: 'العربية' }).click();
  await page.getByRole('dialog', { name: 'الإعدادات' }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.reload();
  await page.getByRole('button', { name: 'فتح قائمتك' }).waitFor();
  assert.deepEqual(await root(page), { lang: 'ar', dir: 'rtl', look: 'paper', density: 'compact' });
});

scenario('what was typed stays when the server does not answer, and is saved once it does', {}, async ({ server, person }) => {
  await fill(server.url, {});
  const alice = await Chat.open(person, 'alice');
  const dialog = await open(alice);
  await dialog.getByLabel('Nickname').fill('Allie');
  await alice.page.route('**/users/me/patch', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('The server can not be reached.').waitFor();
  assert.equal(await dialog.getByLabel('Nickname').inputValue(), 'Allie');
  await alice.page.unroute('**/users/me/patch');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Saved.').waitFor();
});

scenario('a plugin that is off for me stays off over a reload, and runs for others', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['hovercard'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const card = (chat) => chat.view('profile-popover.v1', 'hovercard');
  await alice.openPlugins();
  await alice.pluginEntry('hovercard').getByRole('switch', { name: 'Hovercard: off for me' }).click();
  await alice.pluginEntry('hovercard').getByText('Off', { exact: true }).waitFor();
  await alice.page.reload();
  await alice.ready();
  await alice.openProfile('a word of bob');
  await alice.popover().getByText('Bob Example').first().waitFor();
  assert.equal(await card(alice).count(), 0);
  await alice.closeProfile();
  await alice.openPlugins();
  await alice.pluginEntry('hovercard').getByRole('switch', { name: 'Hovercard: off for me' }).click();
  await alice.closePlugins();
  await alice.openProfile('a word of bob');
  await card(alice).getByText('Bob Example').first().waitFor();
});

scenario('the culprit is found by questions over reloads, and kept off', {}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['hovercard', 'broken'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openPlugins();
  await alice.page.getByRole('button', { name: 'Begin' }).click();
  const note = alice.page.getByRole('status', { name: 'Find the culprit' });
  await note.getByText('Question 1: is it still there?').waitFor();
  // «broken» comes first, so it is off now.
  await note.getByRole('button', { name: 'Gone' }).click();
  await note.getByText('It is Broken').waitFor();
  await note.getByRole('button', { name: 'Keep it off for me' }).click();
  await note.waitFor({ state: 'hidden' });
  await alice.ready();
  await alice.openPlugins();
  assert.equal(await alice.pluginEntry('broken').getByRole('switch').getAttribute('aria-checked'), 'true');
  assert.equal(await alice.pluginEntry('hovercard').getByRole('switch').getAttribute('aria-checked'), 'false');
});

scenario('a search can be ended at any question, and leaves everything on', {}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['hovercard', 'broken'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openPlugins();
  await alice.page.getByRole('button', { name: 'Begin' }).click();
  const note = alice.page.getByRole('status', { name: 'Find the culprit' });
  await note.getByRole('button', { name: 'Still there' }).click();
  await note.getByText('Question 2: is it still there?').waitFor();
  await note.getByRole('button', { name: 'Stop searching' }).click();
  await note.waitFor({ state: 'hidden' });
  await alice.ready();
  await alice.openPlugins();
  for (const id of ['hovercard', 'broken']) {
    assert.equal(await alice.pluginEntry(id).getByText('Off', { exact: true }).count(), 0);
  }
});
