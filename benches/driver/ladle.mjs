// The peer of the workbench: Ladle, built once for its size and first screen, or running for edits.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { serveStatic } from './serve.mjs';

const home = path.resolve(import.meta.dirname, '../peers/ladle');
const program = path.join(home, 'node_modules/@ladle/react/lib/cli/cli.js');
export const STORY = '/index.html?story=card--card';

// A copy that may be edited; the packages are shared.
async function copy(scratch) {
  const folder = path.join(scratch, 'ladle');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(path.join(home, 'src'), path.join(folder, 'src'), { recursive: true });
  await cp(path.join(home, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(home, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

export async function builtLadle(scratch) {
  const folder = await copy(scratch);
  await promisify(execFile)(process.execPath, [program, 'build'], { cwd: folder });
  return serveStatic(path.join(folder, 'build'));
}

export async function runningLadle(scratch, port) {
  const folder = await copy(scratch);
  const child = spawn(process.execPath, [program, 'serve', '--port', String(port), '--host', '127.0.0.1'], {
    cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, BROWSER: 'none' },
  });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes(`:${port}`) && resolve());
    child.once('exit', (code) => reject(new Error(`Ladle ended (${code}) before it listened`)));
  });
  return { url: `http://127.0.0.1:${port}`, story: path.join(folder, 'src/card.stories.jsx'), stop: () => child.kill() };
}
