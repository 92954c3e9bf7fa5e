// The System Console as an administrator sees it: the pages on settings, slots, reports and the log.
import { passwordOf } from './workspace.mjs';

// A new browser in which `name` is signed in, at a page of the console.
export async function openConsole(server, person, name, path) {
  const page = await person(name, { path: null });
  const answer = await page.context().request.post(`${server.url}/api/v4/users/login`, {
    data: { login_id: name, password: passwordOf(name) },
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${name} answered ${answer.status()}`);
  await page.goto(`${server.url}/admin_console/${path}`);
  await page.locator('h1').waitFor();
  return page;
}

export const pluginPath = (id) => `plugins/plugin_${id}`;

// One setting's row: label, control, help.
export const setting = (page, key) => page.locator(`[data-setting="${key}"]`);

export const saveBar = (page) => page.getByRole('button', { name: 'Save', exact: true });

export async function save(page) {
  await saveBar(page).click();
  await page.getByText('The settings are saved.').waitFor();
  await saveBar(page).waitFor({ state: 'detached' });
}
