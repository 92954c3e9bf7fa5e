// No serious finding of axe on the sign-in page, the chat and the open popover, light and dark.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat, SignIn, SignUp } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

for (const colorScheme of ['light', 'dark']) {
  scenario(`axe finds nothing serious (${colorScheme})`, {}, async ({ server, person }) => {
    const { as, channels } = await fill(server.url, { channels: ['ideas'], plugins: ['hovercard'] });
    await as.bob.say(channels['town-square'], 'some **bold** and `code` and [a link](https://example.org)');
    await as.bob.say(channels.ideas, 'unread');
    const page = await person('alice', { colorScheme });
    await SignIn.form(page).waitFor();
    assert.deepEqual(await seriousFindings(page), [], 'sign-in');
    await SignIn.as(page, 'alice');
    const chat = new Chat(page);
    await chat.ready();
    await chat.openChannel('Town Square');
    await chat.post('some bold').waitFor();
    assert.deepEqual(await seriousFindings(page), [], 'chat');
    await chat.openProfile('some bold');
    await chat.view('profile-popover.v1', 'hovercard').getByText('Bob Example').first().waitFor();
    assert.deepEqual(await seriousFindings(page), [], 'popover by the plugin');
    await as.admin.disablePlugin('hovercard');
    await chat.page.locator('[data-slot="profile-popover.v1"][data-slot-state="default"]').waitFor({ state: 'attached' });
    assert.deepEqual(await seriousFindings(page), [], 'default popover');
  });
}

scenario('axe finds nothing serious on the page of the first admin', {}, async ({ person }) => {
  const page = await person('ada');
  await SignUp.form(page).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
});
