// The stage of the npm package in a real browser: three lines to a view, and what only a browser has.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import test, { after } from 'node:test';
import { chrome, closeChrome } from '../support/browser.mjs';

const PACKAGE = path.resolve(import.meta.dirname, '../../../packages/plugin');
const IMPORTS = { 'mortise-plugin': '/index.js', 'mortise-plugin/testing': '/testing/index.js' };

after(closeChrome);

// Serves the package as it is, to a page that imports it by its name.
async function serve() {
  const page = `<!doctype html><html lang="en"><title>stage</title><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script><body></body></html>`;
  const server = http.createServer(async (request, response) => {
    if (request.url === '/') return response.setHeader('content-type', 'text/html').end(page);
    const file = path.join(PACKAGE, path.normalize(request.url));
    const text = await readFile(file).catch(() => null);
    if (text === null) return response.writeHead(404).end();
    return response.setHeader('content-type', 'text/javascript').end(text);
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

test('a plugin on its stage has its styles, its theme and its person', async () => {
  const server = await serve();
  const context = await (await chrome()).newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    const seen = await page.evaluate(async () => {
      const { definePlugin, h, view } = await import('mortise-plugin');
      const { createStage } = await import('mortise-plugin/testing');
      const plugin = definePlugin({
        initialize(registry, host) {
          host.theme({ light: { '--space-1': '11px' }, dark: { '--space-1': '11px' } });
          registry.replace('profile-popover.v1', view('profile-popover.v1', (element, props, ctx) => {
            const onclick = () => ctx.action({ type: 'message', user_id: props.user.id });
            element.append(h('button', { class: 'big', onclick }, props.user.username));
          }), { styles: '.big { block-size: 70px }' });
        },
      });
      const props = { user: { id: 'u1', username: 'ada', picture_url: '' }, viewer_id: 'me' };

      const stage = await createStage(plugin, { props });
      const card = await stage.mount('profile-popover.v1', props);
      await card.click({ role: 'button', name: 'ada' });

      const space = () => getComputedStyle(document.documentElement).getPropertyValue('--space-1').trim();
      const height = card.get('.big').offsetHeight;
      const during = space();
      const bad = [];
      try { stage.fake.host.theme({ light: { '--color-text': 'banana' } }); } catch (error) { bad.push(error.code); }
      await stage.stop();
      return { actions: card.actions, height, during, after: space(), bad, views: document.querySelectorAll('mortise-view').length };
    });
    assert.deepEqual(seen, {
      actions: [{ type: 'message', user_id: 'u1' }], height: 70, during: '11px', after: '', bad: ['invalid'], views: 0,
    });
  } finally {
    await context.close();
    server.close();
  }
});
