// `mortise plugin …` in another terminal reaches the running server and its open pages.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { mortise } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const SLOT = 'profile-popover.v1';

scenario('plugin disable and enable change the open page at once', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['hovercard'] });
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  await alice.openProfile('a word of bob');
  await alice.view(SLOT, 'hovercard').getByText('Bob Example').first().waitFor();

  const plugin = (...args) => mortise('plugin', ...args, '--server', server.url, '--data', server.data);
  await plugin('disable', 'hovercard');
  await eventually('the default popover', () => alice.state(SLOT), (state) => state === 'default');
  const { stdout } = await plugin('list');
  assert.match(stdout, /hovercard/);
  await plugin('enable', 'hovercard');
  await alice.view(SLOT, 'hovercard').getByText('Bob Example').first().waitFor();

  await assert.rejects(plugin('disable', 'no-such-plugin'), (error) => {
    assert.notEqual(error.code, 0);
    assert.match(error.stderr, /there is no plugin "no-such-plugin"/);
    return true;
  });
});
