// A running `mortise workbench` over plugin folders, and the page that shows it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { within } from './eventually.mjs';
import { paths } from './server.mjs';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

// Fits `scenario`: it has `url`, `log` and `stop`.
export class Workbench {
  #child;
  #said = [];

  static async start(folders) {
    const workbench = new Workbench();
    await workbench.#up(folders);
    return workbench;
  }

  #up(folders) {
    const args = ['workbench', ...folders, '--port', '0', '--client', paths.client];
    this.#child = spawn(paths.program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(this.#child);
    const address = new Promise((resolve, reject) => {
      for (const stream of [this.#child.stdout, this.#child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          this.#said.push(line);
          const found = /(http:\/\/\S+)\/workbench/.exec(line);
          if (found) resolve(found[1]);
        });
      }
      this.#child.once('exit', () => reject(new Error(`the workbench ended: ${this.log()}`)));
    });
    return within('the workbench to listen', address).then((url) => { this.url = url; });
  }

  log() {
    return this.#said.join('\n');
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => { this.#child.once('exit', resolve); });
    this.#child.kill('SIGINT');
    await within('the workbench to end', gone);
    running.delete(this.#child);
  }
}

// What one does on the page, by the names that people and screen readers know.
export class Bench {
  constructor(page) {
    this.page = page;
  }

  // The cell of a side in Compare, as a frame.
  cell(side) {
    return this.page.frameLocator(`section[aria-label="${side}"] iframe`);
  }

  async ready(side = 'Override') {
    await this.page.locator(`section[aria-label="${side}"] iframe[data-ready]`).waitFor();
  }

  slot(id) {
    return this.page.locator(`[role="treeitem"][data-row="${id}"]`);
  }

  tab(name) {
    return this.page.getByRole('tab', { name });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }
}
