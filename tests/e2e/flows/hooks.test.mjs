// Plugins that decide with the chat: they rewrite, refuse, throw, hang and answer nonsense, and no
// message is lost.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { pluginFolder, writePlugin } from '../support/plugins.mjs';
import { Server } from '../support/server.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// Each message says itself what the handlers shall do with it.
const source = `export default {
  initialize(registry, host) {
    host.hook('message-will-be-posted', ({ message }) => {
      if (message.startsWith('shout ')) return { message: message.toUpperCase(), props: { 'com.example.loud': true } };
      if (message.startsWith('refuse ')) return { refuse: 'This word is not for here.' };
      if (message.startsWith('throw ')) throw new Error('on purpose');
      if (message.startsWith('hang ')) return new Promise(() => {});
      if (message.startsWith('nonsense ')) return { massage: 'a slip' };
      if (message.startsWith('erase ')) return { message: '' };
    });
    host.hook('message-will-format', ({ message }) => message.replaceAll('shrugs', 'moves both shoulders'));
  },
};\n`;

async function start() {
  const folder = await pluginFolder();
  await writePlugin(folder, 'decider', { manifest: { name: 'The Decider' }, source });
  return Server.start({ plugins: folder });
}

async function room({ server, person }, before) {
  const { admin, as, channels } = await fill(server.url, { plugins: ['decider'] });
  const town = channels['town-square'];
  if (before) await as.bob.say(town, before);
  const chat = await Chat.open(person, 'alice');
  const sent = async () => {
    const { order, posts } = await as.bob.get(`/channels/${town.id}/posts`);
    return order.map((id) => posts[id]).filter((post) => post.type === '').map((post) => post.message);
  };
  return { admin, as, chat, town, sent };
}

const box = (chat) => chat.page.getByRole('textbox', { name: /^Write to/ });

async function write(chat, words) {
  await box(chat).fill(words);
  await box(chat).press('Enter');
}

scenario('a plugin rewrites a message, and each that is at fault is passed over', { server: start }, async (stage) => {
  const { as, chat, town, sent } = await room(stage);
  await write(chat, 'shout hello');
  await eventually('the message as the plugin wants it', sent, (all) => all.includes('SHOUT HELLO'));
  const { order, posts } = await as.bob.get(`/channels/${town.id}/posts`);
  const loud = order.map((id) => posts[id]).find((post) => post.message === 'SHOUT HELLO');
  assert.equal(loud.props['com.example.loud'], true);
  // Two faults: the third within five minutes would turn the plugin off.
  await write(chat, 'throw this');
  await eventually('what the plugin threw over', sent, (all) => all.includes('throw this'));
  await write(chat, 'hang on');
  await eventually('what the plugin never answered', sent, (all) => all.includes('hang on'));
});

scenario('a plugin that answers nonsense loses nothing', { server: start }, async (stage) => {
  const { chat, sent } = await room(stage);
  await write(chat, 'nonsense one');
  await eventually('what got a slip for an answer', sent, (all) => all.includes('nonsense one'));
  await write(chat, 'erase two');
  await eventually('what the plugin wanted empty', sent, (all) => all.includes('erase two'));
});

scenario('a refusal says who and why, and the text is back in the box', { server: start }, async (stage) => {
  const { chat, sent } = await room(stage);
  await write(chat, 'refuse this');
  await chat.page.getByText('This word is not for here.').waitFor();
  await chat.page.getByText('The Decider').first().waitFor();
  assert.equal(await box(chat).inputValue(), 'refuse this');
  await write(chat, 'a better word');
  await eventually('the next message', sent, (all) => all.includes('a better word'));
  assert.ok(!(await sent()).includes('refuse this'));
});

scenario('a shown text follows the plugin that changes it', { server: start }, async (stage) => {
  const { admin, chat } = await room(stage, 'bob shrugs');
  await chat.page.getByText('bob moves both shoulders').waitFor();
  await admin.post('/plugins/decider/disable');
  await chat.page.getByText('bob shrugs').waitFor();
});

// What a plugin brings beside its views: a panel, a page and an icon.
const beside = `export default {
  initialize(registry, host) {
    const panel = host.panel({ name: 'tides', title: 'Tides of today' });
    registry.item('panel.v1', panel.key, { mount: (element, props) => void (element.textContent = 'low water in ' + props.channel.display_name) });
    const page = host.page({ name: 'chart', title: 'The chart' });
    registry.item('page.v1', page.key, { mount: (element, props) => void (element.textContent = 'chart of ' + (props.team?.name ?? 'nowhere') + ': ' + props.path) });
    registry.item('app-bar.v1', 'tides', { mount(element, props, ctx) {
      const button = document.createElement('button');
      button.textContent = 'T';
      button.setAttribute('aria-label', 'Tides');
      button.addEventListener('click', () => ctx.action({ type: 'toggle_panel', key: panel.key }));
      const go = document.createElement('button');
      go.textContent = 'C';
      go.setAttribute('aria-label', 'Chart');
      go.addEventListener('click', () => page.open('elbe/hamburg'));
      element.append(button, go);
    } });
  },
};\n`;

async function startBeside() {
  const folder = await pluginFolder();
  await writePlugin(folder, 'tides', { manifest: { name: 'Tides' }, source: beside });
  return Server.start({ plugins: folder });
}

scenario('a plugin brings a panel, a page and an icon, and takes them along', { server: startBeside }, async ({ server, person }) => {
  const { admin } = await fill(server.url, { plugins: ['tides'] });
  const { page } = await Chat.open(person, 'alice');
  await page.getByRole('button', { name: 'Tides', exact: true }).click();
  await page.getByText('Tides of today').first().waitFor();
  await page.getByText('low water in Town Square').waitFor();
  await page.getByRole('button', { name: 'Tides', exact: true }).click();
  await page.getByText('low water in Town Square').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Tides', exact: true }).click();
  await page.getByText('low water in Town Square').waitFor();

  await page.getByRole('button', { name: 'Chart' }).click();
  await page.waitForURL(/\/plug\/tides\/chart\/elbe\/hamburg$/);
  await page.getByText(/^chart of [a-z-]+: elbe\/hamburg$/).waitFor();
  await page.goto(`${server.url}/plug/tides/chart/weser`);
  await page.getByText('chart of nowhere: weser').waitFor();
  await admin.post('/plugins/tides/disable');
  await page.getByText('chart of nowhere: weser').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Tides', exact: true }).waitFor({ state: 'detached' });
});
