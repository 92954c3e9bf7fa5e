// The post list benchmark: 10,000 posts in the store; jump far, scroll one step, one new post.
//
// A virtual list works over several frames and needs layout, so a clock around a call sees little
// of it. What is read instead is the browser's own account of its main thread over the action and
// the eight frames after it: time in script, and time in all tasks (script, style, layout, paint).
// The same eight frames without an action cost little; that cost is printed as «idle» and not
// subtracted.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOurs, bundlePeers, copyPage, sizes } from './bundle.mjs';
import { writeStyles } from './chat-page.mjs';
import { serveStatic } from './serve.mjs';
import { summariseAll } from './statistics.mjs';

const ACTIONS = ['jump', 'scroll', 'append'];

export async function posts({ browser, scratch, counts, root, say }) {
  const out = `${scratch}/posts`;
  await bundlePeers(out, ['react-posts.js', 'posts.js']);
  await copyPage(out, 'posts.html');
  await writeStyles(root, out);
  say('posts: building ours (cargo, wasm-bindgen, wasm-opt)');
  await buildOurs(out, 'bench-posts');
  const server = await serveStatic(out);
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  try {
    await page.goto(`${server.url}/posts.html`);
    await page.waitForFunction('window.ready');
    const missing = await page.evaluate('window.mortiseMissing');
    if (missing) throw new Error(`ours did not load: ${missing}`);
    const rows = await page.evaluate('window.postsBench.mount()');
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const account = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
      return { script: of('ScriptDuration'), painted: of('TaskDuration') };
    };
    const measured = async (act) => {
      const before = await account();
      await act();
      const after = await account();
      return { script: after.script - before.script, painted: after.painted - before.painted };
    };

    const names = ['react', 'ours'];
    const readings = { script: {}, painted: {} };
    const keep = (name, action, reading) => {
      for (const mode of ['script', 'painted']) ((readings[mode][name] ??= {})[action] ??= []).push(reading[mode]);
    };
    say(`posts: ${counts.warmUps} warm-ups and ${counts.repetitions} repetitions`);
    for (const action of ACTIONS) {
      if (action === 'append') {
        for (const name of names) await page.evaluate((name) => window.postsBench.toEnd(name), name);
      }
      for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
        if (action === 'append') await page.evaluate('window.postsBench.prepareAppend()');
        const idle = await measured(() => page.evaluate('window.postsBench.idle()'));
        if (nth >= 0) keep('floor', action, idle);
        for (const name of nth % 2 ? names : [...names].reverse()) {
          const reading = await measured(() => page.evaluate(
            ([action, name, nth]) => window.postsBench.run(action, name, nth), [action, name, nth + counts.warmUps + 1]));
          await page.evaluate(([action, name]) => window.postsBench.check(action, name), [action, name]);
          if (nth >= 0) keep(name, action, reading);
        }
      }
    }
    return {
      react: await page.evaluate('window.reactVersion'),
      virtual: JSON.parse(await readFile(path.join(root, 'benches/package.json'), 'utf8')).dependencies['@tanstack/react-virtual'],
      readings: summariseAll(readings),
      rows,
      sizes: {
        react: await sizes(out, ['react-posts.js']),
        ours: await sizes(out, ['bench-posts_bg.wasm', 'ours.js']),
      },
    };
  } finally {
    await context.close();
    await server.close();
  }
}
