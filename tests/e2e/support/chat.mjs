// The chat as a person sees it: every name by which the flows find something stands here.
import { eventually } from './eventually.mjs';
import { passwordOf } from './workspace.mjs';

export const SignIn = {
  form: (page) => page.getByRole('button', { name: /^(sign|log) in$/i }),
  username: (page) => page.getByLabel(/^(e-?mail or username|username.*|user name.*)$/i),
  password: (page) => page.getByLabel(/^password$/i),
  error: (page) => page.getByRole('alert').first(),
  adminForm: (page) => page.getByRole('button', { name: /create (the )?(admin )?account/i }),

  async submit(page, login, password) {
    await SignIn.username(page).fill(login);
    await SignIn.password(page).fill(password);
    await SignIn.form(page).click();
  },

  as(page, name) {
    return SignIn.submit(page, name, passwordOf(name));
  },

  async createAdmin(page, { username, email, password }) {
    await SignIn.adminForm(page).waitFor();
    await page.getByLabel(/^user ?name/i).fill(username);
    await page.getByLabel(/^e-?mail/i).fill(email);
    await SignIn.password(page).fill(password);
    await SignIn.adminForm(page).click();
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
    return this.page.getByRole('textbox', { name: /message|write/i });
  }

  ready() {
    return this.box().waitFor();
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
    return post.locator('[data-test-id="post-author"]');
  }

  days() {
    return this.page.locator('[data-test-id="day-separator"]');
  }

  list() {
    return this.page.locator('[data-test-id="post-list"]');
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
    await eventually('every post to be acknowledged', () => this.page.locator('[data-test-id="post-pending"]').count(), (count) => count === 0);
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
    const badge = this.channel(name).locator('[data-test-id="unread-count"]');
    return (await badge.count()) === 0 ? 0 : Number(await badge.first().innerText());
  }

  typing(name) {
    return this.page.locator('[data-test-id="typing"]').getByText(name);
  }

  connectionNotice() {
    return this.page.locator('[data-test-id="connection-notice"]');
  }

  popover() {
    return this.page.getByRole('dialog');
  }

  async openProfile(text) {
    await this.authorOf(this.post(text)).click();
    await this.popover().waitFor();
  }

  async openProfileByPicture(text) {
    await this.post(text).locator('[data-test-id="post-picture"]').click();
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

  async signOut() {
    await this.page.getByRole('button', { name: /account|user menu|your profile/i }).click();
    await this.page.getByRole('menuitem', { name: /(sign|log) out/i }).click();
  }

  async sendAgain(text) {
    const again = this.page.getByRole('button', { name: /try again|send again/i });
    const inBox = async () => (await this.box().inputValue()).includes(text);
    if (await inBox()) await this.send();
    else if (await again.count()) await again.first().click();
  }
}
