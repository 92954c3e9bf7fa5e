// A plugin's settings: each type saved and back, secrets never told, refusals beside their field,
// nothing lost by leaving, and fields that the plugin draws itself.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.mjs';
import { openConsole, pluginPath, save, saveBar, setting } from '../support/oversight.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const TOUR = 'settings-tour';
const PASSWORD = 'a-password-that-nobody-else-has';

const dialog = (page) => page.getByRole('dialog');
const labelled = (page, label) => page.getByLabel(label, { exact: true });

// Every answer of the server that the page gets, as text.
function answers(page) {
  const texts = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) texts.push(await response.text().catch(() => ''));
  });
  return texts;
}

scenario('settings of every type are saved and come back, and no answer holds a secret', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: [TOUR] });
  const page = await openConsole(server, person, 'admin', pluginPath(TOUR));
  const heard = answers(page);
  const form = (key) => setting(page, key);
  await form('enabled').getByRole('switch', { name: 'Wave at newcomers' }).click();
  await labelled(page, 'Language').selectOption('de');
  await labelled(page, 'Greeting').fill('Moin, {name}!');
  await labelled(page, 'Introduction').fill('We are the crew.\nAsk us.');
  await labelled(page, 'Greetings a day').fill('2.50');
  assert.equal(await labelled(page, 'Greetings a day').inputValue(), '2.50', 'what is typed stays as typed');
  await form('tone').getByRole('radio', { name: 'Formal' }).check();
  const days = form('quietdays').getByRole('group', { name: 'Quiet days' });
  await days.getByRole('button', { name: 'monday' }).click();
  await labelled(page, 'Greeter').fill('@alice');
  await form('webhooktoken').getByRole('button', { name: 'Generate' }).click();
  const token = await form('webhooktoken').getByRole('textbox').inputValue();
  assert.match(token, /^[a-z2-9]{32}$/);
  await labelled(page, 'Password of the address book').fill(PASSWORD);
  await page.getByText('10 changes are not saved').waitFor();
  await save(page);

  assert.deepEqual((await admin.get(`/plugins/${TOUR}/settings`)).values, {
    Enabled: false, Language: 'de', Greeting: 'Moin, {name}!', Introduction: 'We are the crew.\nAsk us.',
    MaxPerDay: 2.5, Tone: 'formal', QuietDays: ['monday', 'saturday', 'sunday'], Host: 'alice',
  });

  await page.reload();
  await eventually('the greeting to be back', () => labelled(page, 'Greeting').inputValue(), (text) => text === 'Moin, {name}!');
  assert.equal(await form('enabled').getByRole('switch').getAttribute('aria-checked'), 'false');
  assert.equal(await labelled(page, 'Language').inputValue(), 'de');
  assert.equal(await labelled(page, 'Greetings a day').inputValue(), '2.5');
  assert.ok(await form('tone').getByRole('radio', { name: 'Formal' }).isChecked());
  assert.equal(await days.getByRole('button', { name: 'monday' }).getAttribute('aria-pressed'), 'true');
  assert.equal(await labelled(page, 'Greeter').inputValue(), 'alice');
  await form('webhooktoken').getByText('Set', { exact: true }).waitFor();
  await form('password').getByText('Set', { exact: true }).waitFor();
  assert.equal(await saveBar(page).count(), 0);

  // Also not to those who ask for the whole configuration.
  heard.push(JSON.stringify(await admin.get('/config')));
  for (const text of heard) {
    assert.ok(!text.includes(PASSWORD), text);
    assert.ok(!text.includes(token), text);
  }
});

scenario('a secret is replaced and forgotten, a generated one asks before, a default comes back', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: [TOUR] });
  await admin.put(`/plugins/${TOUR}/settings`, { Password: 'old', WebhookToken: 'old', Greeting: 'Other' });
  const page = await openConsole(server, person, 'admin', pluginPath(TOUR));
  const form = (key) => setting(page, key);

  await form('webhooktoken').getByRole('button', { name: 'Regenerate' }).click();
  await dialog(page).getByText('Programs that still use the old token are turned away.').waitFor();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await saveBar(page).count(), 0, 'a no changes nothing');
  await form('webhooktoken').getByRole('button', { name: 'Regenerate' }).click();
  await dialog(page).getByRole('button', { name: 'Regenerate' }).click();
  await form('webhooktoken').getByText('it is never shown again').waitFor();

  await form('password').getByRole('button', { name: 'Forget' }).click();
  await form('password').getByText('Will be forgotten').waitFor();
  await form('greeting').getByRole('button', { name: 'Reset to the default' }).click();
  assert.equal(await labelled(page, 'Greeting').inputValue(), 'Hello, {name}!');
  await save(page);
  const settings = await admin.get(`/plugins/${TOUR}/settings`);
  assert.deepEqual(settings.secrets, ['WebhookToken']);
  assert.equal(settings.values.Greeting, 'Hello, {name}!');

  await labelled(page, 'Password of the address book').fill('new');
  await save(page);
  await form('password').getByRole('button', { name: 'Replace' }).click();
  await page.keyboard.type('newer');
  await form('password').getByRole('button', { name: 'Undo' }).click();
  assert.equal(await saveBar(page).count(), 0);
});

scenario('what the server refuses is told beside the field, and a text that is no number never leaves', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: [TOUR] });
  const page = await openConsole(server, person, 'admin', pluginPath(TOUR));
  await labelled(page, 'Greeter').fill('nobody-of-that-name');
  await saveBar(page).click();
  await setting(page, 'host').getByRole('alert').getByText('the name of a user').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'setting-host', 'the focus is where the trouble is');
  await labelled(page, 'Greeter').fill('bob');
  assert.equal(await setting(page, 'host').getByRole('alert').count(), 0, 'a change takes the words away');

  await labelled(page, 'Greetings a day').fill('many');
  await setting(page, 'maxperday').getByText('This is no number.').waitFor();
  await saveBar(page).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'setting-maxperday');
  assert.equal((await admin.get(`/plugins/${TOUR}/settings`)).values.Host, undefined, 'nothing was sent');
  await labelled(page, 'Greetings a day').fill('3');
  await save(page);
  assert.equal((await admin.get(`/plugins/${TOUR}/settings`)).values.Host, 'bob');
});

scenario('leaving with unsaved changes asks first', {}, async ({ server, person }) => {
  await fill(server.url, { plugins: [TOUR] });
  const page = await openConsole(server, person, 'admin', pluginPath(TOUR));
  await labelled(page, 'Greeting').fill('Half a sentence');
  await page.getByRole('link', { name: 'Order of plugins' }).click();
  await dialog(page).getByRole('button', { name: 'Stay here' }).click();
  assert.equal(await labelled(page, 'Greeting').inputValue(), 'Half a sentence');
  await page.getByRole('link', { name: 'Order of plugins' }).click();
  await dialog(page).getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Order of plugins', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Settings tour' }).first().click();
  await eventually('the saved greeting', () => labelled(page, 'Greeting').inputValue(), (text) => text === 'Hello, {name}!');
});

scenario('what the environment sets is shown, explained and not to be changed', {}, async ({ server, person }) => {
  await fill(server.url, { plugins: [TOUR] });
  const file = `${server.data}/config.json`;
  await writeFile(file, JSON.stringify({ PluginSettings: { Plugins: { [TOUR]: { maxperday: 7 } } } }));
  await server.down();
  server.env = { MORTISE_CONFIG: file };
  await server.up();
  const page = await openConsole(server, person, 'admin', pluginPath(TOUR));
  const field = labelled(page, 'Greetings a day');
  await eventually('the value of the file', () => field.inputValue(), (text) => text === '7');
  assert.ok(await field.isDisabled());
  await setting(page, 'maxperday').getByText('can not be changed here').waitFor();
});

const custom = (id, mount) => ({
  manifest: {
    settings_schema: { settings: [{ key: 'Shape', display_name: 'Shape', type: 'custom', default: { sides: 3 } }] },
  },
  source: `export default { initialize(registry) {
    registry.item('admin-console-setting.v1', '${id}:shape', { mount(element, props, ctx) { ${mount} } });
    registry.replace('sidebar.v1', { mount() {} });
  } };`,
});

scenario('a field that the plugin can not draw shows as JSON, with what went wrong', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'crooked', custom('crooked', 'throw new Error("no shape today")'));
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['crooked'] });
  const page = await openConsole(server, person, 'admin', pluginPath('crooked'));
  const field = setting(page, 'shape');
  await field.getByText('no shape today').waitFor();
  const json = field.getByRole('textbox');
  assert.deepEqual(JSON.parse(await json.inputValue()), { sides: 3 });
  await json.fill('{"sides": 4,');
  await field.getByText('This is no JSON.').waitFor();
  await json.fill('{"sides": 4}');
  await save(page);
  assert.deepEqual((await admin.get('/plugins/crooked/settings')).values.Shape, { sides: 4 });
  await admin.disablePlugin('crooked');
  await field.getByText('it is off').waitFor();
});

scenario('only the plugin of the open page runs in the console, and only while it is open', {
  server: async () => {
    const folder = await pluginFolder();
    const mount = `element.textContent = 'drawn by ' + props.plugin_id; return { update() {} };`;
    for (const id of ['one', 'two']) await writePlugin(folder, id, custom(id, mount));
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['one', 'two'] });
  const page = await openConsole(server, person, 'admin', 'plugins/slots');
  const loaded = [];
  page.on('request', (request) => { if (request.url().includes('/static/plugins/')) loaded.push(request.url()); });
  await page.getByRole('link', { name: 'Test one' }).first().click();
  await page.getByText('drawn by one').waitFor();
  assert.ok(loaded.length > 0 && loaded.every((url) => url.includes('/one/')), loaded.join(' '));
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
  assert.equal(await page.locator('mortise-view').count(), 0);
});

scenario('who may only look, looks', {}, async ({ server, person }) => {
  const { admin, as } = await fill(server.url, { plugins: [TOUR] });
  await admin.put(`/users/${as.bob.me.id}/roles`, { roles: 'system_user system_read_only_admin' });
  const page = await openConsole(server, person, 'bob', pluginPath(TOUR));
  const field = labelled(page, 'Greeting');
  await field.waitFor();
  assert.ok(await field.isDisabled());
  assert.ok(await setting(page, 'enabled').getByRole('switch').isDisabled());
  assert.ok(await labelled(page, 'Password of the address book').isDisabled());
});
