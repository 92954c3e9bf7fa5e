// `mortise-plugin`: elements without HTML, and plugins that are ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import './support.mjs';
import { definePlugin, h, isHostError, menuItem, toolbarButton, view } from 'mortise-plugin';
import { createStage, hostError } from 'mortise-plugin/testing';

test('h makes elements, and texts stay texts', () => {
  let n_pressed = 0;
  const list = h('ul', { class: 'rows', hidden: true, title: null, 'aria-busy': false },
    h('li', null, '<b>bold</b>', 7, null, false),
    [1, 2].map((n) => h('li', {}, h('button', { onclick: () => (n_pressed += n) }, `press ${n}`))));
  assert.equal(list.outerHTML, '<ul class="rows" hidden=""><li>&lt;b&gt;bold&lt;/b&gt;7</li><li><button>press 1</button></li><li><button>press 2</button></li></ul>');
  for (const button of list.querySelectorAll('button')) button.click();
  assert.equal(n_pressed, 3);
});

test('what would run or read as HTML is refused', () => {
  for (const attributes of [
    { onclick: 'alert(1)' }, { href: 'javascript:alert(1)' }, { href: ' java\nscript:alert(1)' }, { href: '\u0001JaVaScript:x' },
    { src: 'vbscript:x' }, { href: 'data:text/html,x' }, { srcdoc: '<p>' }, { style: 'color: red' },
  ]) {
    assert.throws(() => h('a', attributes), TypeError, JSON.stringify(attributes));
  }
  for (const href of ['https://example.org/a:b', '/team', '#x', 'mailto:ada@example.org', 'x/y']) {
    assert.equal(h('a', { href }).getAttribute('href'), href);
  }
  assert.equal(h('img', { src: 'data:image/png;base64,AA' }).getAttribute('src'), 'data:image/png;base64,AA');
});

test('what is no plugin or view is told at once', () => {
  assert.throws(() => definePlugin({}), /initialize/);
  assert.throws(() => view('center-toast.v1'), /slot and a function/);
  const plugin = { initialize() {} };
  assert.equal(definePlugin(plugin), plugin);
});

test('errors of the host are told from others', () => {
  assert.ok(isHostError(hostError('quota', 'too much')));
  assert.ok(!isHostError(new Error('x')) && !isHostError({ code: 'quota' }) && !isHostError(null));
});

test('entries of menus and bars look and act like the host’s own', async () => {
  const chosen = [];
  const stage = await createStage(definePlugin({
    initialize(registry) {
      registry.item('post-action.v1', 'quote', toolbarButton('post-action.v1', {
        label: (props) => `Quote ${props.post.message}`,
        icon: '❝',
        shows: (props) => props.post.message !== '',
        onChoose: (props, ctx) => ctx.action({ type: 'insert_text', text: props.post.message }),
      }));
      registry.item('channel-header-button.v1', 'menu', menuItem('channel-header-button.v1', { label: 'Do it', danger: true, onChoose: () => chosen.push(1) }));
    },
  }));
  const props = (message) => ({ post: { message }, viewer_id: 'me' });
  const quote = await stage.mount('post-action.v1', props('hello'));
  await quote.click({ role: 'button', name: 'Quote hello' });
  assert.deepEqual(quote.actions, [{ type: 'insert_text', text: 'hello' }]);
  await quote.update(props(''));
  assert.equal(quote.find('button'), null, 'what shall not show is no stop for keys');
  await quote.update(props('again'));
  assert.equal(quote.get('button').title, 'Quote again');
  const item = await stage.mount('channel-header-button.v1', {});
  assert.equal(item.get('[role="menuitem"]').className, 'menu__item menu__item--danger');
  await item.click('[role="menuitem"]');
  assert.equal(chosen.length, 1);
  assert.throws(() => menuItem('post-action.v1', { label: 'x' }), /onChoose/);
  await stage.stop();
});
