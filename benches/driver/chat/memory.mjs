// An hour of one message per second into the open channel, played fast: what the page holds after ten
// minutes, after half an hour, and at the end.
import { openChat, say, untilShown } from './workspace.mjs';

const STEPS = [600, 1800, 3600];

async function held(page, session) {
  // Twice: what the first one lets go of may hold more.
  for (let nth = 0; nth < 2; nth += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => [...window.wasmMemories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  if (wasm === 0) throw new Error('no memory of WebAssembly was seen');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: usedSize, wasm, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

export async function memory({ browser, say: log }) {
  const workspace = await openChat({ browser, channels: ['stream'] });
  try {
    const { channels, others } = workspace;
    const { page, chat, session } = await workspace.open();
    await session.send('Performance.enable');
    await chat.openChannel('Stream');
    await chat.postsLoaded();
    const readings = [{ messages: 0, ...await held(page, session) }];
    let sent = 0;
    for (const until of STEPS) {
      log(`memory: messages ${sent + 1} to ${until} into the open channel`);
      const from = sent;
      await say(others, channels.stream, until - from,
        (nth) => `message number ${from + nth + 1}, which is as long as messages are when people talk`);
      sent = until;
      await untilShown(chat, `message number ${until},`);
      readings.push({ messages: until, ...await held(page, session) });
    }
    return { readings };
  } finally {
    await workspace.close();
  }
}
