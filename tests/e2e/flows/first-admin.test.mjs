// The first visitor of an empty server becomes its admin; nobody after that is asked.
import assert from 'node:assert/strict';
import { Api } from '../support/api.mjs';
import { Chat, SignIn } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';

scenario('the first visitor creates the admin account and lands in the chat', {}, async ({ server, person }) => {
  const page = await person('ada');
  await SignIn.createAdmin(page, { username: 'ada', email: 'ada@example.org', password: 'Correct-horse-1' });
  const chat = new Chat(page);
  await chat.ready();
  await chat.say('first words');
  await chat.post('first words').waitFor();

  const api = await new Api(server.url).signIn('ada', 'Correct-horse-1');
  assert.match(api.me.roles, /system_admin/);

  const second = await person('second');
  await SignIn.form(second).waitFor();
  assert.equal(await SignIn.adminForm(second).count(), 0, 'the second visitor is not offered the admin account');
});

scenario('a weak or broken first account is refused with a readable reason, and what was typed stays', {}, async ({ person }) => {
  const page = await person('ada');
  await SignIn.createAdmin(page, { username: 'ada', email: 'ada@example.org', password: 'x' });
  await SignIn.error(page).waitFor();
  assert.match(await SignIn.error(page).innerText(), /password/i);
  await eventually('the username to stay', () => SignIn.username(page).inputValue(), (value) => value === 'ada');
});
