// The bench as an author uses it: choose, compare, change props, read what happened, rearrange plugins,
// and send somebody the link.
import assert from 'node:assert/strict';
import path from 'node:path';
import { seriousFindings } from '../support/axe.mjs';
import { equals, eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Bench, Workbench } from '../support/workbench.mjs';

const SLOT = 'profile-popover.v1';

// Shows its own name and the person's; its button asks the host to close.
const card = (name) => `
  const view = {
    mount(element, props, ctx) {
      const words = document.createElement('p');
      const button = document.createElement('button');
      button.textContent = 'Close ${name}';
      button.onclick = () => ctx.action({ type: 'close' });
      const draw = ({ user }) => { words.textContent = '${name} shows ' + user.first_name; };
      draw(props);
      element.append(words, button);
      return { update: draw, unmount() { element.replaceChildren(); } };
    },
  };
  export default { initialize(registry) { registry.replace('${SLOT}', view); }, uninitialize() {} };
`;

async function twoCards() {
  const folder = await pluginFolder();
  for (const [id, name] of [['alpha', 'Alpha'], ['beta', 'Beta']]) {
    await writePlugin(folder, id, { manifest: { name }, webapp: { slots: [SLOT] }, source: card(name) });
  }
  return Workbench.start(['alpha', 'beta'].map((id) => path.join(folder, id)));
}

const cards = { server: twoCards };

async function open(person, query = `?slot=${SLOT}`, context = {}) {
  const page = await person('author', { path: `/workbench${query}`, ...context });
  const bench = new Bench(page);
  await bench.ready();
  return bench;
}

scenario('an author compares, edits, reads the log, and the link shows the same', cards, async ({ person }) => {
  const bench = await open(person, '');
  await bench.slot('post.v1').click();
  await bench.page.getByRole('heading', { name: 'post.v1' }).waitFor();
  await bench.page.goBack();
  await bench.page.getByRole('heading', { name: SLOT, exact: true }).waitFor();
  await bench.ready();
  await bench.cell('Override').getByText('Alpha shows').waitFor();

  await bench.page.getByLabel('first_name').fill('Augusta Ada');
  await bench.cell('Override').getByText('Alpha shows Augusta Ada').waitFor();
  await bench.cell('Default').getByText('Augusta Ada').first().waitFor();

  await bench.cell('Override').getByRole('button', { name: 'Close Alpha' }).click();
  await bench.tab('Events').click();
  await bench.page.getByRole('tabpanel').getByText('close').first().waitFor();

  const other = await person('colleague', { path: new URL(bench.page.url()).pathname + new URL(bench.page.url()).search });
  const same = new Bench(other);
  await same.cell('Override').getByText('Alpha shows Augusta Ada').waitFor();
  assert.equal(await same.tab('Events').getAttribute('aria-selected'), 'true');
});

scenario('a prop that does not fit is told at its field, and the cells keep the last good one', cards, async ({ person }) => {
  const props = encodeURIComponent(JSON.stringify({ user: { first_name: 7 } }));
  const bench = await open(person, `?slot=${SLOT}&props=${props}`);
  const field = bench.page.getByLabel('first_name');
  await bench.page.getByText('Must be a text.').waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await bench.cell('Override').getByText('Alpha shows').waitFor();
  assert.equal(await bench.cell('Override').getByText('Alpha shows 7').count(), 0);
  await bench.button('Reset').click();
  await eventually('the address to forget the edit', () => bench.page.url(), (url) => !url.includes('props='));
});

scenario('the order of the plugins says who wins, with the reason', cards, async ({ person }) => {
  const bench = await open(person, `?slot=${SLOT}&tab=conflicts`);
  await bench.page.getByText('Alpha shows in place of the default.').waitFor();
  await bench.page.getByText('the order of the plugins puts Alpha first').waitFor();
  await bench.button('Put Beta first').click();
  await bench.page.getByText('Beta shows in place of the default.').waitFor();
  await bench.cell('Override').getByText('Beta shows').waitFor();
  await bench.page.getByText('the order of the plugins puts Beta first').waitFor();

  await bench.page.getByRole('checkbox', { name: 'Beta' }).click();
  await bench.cell('Override').getByText('Alpha shows').waitFor();
  assert.ok(bench.page.url().includes('plugins=alpha'), bench.page.url());
  await bench.page.getByRole('checkbox', { name: 'Alpha' }).click();
  await bench.page.getByText('No plugin is on').waitFor();
});

scenario('a fault on demand shows who failed, and the next best', cards, async ({ person }) => {
  const bench = await open(person, `?slot=${SLOT}&tab=conflicts`);
  await bench.page.getByLabel('Fault of Alpha').selectOption('throws');
  await bench.page.locator('.verdict--bad').first().waitFor();
  await bench.cell('Override').getByText('Beta shows').waitFor();
});

scenario('several plugins fail at once, each in its own way, and a link keeps it', cards, async ({ person }) => {
  const bench = await open(person, `?slot=${SLOT}&tab=conflicts`);
  await bench.page.getByLabel('Fault of Alpha').selectOption('throws');
  await bench.page.getByLabel('Fault of Beta').selectOption('quarantined');
  await bench.cell('Override').getByText('Amazing Grace').first().waitFor();
  assert.equal(new URL(bench.page.url()).searchParams.get('fault'), 'alpha:throws,beta:quarantined');
  await bench.page.reload();
  await bench.cell('Override').getByText('Amazing Grace').first().waitFor();
  assert.equal(await bench.page.getByLabel('Fault of Beta').inputValue(), 'quarantined');
  await bench.page.getByLabel('Fault of Beta').selectOption('');
  await bench.cell('Override').getByText('Beta shows').waitFor();
});

scenario('a matrix shows every fixture in each look, and leads to one cell', cards, async ({ person }) => {
  const page = await person('author', { path: `/workbench?slot=${SLOT}&mode=matrix&plugins=beta` });
  const frames = page.locator('.matrix iframe');
  await frames.first().waitFor();
  const rows = await page.locator('.matrix tbody tr').count();
  assert.ok(rows >= 3, `${rows} rows`);
  assert.equal(await frames.count(), 2 * rows);
  await page.locator('.matrix iframe[data-ready]').first().waitFor();
  await page.locator('.matrix').getByRole('button', { name: /^Compare .*, Dark, 320/ }).first().click();
  const bench = new Bench(page);
  await bench.cell('Override').getByText('Beta shows').waitFor();
  assert.match(page.url(), /theme=dark/);
  assert.equal(await page.locator('section[aria-label="Override"] iframe').getAttribute('width'), '320');
});

scenario('a hostile address falls back, and says so', cards, async ({ person }) => {
  const bench = await open(person, '?slot=gone.v1&mode=x&props=%7Bbroken&plugins=alpha,ghost&width=1');
  for (const words of ['There is no slot gone.v1', 'no JSON', 'no plugin ghost', 'width «1»']) {
    await bench.page.getByText(words).waitFor();
  }
  // The server may refuse so long an address; the page's own history may not.
  await bench.page.evaluate(() => {
    history.pushState(null, '', `?slot=post.v1&props=${'x'.repeat(100_000)}`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await bench.page.getByText('longer than the workbench reads').waitFor();
});

scenario('everything is reached by keys', cards, async ({ person }) => {
  const bench = await open(person);
  const { page } = bench;
  const focused = () => page.evaluate(() => document.activeElement?.dataset.row ?? document.activeElement?.id ?? '');
  await page.getByRole('searchbox', { name: 'Filter slots' }).focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), SLOT);
  await page.keyboard.press('ArrowDown');
  await eventually('the next row to have the focus', focused, equals('profile-popover-attributes.v1'));
  await page.keyboard.press('ArrowLeft');
  await eventually('its region to have the focus', focused, equals('Profile popover'));
  await page.keyboard.press('ArrowLeft');
  await eventually('the region to be folded', () => bench.slot(SLOT).count(), equals(0));
  await page.keyboard.press('ArrowRight');
  await bench.slot(SLOT).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'site-statistic.v1', exact: true }).waitFor();

  await bench.tab('Props').focus();
  await page.keyboard.press('ArrowRight');
  await eventually('the next tab to be open', focused, equals('tab-events'));

  const frame = page.locator('section[aria-label="Default"] iframe');
  await page.getByRole('separator', { name: 'Width of the cell' }).first().focus();
  await page.keyboard.press('Home');
  await eventually('the smallest width', () => frame.getAttribute('width'), equals('160'));
  await page.keyboard.press('ArrowRight');
  await eventually('a wider cell', () => frame.getAttribute('width'), equals('176'));
  await page.keyboard.press('Escape');
  await eventually('all the room again', () => frame.getAttribute('width'), equals(null));
});

for (const colorScheme of ['light', 'dark']) {
  scenario(`axe finds nothing serious in the bench (${colorScheme})`, cards, async ({ person }) => {
    for (const query of [`?slot=${SLOT}&tab=conflicts`, `?slot=${SLOT}&tab=checks`, `?slot=${SLOT}&tab=fixture`]) {
      const bench = await open(person, query, { colorScheme });
      assert.deepEqual(await seriousFindings(bench.page), [], query);
    }
    const page = await person('matrix', { path: `/workbench?slot=${SLOT}&mode=matrix`, colorScheme });
    await page.locator('.matrix iframe[data-ready]').first().waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });
}

// Asks as soon as it shows, and says in a toast what was answered.
const asks = `
  let host;
  const view = {
    mount(element) {
      const words = document.createElement('p');
      words.textContent = 'nobody answered yet';
      element.append(words);
      host.confirm({ title: 'Is it you?', confirm: 'It is' }).then((agreed) => {
        words.textContent = agreed ? 'it is you' : 'it is not';
        host.toast({ text: 'Noted as ' + agreed, tone: 'success' });
      });
      return { update() {}, unmount() { element.replaceChildren(); } };
    },
  };
  export default { initialize(registry, given) { host = given; registry.replace('${SLOT}', view); }, uninitialize() {} };
`;

scenario('a dialog and a toast of a plugin show in its cell, as they do in the chat', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'asks', { manifest: { name: 'Asks' }, webapp: { slots: [SLOT] }, source: asks });
    return Workbench.start([path.join(folder, 'asks')]);
  },
}, async ({ person }) => {
  const bench = await open(person);
  const cell = bench.cell('Override');
  const dialog = cell.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByText('Asks').first().waitFor();
  await dialog.getByRole('button', { name: 'It is' }).click();
  await cell.getByText('it is you').waitFor();
  await cell.getByText('Noted as true').waitFor();
  await dialog.waitFor({ state: 'detached' });
});
