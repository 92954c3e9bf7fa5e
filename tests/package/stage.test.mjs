// `mortise-plugin/testing`: a plugin on a stage, in three lines.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fixture, profile } from './support.mjs';
import { definePlugin, h, view } from 'mortise-plugin';
import { createFakeHost, createStage } from 'mortise-plugin/testing';

const plugin = definePlugin({
  initialize(registry, host) {
    registry.replace('profile-popover.v1', view('profile-popover.v1', (element, props, ctx) => {
      const name = h('h2', {}, props.user.username);
      const note = h('input', { 'aria-label': 'Note', oninput: () => host.storage.set('note', note.value) });
      const onclick = () => ctx.action({ type: 'message', user_id: props.user.id });
      element.append(name, note, h('button', { type: 'button', onclick }, 'Message'));
      return { update: (next) => void (name.textContent = next.user.username) };
    }), { styles: 'h2 { margin: 0 }' });
    registry.wrap('channel-header.v1', view('channel-header.v1', (element, _props, ctx) => void element.append('before ', ctx.children)));
    registry.item('post-body.v1', 'custom_note', view('post-body.v1', (element, props) => void element.append(props.post.message)));
    registry.hide('center-toast.v1');
    host.on('typing', ({ data }) => host.toast({ text: `${data.user_id} types` }));
  },
});

test('a view shows, acts, updates and goes', async () => {
  const stage = await createStage(plugin, { props: profile() });
  const card = await stage.mount('profile-popover.v1', profile());
  await card.click({ role: 'button', name: 'Message' });

  assert.deepEqual(card.actions, [{ type: 'message', user_id: 'u1' }]);
  assert.equal(card.text(), 'adaMessage');
  await card.type({ name: 'Note' }, 'hello');
  assert.deepEqual(stage.calls.at(-1), { name: 'storage.set', arguments: ['note', 'hello'], answer: undefined, error: undefined });
  await card.update(profile('grace'));
  assert.equal(card.text(), 'graceMessage');
  assert.throws(() => card.get('video'), /nothing matches video in: <h2>grace/);
  assert.ok(stage.hides('center-toast.v1'));
  assert.deepEqual(stage.contributions.map((it) => it.kind), ['replace', 'wrap', 'item', 'hide']);

  stage.fake.emit('typing', { user_id: 'u2' });
  assert.equal(stage.fake.callsOf('toast')[0].arguments[0].text, 'u2 types');
  await stage.stop();
  assert.equal(document.querySelectorAll('mortise-view').length, 0);
  stage.fake.emit('typing', { user_id: 'u2' });
  assert.equal(stage.fake.callsOf('toast').length, 1);
});

test('every kind has its surroundings, and what is not there is told', async () => {
  const stage = await createStage(plugin);
  const header = await stage.mount('channel-header.v1', {});
  assert.equal(header.element.querySelector('slot') !== null, true);
  const body = await stage.mount('post-body.v1', { post: { message: '<i>' } }, { key: 'custom_note' });
  assert.equal(body.html(), '&lt;i&gt;');
  await assert.rejects(stage.mount('post-body.v1', {}, { key: 'custom_other' }), /no such view into post-body.v1/);
  await assert.rejects(createStage({ initialize: (registry) => registry.replace('sidebar.v1', {}) }), /has no mount/);
});

test('a fixture of the catalogue does as props and answers', async () => {
  const given = await fixture('profile-popover.v1', 'typical');
  const stage = await createStage(plugin, given);
  const card = await stage.mount('profile-popover.v1', given.props);
  assert.ok(card.text().startsWith(given.props.user.username));
  assert.deepEqual(await stage.fake.host.user(given.props.user.id), given.props.user);
});

test('the fake host answers, refuses and remembers like the real one', async () => {
  const answers = {
    'GET /api/v4/x': { body: { n: 1 } },
    'POST /api/v4/x': (body) => ({ body: { got: body } }),
    'GET /api/v4/down': { status: 0 },
    'GET /api/v4/no': { status: 403, body: { id: 'api.no', message: 'No.' } },
  };
  const { host, calls, stop } = createFakeHost({ answers, confirm: ({ title }) => title === 'Yes?', preferences: { a: 1 } });
  const failed = (promise) => promise.then(() => null, ({ code, status, id }) => ({ code, status, id }));
  assert.deepEqual(await host.request('/api/v4/x?page=1'), { n: 1 });
  assert.deepEqual(await host.request('/api/v4/x', { method: 'post', body: [1] }), { got: [1] });
  assert.deepEqual(await failed(host.request('/api/v4/down')), { code: 'unreachable', status: 0, id: '' });
  assert.deepEqual(await failed(host.request('/api/v4/no')), { code: 'refused', status: 403, id: 'api.no' });
  assert.equal((await failed(host.request('/api/v4/y'))).status, 404);
  assert.equal((await failed(host.request('/api/../x'))).code, 'not_allowed');
  assert.equal((await failed(host.request('/api/v4/x', { method: 'DANCE' }))).code, 'invalid');
  assert.equal(await host.confirm({ title: 'Yes?' }), true);
  assert.equal(await host.confirm({ title: 'No?' }), false);
  assert.equal(await host.preferences.get('a'), 1);
  assert.equal((await failed(host.user())).code, 'not_allowed');
  assert.throws(() => host.storage.set('big', 'x'.repeat(262_144)), { code: 'quota' });
  assert.throws(() => (host.version = '2'), TypeError);
  const late = host.request('/api/v4/x');
  stop();
  assert.equal((await failed(late)).code, 'gone');
  assert.throws(() => host.toast({ text: 'x' }), { code: 'gone' });
  assert.equal(calls[0].name, 'request');
  assert.equal(calls.at(-1).error.code, 'gone');
});

test('settings are described, chosen and watched as on the page', async () => {
  const fake = createFakeHost({ preferences: { unit: 'ft' } });
  const { host } = fake;
  const unit = { name: 'unit', title: 'Unit', kind: 'radio', options: [{ value: 'm', title: 'Metres' }, { value: 'ft', title: 'Feet' }] };
  const page = (settings) => ({ title: 'Tides', sections: [{ title: 'All', settings }] });
  for (const [settings, code, words] of [
    [[], 'invalid', /sections\[0\]\.settings is \[\]; it must be a list/],
    [[unit, unit], 'invalid', /settings\[1\]\.name is "unit"; it must be a name that no other setting/],
    [[{ ...unit, kind: 'slider' }], 'invalid', /kind is "slider"/],
    [[{ name: 'a', title: 'A', kind: 'toggle', default: 'yes' }], 'invalid', /default is "yes"; it must be true or false/],
    [[{ name: 'a', title: 'A', kind: 'toggle', disabledIf: { name: 'b', is: 1 } }], 'invalid', /disabledIf of a is "b"/],
    [Array.from({ length: 10_000 }, (_, n) => ({ name: `s${n}`, title: 'S', kind: 'toggle' })), 'quota', /at most 100/],
  ]) {
    assert.throws(() => host.userSettings(page(settings)), { code, message: words });
  }
  const [kept, heard, pressed] = [[], [], []];
  const settings = host.userSettings({
    title: 'Tides', action: { title: 'Moon', button: 'Ask', run: () => void pressed.push(1) },
    sections: [{ title: 'All', onSubmit: (changes) => void kept.push(changes), settings: [
      unit, { name: 'on', title: 'On', kind: 'toggle', disabledIf: { name: 'unit', is: 'm' } },
    ] }],
  });
  settings.watch((changes) => heard.push(changes));
  assert.equal(settings.get('unit'), 'ft');
  assert.equal(settings.get('on'), false);
  assert.throws(() => settings.get('ebb'), { code: 'invalid', message: 'name is "ebb"; it must be one of unit, on' });
  await fake.chooseSetting('unit', 'm');
  assert.deepEqual([kept, heard], [[{ unit: 'm' }], [{ unit: 'm' }]]);
  await assert.rejects(fake.chooseSetting('on', true), /while unit is "m"/);
  await settings.set('unit', 'ft');
  await assert.rejects(settings.set('unit', 'miles'), { code: 'invalid', message: 'unit is "miles"; it must be one of m, ft' });
  assert.deepEqual([kept.length, heard.length, await host.preferences.get('unit')], [1, 2, 'ft']);
  await fake.runSettingsAction();
  assert.equal(pressed.length, 1);
  fake.stop();
  assert.throws(() => settings.get('unit'), { code: 'gone' });
});

test('kinds of channels are described, and make channels as on the page', async () => {
  const fake = createFakeHost({ plugin: 'tides' });
  const { host } = fake;
  const watch = { name: 'watch', label: 'Watch', description: 'Who looks.' };
  for (const [members, words] of [
    [{ name: 'a b' }, /name is "a b"; it must be 1 to 64/],
    [{ label: '' }, /label is ""; it must be 1 to 60/],
    [{ description: undefined }, /description is undefined; it must be 1 to 200/],
    [{ base: 'secret' }, /base is "secret"; it must be public or private/],
    [{ create: 'later' }, /create is "later"; it must be a function/],
  ]) {
    assert.throws(() => host.channelOption({ ...watch, ...members }), { code: 'invalid', message: words });
  }
  for (const [create, made] of [
    [undefined, null],
    [() => {}, null],
    [({ name }) => ({ error: `No ${name}.` }), { error: 'No Night.' }],
    [async () => ({ created: 'c1' }), { created: 'c1' }],
    [() => ({ deferred: true }), { deferred: true }],
  ]) {
    assert.equal(host.channelOption({ ...watch, create }).key, 'tides:watch');
    assert.deepEqual(await fake.makeChannel('watch', { name: 'Night' }), made);
  }
  for (const answer of ['c1', {}, { created: '../me' }, { deferred: false }, { created: 'c1', error: 'no' }]) {
    host.channelOption({ ...watch, create: () => answer });
    await assert.rejects(fake.makeChannel('watch'), /create answered .*; it must be nothing, /);
  }
  const option = host.channelOption({ ...watch, create: () => { throw new Error('broken'); } });
  await assert.rejects(fake.makeChannel('watch'), /broken/);
  option.remove();
  await assert.rejects(fake.makeChannel('watch'), /no kind of channel "watch" now/);
  fake.stop();
  assert.throws(() => host.channelOption(watch), { code: 'gone' });
});

test('tabs of channel settings are described and taken back as on the page', () => {
  const fake = createFakeHost({ plugin: 'tides' });
  const { host } = fake;
  const alarms = { name: 'alarms', title: 'Alarms', icon: '🔔' };
  for (const [members, words] of [
    [{ name: 'a b' }, /name is "a b"; it must be 1 to 64/],
    [{ title: '' }, /title is ""; it must be 1 to 60/],
    [{ icon: 'too long a sign' }, /icon is "too long a sign"; it must be 0 to 8/],
  ]) {
    assert.throws(() => host.channelSettingsTab({ ...alarms, ...members }), { code: 'invalid', message: words });
  }
  assert.throws(() => host.channelSettingsTab('alarms'), { code: 'invalid', message: /the channel settings tab is "alarms"/ });
  const tab = host.channelSettingsTab(alarms);
  assert.equal(tab.key, 'tides:alarms');
  for (let nth = 1; nth < 20; nth += 1) host.channelSettingsTab({ ...alarms, name: `alarms-${nth}` });
  assert.throws(() => host.channelSettingsTab({ ...alarms, name: 'more' }), { code: 'quota' });
  tab.remove();
  tab.remove();
  host.channelSettingsTab({ ...alarms, name: 'more' });
  fake.stop();
  assert.throws(() => host.channelSettingsTab(alarms), { code: 'gone' });
});

test('hooks run in order, and a handler at fault loses nothing', async () => {
  const stage = await createStage(definePlugin({
    initialize(registry, host) {
      host.hook('message-will-be-posted', ({ message }) => ({ message: `${message}!` }), { order: 60 });
      host.hook('message-will-be-posted', async ({ message }) => ({ message: message.toUpperCase() }));
      host.hook('message-will-be-posted', () => { throw new Error('broken'); }, { order: 55 });
      host.hook('message-will-be-posted', () => ({ massage: 'a slip' }), { order: 56 });
      host.hook('message-will-be-posted', () => ({ message: ' ' }), { order: 57 });
      host.hook('message-will-be-posted', ({ message }) => (message.includes('SECRET') ? { refuse: 'no secrets' } : null), { order: 70 });
      host.hook('message-will-format', ({ message }) => message.replaceAll(':)', '🙂'));
      host.hook('channel-was-created', ({ channel }) => { throw new Error(`no ${channel.name}`); });
      host.hook('channel-was-created', () => ({ refuse: 'too late' }));
      assert.throws(() => host.hook('message-will-be-lost', () => {}), { code: 'invalid' });
      assert.throws(() => host.hook('reconnect', 'soon'), { code: 'invalid' });
    },
  }));
  const post = { channel_id: 'c', root_id: '', message: 'hello', props: {}, file_ids: [] };
  const sent = await stage.hook('message-will-be-posted', post);
  assert.equal(sent.value.message, 'HELLO!');
  assert.equal(sent.faults.length, 3);
  assert.match(sent.faults[1], /unknown field `massage`/);
  const told = await stage.hook('channel-was-created', { channel: { name: 'ideas' } });
  assert.deepEqual([told.refused, told.faults], [null, ['no ideas']]);
  const held = await stage.hook('message-will-be-posted', { ...post, message: 'a secret' });
  assert.equal(held.refused, 'no secrets');
  assert.equal((await stage.hook('message-will-format', { post: {}, message: 'ok :)' })).value.message, 'ok 🙂');
  await stage.stop();
  assert.equal((await stage.hook('message-will-be-posted', post)).value.message, 'hello');
});
