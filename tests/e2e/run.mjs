// Runs the flows: node run.mjs [folder or file …]. Without arguments: all of them.
// Node's own runner does the work; this finds the files, since `node --test` of Node 20 knows no globs.
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { tooManySecondTries } from './support/second_tries.mjs';

const here = import.meta.dirname;
const FOLDERS = ['flows', 'faults', 'network', 'isolation', 'a11y', 'console', 'cli', 'kit', 'workbench', 'bugs'];

async function testsIn(place) {
  const found = await stat(place).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  const lists = entries
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.test.mjs'))
    .map((entry) => testsIn(path.join(place, entry.name)));
  return (await Promise.all(lists)).flat().sort();
}

const asked = process.argv.slice(2);
const places = asked.length ? asked.map((place) => path.resolve(place)) : FOLDERS.map((folder) => path.join(here, folder));
const files = (await Promise.all(places.map(testsIn))).flat();
if (files.length === 0) {
  console.error(`no tests in ${places.join(', ')}`);
  process.exit(2);
}

const results = path.join(here, '../../test-results');
await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

// Each file brings its own server and Chromium; two at once keep two cores busy.
const concurrency = process.env.E2E_CONCURRENCY ?? '2';
const runner = spawn(process.execPath,
  ['--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...files],
  { stdio: 'inherit' });
runner.on('exit', async (code) => {
  const tooMany = await tooManySecondTries();
  // Without a code, a signal ended it.
  process.exitCode = (code ?? 1) || Number(tooMany);
});
