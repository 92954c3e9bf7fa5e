// `GET /plugins/webapp` with 50 active plugins: what every page asks first.
//
// The peer sends the same bytes from memory. Each request is timed by itself; the rate is that of
// all connections together. Rounds alternate between the sides.
import { Agent, request } from 'node:http';
import { createAdmin } from '../../tests/e2e/support/workspace.mjs';
import { pluginFolder, writePlugin } from '../../tests/e2e/support/plugins.mjs';
import { Server } from '../../tests/e2e/support/server.mjs';
import { startPeer } from './peer.mjs';
import { summarise } from './statistics.mjs';

const PLUGINS = 50;
const CONNECTIONS = 16;
const REQUESTS_PER_ROUND = 400;

function get(url, agent) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    request(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => { bytes += chunk.length; });
      response.once('end', () => resolve({ ms: performance.now() - from, bytes, status: response.statusCode }));
    }).once('error', reject).end();
  });
}

async function round(url, agent, expectedBytes) {
  const from = performance.now();
  const readings = [];
  let left = REQUESTS_PER_ROUND;
  const connection = async () => {
    while (left > 0) {
      left -= 1;
      const { ms, bytes, status } = await get(url, agent);
      if (status !== 200 || bytes !== expectedBytes) throw new Error(`${url} answered ${status} with ${bytes} bytes`);
      readings.push(ms);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { perSecond: (REQUESTS_PER_ROUND * 1000) / (performance.now() - from), readings };
}

export async function manifests({ counts: asked, say }) {
  const counts = { warmUps: Math.min(asked.warmUps, 3), repetitions: Math.min(asked.repetitions, 20) };
  const plugins = await pluginFolder();
  const ids = Array.from({ length: PLUGINS }, (_, nth) => `bench-plugin-${nth}`);
  for (const id of ids) await writePlugin(plugins, id);
  const server = await Server.start({ plugins });
  const peer = await startPeer('node-server.mjs');
  const agents = { ours: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }), peer: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) };
  try {
    const admin = await createAdmin(server.url);
    for (const id of ids) await admin.enablePlugin(id);
    const urls = { ours: `${server.url}/api/v4/plugins/webapp`, peer: `${peer.url}/manifests` };
    const text = await (await fetch(urls.ours)).text();
    if (JSON.parse(text).length !== PLUGINS) throw new Error(`${JSON.parse(text).length} plugins are on, not ${PLUGINS}`);
    await fetch(urls.peer, { method: 'PUT', body: text });
    const expectedBytes = Buffer.byteLength(text);
    say(`manifests: ${counts.repetitions} rounds of ${REQUESTS_PER_ROUND} requests over ${CONNECTIONS} connections`);
    const found = { ours: { rates: [], readings: [] }, peer: { rates: [], readings: [] } };
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      const order = nth % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours'];
      for (const side of order) {
        const { perSecond, readings } = await round(urls[side], agents[side], expectedBytes);
        if (nth < 0) continue;
        found[side].rates.push(perSecond);
        found[side].readings.push(...readings);
      }
    }
    const of = ({ rates, readings }) => ({ perSecond: summarise(rates), latency: summarise(readings) });
    return { counts, plugins: PLUGINS, connections: CONNECTIONS, requests: REQUESTS_PER_ROUND, bytes: expectedBytes, sides: { ours: of(found.ours), peer: of(found.peer) } };
  } finally {
    for (const agent of Object.values(agents)) agent.destroy();
    peer.stop();
    await server.stop();
  }
}
