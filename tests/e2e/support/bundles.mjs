// Packs plugin bundles for a test: right ones, and ones that break a rule.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { moduleFor } from './plugins.mjs';
import { temporaryFolder } from './server.mjs';

const BLOCK = 512;

// One file of a tar archive in the POSIX format. The name stands there as it is, right or wrong.
function entry(name, content) {
  const data = Buffer.from(content);
  const header = Buffer.alloc(BLOCK);
  const octal = (value, at, length) => header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  header.write(name, 0, 100, 'utf8');
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(data.length, 124, 12);
  octal(0, 136, 12);
  header.write('        ', 148, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\0', 257, 'latin1');
  header.write('00', 263, 'latin1');
  octal(header.reduce((sum, byte) => sum + byte, 0), 148, 7);
  const padding = Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, data, padding]);
}

export function tarGz(files) {
  const entries = Object.entries(files).map(([name, content]) => entry(name, content));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]));
}

// A plugin that puts `text` over the posts. `manifest` overrides fields; `files` are added.
export function pluginFiles(id, { version = '1.0.0', text = `${id} ${version}`, manifest = {}, files = {} } = {}) {
  const full = {
    id,
    name: `Test ${id}`,
    version,
    webapp: { bundle_path: 'webapp/main.js', kind: 'module', slots: ['center-toast.v1'] },
    ...manifest,
  };
  return {
    'plugin.json': JSON.stringify(full),
    'webapp/main.js': moduleFor(id, { text }),
    ...files,
  };
}

// Writes a bundle into a folder of its own; answers the file's path.
export async function writeBundle(id, options = {}) {
  const folder = await temporaryFolder('bundles');
  const file = path.join(folder, options.name ?? `${id}-${options.version ?? '1.0.0'}.tar.gz`);
  await writeFile(file, options.content ?? tarGz(pluginFiles(id, options)));
  return file;
}
