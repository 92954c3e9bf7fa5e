// Measures the slots benchmark in alternation. Loaded as a module by page/slots.html.
import { clocks, settle } from './clock.js';
import { floorPeer } from './floor.js';

const N_POSTS = 1000;

function check(container, posts, attachments, what) {
  const seen = [container.querySelectorAll('.post').length, container.querySelectorAll('.attachment').length];
  if (seen[0] !== posts || seen[1] !== attachments) {
    throw new Error(`${what}: expected ${posts} posts and ${attachments} attachments, saw ${seen.join(' and ')}`);
  }
}

async function once(name, peer, mode, nth) {
  const clock = clocks[mode];
  const container = document.createElement('div');
  if (mode === 'script') container.style.display = 'none';
  document.body.append(container);
  const revisions = Array(N_POSTS).fill(0);
  const reading = {};

  await settle();
  reading.mount = await clock(() => {
    peer.mount(container);
    peer.set(revisions);
  });
  check(container, N_POSTS, 0, `${name} mount`);

  await settle();
  reading.enable = await clock(() => peer.enable(true));
  check(container, N_POSTS, N_POSTS, `${name} enable`);
  const last = container.querySelector(`#p${N_POSTS - 1} .attachment`);
  if (last?.textContent !== `attachment ${N_POSTS - 1}`) throw new Error(`${name}: wrong attachment text`);

  const changed = (nth * 37) % N_POSTS;
  revisions[changed] = 1;
  await settle();
  reading.update = await clock(() => peer.set(revisions));
  const text = container.querySelector(`#p${changed} p`).textContent;
  if (text !== `message number ${changed} revision 1`) throw new Error(`${name} update: saw «${text}»`);

  await settle();
  reading.disable = await clock(() => peer.enable(false));
  check(container, N_POSTS, 0, `${name} disable`);

  peer.set([]);
  await settle();
  check(container, 0, 0, `${name} clean-up`);
  peer.unmount?.();
  container.remove();
  return reading;
}

// `{ script: { react: { mount: [ms, …], … }, ours: …, floor: … }, painted: … }`
export async function measure({ warmUps, repetitions, modes }) {
  const peers = { react: window.reactSlots, ours: window.mortisePeer, floor: floorPeer };
  const names = Object.keys(peers).filter((name) => peers[name]);
  const results = {};
  for (const mode of modes) {
    const readings = Object.fromEntries(names.map((name) => [name, {}]));
    for (let nth = -warmUps; nth < repetitions; nth += 1) {
      // Nobody always comes after the same neighbour, whose garbage it would collect.
      const turn = Math.abs(nth) % names.length;
      const order = [...names.slice(turn), ...names.slice(0, turn)];
      for (const name of order) {
        const reading = await once(name, peers[name], mode, Math.abs(nth));
        if (nth < 0) continue;
        for (const [measure, ms] of Object.entries(reading)) {
          (readings[name][measure] ??= []).push(ms);
        }
      }
    }
    results[mode] = readings;
  }
  return results;
}
window.measureSlots = measure;
