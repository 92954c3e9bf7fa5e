// The slots benchmark: 1,000 posts, each with a slot; ours, React and the floor in one page.
import { buildOurs, bundlePeers, copyPage, sizes } from './bundle.mjs';
import { serveStatic } from './serve.mjs';
import { summariseAll } from './statistics.mjs';

export async function slots({ browser, scratch, counts, say }) {
  const out = `${scratch}/slots`;
  await bundlePeers(out, ['react-slots.js', 'slots.js']);
  await copyPage(out, 'slots.html');
  await copyPage(out, 'attachment-plugin.js', 'static/plugins/attachment/attachment_0_bundle.js');
  say('slots: building ours (cargo, wasm-bindgen, wasm-opt)');
  await buildOurs(out, 'bench-slots');
  const server = await serveStatic(out);
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/slots.html`);
    await page.waitForFunction('window.ready && window.measureSlots');
    const missing = await page.evaluate('window.mortiseMissing');
    if (missing) throw new Error(`ours did not load: ${missing}`);
    say(`slots: ${counts.warmUps} warm-ups and ${counts.repetitions} repetitions, script-only and painted`);
    const readings = await page.evaluate(
      (counts) => window.measureSlots({ ...counts, modes: ['script', 'painted'] }), counts);
    return {
      react: await page.evaluate('window.reactVersion'),
      readings: summariseAll(readings),
      sizes: {
        react: await sizes(out, ['react-slots.js']),
        ours: await sizes(out, ['bench-slots_bg.wasm', 'ours.js']),
      },
    };
  } finally {
    await page.close();
    await server.close();
  }
}
