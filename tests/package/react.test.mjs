// `mortise-plugin/react`: components as views, and what they throw.
import assert from 'node:assert/strict';
import test from 'node:test';
import { profile } from './support.mjs';
import { createElement as e, useEffect, useState } from 'react';
import { definePlugin } from 'mortise-plugin';
import { reactView, Wrapped } from 'mortise-plugin/react';
import { createStage } from 'mortise-plugin/testing';

let n_gone = 0;

function Card({ props, ctx }) {
  const [words, setWords] = useState('');
  useEffect(() => () => void (n_gone += 1), []);
  if (props.user.username === 'broken') throw new Error('no such person');
  if (words === 'later') throw new Error('thrown later');
  return e('div', null,
    e('p', null, props.user.username, ' ', words),
    e('input', { value: words, onChange: (event) => setWords(event.target.value), 'aria-label': 'Words' }),
    e('button', { onClick: () => ctx.action({ type: 'close' }) }, 'Close'));
}

const plugin = definePlugin({
  initialize(registry) {
    registry.replace('profile-popover.v1', reactView(Card));
    registry.wrap('channel-header.v1', reactView(({ ctx }) => e('section', null, e(Wrapped, { ctx }), 'below')));
  },
});

test('a component mounts at once, acts, keeps its state in updates and goes', async () => {
  const stage = await createStage(plugin);
  const card = await stage.mount('profile-popover.v1', profile());
  assert.equal(card.text(), 'ada Close');
  await card.type({ name: 'Words' }, 'hello');
  assert.equal(card.text(), 'ada helloClose');
  await card.update(profile('grace'));
  assert.equal(card.text(), 'grace helloClose');
  await card.click({ name: 'Close' });
  assert.deepEqual(card.actions, [{ type: 'close' }]);
  card.unmount();
  await stage.settle();
  assert.equal(n_gone, 1);
});

test('what is wrapped stands where it was put', async () => {
  const stage = await createStage(plugin);
  const header = await stage.mount('channel-header.v1', {});
  assert.equal(header.get('section > div > slot').localName, 'slot');
});

test('an error while the host waits goes to the host, a later one to the page', async () => {
  const stage = await createStage(plugin);
  await assert.rejects(stage.mount('profile-popover.v1', profile('broken')), /no such person/);
  const card = await stage.mount('profile-popover.v1', profile());
  await assert.rejects(card.update(profile('broken')), /no such person/);

  const reported = [];
  globalThis.reportError = (error) => reported.push(error.message);
  const other = await stage.mount('profile-popover.v1', profile());
  await other.type({ name: 'Words' }, 'later');
  assert.deepEqual(reported, ['thrown later']);
  assert.equal(other.text(), '');
});
