// 500 open WebSockets, one message per second: from the request that sends it to each window.
//
// 50 people with 10 windows each. The peer's sockets are open at the same time, and the messages
// alternate, half a second apart, so that both sides meet the same machine.
import { WebSocket } from 'ws';
import { createAdmin, passwordOf } from '../../tests/e2e/support/workspace.mjs';
import { Server } from '../../tests/e2e/support/server.mjs';
import { residentBytes } from './memory.mjs';
import { startPeer } from './peer.mjs';
import { summarise } from './statistics.mjs';

const PEOPLE = 50;
const WINDOWS = 10;
const EVERY_MS = 1000;
// How long a message may be on its way before it counts as lost.
const LOST_AFTER_MS = 10_000;

// All messages of one side: who got which, and when.
class Deliveries {
  #waiting = new Map();
  latencies = [];
  delivered = 0;

  sent(key, expected) {
    return new Promise((resolve) => {
      const lost = setTimeout(() => this.#done(key), LOST_AFTER_MS);
      this.#waiting.set(key, { from: performance.now(), left: expected, resolve, lost });
    });
  }

  arrived(key) {
    const message = this.#waiting.get(key);
    if (!message) return;
    this.latencies.push(performance.now() - message.from);
    this.delivered += 1;
    message.left -= 1;
    if (message.left === 0) this.#done(key);
  }

  #done(key) {
    const message = this.#waiting.get(key);
    if (!message) return;
    this.#waiting.delete(key);
    clearTimeout(message.lost);
    message.resolve();
  }
}

function open(url, headers, onText) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    socket.on('message', (data) => onText(String(data)));
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

const KEY = /bench-message-\d+/;

export async function fanOut({ counts: asked, say }) {
  // Each repetition takes a second.
  const counts = { warmUps: Math.min(asked.warmUps, 3), repetitions: Math.min(asked.repetitions, 60) };
  const server = await Server.start({ plugins: null });
  const peer = await startPeer('node-server.mjs');
  const sockets = [];
  try {
    const admin = await createAdmin(server.url);
    const [team] = await admin.get('/users/me/teams');
    const channel = await admin.get(`/teams/${team.id}/channels/name/town-square`);
    const ours = new Deliveries();
    const theirs = new Deliveries();
    const listen = (deliveries, event) => (text) => {
      if (event && !text.includes(event)) return;
      const key = text.match(KEY)?.[0];
      if (key) deliveries.arrived(key);
    };
    const idle = await residentBytes(server.pid);
    const peerIdle = await residentBytes(peer.pid);
    say(`fan-out: ${PEOPLE} people sign in, ${WINDOWS} windows each`);
    for (let nth = 0; nth < PEOPLE; nth += 1) {
      const name = `person${nth}`;
      await admin.post('/users', { username: name, email: `${name}@example.org`, password: passwordOf(name) });
      const person = await admin.signIn(name, passwordOf(name));
      for (let window = 0; window < WINDOWS; window += 1) {
        sockets.push(await open(`${server.url.replace('http', 'ws')}/api/v4/websocket`,
          { authorization: `Bearer ${person.token}` }, listen(ours, '"posted"')));
        sockets.push(await open(peer.url.replace('http', 'ws'), {}, listen(theirs)));
      }
    }
    const all = PEOPLE * WINDOWS;
    const connected = await residentBytes(server.pid);
    const peerConnected = await residentBytes(peer.pid);
    say(`fan-out: ${counts.repetitions} messages to ${all} windows`);
    const tick = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
    const sending = [];
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      if (nth === 0) for (const side of [ours, theirs]) { side.latencies = []; side.delivered = 0; }
      const key = `bench-message-${nth + counts.warmUps}`;
      const first = ours.sent(key, all);
      sending.push(admin.say(channel, key));
      await tick(EVERY_MS / 2);
      const second = theirs.sent(key, all);
      sending.push(fetch(`${peer.url}/say`, { method: 'POST', body: JSON.stringify({ event: 'posted', key }) }));
      await tick(EVERY_MS / 2);
      if (nth === -1 || nth === counts.repetitions - 1) await Promise.all([first, second]);
    }
    await Promise.all(sending);
    return {
      counts,
      windows: all,
      expected: counts.repetitions * all,
      sides: {
        ours: { delivered: ours.delivered, latency: summarise(ours.latencies), idle, connected, after: await residentBytes(server.pid) },
        peer: { delivered: theirs.delivered, latency: summarise(theirs.latencies), idle: peerIdle, connected: peerConnected, after: await residentBytes(peer.pid) },
      },
    };
  } finally {
    for (const socket of sockets) socket.terminate();
    peer.stop();
    await server.stop();
  }
}
