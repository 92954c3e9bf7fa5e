// Pages and sections of the console that plugins draw, and what no plugin can keep from an administrator.
import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.mjs';
import { openConsole, pluginPath, save, saveBar, setting } from '../support/oversight.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const painter = `const paint = (element, props, ctx) => {
  const heading = document.createElement('h1');
  heading.textContent = \`painted: \${props.title} \${props.page} \${props.may_change}\`;
  const button = document.createElement('button');
  button.textContent = 'To the keys';
  button.addEventListener('click', () => ctx.action({ type: 'open_page', page: 'keys' }));
  element.append(heading, button);
};
export default { initialize(registry) {
  for (const page of ['audit', 'management']) registry.item('admin-page.v1', page, { mount: paint });
  registry.item('admin-page.v1', 'reports', { mount() { throw new Error('no paint left'); } });
} };`;

const withPainters = async () => {
  const folder = await pluginFolder(['kitchen-sink']);
  await writePlugin(folder, 'painter', { webapp: { slots: ['admin-page.v1'] }, source: painter });
  return Server.start({ plugins: folder });
};

const heading = (page, name) => page.getByRole('heading', { name, level: 1, exact: true });
const link = (page, name) => page.getByRole('navigation').getByRole('link', { name, exact: true });
const views = (page) => page.locator('mortise-view').count();

scenario('a plugin draws a page of the console, a broken one leaves the console\'s own, and plugins are always managed', { server: withPainters }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['painter'] });
  const page = await openConsole(server, person, 'admin', 'plugins/management');
  await link(page, 'Audit log').click();
  await heading(page, 'painted: Audit log audit true').waitFor();
  assert.match(await page.title(), /^Audit log - System Console/);
  const isInside = () => document.querySelector('main').contains(document.activeElement);
  assert.equal(await page.evaluate(isInside), true, 'the focus goes to the page, as on pages of ours');
  await page.getByRole('button', { name: 'To the keys' }).click();
  await heading(page, 'Signing keys').waitFor();
  await link(page, 'Reports').click();
  await heading(page, 'Reports').waitFor();
  assert.equal(await page.locator('[data-slot="admin-page.v1"]').getAttribute('data-slot-state'), 'failed');
  await link(page, 'Management').click();
  await heading(page, 'Management').waitFor();
  assert.equal(await views(page), 0, 'nothing of a plugin where plugins are removed');

  await page.goto(`${server.url}/admin_console/audit?plugins=off`);
  await heading(page, 'Audit log').waitFor();
  await page.getByText('Safe mode: all plugins are off in this browser.').waitFor();
  assert.equal(await views(page), 0);
  await link(page, 'Management').click();
  await link(page, 'Audit log').click();
  await heading(page, 'Audit log').waitFor();
  assert.equal(await views(page), 0, 'also after other pages');
  await page.getByRole('button', { name: 'Turn plugins on' }).click();
  await heading(page, 'painted: Audit log audit true').waitFor();
  await admin.disablePlugin('painter');
  await heading(page, 'Audit log').waitFor();
});

scenario('the kitchen sink stands on every page of the console, and draws its setting and its section', { server: withPainters }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['kitchen-sink'] });
  const page = await openConsole(server, person, 'admin', 'plugins/configuration');
  await page.locator('[data-test-id="sink-admin-page.v1"]').waitFor();
  await page.goto(`${server.url}/admin_console/${pluginPath('kitchen-sink')}`);
  await page.locator('[data-test-id="sink-admin-page.v1"]').waitFor();
  await setting(page, 'note').getByText('kitchen sink: Note').waitFor();
  const basin = page.getByRole('region', { name: 'Basin' });
  await basin.getByRole('button', { name: 'admin-section.v1' }).click();
  await page.getByText('1 change is not saved').waitFor();
  await save(page);
  assert.equal((await admin.get('/plugins/kitchen-sink/settings')).values.Plug, false);

  await admin.disablePlugin('kitchen-sink');
  await basin.getByText('it is off').waitFor();
  const own = setting(page, 'plug').getByRole('switch');
  await eventually('what was saved', () => own.getAttribute('aria-checked'), (checked) => checked === 'false');
  assert.equal(await saveBar(page).count(), 0);
});
