// Builds what the pages load into one folder: peers by esbuild, ours by cargo and wasm-bindgen.
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import esbuild from 'esbuild';

const run = promisify(execFile);
const benches = path.resolve(import.meta.dirname, '..');
const root = path.resolve(benches, '..');
const MiB = 2 ** 20;
// What rustc 1.95 writes for wasm32-unknown-unknown; no more, so that no newer feature creeps in.
const WASM_FEATURES = [
  'bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-float-to-int', 'reference-types', 'sign-ext',
].map((feature) => `--enable-${feature}`);

export function brotliBytes(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

export async function bundlePeers(out, entries) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await esbuild.build({
    entryPoints: entries.map((entry) => path.join(benches, 'page', entry)),
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    loader: { '.js': 'jsx' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

export async function copyPage(out, name, as = name) {
  await cp(path.join(benches, 'page', name), path.join(out, as));
}

// The wasm-bindgen program must be of exactly the locked version; xtask keeps it in a user cache.
async function wasmBindgen() {
  if (process.env.WASM_BINDGEN) return process.env.WASM_BINDGEN;
  const lock = await readFile(path.join(root, 'Cargo.lock'), 'utf8');
  const version = lock.match(/name = "wasm-bindgen"\nversion = "([^"]+)"/)[1];
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  const cached = path.join(cache, 'mortise/tools', `wasm-bindgen-${version}`, 'bin/wasm-bindgen');
  return existsSync(cached) ? cached : 'wasm-bindgen';
}

// `bin` is a program of the package bench-browser.
export async function buildOurs(out, bin) {
  const built = path.join(out, 'built');
  await compileOurs(built, bin);
  await cp(path.join(built, `${bin}_bg.wasm`), path.join(out, `${bin}_bg.wasm`));
  // The glue and its snippets become one minified file, like the peer; the wasm stays beside it.
  await esbuild.build({
    entryPoints: [path.join(built, `${bin}.js`)],
    outfile: path.join(out, 'ours.js'),
    bundle: true,
    minify: true,
    format: 'esm',
  });
}

async function compileOurs(folder, bin) {
  const cargo = process.env.CARGO ?? 'cargo';
  await run(cargo, ['build', '--profile', 'web', '--target', 'wasm32-unknown-unknown', '-p', 'bench-browser', '--bin', bin],
    { cwd: root, maxBuffer: 64 * MiB });
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
  const built = path.join(target, 'wasm32-unknown-unknown/web', `${bin}.wasm`);
  await run(await wasmBindgen(), ['--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', bin, built]);
  const wasm = path.join(folder, `${bin}_bg.wasm`);
  const wasmOpt = path.join(benches, 'node_modules/.bin/wasm-opt');
  await run(wasmOpt, ['-Oz', ...WASM_FEATURES, wasm, '-o', wasm], { maxBuffer: 64 * MiB });
}

export async function sizes(out, names) {
  const list = [];
  for (const name of names) {
    const bytes = await readFile(path.join(out, name));
    list.push({ name, raw: bytes.length, brotli: brotliBytes(bytes) });
  }
  return list;
}
