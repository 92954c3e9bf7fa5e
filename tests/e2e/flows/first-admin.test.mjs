// The first visitor of an empty server becomes its admin; nobody after that is asked.
import assert from 'node:assert/strict';
import { Api } from '../support/api.mjs';
import { Chat, SignIn, SignUp } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';

scenario('the first visitor creates the admin account and lands in the chat', {}, async ({ server, person }) => {
  const page = await person('ada');
  await SignUp.form(page).waitFor();
  await SignUp.fill(page, { username: 'ada', email: 'ada@example.org', password: 'short' });
  assert.ok(await SignUp.form(page).isDisabled(), 'a short password can not be sent');
  await SignUp.create(page, { username: 'ada', email: 'ada@example.org', password: 'Correct-horse-1' });
  const chat = new Chat(page);
  await chat.ready();
  await chat.say('first words');
  await chat.post('first words').waitFor();

  const api = await new Api(server.url).signIn('ada', 'Correct-horse-1');
  assert.match(api.me.roles, /system_admin/);

  const second = await person('second');
  await SignIn.form(second).waitFor();
  assert.equal(await SignUp.form(second).count(), 0, 'the second visitor is not offered the admin account');
});

scenario('a name that the server refuses is told in plain words, and what was typed stays', {}, async ({ person }) => {
  const page = await person('ada');
  await SignUp.form(page).waitFor();
  await SignUp.create(page, { username: 'a b!', email: 'ada@example.org', password: 'Correct-horse-1' });
  await page.getByRole('alert').first().waitFor();
  assert.match(await page.getByRole('alert').first().innerText(), /username/i);
  assert.equal(await SignUp.email(page).inputValue(), 'ada@example.org');
});
