// Runs the benchmarks and writes benches/RESULTS.md.
//   node driver/run.mjs [--only slots,posts,mount,texts,chat,memory,size,plugin-on,fan-out,manifests,install,author,workbench] [--quick]
// `--quick` is for trying the driver out: few repetitions, and RESULTS.md stays as it is.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { author } from './author.mjs';
import { launch } from './browser.mjs';
import { chat } from './chat.mjs';
import { fanOut } from './fan-out.mjs';
import { install } from './install.mjs';
import { load, lockedVersion, machine, ourRevision } from './machine.mjs';
import { manifests } from './manifests.mjs';
import { memory } from './chat/memory.mjs';
import { mount } from './mount.mjs';
import { pluginOn } from './plugin-on.mjs';
import { posts } from './posts.mjs';
import { render } from './report.mjs';
import { size } from './size.mjs';
import { slots } from './slots.mjs';
import { texts } from './texts.mjs';
import { workbench } from './workbench.mjs';

const ALL = { slots, posts, mount, texts, chat, memory, size, 'plugin-on': pluginOn, 'fan-out': fanOut, manifests, install, author, workbench };
const benches = path.resolve(import.meta.dirname, '..');
const root = path.resolve(benches, '..');
const rootUrl = pathToFileURL(root + path.sep);

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const wanted = values.only ? values.only.split(',') : Object.keys(ALL);
for (const name of wanted) {
  if (!Object.hasOwn(ALL, name)) {
    console.error(`unknown benchmark «${name}»; known are ${Object.keys(ALL).join(', ')}`);
    process.exit(2);
  }
}

const say = (line) => console.error(line);
const scratch = path.join(root, 'target/benches');
await rm(scratch, { recursive: true, force: true });
await mkdir(scratch, { recursive: true });

const counts = values.quick ? { warmUps: 1, repetitions: 5 } : { warmUps: 10, repetitions: 60 };
const resultsFile = path.join(benches, 'results.json');
const results = values.quick ? {} : JSON.parse(await readFile(resultsFile, 'utf8').catch(() => '{}'));
// After each benchmark, so that one that fails takes nothing of the others with it.
async function keep() {
  const report = render(results);
  if (values.quick) {
    await writeFile(path.join(scratch, 'RESULTS.md'), report);
    return;
  }
  await writeFile(resultsFile, `${JSON.stringify(results, null, 1)}\n`);
  await writeFile(path.join(benches, 'RESULTS.md'), report);
}

const browser = await launch();
let failed = false;
try {
  for (const name of wanted) {
    const before = load();
    try {
      const found = await ALL[name]({ browser, scratch, counts, root, say });
      results[name] = {
        date: new Date().toISOString().slice(0, 10),
        machine: machine(),
        load: [before, load()],
        chromium: browser.version(),
        yew: lockedVersion(rootUrl, 'yew'),
        ours: ourRevision(root),
        counts,
        ...found,
      };
      await keep();
    } catch (error) {
      failed = true;
      say(`${name}: failed: ${error.stack}`);
    }
  }
} finally {
  await browser.close();
}

say(values.quick ? render(results) : 'wrote benches/RESULTS.md');
process.exitCode = failed ? 1 : 0;
