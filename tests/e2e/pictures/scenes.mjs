// Where each slot is seen in the demo workspace. A scene goes to a state of the app and takes what shows there.
import { SignIn } from '../support/chat.mjs';

const upload = (page, file) => page.locator('[data-test-id="attach-input"]').first().setInputFiles([file]);
const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Remember the milk.\nAnd the coffee.\n') };

const closeAll = async (page) => {
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
};

async function signIn({ page, camera }) {
  await SignIn.form(page).waitFor();
  await camera.take(page, 'login');
  await SignIn.submit(page, 'user-1', 'SampleUs@r-1');
  await page.locator('[data-slot="message-box.v1"]').getByRole('textbox').waitFor();
  await page.waitForFunction(() => globalThis.pictures);
}

async function frame({ page, camera }) {
  await page.mouse.move(0, 0);
  await camera.take(page, 'root');
  await camera.take(page, 'global-header');
  await camera.take(page, 'team-sidebar');
  await camera.take(page, 'team-sidebar-bottom', { fill: 'star' });
  await camera.take(page, 'sidebar');
  await camera.take(page, 'sidebar-header');
  await camera.take(page, 'sidebar-section', { nth: 1 });
  await camera.take(page, 'sidebar-row', { nth: 2 });
  await camera.take(page, 'sidebar-channel-label', { fill: 'chip', nth: 2 });
  await camera.take(page, 'channel-header');
  await camera.take(page, 'channel-header-title');
  await camera.take(page, 'channel-header-icon', { fill: 'chip' });
  await camera.take(page, 'channel-icon', { fill: 'around', nth: 2 });
  await camera.take(page, 'call-button', { fill: 'icon' });
  await camera.take(page, 'channel-header-button', { fill: 'icon' });
  await camera.take(page, 'app-bar', { fill: 'icon' });
  await camera.take(page, 'global', { fill: 'float' });
  await camera.take(page, 'center-toast', { fill: 'chip' });
}

async function menus({ page, camera }) {
  const take = (slot, open) => camera.take(page, slot, { fill: 'entry', before: open });
  await take('help-menu', () => page.getByRole('button', { name: 'Help', exact: true }).click());
  await closeAll(page);
  await take('browse-channels-menu', () => page.getByRole('button', { name: 'Find or create a channel' }).click());
  await closeAll(page);
  await take('channel-menu', () => page.locator('[data-slot="channel-header-title.v1"]').getByRole('button').first().click());
  await closeAll(page);
  await take('main-menu', () => page.getByRole('button', { name: 'Open your menu' }).click());
  await closeAll(page);
  await take('product-switcher', () => page.getByRole('button', { name: /^Products: / }).click());
  await closeAll(page);
}

async function writing({ page, camera }) {
  const box = page.locator('[data-slot="message-box.v1"]').getByRole('textbox');
  await camera.take(page, 'message-box');
  await camera.take(page, 'message-box-action', { fill: 'icon' });
  await camera.take(page, 'message-box-banner', { fill: 'chip' });
  await camera.take(page, 'file-upload-method', { fill: 'icon' });
  await camera.take(page, 'autocomplete', { before: () => box.pressSequentially('@m') });
  await box.fill('');
}

// A post with everything that can stand below it.
async function posts({ page, camera, api, channel }) {
  const message = 'The engine runs, see https://notes.example.com/engine\n\n```rust\nlet turns = 42;\n```';
  const post = await api.post('/posts', { channel_id: channel.id, message });
  await api.post('/reactions', { user_id: api.me.id, post_id: post.id, emoji_name: 'tada' });
  const article = page.getByRole('article').filter({ hasText: 'let turns = 42;' }).last();
  await article.waitFor();
  const take = (slot, fill, before = () => {}) => camera.take(page, slot, { fill, inside: article, before: async () => {
    await article.scrollIntoViewIfNeeded();
    await before();
  } });
  await camera.take(page, 'post', { nth: -1 });
  await take('post-header', 'chip');
  await take('post-attachment', 'block');
  await take('post-embed', 'block');
  await take('post-reactions', 'around');
  await take('code-block-action', 'icon', () => article.getByText('let turns').hover());
  await take('post-action', 'icon', () => article.hover());
  await camera.take(page, 'post-menu', { fill: 'entry', before: async () => {
    await article.hover();
    await article.getByRole('button', { name: 'More', exact: true }).click();
  } });
  await closeAll(page);
  await camera.take(page, 'link-tooltip', { fill: 'chip', before: () => article.getByRole('link').hover() });
  await page.mouse.move(0, 0);
  await camera.take(page, 'post-list');
  await camera.take(page, 'day-separator', { nth: -1 });
}

async function files({ page, camera }) {
  if (!camera.wants('post-files', 'file-menu', 'file-preview')) return;
  await upload(page, notes);
  await page.getByRole('list', { name: 'Files for this message' }).getByText(/B$/).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const show = page.getByRole('button', { name: 'Show notes.txt' }).last();
  await show.waitFor();
  await camera.take(page, 'post-files', { fill: 'around', nth: -1 });
  await camera.take(page, 'file-menu', { fill: 'entry', before: () => page.getByRole('button', { name: 'Menu of notes.txt' }).last().click() });
  await closeAll(page);
  await camera.take(page, 'file-preview', { fill: 'block', key: 'text/plain', whole: true, before: () => show.click() });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function ofAType({ page, camera, api, channel }) {
  const type = 'custom_pictures';
  await api.post('/posts', { channel_id: channel.id, message: 'A post of your type', type });
  const article = page.getByRole('article').filter({ hasText: /A post of your type/ }).last();
  await article.waitFor();
  await camera.take(page, 'post-body', { fill: 'block', key: type, nth: -1, own: true });
  if (!camera.wants('post-card')) return;
  const card = await page.evaluateHandle((type) => globalThis.pictures.fill('post-card.v1', 'block', type), type);
  await article.hover();
  await article.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'About this message' }).click();
  await camera.take(page, 'post-card');
  await card.evaluate((handle) => handle.remove());
  await page.keyboard.press('Escape');
}

async function person({ page, camera }) {
  if (!camera.wants('profile-popover', 'profile-popover-attributes', 'profile-popover-actions')) return;
  await page.getByRole('article').locator('header').getByRole('button').last().click();
  await page.getByRole('dialog').waitFor();
  await camera.take(page, 'profile-popover');
  await camera.take(page, 'profile-popover-attributes', { fill: 'chip' });
  await camera.take(page, 'profile-popover-actions', { fill: 'icon' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function beside({ page, camera }) {
  if (camera.wants('right-hand-side', 'thread-view')) {
    const article = page.getByRole('article').filter({ hasText: 'let turns = 42;' }).last();
    await article.hover();
    await article.getByRole('button', { name: /^Reply/ }).first().click();
    await camera.take(page, 'right-hand-side');
    await camera.take(page, 'thread-view');
  }
  if (camera.wants('panel')) {
    await page.evaluate(() => globalThis.pictures.panel.open());
    await camera.take(page, 'panel', { fill: 'block', key: 'pictures:panel' });
    await page.evaluate(() => globalThis.pictures.panel.close());
  }
}

async function searching({ page, camera }) {
  if (!camera.wants('search-hint', 'search-button', 'search-suggestion', 'search-results')) return;
  await page.keyboard.press('Control+Shift+F');
  const field = page.getByRole('combobox', { name: 'Search messages and files' });
  await field.fill('');
  await camera.take(page, 'search-hint', { fill: 'chip' });
  await field.pressSequentially('engine');
  await camera.take(page, 'search-suggestion', { fill: 'chip' });
  await field.press('Enter');
  await page.getByRole('complementary', { name: 'Search' }).getByRole('article').first().waitFor();
  await camera.take(page, 'search-button', { fill: 'icon' });
  await camera.take(page, 'search-results');
  await page.keyboard.press('Escape');
}

async function newMessages({ page, camera, admin, open, home, team }) {
  if (!camera.wants('channel-intro', 'channel-intro-button', 'new-messages-line', 'new-messages-action')) return;
  const name = 'launch-pad';
  const made = await admin.post('/channels', { team_id: team.id, name, display_name: 'Launch Pad', type: 'O' });
  await admin.post(`/channels/${made.id}/members`, { user_id: (await admin.get('/users/username/user-1')).id });
  await open(name);
  await camera.take(page, 'channel-intro');
  await camera.take(page, 'channel-intro-button', { fill: 'chip' });
  await open(home);
  for (const words of ['The countdown begins.', 'Ten. Nine. Eight.']) await admin.post('/posts', { channel_id: made.id, message: words });
  await open(name);
  await page.getByText('Ten. Nine. Eight.').waitFor();
  await camera.take(page, 'new-messages-line');
  await camera.take(page, 'new-messages-action', { fill: 'chip' });
  await open(home);
}

async function settings({ page, camera }) {
  if (!camera.wants('user-setting', 'settings-page')) return;
  await page.evaluate(() => globalThis.pictures.settings.open());
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await camera.take(page, 'user-setting', { fill: 'block', key: 'pictures:choice' });
  await camera.take(page, 'settings-page', { before: () => page.getByRole('tab', { name: 'Display' }).click() });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function newChannel({ page, camera }) {
  if (!camera.wants('create-channel-option', 'dialog')) return;
  await page.getByRole('button', { name: 'Find or create a channel' }).click();
  await page.getByRole('button', { name: 'New channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'New channel' });
  await dialog.getByLabel('Name').fill('Lighthouse');
  await camera.take(page, 'dialog');
  await dialog.getByRole('radio', { name: /Your plugin/ }).check();
  await camera.take(page, 'create-channel-option', { fill: 'block', key: 'pictures:option' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function channelSettings({ page, camera }) {
  if (!camera.wants('channel-settings-tab')) return;
  await page.locator('[data-slot="channel-header.v1"]').getByRole('heading').getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Channel settings' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: /Your plugin/ }).click();
  await camera.take(page, 'channel-settings-tab', { fill: 'block', key: 'pictures:tab' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function elsewhere({ page, camera, team, open, home }) {
  if (camera.wants('error-page')) {
    await page.evaluate((href) => { history.pushState(null, '', href); dispatchEvent(new PopStateEvent('popstate')); }, `/${team.name}/channels/attic`);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await camera.take(page, 'error-page', { whole: true });
  }
  if (camera.wants('page')) {
    await page.evaluate(() => globalThis.pictures.page.open());
    await camera.take(page, 'page', { fill: 'block', key: 'pictures:page', whole: true });
  }
  if (camera.wants('product')) {
    await page.evaluate(() => globalThis.pictures.product.open());
    await camera.take(page, 'product', { fill: 'block', key: 'pictures:product', nth: -1, whole: true });
  }
  await open(home);
}

export const SCENES = { signIn, frame, menus, writing, posts, files, ofAType, person, beside, searching, newMessages, settings, newChannel, channelSettings, elsewhere };

// The System Console is a page of its own, for administrators.
export async function theConsole({ page, camera, server }) {
  if (!camera.wants('admin-console-setting', 'admin-section', 'admin-page', 'site-statistic')) return;
  await page.context().request.post(`${server.url}/api/v4/users/login`, {
    data: { login_id: 'sysadmin', password: 'Sys@dmin-sample1' }, headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  await page.goto(`${server.url}/admin_console/plugins/plugin_pictures`);
  await camera.take(page, 'admin-console-setting', { own: true, whole: true });
  await camera.take(page, 'admin-section', { own: true, whole: true });
  await camera.take(page, 'admin-page', { whole: true });
  if (!camera.wants('site-statistic')) return;
  await page.goto(`${server.url}/admin_console/statistics`);
  await camera.take(page, 'site-statistic', { own: true, whole: true });
}
