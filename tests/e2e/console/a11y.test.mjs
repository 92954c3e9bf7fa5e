// The console without a mouse, for screen readers, in both themes and on a narrow window.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { writeBundle } from '../support/bundles.mjs';
import { Console, allowUploads } from '../support/console.mjs';
import { eventually, equals } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const MAX_TABS = 60; // more stops than the page has before the first plugin

const hasFocus = (place) => place.evaluate((node) => node === document.activeElement);

async function tabTo(page, place, what) {
  for (let tabs = 0; !(await hasFocus(place)); tabs += 1) {
    assert.ok(tabs < MAX_TABS, `${what} can be reached by Tab`);
    await page.keyboard.press('Tab');
  }
}

scenario('keyboard only: to another page and back, a plugin on, a question answered', { server: { plugins: null } }, async ({ server, person }) => {
  const { admin: api } = await fill(server.url);
  await allowUploads(api);
  const admin = await Console.open(person, 'admin');
  const { page } = admin;
  await admin.upload(await writeBundle('poll'));
  await admin.tag('poll', 'Off').waitFor();

  const link = admin.navigation().getByRole('link', { name: 'Configuration' });
  await link.focus();
  await page.keyboard.press('Enter');
  await admin.heading('Configuration').waitFor();
  await eventually('the heading to have the focus', () => hasFocus(admin.heading('Configuration')), equals(true));
  assert.equal(await link.getAttribute('aria-current'), 'page');
  await page.goBack();
  await eventually('the heading to have the focus', () => hasFocus(admin.heading('Management')), equals(true));

  await tabTo(page, admin.switchOf('poll'), 'the switch');
  await page.keyboard.press('Space');
  await admin.tag('poll', 'On').waitFor();
  const remove = admin.card('poll').getByRole('button', { name: /^Remove/ });
  await tabTo(page, remove, 'the button that removes');
  await page.keyboard.press('Enter');
  const dialog = admin.dialog('Remove Test poll?');
  await dialog.waitFor();
  // The answer that changes nothing has the focus; Escape is a no.
  assert.ok(await hasFocus(dialog.getByRole('button', { name: 'Cancel' })));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await eventually('the focus to return', () => hasFocus(remove), equals(true));
  assert.equal((await api.get('/plugins/management')).length, 1);
});

scenario('axe finds nothing serious on any page, in both themes', {}, async ({ server, person }) => {
  const { admin: api } = await fill(server.url, { plugins: ['hovercard'] });
  await allowUploads(api);
  for (const colorScheme of ['light', 'dark']) {
    const admin = await Console.open(person, 'admin', { colorScheme });
    await admin.card('hovercard').waitFor();
    assert.deepEqual(await seriousFindings(admin.page), [], `Management, ${colorScheme}`);
    for (const title of ['Configuration', 'Order of plugins', 'Reports', 'Signing keys', 'Audit log']) {
      await admin.go(title);
      await eventually(`${title} to be loaded`, () => admin.page.getByRole('status', { name: 'Loading…' }).count(), equals(0));
      assert.deepEqual(await seriousFindings(admin.page), [], `${title}, ${colorScheme}`);
    }
    await admin.go('Configuration');
    await admin.toggle('Uploads').click();
    await admin.navigation().getByRole('link', { name: 'Order of plugins' }).click();
    await admin.dialog('Leave without saving?').waitFor();
    assert.deepEqual(await seriousFindings(admin.page), [], `question, ${colorScheme}`);
  }
});

scenario('on a narrow window the navigation opens on demand and nothing is cut off', {}, async ({ server, person }) => {
  await fill(server.url);
  const admin = await Console.open(person, 'admin', { viewport: { width: 360, height: 740 } });
  const { page } = admin;
  assert.ok(!(await admin.navigation().isVisible()));
  for (const title of ['Configuration', 'Order of plugins', 'Reports', 'Signing keys', 'Audit log', 'Management']) {
    await page.getByRole('button', { name: 'Pages of the System Console' }).click();
    await admin.go(title);
    await admin.navigation().waitFor({ state: 'hidden' });
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('main');
      return main.scrollWidth - main.clientWidth;
    });
    assert.equal(overflow, 0, `${title} scrolls sideways`);
  }
  await page.getByRole('button', { name: 'Pages of the System Console' }).click();
  await admin.navigation().waitFor();
  await page.keyboard.press('Escape');
  await admin.navigation().waitFor({ state: 'hidden' });
});
