// The sample «kitchen sink» shows in the slots of the page's frame, acts from there, and leaves
// nothing behind.
import assert from 'node:assert/strict';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const withSink = async () => Server.start({ plugins: await pluginFolder(['kitchen-sink']) });
const sink = (page, slot) => page.locator(`[data-slot="${slot}.v1"] [data-test-id="sink-${slot}.v1"]`);

scenario('a plugin reaches the parts of the sidebar and what fits the word being written', { server: withSink }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  // Nobody wants it, so the rows are as light as without.
  assert.equal(await page.locator('[data-slot="channel-icon.v1"]').count(), 0);
  await admin.enablePlugin('kitchen-sink');
  await page.locator('.sidebar-row').filter({ hasText: 'Town Square' }).getByText('🚰').waitFor();
  await page.locator('.channel-header__sign').getByText('🚰').waitFor();
  await sink(page, 'sidebar-section').first().waitFor({ state: 'attached' });
  await chat.box().pressSequentially('@bo');
  await sink(page, 'autocomplete').waitFor();
  await chat.box().fill('');
  await page.keyboard.press('Control+k');
  const switcher = page.getByRole('dialog', { name: 'Go to a channel or person' });
  await switcher.getByRole('combobox').fill('off');
  await switcher.getByRole('option', { name: 'Off-Topic' }).first().getByText('🚰').waitFor();
  await page.keyboard.press('Escape');
  await switcher.waitFor({ state: 'detached' });

  await admin.disablePlugin('kitchen-sink');
  await eventually('light rows', () => page.locator('[data-slot="channel-icon.v1"]').count(), (count) => count === 0);
  await page.locator('.channel-header__sign svg').waitFor();
});

// Takes the place of one group of the sidebar: its channels as buttons, and what the group does.
const groups = `export default {
  initialize(registry) {
    registry.wrap('sidebar-section.v1', { mount(element, props, ctx) {
      if (props.kind !== 'channels') { element.append(ctx.children); return; }
      const show = (next) => {
        const button = (text, action) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.textContent = text;
          button.addEventListener('click', () => ctx.action(action));
          return button;
        };
        element.replaceChildren(
          ...next.section.rows.map((row) => button('to ' + row.channel.name, { type: 'open_channel', channel_id: row.channel.id })),
          button(next.collapsed ? 'unfold' : 'fold', { type: 'fold', collapsed: !next.collapsed }),
          button('add one', { type: 'add' }),
          button('its menu', { type: 'open_menu' }),
        );
      };
      show(props);
      return { update: show };
    } });
  },
};\n`;

scenario('a plugin takes the place of a group of channels', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'groups', { source: groups });
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['groups'], channels: ['ideas'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.getByRole('button', { name: 'to ideas' }).click();
  await page.waitForURL(/\/channels\/ideas$/);
  await page.getByRole('button', { name: 'fold', exact: true }).click();
  await page.getByRole('button', { name: 'unfold' }).waitFor();
  await page.getByRole('button', { name: 'its menu' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'add one' }).click();
  await page.getByRole('dialog', { name: 'Channels' }).waitFor();
  await page.keyboard.press('Escape');
  // What stands there without the plugin is as the person left it.
  await admin.disablePlugin('groups');
  const title = page.getByRole('button', { name: 'Channels', exact: true });
  await eventually('a folded group', () => title.getAttribute('aria-expanded'), (expanded) => expanded === 'false');
});

// Takes the place of the list of people, and adds a row of its own below the list of channels.
const offers = `export default {
  initialize(registry) {
    const row = (text, press) => {
      const row = document.createElement('div');
      row.className = 'completion__row';
      row.setAttribute('role', 'option');
      row.textContent = text;
      row.addEventListener('click', press);
      return row;
    };
    registry.wrap('autocomplete.v1', { mount(element, props, ctx) {
      const show = (next) => {
        if (next.kind !== 'person') { element.replaceChildren(ctx.children); return; }
        const rows = next.items.map((item, idx) => {
          const made = row((idx === next.active ? 'chosen: ' : 'write ') + item.text, () => ctx.action({ type: 'choose', id: item.id }));
          made.id = item.element_id;
          return made;
        });
        element.replaceChildren(...rows);
      };
      show(props);
      return { update: show };
    } });
    registry.after('autocomplete.v1', { mount(element, props, ctx) {
      const show = (next) => {
        element.replaceChildren(...(next.kind === 'channel' ? [row('somewhere like ' + next.term, () => ctx.action({ type: 'insert', text: '(somewhere) ' }))] : []));
      };
      show(props);
      return { update: show };
    } });
  },
};\n`;

scenario('a plugin shows what fits the word being written, and adds to it', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'offers', { source: offers });
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['offers'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const box = chat.box();
  await box.pressSequentially('hi @bo');
  // The keys stay the host's.
  await page.getByText('chosen: @bob').waitFor();
  await box.press('Enter');
  assert.equal(await box.inputValue(), 'hi @bob ');
  await box.fill('');
  await box.pressSequentially('hi @bo');
  await page.getByText('chosen: @bob').click();
  await eventually('the name', () => box.inputValue(), (text) => text === 'hi @bob ');
  assert.equal(await box.evaluate((it) => it === document.activeElement), true);

  await box.pressSequentially('in ~to');
  await page.getByRole('option', { name: 'Town Square' }).waitFor();
  await page.getByText('somewhere like to').click();
  await eventually('the plugin\'s text', () => box.inputValue(), (text) => text === 'hi @bob in (somewhere) ');

  await admin.disablePlugin('offers');
  await box.pressSequentially('~to');
  await page.getByRole('option', { name: 'Town Square' }).click();
  await eventually('the channel', () => box.inputValue(), (text) => text === 'hi @bob in (somewhere) ~town-square ');
});

scenario('the bar at the top leads to channels and to help, to which a plugin adds', { server: withSink }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await page.getByRole('button', { name: 'Go to a channel or person' }).click();
  const switcher = page.getByRole('dialog', { name: 'Go to a channel or person' });
  await switcher.waitFor();
  await page.keyboard.press('Escape');
  await switcher.waitFor({ state: 'detached' });

  await admin.enablePlugin('kitchen-sink');
  await sink(page, 'global-header').waitFor();
  const help = page.getByRole('button', { name: 'Help', exact: true });
  await help.press('Enter');
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor();
  await page.getByRole('menuitem', { name: 'help-menu.v1' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByText('The kitchen sink helps.').waitFor();
  await help.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: /^About / });
  await about.getByText(/^Version \d/).waitFor();
  await page.keyboard.press('Escape');
  await about.waitFor({ state: 'detached' });

  await admin.disablePlugin('kitchen-sink');
  await page.locator('mortise-view').first().waitFor({ state: 'detached' });
  await help.click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

scenario('on a phone the bar stands at the head of the drawer', {}, async ({ server, person }) => {
  await fill(server.url);
  const { page } = await Chat.open(person, 'alice');
  await page.setViewportSize({ width: 390, height: 780 });
  const help = page.getByRole('button', { name: 'Help', exact: true });
  await help.waitFor({ state: 'hidden' });
  await page.locator('.app-frame__bar button').click();
  await help.click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor();
});

scenario('a plugin brings a product with an address of its own, which leaves with it', { server: withSink, limitMs: 120_000 }, async ({ server, person }) => {
  const { admin } = await fill(server.url);
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  const products = page.getByRole('button', { name: /^Products: / });
  assert.equal(await products.count(), 0, 'no menu of one product');

  await admin.enablePlugin('kitchen-sink');
  await products.click();
  await page.getByRole('menuitemradio', { name: 'Chat', checked: true }).waitFor();
  await page.getByRole('menuitemradio', { name: 'Kitchen sink' }).click();
  await page.waitForURL(/\/kitchen-sink$/);
  await page.getByText('kitchen sink product: the beginning').waitFor();
  await sink(page, 'product').waitFor();
  await eventually('the title', () => page.title(), (title) => title.includes('Kitchen sink'));
  assert.equal(await page.locator('.sidebar, .team-rail').count(), 0, 'the product has the window');
  assert.equal(await chat.box().count(), 0);

  await page.getByRole('button', { name: 'Products: Kitchen sink is open' }).click();
  await page.getByRole('menuitem', { name: 'product-switcher.v1' }).click();
  await page.waitForURL(/\/kitchen-sink\/taps\/hot$/);
  await page.getByText('kitchen sink product: taps/hot').waitFor();
  // Whoever comes by the address gets there, too.
  await page.reload();
  await page.getByText('kitchen sink product: taps/hot').waitFor();
  await page.goBack();
  await page.getByText('kitchen sink product: the beginning').waitFor();
  await products.click();
  await page.getByRole('menuitemradio', { name: 'Chat' }).click();
  await chat.ready();

  await page.goForward();
  await page.goto(new URL('/kitchen-sink', server.url).href);
  await page.getByText('kitchen sink product: the beginning').waitFor();
  await admin.disablePlugin('kitchen-sink');
  await page.getByText('Nothing here').waitFor();
  assert.equal(await products.count(), 0);
});

// Asks for addresses that are not to be had.
const bases = `export default {
  initialize(registry, host) {
    window.tryBases = () => {
    const tried = {};
    for (const base of ['api', 'plug', 'crew', 'Boards', 'a/b', 'x', 'boards']) {
      try {
        host.product({ name: base === 'boards' ? 'last' : 'first', base, title: base });
        tried[base] = 'taken';
      } catch (error) {
        tried[base] = error.code + ': ' + error.message;
      }
    }
    try { host.product({ name: 'other', base: 'boards', title: 'Other' }); } catch (error) { tried.again = error.code + ': ' + error.message; }
    return tried;
    };
  },
};\n`;

scenario('a product gets no address that belongs to the server, a team or another product', {
  server: async () => {
    const folder = await pluginFolder();
    await writePlugin(folder, 'bases', { source: bases });
    return Server.start({ plugins: folder });
  },
}, async ({ server, person }) => {
  await fill(server.url, { plugins: ['bases'] });
  const { page } = await Chat.open(person, 'alice');
  const tried = await eventually('what was tried', () => page.evaluate(() => window.tryBases?.()));
  assert.match(tried.api, /^not_allowed: .*"api" belongs to the server/);
  assert.match(tried.plug, /^not_allowed: .*"plug" belongs to/);
  assert.match(tried.crew, /^not_allowed: .*"crew" is the address of a team/);
  assert.match(tried.Boards, /^invalid: .*base/);
  assert.match(tried['a/b'], /^invalid: .*base/);
  assert.match(tried.x, /^invalid: .*base/);
  assert.equal(tried.boards, 'taken');
  assert.match(tried.again, /^not_allowed: .*"boards" is the address of the product bases:last/);
});

scenario('a plugin has a page in the settings, hears of choices in another browser and of new channels', { server: withSink }, async ({ server, person }) => {
  const { admin, as, channels } = await fill(server.url, { plugins: ['kitchen-sink'] });
  const chat = await Chat.open(person, 'alice');
  const { page } = chat;
  await chat.openMenu();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Kitchen sink' }).click();
  await dialog.getByRole('checkbox', { name: /^Steam/ }).check();
  await page.getByText('kept: steam').waitFor();
  await dialog.getByRole('radio', { name: 'Cold' }).check();
  await eventually('no steam with cold water', () => dialog.getByRole('checkbox', { name: /^Steam/ }).isDisabled(), (it) => it);
  await dialog.getByLabel('Soap').fill('Rosemary');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByLabel('Finish').selectOption('brass');
  await dialog.getByRole('button', { name: 'user-setting.v1' }).click();
  await dialog.getByText('1 drops').waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await dialog.getByRole('button', { name: 'Pull the plug' }).click();
  await page.getByText('The kitchen sink is empty.').waitFor();

  // Another browser of the same person.
  const me = await as.alice.get('/users/me');
  const kept = async () => Object.fromEntries((await as.alice.get('/users/me/preferences/pp_kitchen-sink')).map((it) => [it.name, it.value]));
  assert.deepEqual(await eventually('what is kept', kept, (it) => Object.keys(it).length === 5), { temperature: 'cold', steam: 'true', soap: 'Rosemary', finish: 'brass', drops: '1' });
  await as.alice.put('/users/me/preferences', [{ user_id: me.id, category: 'pp_kitchen-sink', name: 'temperature', value: 'hot' }]);
  await page.getByText('in hot water').waitFor();
  assert.ok(await dialog.getByRole('radio', { name: 'Hot' }).isChecked());

  // What is unread stands apart where the person wants it.
  await dialog.getByRole('tab', { name: 'Sidebar' }).click();
  await dialog.getByRole('checkbox', { name: /^Group unread/ }).check();
  await page.getByRole('dialog', { name: 'Settings' }).getByText('Saved.').waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.keyboard.press('Escape');
  await as.bob.say(channels['off-topic'], 'news');
  const unread = page.locator('.sidebar-section').filter({ has: page.getByRole('button', { name: 'Unread', exact: true }) });
  await unread.locator('.sidebar-row').filter({ hasText: 'Off-Topic' }).click();
  await unread.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Find or create a channel' }).click();
  await page.getByRole('menuitem', { name: 'New channel' }).click();
  await page.getByRole('dialog', { name: 'New channel' }).getByLabel('Name').fill('Basins');
  await page.keyboard.press('Enter');
  await page.getByText('The kitchen sink drips into Basins.').waitFor();
  await page.waitForURL(/\/channels\/basins$/);

  await chat.openMenu();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await dialog.getByRole('tab', { name: 'Kitchen sink' }).click();
  await admin.disablePlugin('kitchen-sink');
  await dialog.getByRole('tab', { name: 'Kitchen sink' }).waitFor({ state: 'detached' });
  await dialog.getByRole('tab', { name: 'Plugins', selected: true }).waitFor();
});
