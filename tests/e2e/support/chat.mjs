// The chat as a person sees it: every name by which the flows find something stands here.
import { eventually } from './eventually.mjs';
import { passwordOf } from './workspace.mjs';

export const SignIn = {
  form: (page) => page.getByRole('button', { name: 'Sign in' }),
  username: (page) => page.getByLabel('Username or e-mail'),
  password: (page) => page.getByLabel('Password'),
  error: (page) => page.getByRole('alert').first(),

  async submit(page, login, password) {
    await SignIn.username(page).fill(login);
    await SignIn.password(page).fill(password);
    await SignIn.form(page).click();
  },

  as(page, name) {
    return SignIn.submit(page, name, passwordOf(name));
  },
};

// What the first visitor of an empty server sees.
export const SignUp = {
  form: (page) => page.getByRole('button', { name: 'Create the account' }),
  username: (page) => page.getByLabel('Username'),
  email: (page) => page.getByLabel('E-mail'),
  password: (page) => page.getByLabel('Password'),

  async fill(page, { username, email, password }) {
    await SignUp.email(page).fill(email);
    await SignUp.username(page).fill(username);
    await SignUp.password(page).fill(password);
  },

  async create(page, account) {
    await SignUp.fill(page, account);
    await SignUp.form(page).click();
  },
};

export class Chat {
  constructor(page) {
    this.page = page;
  }

  // A new browser in which `name` is signed in and the chat is there.
  static async open(person, name, options = {}) {
    return Chat.signedIn(await person(name, options), name);
  }

  // Signs `name` in on a page that shows the sign-in form.
  static async signedIn(page, name) {
    await SignIn.as(page, name);
    const chat = new Chat(page);
    await chat.ready();
    return chat;
  }

  box() {
    return this.page.locator('[data-slot="message-box.v1"]').getByRole('textbox');
  }

  ready() {
    return this.box().waitFor();
  }

  // The list of the open channel stands, be it empty.
  postsLoaded() {
    return this.page.getByRole('log').waitFor();
  }

  async type(text) {
    await this.box().click();
    await this.box().pressSequentially(text);
  }

  send() {
    return this.box().press('Enter');
  }

  async say(text) {
    await this.box().fill(text);
    await this.send();
  }

  post(text) {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  renderedPosts() {
    return this.page.getByRole('article').count();
  }

  // The name in the head of a post; grouped posts have none.
  authorOf(post) {
    return post.locator('header').getByRole('button');
  }

  days() {
    return this.list().getByRole('separator');
  }

  list() {
    return this.page.getByRole('log');
  }

  async scrollUp() {
    await this.list().hover();
    await this.page.mouse.wheel(0, -2_000);
  }

  async scrollToEnd() {
    await this.list().evaluate((list) => { list.scrollTop = list.scrollHeight; });
  }

  // Nothing of one's own is still on its way.
  async allSent() {
    await eventually('every post to be acknowledged', () => this.list().getByText('Sending…').count(), (count) => count === 0);
  }

  sidebar() {
    return this.page.locator('[data-slot="sidebar.v1"]');
  }

  channel(name) {
    return this.sidebar().getByRole('link', { name });
  }

  async openChannel(name) {
    await this.channel(name).first().click();
  }

  heading(name) {
    return this.page.locator('[data-slot="channel-header.v1"]').getByRole('heading', { name });
  }

  async unread(name) {
    const label = await this.channel(name).first().getAttribute('aria-label');
    return Number(label.match(/(\d+) unread/)?.[1] ?? 0);
  }

  typing(name) {
    return this.page.getByRole('status').getByText(/typing/).and(this.page.getByText(name));
  }

  connectionNotice() {
    return this.page.getByRole('status').filter({ hasText: /Connecting|out of reach|offline/ });
  }

  popover() {
    return this.page.getByRole('dialog');
  }

  async openProfile(text) {
    await this.authorOf(this.post(text)).click();
    await this.popover().waitFor();
  }

  async openProfileByPicture(text) {
    await this.post(text).locator('.post__picture').click();
    await this.popover().waitFor();
  }

  async closeProfile() {
    await this.page.keyboard.press('Escape');
    await this.popover().waitFor({ state: 'hidden' });
  }

  outlet(slot) {
    return this.page.locator(`[data-slot="${slot}"]`);
  }

  state(slot) {
    return this.outlet(slot).first().getAttribute('data-slot-state');
  }

  view(slot, plugin) {
    return this.outlet(slot).locator(`mortise-view[data-plugin="${plugin}"]`);
  }

  async openMenu() {
    await this.page.getByRole('button', { name: 'Open your menu' }).click();
  }

  async signOut() {
    await this.openMenu();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  // The dialog that lists the plugins and what went wrong with them.
  async openPlugins() {
    await this.openMenu();
    await this.page.getByRole('menuitem', { name: /^Plugins/ }).click();
    await this.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  }

  async closePlugins() {
    const dialog = this.page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  pluginEntry(id) {
    return this.page.locator(`[data-plugin-id="${id}"]`);
  }

  // The failures listed for a plugin, as `{phase, code, slot}`.
  async troubles(id) {
    const lists = await this.pluginEntry(id).locator('.plugins__codes').evaluateAll((lines) => lines.map((line) =>
      [...line.querySelectorAll('code')].map((code) => code.textContent)));
    return lists.map(([phase, code, slot]) => ({ phase, code, slot }));
  }

  // The note that a plugin was turned off because it kept failing.
  quarantineNotice() {
    return this.page.getByRole('status', { name: 'Plugin turned off' });
  }

  safeModeNotice() {
    return this.page.getByRole('status').filter({ hasText: /safe mode|plugins are off/i });
  }
}
