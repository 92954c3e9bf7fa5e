// What plugins ask the real chat for: every call, its limits, and that all of it is taken back.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// Lays its host before the page, so that the flow can call it as the plugin's own code does.
const source = `export default { initialize(registry, host) { (globalThis.hosts ??= {}).asker = host; } };\n`;

async function start() {
  const folder = await pluginFolder();
  await writePlugin(folder, 'asker', { manifest: { name: 'The <b>Asker</b>' }, source });
  return Server.start({ plugins: folder });
}

// Runs `body(host, given)` in the page; answers what it returns, or the error that the host gave.
function ask(page, body, given) {
  return page.evaluate(async ([text, given]) => {
    try {
      return await (0, Function)(`return (${text})`)()(globalThis.hosts.asker, given);
    } catch (error) {
      const { name, code, status, id, message } = error;
      return { failed: name, code, status, id, message, isError: error instanceof Error };
    }
  }, [body.toString(), given]);
}

async function withHost(person, name) {
  // The flow evaluates functions in the page, which its policy forbids to the page itself.
  const chat = await Chat.open(person, name, { bypassCSP: true });
  await hostThere(chat.page);
  return chat;
}

function hostThere(page) {
  return page.waitForFunction(() => globalThis.hosts?.asker);
}

function dialog(page, name) {
  return page.getByRole('dialog', { name });
}

scenario('a plugin asks for people, places and posts, and goes to pages of the chat', { server: start }, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, { plugins: ['asker'] });
  await as.bob.say(channels['town-square'], 'one of bob');
  await as.bob.say(channels['town-square'], 'two of bob');
  const { page } = await withHost(person, 'alice');
  assert.equal((await ask(page, (host) => host.user())).username, 'alice');
  assert.equal((await ask(page, (host, id) => host.user(id), (await as.bob.get('/users/me')).id)).username, 'bob');
  const nobody = await ask(page, (host) => host.user('a'.repeat(26)));
  assert.equal(nobody.code, 'refused');
  assert.equal(nobody.status, 404);
  assert.ok(nobody.isError && nobody.failed === 'HostError');
  const invalid = await ask(page, (host) => host.user('../me'));
  assert.equal(invalid.code, 'invalid');
  assert.match(invalid.message, /id is "\.\.\/me"; it must be/);

  const town = channels['town-square'];
  assert.equal((await ask(page, (host, id) => host.channel(id), town.id)).name, 'town-square');
  const path = new URL(page.url()).pathname.split('/').slice(0, 2).join('/');
  await ask(page, (host, path) => host.navigate(path), `${path}/channels/town-square`);
  await page.waitForURL(/town-square$/);
  await page.getByText('two of bob').first().waitFor();
  await eventually('the open channel to be told', () => ask(page, (host) => host.channel()), (channel) => channel?.id === town.id);
  const posts = await ask(page, (host, id) => host.posts(id, { limit: 2 }), town.id);
  assert.deepEqual(posts.map((post) => post.message), ['one of bob', 'two of bob']);
  const older = await ask(page, (host, [id, before]) => host.posts(id, { limit: 1, before }), [town.id, posts[1].id]);
  assert.deepEqual(older.map((post) => post.message), ['one of bob']);

  const before = page.url();
  for (const wrong of ['//evil', '//evil.example/x', 'https://evil.example/', '/\\evil', '/admin_console', '/api/v4/users', `${path}/../x`, 'javascript:alert(1)']) {
    assert.equal((await ask(page, (host, path) => host.navigate(path), wrong)).code, 'not_allowed', wrong);
  }
  assert.equal((await ask(page, (host) => host.request('//evil.example/api/'))).code, 'not_allowed');
  assert.equal(page.url(), before);
});

scenario('dialogs of plugins are text, come one at a time, and are answered by keyboard', { server: start }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['asker'] });
  const { page } = await withHost(person, 'alice');
  const question = { title: 'Delete <img src=x onerror=hostile()> now?', text: 'First line.\n<script>hostile()</script>', confirm: 'Delete', danger: true };
  const show = (question) => page.evaluate((question) => {
    globalThis.answers ??= [];
    void globalThis.hosts.asker.confirm(question).then((answer) => globalThis.answers.push(answer));
  }, question);
  const answers = () => page.evaluate(() => globalThis.answers);

  await page.evaluate(() => { globalThis.hostile = () => { globalThis.wasHostile = true; }; });
  await show(question);
  const shown = dialog(page, question.title);
  await shown.getByText('From the plugin The <b>Asker</b>').waitFor();
  await shown.getByText('<script>hostile()</script>').waitFor();
  assert.equal(await shown.locator('img, script').count(), 0);
  assert.equal(await page.evaluate(() => globalThis.wasHostile), undefined);
  const second = await ask(page, (host) => host.confirm({ title: 'Another?' }));
  assert.equal(second.code, 'not_allowed');
  // Enter presses what does no harm.
  await page.keyboard.press('Enter');
  await shown.waitFor({ state: 'hidden' });
  await eventually('the answer', answers, (all) => all.length === 1);
  assert.deepEqual(await answers(), [false]);

  await show(question);
  await shown.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await eventually('the answer', answers, (all) => all.length === 2);
  await show({ title: 'Fine?' });
  await dialog(page, 'Fine?').waitFor();
  await page.keyboard.press('Enter');
  await eventually('the answer', answers, (all) => all.length === 3);
  await show({ title: 'Fine?' });
  await dialog(page, 'Fine?').waitFor();
  await page.keyboard.press('Escape');
  await eventually('the answer', answers, (all) => all.length === 4);
  assert.deepEqual(await answers(), [false, true, true, false]);

  for (const wrong of [{}, { title: '' }, { title: 'x'.repeat(121) }, { title: 'x', text: 'x'.repeat(2001) }, { title: 'x', confirm: 'x'.repeat(41) }, { title: 'x', danger: 'yes' }]) {
    assert.equal((await ask(page, (host, wrong) => host.confirm(wrong), wrong)).code, 'invalid', JSON.stringify(wrong));
  }

  // Whoever asks without end ends.
  const end = await ask(page, async (host) => {
    for (let turn = 0; turn < 20; turn += 1) {
      let refused = null;
      const answer = host.notice({ title: 'Again' }).catch((error) => { refused = error; });
      const button = () => document.querySelector('dialog .modal__footer button');
      while (!refused && !button()) await new Promise(requestAnimationFrame);
      if (refused) throw refused;
      button().click();
      await answer;
    }
  });
  assert.equal(end.code, 'quota');
  assert.match(end.message, /at most 10 dialogs in 60 seconds/);
  await admin.disablePlugin('asker');
  await eventually('the host to be gone', () => ask(page, (host) => host.user()), (answer) => answer.code === 'gone');
});

scenario('turning a plugin off answers its question with no, and takes its theme, events and rights back', { server: start }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['asker'] });
  const { page } = await withHost(person, 'alice');
  const token = (name) => page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
  const before = await token('--space-1');
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const surfaceBefore = await surface();
  await page.evaluate(() => {
    globalThis.handle = globalThis.hosts.asker.theme({
      light: { '--space-1': '9px', '--color-surface': 'rgb(1, 2, 3)' }, dark: { '--space-1': '5px', '--color-surface': 'rgb(4, 5, 6)' },
    });
  });
  assert.equal(await token('--space-1'), '9px');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await token('--space-1'), '5px');
  assert.equal(await surface(), 'rgb(4, 5, 6)');
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [name, value] of [['--color-text', 'url(https://evil.example/x)'], ['--color-text', 'red;}body{display:none'], ['--color-text', 'banana'], ['--layer-toast', '9'], ['--mine', '9px']]) {
    assert.equal((await ask(page, (host, [name, value]) => host.theme({ light: { [name]: value } }), [name, value])).code, 'invalid', `${name}: ${value}`);
  }
  await page.evaluate(() => globalThis.handle.remove());
  assert.equal(await token('--space-1'), before);

  await page.evaluate(() => {
    globalThis.hosts.asker.theme({ light: { '--space-1': '8px' } });
    globalThis.answer = globalThis.hosts.asker.confirm({ title: 'Still there?' });
  });
  await dialog(page, 'Still there?').waitFor();
  await admin.disablePlugin('asker');
  await dialog(page, 'Still there?').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => globalThis.answer), false);
  assert.equal(await token('--space-1'), before);
  assert.equal(await surface(), surfaceBefore);
  for (const call of ['(host) => host.request("/api/v4/users/me")', '(host) => host.toast({ text: "x" })', '(host) => host.storage.keys()', '(host) => host.translate("x")']) {
    assert.equal((await ask(page, call)).code, 'gone', call);
  }
});

scenario('toasts are told as the plugin’s, and a thousand of them stay a few', { server: start }, async ({ server, person }) => {
  await fill(server.url, { plugins: ['asker'] });
  const { page } = await withHost(person, 'alice');
  const result = await ask(page, (host) => {
    const codes = {};
    for (let n = 0; n < 1_000; n += 1) {
      try {
        host.toast({ text: `Note ${n}`, tone: 'success' });
        codes.shown = (codes.shown ?? 0) + 1;
      } catch (error) {
        codes[error.code] = (codes[error.code] ?? 0) + 1;
      }
    }
    return codes;
  });
  assert.deepEqual(result, { shown: 5, quota: 995 });
  const notes = page.getByRole('status', { name: 'Notes' });
  await notes.getByText('Note 4').waitFor();
  assert.equal(await notes.locator('.toast').count(), 4);
  await notes.getByText('The <b>Asker</b>').first().waitFor();
  assert.equal((await ask(page, (host) => host.toast({ text: 'x', tone: 'loud' }))).code, 'invalid');
});

scenario('what a plugin keeps stays in its browser, choices follow the person, and texts speak their language', { server: start }, async ({ server, person }) => {
  await fill(server.url, { plugins: ['asker'] });
  const { page } = await withHost(person, 'alice');
  await ask(page, (host) => {
    host.storage.set('draft', { words: ['ä', '🙂'] });
    host.storage.set('n', 7);
  });
  await ask(page, async (host) => {
    await host.preferences.set('compact', true);
    await host.preferences.set('word', 'plain');
    await host.preferences.set('looks-like-a-number', '7');
  });
  const quota = await ask(page, (host) => host.storage.set('big', 'x'.repeat(262_144)));
  assert.equal(quota.code, 'quota');
  assert.match(quota.message, /at most 262144/);
  assert.equal((await ask(page, (host) => host.preferences.set('big', 'x'.repeat(20_001)))).code, 'quota');
  assert.equal((await ask(page, (host) => host.storage.set('a b', 1))).code, 'invalid');
  assert.equal((await ask(page, (host) => host.storage.set('f', () => 1))).code, 'invalid');
  assert.equal((await ask(page, (host) => host.storage.set('loop', globalThis))).code, 'invalid');

  await page.reload();
  await hostThere(page);
  assert.deepEqual(await ask(page, (host) => host.storage.get('draft')), { words: ['ä', '🙂'] });
  assert.deepEqual(await ask(page, (host) => host.storage.keys()), ['draft', 'n']);
  await ask(page, (host) => host.storage.remove('n'));
  assert.equal(await ask(page, (host) => host.storage.get('n')), null);
  await ask(page, (host) => host.storage.clear());
  assert.deepEqual(await ask(page, (host) => host.storage.keys()), []);

  const elsewhere = await withHost(person, 'alice');
  assert.deepEqual(
    await ask(elsewhere.page, (host) => Promise.all(['compact', 'word', 'looks-like-a-number', 'none'].map((key) => host.preferences.get(key)))),
    [true, 'plain', '7', null],
  );
  await ask(elsewhere.page, (host) => host.preferences.remove('compact'));
  await eventually('the other browser to hear of it', () => ask(page, (host) => host.preferences.get('compact')), (value) => value === null);
  const bob = await withHost(person, 'bob');
  assert.equal(await ask(bob.page, (host) => host.preferences.get('word')), null);

  const told = await ask(page, (host) => {
    host.translations({
      en: { hello: 'Hello {name}', notes: { one: '{count} note', other: '{count} notes' } },
      de: { hello: 'Hallo {name}', notes: { one: '{count} Notiz', other: '{count} Notizen' } },
    });
    const texts = () => [host.locale, host.direction, host.translate('hello', { name: '{count} <b>' }), host.translate('notes', { count: 1 }), host.translate('notes', { count: 1234 }), host.translate('nothing')];
    const english = texts();
    document.documentElement.lang = 'de-AT';
    document.documentElement.dir = 'rtl';
    return [english, texts()];
  });
  assert.deepEqual(told, [
    ['en', 'ltr', 'Hello {count} <b>', '1 note', '1,234 notes', 'nothing'],
    ['de-AT', 'rtl', 'Hallo {count} <b>', '1 Notiz', '1.234 Notizen', 'nothing'],
  ]);
  assert.equal((await ask(page, (host) => host.translations({ en: { a: { one: 'x' } } }))).code, 'invalid');
  assert.equal((await ask(page, (host) => host.translations({ en: Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`k${n}`, 'x'])) }))).code, 'quota');
});
