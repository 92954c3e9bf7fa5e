// Starts one of the peers that are programs, and ends it again.
import { spawn } from 'node:child_process';
import path from 'node:path';

export async function startPeer(name) {
  const file = path.resolve(import.meta.dirname, '../peers', name);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(Number(String(chunk))));
    child.once('exit', (code) => reject(new Error(`${name} ended (${code}) before it listened`)));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.kill() };
}
