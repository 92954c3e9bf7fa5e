// `mortise-plugin`: elements without HTML, and plugins that are ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import './support.mjs';
import { definePlugin, h, isHostError, view } from 'mortise-plugin';
import { hostError } from 'mortise-plugin/testing';

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
