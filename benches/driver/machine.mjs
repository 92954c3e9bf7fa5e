// What the numbers were taken on, without naming the machine.
import os from 'node:os';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function machine() {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.arch()}`,
    node: process.versions.node,
  };
}

// The version of a crate as Cargo.lock has it.
export function lockedVersion(root, crate) {
  const lock = readFileSync(new URL('Cargo.lock', root), 'utf8');
  return lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`))?.[1] ?? 'unknown';
}

export function ourRevision(root) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    // The report itself is written by the run, so it does not count as a change.
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!benches/RESULTS.md', ':!benches/results.json');
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}

// Benchmarks on a busy machine lie: the report says how busy it was.
export function load() {
  return os.loadavg()[0];
}
