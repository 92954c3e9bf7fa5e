// The demo workspace: the accounts that the documentation names, and something to read.
import assert from 'node:assert/strict';
import { Api } from '../support/api.mjs';
import { Chat, SignIn } from '../support/chat.mjs';
import { Server, mortise, temporaryFolder } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';

const ACCOUNTS = { sysadmin: 'Sys@dmin-sample1', 'user-1': 'SampleUs@r-1' };

scenario('both sample accounts sign in and find teams, channels and posts', {
  server: () => Server.start({ demo: true }),
}, async ({ server, person }) => {
  for (const [name, password] of Object.entries(ACCOUNTS)) {
    const page = await person(name);
    await SignIn.submit(page, name, password);
    const chat = new Chat(page);
    await chat.ready();
    await page.getByRole('article').last().waitFor();
    assert.ok(await chat.sidebar().getByRole('link').count() >= 5, 'several channels');
  }
  const admin = await new Api(server.url).signIn('sysadmin', ACCOUNTS.sysadmin);
  assert.match(admin.me.roles, /system_admin/);
  const teams = await admin.get('/users/me/teams');
  assert.ok(teams.length >= 2, 'more than one team');
  let posts = 0;
  for (const channel of await admin.get('/users/me/channels')) posts += channel.total_msg_count;
  assert.ok(posts >= 200, `a few hundred posts, found ${posts}`);
});

scenario('the demo, whose passwords everybody knows, listens on this machine only', {
  server: () => Server.start(),
}, async () => {
  const data = await temporaryFolder();
  await assert.rejects(mortise('serve', '--demo', '--listen', '0.0.0.0:0', '--data', data), (error) => {
    assert.match(error.stderr, /loopback/);
    return true;
  });
});
