// Starts `mortise serve` on a free port with a store of its own, and ends it again.
//   MORTISE_BIN      the program (target/debug/mortise)
//   MORTISE_CLIENT   the built client (target/client)
//   MORTISE_PLUGINS  the packed plugins (target/plugins)
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { within } from './eventually.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const START_LIMIT_MS = 60_000; // a debug build hashing the demo's passwords on a busy machine

export const paths = {
  program: path.resolve(process.env.MORTISE_BIN ?? path.join(root, 'target/debug/mortise')),
  client: path.resolve(process.env.MORTISE_CLIENT ?? path.join(root, 'target/client')),
  plugins: path.resolve(process.env.MORTISE_PLUGINS ?? path.join(root, 'target/plugins')),
};

// Another command of the program, as in another terminal: `{ stdout, stderr }`, or an error with both.
export function mortise(...args) {
  return promisify(execFile)(paths.program, args);
}

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export async function temporaryFolder(name = 'data') {
  return mkdtemp(path.join(os.tmpdir(), `mortise-e2e-${name}-`));
}

export class Server {
  #options;
  #child = null;
  #log = [];

  constructor(options) {
    this.#options = options;
  }

  // `plugins: null` means a server without plugins; `env` is added to the environment. `port` 0 takes a free one; a restart keeps it.
  static async start({ demo = false, plugins = paths.plugins, client = paths.client, port = 0, data, args = [], env = {} } = {}) {
    for (const needed of [paths.program, client, plugins].filter(Boolean)) {
      if (!existsSync(needed)) throw new Error(`${needed} is missing: build it first (cargo xtask test does)`);
    }
    const ownsData = !data;
    const folder = data ?? await temporaryFolder();
    const server = new Server({ demo, plugins: plugins ?? await temporaryFolder('no-plugins'), client, port, data: folder, ownsData, args, env });
    await server.up();
    return server;
  }

  get data() {
    return this.#options.data;
  }

  get plugins() {
    return this.#options.plugins;
  }

  // For the next start.
  set env(env) {
    this.#options.env = env;
  }

  get pid() {
    return this.#child?.pid;
  }

  log() {
    return this.#log.join('');
  }

  async up() {
    const { demo, plugins, client, port, data, args, env } = this.#options;
    const child = spawn(paths.program, [
      'serve', '--listen', `127.0.0.1:${port}`, '--data', data, '--client', client, '--plugins', plugins,
      ...(demo ? ['--demo'] : []), ...args,
    ], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? 'warn,server=info', ...env } });
    this.#child = child;
    running.add(child);
    const listening = new Promise((resolve, reject) => {
      let head = '';
      const read = (chunk) => {
        this.#log.push(String(chunk));
        head += chunk;
        const found = head.match(/listening on (http:\/\/[^\s/]+)/);
        if (found) resolve(found[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        running.delete(child);
        reject(new Error(`mortise serve ended (${code ?? signal}) before it listened:\n${this.log()}`));
      });
    });
    this.url = await within('mortise serve to listen', listening, START_LIMIT_MS);
    // A later start must come back where the open pages look for it.
    this.#options.port = Number(new URL(this.url).port);
  }

  // SIGTERM is the polite end, SIGKILL the power cut.
  async down(signal = 'SIGTERM') {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill(signal);
    await within(`mortise serve to end on ${signal}`, gone, START_LIMIT_MS);
  }

  async stop() {
    await this.down();
    if (this.#options.ownsData) await rm(this.data, { recursive: true, force: true });
  }
}
