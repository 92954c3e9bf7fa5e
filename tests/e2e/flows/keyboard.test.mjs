// A while in the chat with the keyboard alone: everything is reached, and the focus is never lost.
import assert from 'node:assert/strict';
import { Chat, SignIn } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill, passwordOf } from '../support/workspace.mjs';

// More presses than anything in the chat is away.
const FAR = 60;

const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

// Presses a key until the focus is there.
async function reach(page, locator, key = 'Tab') {
  await locator.waitFor();
  for (let n = 0; n < FAR; n += 1) {
    if (await isFocused(locator)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${FAR} times ${key} do not lead to ${locator}`);
}

// Effects of what was pressed may take a moment.
const hasFocus = (page, locator) => page.waitForFunction((element) => element === document.activeElement, locator).catch(() => assert.fail('the focus is elsewhere'));
const focusIs = async (page, locator) => hasFocus(page, await locator.elementHandle());

scenario('an afternoon without a mouse', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { channels: ['garden'] });
  await as.bob.say(channels['town-square'], 'shall we meet?');
  const page = await person('alice');
  const keys = page.keyboard;
  await reach(page, SignIn.username(page));
  await keys.type('alice');
  await reach(page, SignIn.password(page));
  await keys.type(passwordOf('alice'));
  await keys.press('Enter');
  const chat = new Chat(page);
  await chat.ready();
  await chat.postsLoaded();

  // Writing, and changing what was written: one goes on writing afterwards.
  await focusIs(page, chat.box());
  await keys.type('hello');
  await keys.press('Enter');
  await chat.post('hello').waitFor();
  await chat.allSent();
  await keys.press('ArrowUp');
  await focusIs(page, page.getByRole('textbox', { name: 'Text of the post' }));
  await keys.type(' world');
  await keys.press('Enter');
  await chat.post('hello world').waitFor();
  await focusIs(page, chat.box());

  // Answering: into the box of the thread, and back to where one was.
  const more = chat.post('shall we meet?').first().getByRole('button', { name: 'More' });
  await reach(page, more, 'Shift+Tab');
  await keys.press('Enter');
  await reach(page, page.getByRole('menuitem', { name: 'Reply', exact: true }), 'ArrowDown');
  await keys.press('Enter');
  const side = page.getByRole('complementary');
  await focusIs(page, side.getByRole('textbox'));
  await keys.type('at noon');
  await keys.press('Enter');
  await side.getByRole('article').filter({ hasText: 'at noon' }).waitFor();
  await keys.press('Escape');
  await side.waitFor({ state: 'hidden' });
  await focusIs(page, more);

  // A reaction.
  await keys.press('Enter');
  await reach(page, page.getByRole('menuitem', { name: 'Add a reaction' }), 'ArrowDown');
  await keys.press('Enter');
  await focusIs(page, page.getByRole('searchbox', { name: 'Search emoji' }));
  await keys.type('unicorn');
  await page.getByTitle(':unicorn:').waitFor();
  await keys.press('Enter');
  await chat.post('shall we meet?').first().getByText('🦄').waitFor();

  // Elsewhere and back.
  await keys.press('Control+k');
  await focusIs(page, page.getByRole('dialog').getByRole('combobox'));
  await keys.type('garden');
  await eventually('one offer', () => page.getByRole('option').count(), (count) => count === 1);
  await keys.press('Enter');
  await chat.heading('Garden').waitFor();
  await focusIs(page, chat.box());
  await keys.press('Alt+ArrowUp');
  await chat.heading('Garden').waitFor({ state: 'hidden' });
  await focusIs(page, chat.box());

  // Searching: the box of the search, then the box of the channel again.
  await keys.press('Control+Shift+f');
  const search = page.getByRole('combobox', { name: 'Search messages and files' });
  await focusIs(page, search);
  await keys.press('Control+a');
  await keys.type('meet');
  await keys.press('Enter');
  await side.getByText('shall we').first().waitFor();
  await keys.press('Escape');
  if (await side.isVisible()) await keys.press('Escape');
  await side.waitFor({ state: 'hidden' });
  await focusIs(page, chat.box());

  // Settings begin at their list of pages, where arrows lead on.
  await keys.press('Control+Shift+a');
  await focusIs(page, page.getByRole('tab', { name: 'Profile' }));
  await keys.press('ArrowDown');
  await focusIs(page, page.getByRole('tab', { name: 'Display' }));
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await focusIs(page, chat.box());

  // A file: the press leads to the choice of the browser, which is no part of the page.
  await page.locator('[data-test-id="attach-input"]').first().evaluate((input) => {
    input.addEventListener('click', (event) => {
      event.preventDefault();
      input.dataset.asked = 'yes';
    });
  });
  await reach(page, page.getByRole('button', { name: 'Attach files' }));
  await keys.press('Enter');
  await page.locator('[data-asked="yes"]').waitFor({ state: 'attached' });

  // And out.
  await reach(page, page.getByRole('button', { name: 'Open your menu' }), 'Shift+Tab');
  await keys.press('Enter');
  await reach(page, page.getByRole('menuitem', { name: 'Sign out' }), 'ArrowDown');
  await keys.press('Enter');
  await SignIn.form(page).waitFor();
});
