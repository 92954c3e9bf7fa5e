// Without a mouse: sign in, write, open the popover, leave it, and be where one was.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill, passwordOf } from '../support/workspace.mjs';

const MAX_TABS = 120; // more stops than the chat has

const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return { name: at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '', inPopover: Boolean(at?.closest('[role=dialog]')) || Boolean(document.activeElement?.closest('[role=dialog]')) };
});

for (const plugins of [[], ['hovercard']]) {
  scenario(`keyboard only: sign in, write, popover (${plugins[0] ?? 'default'})`, {}, async ({ server, person }) => {
    const { as, channels } = await fill(server.url, { plugins });
    await as.bob.say(channels['town-square'], 'a word of bob');
    const page = await person('alice');
    await SignIn.username(page).waitFor();
    await SignIn.username(page).focus();
    await page.keyboard.type('alice');
    await page.keyboard.press('Tab');
    await page.keyboard.type(passwordOf('alice'));
    await page.keyboard.press('Enter');
    const chat = new Chat(page);
    await chat.ready();
    await chat.post('a word of bob').waitFor();

    const author = chat.authorOf(chat.post('a word of bob'));
    const reached = async () => author.evaluate((node) => node === document.activeElement || node.contains(document.activeElement));
    let tabs = 0;
    while (!(await reached())) {
      assert.ok(tabs < MAX_TABS, 'the name of the author can be reached by Tab');
      await page.keyboard.press('Tab');
      tabs += 1;
    }
    await page.keyboard.press('Enter');
    await chat.popover().waitFor();
    await eventually('focus to move into the popover', () => focused(page), ({ inPopover }) => inPopover);
    await page.keyboard.press('Escape');
    await chat.popover().waitFor({ state: 'hidden' });
    await eventually('focus to return to the name', reached);

    await chat.box().focus();
    await page.keyboard.type('by keyboard');
    await page.keyboard.press('Enter');
    await chat.post('by keyboard').waitFor();
  });
}
