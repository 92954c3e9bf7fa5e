// Parts of the page that come when they are first shown: what shows meanwhile, and when they can not come.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const PART = '**/client-*_dialogs.wasm';
const opener = (chat) => chat.page.getByRole('button', { name: 'Find or create a channel' });
const dialog = (chat, name) => chat.page.getByRole('dialog', { name });

scenario('a dialog comes when it is first opened, and is asked for once', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  let nAsked = 0;
  alice.page.on('request', (request) => { nAsked += /_dialogs\.wasm$/.test(request.url()) ? 1 : 0; });
  for (const nth of [1, 2]) {
    await opener(alice).click();
    await dialog(alice, 'Channels').waitFor();
    await alice.page.keyboard.press('Escape');
    await dialog(alice, 'Channels').waitFor({ state: 'hidden' });
    assert.equal(nAsked, 1, `after opening it ${nth} times`);
  }
});

scenario('a dialog that can not come says so, comes on «Try again», and gives the focus back', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  await alice.page.route(PART, (route) => route.abort('connectionrefused'));
  await opener(alice).click();
  const waiting = dialog(alice, 'Loading…');
  await waiting.getByText('This part could not be loaded').waitFor();
  await waiting.getByRole('button', { name: 'Try again' }).click();
  await waiting.getByText('This part could not be loaded').waitFor();
  await alice.page.unroute(PART);
  await waiting.getByRole('button', { name: 'Try again' }).click();
  await dialog(alice, 'Channels').waitFor();
  assert.equal(await waiting.count(), 0);
  await alice.page.keyboard.press('Escape');
  await dialog(alice, 'Channels').waitFor({ state: 'hidden' });
  assert.ok(await opener(alice).evaluate((button) => button === document.activeElement), 'the focus is where it was');
});

scenario('a dialog that takes its time can be closed meanwhile', {}, async ({ server, person }) => {
  await fill(server.url);
  const alice = await Chat.open(person, 'alice');
  let answer;
  await alice.page.route(PART, (route) => { answer = () => route.continue(); });
  await opener(alice).click();
  const waiting = dialog(alice, 'Loading…');
  await waiting.getByRole('status', { name: 'Loading…' }).waitFor();
  await alice.page.keyboard.press('Escape');
  await waiting.waitFor({ state: 'hidden' });
  const came = alice.page.waitForResponse(/_dialogs\.wasm$/);
  answer();
  await came;
  assert.equal(await alice.page.getByRole('dialog').count(), 0, 'what was closed does not come back');
  await opener(alice).click();
  await dialog(alice, 'Channels').waitFor();
});

scenario('a page of the console that can not come says so, and comes on «Try again»', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, admin.me.username);
  await chat.page.route('**/console-*_oversight.wasm', (route) => route.abort('connectionrefused'));
  await chat.page.goto(`${server.url}/admin_console/plugins/reports`);
  const alert = chat.page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
  await alert.waitFor();
  await chat.page.unroute('**/console-*_oversight.wasm');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'hidden' });
  await chat.page.getByRole('heading', { level: 1 }).waitFor();
});
