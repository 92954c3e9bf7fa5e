// Signing in, staying signed in over a reload, signing out, and a wrong password.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill, passwordOf } from '../support/workspace.mjs';

scenario('a person signs in, stays signed in over a reload, and signs out', {}, async ({ server, person }) => {
  await fill(server.url);
  const page = await person('alice');
  await SignIn.as(page, 'alice');
  const chat = new Chat(page);
  await chat.ready();

  await page.reload();
  await chat.ready();

  await chat.signOut();
  await SignIn.form(page).waitFor();
  await page.reload();
  await SignIn.form(page).waitFor();
});

scenario('a wrong password is told in plain words, and the name stays', {}, async ({ server, person }) => {
  await fill(server.url);
  const page = await person('alice');
  await SignIn.submit(page, 'alice', 'wrong-password-1');
  await SignIn.error(page).waitFor();
  assert.equal(await SignIn.username(page).inputValue(), 'alice');
  await SignIn.submit(page, 'alice', passwordOf('alice'));
  await new Chat(page).ready();
});
