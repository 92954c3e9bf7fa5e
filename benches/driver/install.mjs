// Installing a bundle of 50 MB: how long, and how much memory the server takes for it.
//
// The peer is what anybody would do by hand: `sha256sum` and `tar -xzf` of the same file, without
// sending it, checking entries or flushing. A second, small bundle is the floor for the memory.
import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createAdmin } from '../../tests/e2e/support/workspace.mjs';
import { moduleFor } from '../../tests/e2e/support/plugins.mjs';
import { Server } from '../../tests/e2e/support/server.mjs';
import { highestWhile } from './memory.mjs';
import { summarise } from './statistics.mjs';

const run = promisify(execFile);
const BIG_BYTES = 50_000_000;
const FILES = 5;

// A bundle whose content can not be compressed, `n_bytes` long in all.
async function bundle(scratch, id, nBytes) {
  const folder = path.join(scratch, id);
  await mkdir(path.join(folder, 'webapp'), { recursive: true });
  await writeFile(path.join(folder, 'plugin.json'), JSON.stringify({
    id, name: id, version: '1.0.0', webapp: { bundle_path: 'webapp/main.js', kind: 'module' },
  }));
  await writeFile(path.join(folder, 'webapp/main.js'), moduleFor(id));
  for (let nth = 0; nth < FILES; nth += 1) {
    await writeFile(path.join(folder, `webapp/asset-${nth}.bin`), randomFillSync(Buffer.alloc(nBytes / FILES)));
  }
  const file = path.join(scratch, `${id}.tar.gz`);
  await run('tar', ['-czf', file, '-C', scratch, id]);
  return { file, bytes: (await stat(file)).size };
}

async function upload(server, token, file) {
  const form = new FormData();
  form.set('plugin', await openAsBlob(file), path.basename(file));
  form.set('force', 'true');
  const from = performance.now();
  const response = await fetch(`${server.url}/api/v4/plugins`, {
    method: 'POST', body: form, headers: { authorization: `Bearer ${token}`, 'x-requested-with': 'XMLHttpRequest' },
  });
  if (response.status !== 201) throw new Error(`the upload answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - from;
}

async function byHand(scratch, file) {
  const folder = path.join(scratch, 'by-hand');
  await mkdir(folder, { recursive: true });
  const from = performance.now();
  await run('sha256sum', [file]);
  await run('tar', ['-xzf', file, '-C', folder]);
  const ms = performance.now() - from;
  await rm(folder, { recursive: true });
  return ms;
}

export async function install({ scratch, counts: asked, say }) {
  const counts = { warmUps: 1, repetitions: Math.min(asked.repetitions, 10) };
  const small = await bundle(scratch, 'bench-small', 50_000);
  const big = await bundle(scratch, 'bench-big', BIG_BYTES);
  const server = await Server.start({ plugins: null });
  try {
    const admin = await createAdmin(server.url);
    await admin.put('/config/patch', { PluginSettings: { EnableUploads: true } });
    say(`install: ${counts.repetitions} installs of ${Math.round(big.bytes / 1e6)} MB`);
    const found = { small: [], big: [], hand: [] };
    const memory = { small: [], big: [] };
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      for (const [name, { file }] of [['small', small], ['big', big]]) {
        const { result, before, highest } = await highestWhile(server.pid, () => upload(server, admin.token, file));
        if (nth < 0) continue;
        found[name].push(result);
        memory[name].push((highest - before) / 1e6);
      }
      const ms = await byHand(scratch, big.file);
      if (nth >= 0) found.hand.push(ms);
    }
    return {
      counts,
      bytes: { small: small.bytes, big: big.bytes },
      took: { small: summarise(found.small), big: summarise(found.big), hand: summarise(found.hand) },
      grewMb: { small: summarise(memory.small), big: summarise(memory.big) },
    };
  } finally {
    await server.stop();
  }
}
