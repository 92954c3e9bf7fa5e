// A person's own colours: from what they see, each seen at once, kept for other browsers; a theme of the forerunner is
// understood, and nothing but colours gets in.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const openDisplay = async (chat) => {
  await chat.openMenu();
  await chat.page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = chat.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Display' }).click();
  await dialog.getByRole('radio', { name: 'Paper' }).waitFor();
  return dialog;
};
const SIDEBAR = '.app-frame__sidebar';
const background = (page, place) => page.locator(place).first().evaluate((it) => getComputedStyle(it).backgroundColor);
const look = (page) => page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.look]);
const number = (dialog, name) => dialog.getByRole('textbox', { name, exact: true });

// As the forerunner gave it in 2017, whose name for badges was wrong.
const forerunners = {
  type: 'custom', sidebarBg: '#1e1e2e', sidebarText: '#ffffff', sidebarUnreadText: '#ffffff', sidebarTextHoverBg: '#302e30',
  sidebarTextActiveBorder: '#196caf', sidebarTextActiveColor: '#ffffff', sidebarHeaderBg: '#111122', sidebarHeaderTextColor: '#ffffff',
  onlineIndicator: '#99cb3f', awayIndicator: '#b8b884', dndIndicator: '#e81023', mentionBj: '#166de0', mentionColor: '#ffffff',
  centerChannelBg: '#1f1f1f', centerChannelColor: '#dddddd', newMessageSeparator: '#cc992d', linkColor: '#7fb3ff',
  buttonBg: '#0177e7', buttonColor: '#ffffff', errorTextColor: '#ff6461', mentionHighlightBg: '#784098',
  mentionHighlightLink: '#f4e8ff', codeTheme: 'monokai',
};

scenario('own colours begin as those one sees, show at once, and follow to another browser', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.bob.say(channels['town-square'], 'a word of bob');
  const alice = await Chat.open(person, 'alice');
  const { page } = alice;
  const dialog = await openDisplay(alice);
  await dialog.getByRole('radio', { name: 'Paper' }).check();
  await eventually('the look', () => look(page), ([, it]) => it === 'paper');
  const paper = await background(page, SIDEBAR);
  await dialog.getByRole('radio', { name: 'Custom' }).check();
  await number(dialog, 'Sidebar').waitFor();
  assert.deepEqual(await look(page), ['light', 'custom']);
  assert.equal(await background(page, SIDEBAR), paper, 'as before');
  assert.deepEqual(await seriousFindings(page), []);

  await number(dialog, 'Sidebar').fill('#102040');
  assert.equal(await background(page, SIDEBAR), 'rgb(16, 32, 64)');
  await dialog.getByText(/Hard to read on «Sidebar»: the contrast is \d\.\d to 1/).first().waitFor();
  await number(dialog, 'Words in the sidebar').fill('red; background:');
  await dialog.getByText('«red; background:» is no colour.').waitFor();
  await number(dialog, 'Words in the sidebar').fill('#e0e8ff');
  await number(dialog, 'Words in the sidebar').press('Tab');
  await eventually('the server has it', () => as.alice.get('/users/me/preferences/theme'), ([kept]) => /"sidebarText": "#e0e8ff"/.test(kept?.value ?? ''));

  const elsewhere = await Chat.open(person, 'alice');
  await eventually('the colours in another browser', () => background(elsewhere.page, SIDEBAR), (it) => it === 'rgb(16, 32, 64)');
  await elsewhere.page.reload();
  await elsewhere.ready();
  assert.equal(await background(elsewhere.page, SIDEBAR), 'rgb(16, 32, 64)');

  // Another theme counts for browsers in which nothing was chosen, and the colours stay.
  await dialog.getByRole('radio', { name: 'Light', exact: true }).check();
  await eventually('none of the colours', () => page.evaluate(() => document.documentElement.getAttribute('style') ?? ''), (style) => style === '');
  await eventually('the server knows', () => as.alice.get('/users/me/preferences/theme'), ([kept]) => /"type": "light"/.test(kept.value));
  await dialog.getByRole('radio', { name: 'Custom' }).check();
  await eventually('the colours again', () => background(page, SIDEBAR), (it) => it === 'rgb(16, 32, 64)');
});

scenario('a theme of the forerunner is taken over; what is none is told with field, value and rule', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.bob.say(channels['town-square'], 'a word of bob with https://example.org/');
  const alice = await Chat.open(person, 'alice', { colorScheme: 'light' });
  const { page } = alice;
  const dialog = await openDisplay(alice);
  await dialog.getByRole('radio', { name: 'Custom' }).check();
  const json = dialog.getByLabel('All colours as JSON');
  const use = dialog.getByRole('button', { name: 'Use these colours' });
  const before = await background(page, SIDEBAR);
  for (const [text, words] of [
    ['{ "sidebarBg": ', 'This is not JSON: line 1, column'],
    ['[]', 'No colours are named here.'],
    ['{"sidebarBg":"url(javascript:alert(1))"}', 'sidebarBg is "url(javascript:alert(1))", but must be a colour such as "#1e325c".'],
    [`{"sidebarBg":"#fff","x":"${'y'.repeat(5_000)}"}`, 'too long for a theme'],
  ]) {
    await json.fill(text);
    await use.click();
    await dialog.getByRole('alert').getByText(words).waitFor();
    assert.equal(await background(page, SIDEBAR), before);
    assert.equal(await json.inputValue(), text, 'what was pasted stays');
  }
  await json.fill(JSON.stringify(forerunners));
  await use.focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('status').getByText('These are your colours now.').waitFor();
  assert.equal(await background(page, SIDEBAR), 'rgb(30, 30, 46)');
  assert.deepEqual(await look(page), ['dark', 'custom']);
  assert.equal(await number(dialog, 'Badges').inputValue(), '#166de0');
  assert.deepEqual(await seriousFindings(page), []);
  await page.keyboard.press('Escape');
  const link = alice.post('a word of bob').getByRole('link');
  assert.equal(await link.evaluate((it) => getComputedStyle(it).color), 'rgb(127, 179, 255)');
  assert.deepEqual(await seriousFindings(page), []);

  const again = await openDisplay(alice);
  await again.getByRole('button', { name: 'Begin again' }).click();
  await eventually('the plain dark', () => background(page, SIDEBAR), (it) => it === 'rgb(18, 20, 26)');
});
