// A running `mortise plugin dev`, and what it says.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { within } from './eventually.mjs';
import { paths } from './server.mjs';

const running = new Set();
// A scenario that failed leaves its loop behind, and a program that waits for it would never end.
const endAll = () => running.forEach((child) => child.kill('SIGKILL'));
after(endAll);
process.on('exit', endAll);

export class Loop {
  #waiting = [];
  #unread = [];
  said = [];

  // Follows `folder`, and hands each build to `server`; `env` is added to the environment, `more` to the arguments.
  constructor(folder, server, { env = {}, more = [] } = {}) {
    const args = ['plugin', 'dev', folder, '--json', '--port', '0', '--server', server.url, '--data', server.data, '--client', paths.client, ...more];
    this.child = spawn(paths.program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    running.add(this.child);
    this.child.once('exit', () => running.delete(this.child));
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      const event = JSON.parse(line);
      this.said.push(event);
      this.#unread.push(event);
      this.#look();
    });
  }

  #look() {
    this.#waiting = this.#waiting.filter(({ name, resolve }) => {
      const at = this.#unread.findIndex(({ event }) => event === name);
      if (at < 0) return true;
      const event = this.#unread[at];
      this.#unread.splice(0, at + 1);
      resolve(event);
      return false;
    });
  }

  // The next event of this name that nobody waited for yet.
  event(name, limitMs) {
    const found = new Promise((resolve) => { this.#waiting.push({ name, resolve }); });
    this.#look();
    return within(`the loop to say ${name}, after ${JSON.stringify(this.said)}`, found, limitMs);
  }

  // Ctrl-C.
  async end() {
    const gone = new Promise((resolve) => { this.child.once('exit', resolve); });
    const ended = this.event('ended');
    this.child.kill('SIGINT');
    await within('the loop to end', gone);
    return ended;
  }
}
