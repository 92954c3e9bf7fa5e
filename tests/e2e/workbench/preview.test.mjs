// `mortise plugin preview` finds what a person would see, and `mortise workbench` serves what it looks at.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { eventually, within } from '../support/eventually.mjs';
import { paths, temporaryFolder } from '../support/server.mjs';

const SAMPLE = path.resolve(import.meta.dirname, '../../../plugins-sample/hovercard-js');
const BUNDLE = 'webapp/hovercard-js.js';
const SLOT = 'profile-popover.v1';
const ONE = ['--slot', SLOT, '--fixture', 'typical', '--themes', 'light', '--widths', '320', '--langs', 'en'];
const PICTURE = `pictures/${SLOT}/typical/light-320-en.png`;

let home;
before(async () => {
  home = await temporaryFolder('preview');
});
after(() => rm(home, { recursive: true, force: true }));

/** A copy of the sample. `change` gets the source and returns another. */
async function copy(name, change = (source) => source) {
  const folder = path.join(home, name);
  await cp(SAMPLE, folder, { recursive: true, filter: (from) => !from.includes(`${path.sep}target`) });
  await edit(folder, change);
  return folder;
}

async function edit(folder, change) {
  const file = path.join(folder, BUNDLE);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** Replaces what must be there exactly once. */
const replace = (from, to) => (source) => {
  assert.equal(source.split(from).length, 2, `«${from}» stands once in the sample`);
  return source.replace(from, () => to);
};

async function run(args, env = {}) {
  const options = { env: { ...process.env, MORTISE_CLIENT: paths.client, ...env }, maxBuffer: 1 << 26 };
  try {
    const { stdout, stderr } = await promisify(execFile)(paths.program, args, options);
    return { code: 0, stdout, stderr };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
}

const preview = (folder, ...args) => run(['plugin', 'preview', folder, ...args]);

async function report(folder, ...args) {
  const { code, stdout, stderr } = await preview(folder, ...args, '--json');
  assert.ok(stdout.startsWith('{'), stdout + stderr);
  return { code, ...JSON.parse(stdout) };
}

const rules = ({ findings }) => findings.filter(({ level }) => level === 'error').map(({ rule }) => rule);

test('a change of a sample\'s look is caught by the picture check, and shown side by side', async () => {
  const folder = await copy('look');
  const missing = await report(folder, '--pictures', ...ONE);
  assert.equal(missing.code, 1);
  assert.deepEqual(missing.pictures.map(({ state }) => state), ['missing']);

  await mkdir(path.join(folder, 'pictures'), { recursive: true });
  await writeFile(path.join(folder, 'pictures/notes.txt'), 'mine');
  const accepted = await report(folder, '--pictures', '--accept', ...ONE);
  assert.equal(accepted.code, 0);
  assert.deepEqual(accepted.accepted.map(({ replaced }) => replaced), [false]);
  const machine = JSON.parse(await readFile(path.join(folder, 'pictures/machine.json'), 'utf8'));
  assert.match(machine.browser, /Chrome/);
  assert.ok(machine.fonts.length > 0, 'the fonts are noted');

  const same = await report(folder, '--pictures', ...ONE);
  assert.deepEqual([same.code, same.pictures[0].state], [0, 'same']);

  const before = await readFile(path.join(folder, PICTURE));
  await edit(folder, replace('block-size: 4.5rem', 'block-size: 6rem'));
  const { code, stdout } = await preview(folder, '--pictures', ...ONE);
  assert.equal(code, 1);
  assert.match(stdout, /light-320-en: \d+ pixels differ/);
  assert.deepEqual(await readFile(path.join(folder, PICTURE)), before, 'nothing is accepted by itself');
  const page = await readFile(path.join(folder, 'target/mortise/preview/report.html'), 'utf8');
  for (const kind of ['expected', 'actual', 'difference']) {
    const picture = `pictures/${kind}/${SLOT}/typical/light-320-en.png`;
    assert.ok(page.includes(picture), kind);
    assert.ok((await stat(path.join(folder, 'target/mortise/preview', picture))).size > 0);
  }

  const replaced = await report(folder, '--pictures', '--accept', ...ONE);
  assert.deepEqual([replaced.code, replaced.accepted[0].replaced], [0, true]);
  assert.equal(await readFile(path.join(folder, 'pictures/notes.txt'), 'utf8'), 'mine');
});

test('a button without an accessible name is caught by the check', async () => {
  const good = await report(await copy('named'), '--check', ...ONE);
  assert.deepEqual([good.code, rules(good)], [0, []]);
  const nameless = replace('{ type: "button", class: "button primary" }, "Message")', '{ type: "button", class: "button primary" })');
  const bad = await report(await copy('nameless', nameless), '--check', ...ONE);
  assert.equal(bad.code, 1);
  assert.ok(rules(bad).includes('button-name'), JSON.stringify(bad.findings));
  const finding = bad.findings.find(({ rule }) => rule === 'button-name');
  assert.match(finding.place, /primary|button/);
  assert.deepEqual(finding.cells, [`${SLOT}/typical/light-320-en`]);
});

test('a plugin that throws is a finding', async () => {
  const throwing = replace('new Card(element, props, ctx, host)', '{ throw new Error("no card <b>today</b>"); }');
  const folder = await copy('throwing', throwing);
  const found = await report(folder, '--check', ...ONE);
  assert.equal(found.code, 1);
  const failed = found.findings.find(({ rule }) => rule === 'failed');
  assert.match(failed?.message ?? '', /no card/, JSON.stringify(found.findings));
  const page = await readFile(path.join(folder, 'target/mortise/preview/report.html'), 'utf8');
  assert.ok(!page.includes('<b>today'), 'what a plugin says is no markup');
});

test('a plugin that loops costs its own tab, and the other cells are looked at', async () => {
  const looping = replace('new Card(element, props, ctx, host)', '{ while (props.user.is_bot) {} return new Card(element, props, ctx, host); }');
  const folder = await copy('looping', looping);
  const two = ['--slot', SLOT, '--fixture', 'bot', '--fixture', 'typical', '--themes', 'light,dark', '--widths', '320', '--langs', 'en'];
  const found = await report(folder, '--check', '--limit', '5', ...two);
  assert.equal(found.code, 1);
  assert.equal(found.cells.length, 4);
  const stuck = found.findings.find(({ rule }) => rule === 'no-answer');
  assert.deepEqual(stuck?.cells, ['dark', 'light'].map((theme) => `${SLOT}/bot/${theme}-320-en`), JSON.stringify(found.findings));
});

test('a plugin that is not built, and a fixture that does not fit, are findings', async () => {
  const unbuilt = await report(await copy('unbuilt', (source) => `${source}\n}`), '--check', ...ONE);
  assert.deepEqual([unbuilt.code, rules(unbuilt), unbuilt.cells.length], [1, ['not-built'], 0]);
  const folder = await copy('unfit');
  await mkdir(path.join(folder, 'fixtures', SLOT), { recursive: true });
  const place = `fixtures/${SLOT}/unfit.json`;
  await writeFile(path.join(folder, place), JSON.stringify({ title: 'Unfit', state: 'edge', props: { user: 7 } }));
  const unfit = await report(folder, '--check', ...ONE);
  assert.deepEqual([unfit.code, unfit.findings[0].rule, unfit.findings[0].place], [1, 'bad-fixture', place]);
  const none = await report(folder, '--check', '--fixture', 'nothing-of-this-name');
  assert.ok(rules(none).includes('no-fixture'));
});

test('without a browser it is said what was looked for and how to name one', async () => {
  const folder = await copy('blind');
  const named = await run(['plugin', 'preview', folder, '--check'], { CHROMIUM: path.join(home, 'no-such-browser') });
  assert.equal(named.code, 1);
  assert.match(named.stderr, /CHROMIUM names .*no-such-browser, which is no program: there is no such file/);
  const wrong = await run(['plugin', 'preview', folder]);
  assert.equal(wrong.code, 2, 'it is not guessed what is wanted');
});

test('no profile of a browser is left behind', async () => {
  const temporary = path.join(home, 'tmp');
  await mkdir(temporary);
  const { code } = await run(['plugin', 'preview', await copy('tidy'), '--check', ...ONE], { TMPDIR: temporary });
  assert.equal(code, 0);
  assert.deepEqual(await readdir(temporary), []);
});

test('Ctrl-C ends a preview with its browser, and leaves no profile behind', async () => {
  const temporary = path.join(home, 'profiles-of-the-interrupted');
  await mkdir(temporary);
  const env = { ...process.env, MORTISE_CLIENT: paths.client, TMPDIR: temporary };
  const folder = await copy('to-be-interrupted');
  // A group of its own, as a terminal makes one: the browser hears the signal as well.
  const child = spawn(paths.program, ['plugin', 'preview', folder, '--check'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)));
  const ended = once(child, 'exit');
  try {
    await eventually('the browser to start', async () => (await processesWith(temporary)).length > 0);
    process.kill(-child.pid, 'SIGINT');
    const [code] = await within('the preview to end', ended, 20_000);
    assert.notEqual(code, 0, 'not all was seen');
    assert.match(said.join(''), /ended before all was seen/);
    await eventually('the browser to be gone', async () => (await processesWith(temporary)).length === 0);
    assert.deepEqual(await readdir(temporary), []);
  } finally {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  }
});

/** Ids of processes whose command line names a folder: a browser names that of its profile. */
async function processesWith(folder) {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_, idx) => lines[idx].includes(folder));
}

/** Starts `mortise workbench` and reads its address. */
async function bench(t, ...args) {
  const env = { ...process.env, MORTISE_CLIENT: paths.client };
  const child = spawn(paths.program, ['workbench', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const said = [];
  const address = (async () => {
    for await (const line of readline.createInterface({ input: child.stdout })) {
      said.push(line);
      const found = /the workbench is at (http:\S+)\/workbench/.exec(line);
      if (found) return found[1];
    }
    throw new Error(`it ended: ${said.join('\n')}`);
  })();
  return { address: await within('the workbench', address, 60_000), said };
}

test('the workbench serves several plugins, and names the one that is broken', async (t) => {
  const good = await copy('good');
  const broken = path.join(home, 'broken');
  await mkdir(path.join(broken, 'webapp'), { recursive: true });
  await writeFile(path.join(broken, 'plugin.json'), JSON.stringify({ id: 'broken', name: 'Broken', version: '1.0.0', webapp: { bundle_path: 'webapp/a.js', kind: 'module' } }));
  await writeFile(path.join(broken, 'webapp/a.js'), 'export default {');
  const { address } = await bench(t, good, broken, '--port', '0');
  assert.match(address, /^http:\/\/127\.0\.0\.1:/);
  const list = await (await fetch(`${address}/workbench/api/plugins`)).json();
  assert.deepEqual([list.mode, list.plugins.map(({ manifest }) => manifest.id)], ['folder', ['hovercard-js']]);
  assert.equal(list.problems[0].plugin, 'broken');
  assert.match(list.problems[0].errors[0].file, /a\.js/);
  assert.equal((await fetch(`${address}/workbench`)).status, 200);
  assert.equal((await fetch(`${address}/api/v4/users/me`)).status, 404);
});

test('a port in use is named, with one that is free', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address();
  const { code, stderr } = await run(['workbench', await copy('ported'), '--port', String(port)]);
  assert.equal(code, 1);
  assert.match(stderr, new RegExp(`port ${port} is in use`));
  assert.match(stderr, /--port \d+/);
});
