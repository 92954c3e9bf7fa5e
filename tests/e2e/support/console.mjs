// The System Console as an administrator sees it: every name by which the flows find something.
import { SignIn } from './chat.mjs';

const HOME = '/admin_console/plugins/management';

export class Console {
  constructor(page) {
    this.page = page;
  }

  // A new browser in which `name` is signed in and a page of the console is open.
  static async open(person, name, { path = HOME, title = 'Management', ...options } = {}) {
    const page = await person(name, { path, ...options });
    await SignIn.as(page, name);
    const admin = new Console(page);
    await admin.heading(title).waitFor();
    return admin;
  }

  heading(title) {
    return this.page.getByRole('heading', { level: 1, name: title });
  }

  navigation() {
    return this.page.getByRole('navigation', { name: 'Pages of the System Console' });
  }

  async go(title) {
    await this.navigation().getByRole('link', { name: title, exact: true }).click();
    await this.heading(title).waitFor();
  }

  button(name) {
    return this.page.getByRole('button', { name });
  }

  // ---- management ----

  async upload(...files) {
    await this.page.getByLabel('Plugin bundle, and its signature if it has one').setInputFiles(files);
  }

  // Drops files of the given names and contents on the page, as a browser tells of it.
  async drop(files) {
    const transfer = await this.page.evaluateHandle((list) => {
      const all = new DataTransfer();
      for (const { name, content } of list) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        all.items.add(new File([bytes], name));
      }
      return all;
    }, files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('main', kind, { dataTransfer: transfer });
    }
  }

  card(id) {
    return this.page.locator(`[data-plugin-id="${id}"]`);
  }

  tag(id, words) {
    return this.card(id).getByText(words, { exact: true });
  }

  switchOf(id) {
    return this.card(id).getByRole('switch');
  }

  note(words) {
    return this.page.getByRole('alert').filter({ hasText: words });
  }

  dialog(title) {
    return this.page.getByRole('dialog', { name: title });
  }

  async answer(title, button) {
    const dialog = this.dialog(title);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  // ---- configuration ----

  toggle(label) {
    return this.page.getByRole('switch', { name: label, exact: true });
  }

  save() {
    return this.page.getByRole('button', { name: 'Save' });
  }

  saved() {
    return this.page.getByText('Everything is saved.');
  }
}

// Turns uploads on, as most flows need it.
export const allowUploads = (admin) => admin.put('/config/patch', { PluginSettings: { EnableUploads: true } });
