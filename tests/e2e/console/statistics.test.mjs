// Statistics: how much the server is used, all of it or one team.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { eventually } from '../support/eventually.mjs';
import { openConsole } from '../support/oversight.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { scenario } from '../support/scenario.mjs';
import { Server } from '../support/server.mjs';
import { fill } from '../support/workspace.mjs';

const figure = (page, name) => page.locator(`[data-figure="${name}"] dd`);

scenario('figures and days are shown, for the server and for a team', {}, async ({ server, person }) => {
  const world = await fill(server.url);
  const other = await world.admin.post('/teams', { name: 'other', display_name: 'Other', type: 'O' });
  // Whoever looks after the server need not be in every team.
  await world.admin.call('DELETE', `/teams/${other.id}/members/${world.admin.me.id}`);
  await world.as.alice.say(world.channels['town-square'], 'one');
  await world.as.bob.say(world.channels['town-square'], 'two');
  await world.as.bob.say(world.channels['off-topic'], 'three');

  const page = await openConsole(server, person, 'admin', 'statistics');
  await page.getByRole('heading', { name: 'Statistics', level: 1 }).waitFor();
  await figure(page, 'post_count').getByText('3', { exact: true }).waitFor();
  assert.equal(await figure(page, 'unique_user_count').innerText(), '3');
  assert.equal(await figure(page, 'daily_active_users').innerText(), '3');
  const posts = page.getByRole('region', { name: 'Messages by day' });
  await posts.getByText(/^3 in 31 days\. Most: (3|2) \(/).waitFor();
  assert.equal(await posts.locator('rect').count(), 31);
  await posts.getByText('As a table').click();
  assert.equal(await posts.getByRole('row').count(), 32);
  const writers = page.getByRole('region', { name: 'People who wrote, by day' });
  await writers.getByText(/^Most: 2 \(/).waitFor();

  await page.getByLabel('Count').selectOption({ label: 'Other' });
  await figure(page, 'post_count').getByText('0', { exact: true }).waitFor();
  await posts.getByText('Nothing in the last 31 days').waitFor();
  // What is known of the whole server only is not told of a team.
  assert.equal(await figure(page, 'daily_active_users').count(), 0);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await seriousFindings(page), [], colorScheme);
  }
  await page.setViewportSize({ width: 390, height: 780 });
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.equal(fits, true, 'nothing leaves a phone at the side');
});

scenario('a server that does not answer is told, and asked again', {}, async ({ server, person }) => {
  await fill(server.url);
  const page = await openConsole(server, person, 'admin', 'audit');
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  await page.route('**/analytics/old**', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify({ id: 'x', message: 'No numbers today.', status_code: 500 }) }));
  await page.getByRole('link', { name: 'Statistics' }).click();
  await page.getByText('No numbers today.').waitFor();
  await page.unroute('**/analytics/old**');
  await page.getByRole('button', { name: /try again/i }).click();
  await eventually('the figures', () => figure(page, 'team_count').count(), (n) => n === 1);
});

const counter = `export default { initialize(registry) {
  registry.item('site-statistic.v1', 'counter', { mount(element, props) {
    const show = ({ team_id, first_day, last_day }) => { element.textContent = \`counted for \${team_id || 'all'} from \${first_day} to \${last_day}\`; };
    show(props);
    return { update: show, unmount() {} };
  } });
} };`;
const broken = "export default { initialize(registry) { registry.item('site-statistic.v1', 'broken', { mount() { throw new Error('lost count'); } }); } };";

const withCounters = async () => {
  const folder = await pluginFolder(['kitchen-sink']);
  await writePlugin(folder, 'counter', { webapp: { slots: ['site-statistic.v1'] }, source: counter });
  await writePlugin(folder, 'broken', { webapp: { slots: ['site-statistic.v1'] }, source: broken });
  return Server.start({ plugins: folder });
};

scenario('plugins add figures, run on that page only, and a broken one disturbs nobody', { server: withCounters }, async ({ server, person }) => {
  const { admin, team } = await fill(server.url, { plugins: ['counter', 'broken'] });
  await admin.post('/teams', { name: 'other', display_name: 'Other', type: 'O' });
  const page = await openConsole(server, person, 'admin', 'audit');
  await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
  assert.equal(await page.locator('mortise-view').count(), 0);
  await page.getByRole('link', { name: 'Statistics' }).click();
  await page.getByText(/^counted for all from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/).waitFor();
  await figure(page, 'post_count').waitFor();
  await page.getByLabel('Count').selectOption({ label: 'Crew' });
  await page.getByText(`counted for ${team.id} from`).waitFor();

  await admin.enablePlugin('kitchen-sink');
  await page.reload();
  await page.locator('[data-test-id="sink-site-statistic.v1"]').waitFor();
  await page.getByRole('link', { name: 'Management' }).click();
  await page.getByRole('heading', { name: 'Management', level: 1 }).waitFor();
  await eventually('no view', () => page.locator('mortise-view').count(), (n) => n === 0);
});
