// The resident memory of a process, as Linux tells it. In bytes.
import { readFile } from 'node:fs/promises';

export async function residentBytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)[1]) * 1024;
}

// Looks every few milliseconds while `work` runs; answers what it answered, and the highest reading.
export async function highestWhile(pid, work) {
  const before = await residentBytes(pid);
  let highest = before;
  let running = true;
  const looking = (async () => {
    while (running) {
      highest = Math.max(highest, await residentBytes(pid));
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
  })();
  try {
    const result = await work();
    return { result, before, highest, after: await residentBytes(pid) };
  } finally {
    running = false;
    await looking;
  }
}
