// Cells of the workbench: every slot with every fixture of the catalogue, the samples in their slots, each fault,
// live props, checks, and what is said when there is nothing to show.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat, SignIn } from '../support/chat.mjs';
import { paths } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const fixtures = JSON.parse(await readFile(path.join(paths.client, 'workbench/fixtures.json'), 'utf8'));
const PROFILE = { slot: 'profile-popover.v1', fixture: 'typical' };

/** Opens a cell; answers what it tells once it is ready. */
async function open(page, server, parts) {
  await page.goto(`${server.url}/workbench/cell?${new URLSearchParams(parts)}`);
  return ready(page);
}

/** What a cell tells when it is ready, or ready with this in its slot. */
async function ready(page, slotState = null) {
  await page.waitForFunction((slotState) => {
    const told = window.mortiseCell?.ready;
    return told && (!slotState || told.slotState === slotState);
  }, slotState);
  return page.evaluate(() => window.mortiseCell.ready);
}

/** A page of somebody who may see the plugins of the server. */
async function author(server, person, plugins) {
  await fill(server.url, { plugins });
  const page = await person('alice');
  await SignIn.as(page, 'alice');
  await new Chat(page).ready();
  return page;
}

scenario('every slot shows its default for every fixture, without a report or an error', { limitMs: 300_000 }, async ({ server, person }) => {
  const page = await person('author', { path: null });
  for (const { slot, name } of fixtures) {
    const { problem, reports, slotState } = await open(page, server, { slot, fixture: name });
    const at = `${slot} ${name}`;
    assert.equal(problem, undefined, at);
    assert.deepEqual(reports, [], at);
    assert.equal(slotState, 'default', at);
    const errors = await page.evaluate(() => window.mortiseCell.console.filter((line) => line.level === 'error'));
    assert.deepEqual(errors, [], at);
    assert.ok(await page.locator(`mortise-slot[data-slot="${slot}"]`).count(), `${at}: the slot is on the page`);
    assert.equal(await page.evaluate(() => window.__hostile), undefined, `${at}: nothing of a text ran`);
  }
  assert.ok(fixtures.length >= 17 * 3);
});

scenario('theme, language and direction stand on the page', {}, async ({ server, person }) => {
  const page = await person('author', { path: null });
  await open(page, server, { ...PROFILE, theme: 'dark', lang: 'ar-XB' });
  const root = await page.evaluate(() => ({ ...document.documentElement.dataset, lang: document.documentElement.lang, dir: document.dir }));
  assert.deepEqual([root.theme, root.lang, root.dir], ['dark', 'ar-XB', 'rtl']);
  await open(page, server, { ...PROFILE, lang: 'en-XA' });
  await page.getByText('Mééššáâĝéé').or(page.getByRole('button', { name: /^Méé/ })).first().waitFor();
});

scenario('samples take their slots, and the order decides between two', {}, async ({ server, person }) => {
  const page = await author(server, person, ['hovercard', 'hovercard-js', 'focus-sidebar', 'topic-header']);
  const shown = async (slot, plugins) => {
    const { resolution, reports } = await open(page, server, { slot, fixture: 'typical', plugins });
    assert.deepEqual(reports, [], plugins);
    return resolution;
  };
  for (const [slot, plugin] of [['profile-popover.v1', 'hovercard'], ['sidebar.v1', 'focus-sidebar'], ['channel-header.v1', 'topic-header']]) {
    assert.equal((await shown(slot, plugin)).shown[0].plugin, plugin);
  }
  const conflict = await shown('profile-popover.v1', 'hovercard-js,hovercard');
  assert.equal(conflict.shown[0].plugin, 'hovercard-js');
  const { plugin, reason, winner } = conflict.losers[0];
  assert.deepEqual([plugin, reason, winner], ['hovercard', 'admin-order', 'hovercard-js']);
  const { problem } = await open(page, server, { ...PROFILE, plugins: 'nobody' });
  assert.match(problem, /there is no plugin with this id/);
  const beside = await open(page, server, { ...PROFILE, plugins: 'hovercard', side: 'default' });
  assert.equal(beside.slotState, 'default');
});

scenario('each fault shows what it does, and touches the chat in no way', {}, async ({ server, person }) => {
  const page = await author(server, person, ['hovercard']);
  const faulty = (fault) => open(page, server, { ...PROFILE, plugins: 'hovercard', fault: `hovercard:${fault}` });

  const throwing = await faulty('throws');
  assert.equal(throwing.slotState, 'failed');
  assert.deepEqual([throwing.reports[0].phase, throwing.reports[0].code], ['mount', 'threw']);
  assert.equal(throwing.resolution.losers[0].reason, 'failed');

  const quarantined = await faulty('quarantined');
  assert.equal(quarantined.slotState, 'default');
  assert.match(quarantined.reports[0].message, /quarantine/);

  assert.equal((await faulty('slow-load')).slotState, 'default', 'until it is there');
  assert.equal((await ready(page, 'plugin')).slotState, 'plugin');

  assert.equal((await faulty('failed-request')).slotState, 'plugin');
  await page.waitForFunction(() => window.mortiseCell.calls.some((call) => call.error?.code === 'unreachable'));

  await page.goto(server.url);
  const kept = await page.evaluate(() => localStorage.getItem('mortise.quarantine.v1'));
  assert.ok(!kept || !kept.includes('hovercard'), `the chat has nothing of it: ${kept}`);
});

scenario('edited props reach a view that stays mounted', {}, async ({ server, person }) => {
  const page = await author(server, person, ['hovercard']);
  // In a page of its own making: any of the same origin can have cells.
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.id = 'tried';
    window.told = [];
    window.addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) window.told.push(data);
    });
    frame.src = address;
    document.body.append(frame);
  }, `/workbench/cell?${new URLSearchParams({ ...PROFILE, plugins: 'hovercard' })}`);
  const frame = page.frameLocator('#tried');
  const view = frame.locator('mortise-view[data-plugin="hovercard"]');
  await view.getByText('Grace Hopper').first().waitFor();
  await view.evaluate((element) => (element.marked = true));
  const props = structuredClone(fixtures.find((it) => it.slot === PROFILE.slot && it.name === 'typical').props);
  props.user.first_name = 'Rear Admiral Grace';
  const send = (message) => page.evaluate((message) => document.querySelector('#tried').contentWindow.postMessage(message, location.origin), message);
  await send({ type: 'props', props });
  await view.getByText('Rear Admiral Grace Hopper').first().waitFor();
  assert.equal(await view.evaluate((element) => element.marked), true, 'the view was not mounted anew');

  await send({ type: 'props', props: { ...props, presence: 'asleep' } });
  await frame.getByText('props.presence = "asleep"').waitFor();

  await send({ type: 'props', props });
  await view.getByText('Rear Admiral Grace Hopper').first().waitFor();
  await send({ type: 'check' });
  await page.waitForFunction(() => window.told.some((message) => message.type === 'checked'));
  assert.ok(await page.evaluate(() => window.told.some((message) => message.type === 'ready' && message.slotState === 'plugin')));
});

scenario('a check finds what has no name, what stands out, and what was written to the console', {}, async ({ server, person }) => {
  const page = await person('author', { path: null });
  await open(page, server, PROFILE);
  // How long the first render takes is the machine's; here it counts what is found, not how fast.
  const before = await page.evaluate(() => window.mortiseCell.check());
  assert.deepEqual(before.filter(({ rule }) => rule !== 'slow-render'), []);
  await page.evaluate(() => {
    const stage = document.querySelector('.cell__stage');
    stage.append(document.createElement('button'));
    const wide = document.createElement('p');
    wide.textContent = 'a'.repeat(2000);
    wide.style.whiteSpace = 'nowrap';
    stage.append(wide);
    console.error('what went wrong');
  });
  const found = await page.evaluate(() => window.mortiseCell.check());
  const rules = found.map((finding) => finding.rule);
  for (const rule of ['button-name', 'overflow', 'console-error']) assert.ok(rules.includes(rule), `${rule} in ${rules}`);
  assert.ok(found.every(({ impact, message, mend }) => impact && message && mend));
});

scenario('says what is wrong with an address', {}, async ({ server, person }) => {
  const page = await person('author', { path: null });
  for (const [parts, words] of [
    [{ slot: 'sidebr.v1', fixture: 'typical' }, /no slot has this id/],
    [{ slot: 'sidebar.v1', fixture: 'typicl' }, /has no fixture of this name/],
    [{ slot: 'sidebar.v1' }, /fixture = "" in the address/],
    [{ ...PROFILE, theme: 'blue' }, /must be one of light, dark/],
    [{ ...PROFILE, plugins: 'nobody' }, /sign in there/],
    [{ ...PROFILE, props: '{' }, /must be JSON/],
    [{ ...PROFILE, props: '{"user": 7}' }, /props\.user = 7/],
  ]) {
    const { problem } = await open(page, server, parts);
    assert.match(problem, words);
    await page.getByRole('alert').getByText(words).waitFor();
  }
});
