// Polls with a limit. The message of a failure says what was waited for and what was seen last.
import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 15_000; // generous: these tests are never about speed
const STEP_MS = 40;

// Reads until `accept(value)` holds, and answers that value.
export async function eventually(what, read, accept = Boolean, { limitMs = LIMIT_MS } = {}) {
  const end = Date.now() + limitMs;
  let seen;
  for (;;) {
    try {
      seen = await read();
      if (accept(seen)) return seen;
    } catch (error) {
      seen = error;
    }
    if (Date.now() > end) {
      const last = seen instanceof Error ? seen.message : JSON.stringify(seen);
      throw new Error(`waited ${limitMs} ms for: ${what}; last seen: ${last}`);
    }
    await pause(STEP_MS);
  }
}

export const equals = (expected) => (value) => JSON.stringify(value) === JSON.stringify(expected);

// A promise that must settle in time, with a name in its failure.
export async function within(what, promise, limitMs = LIMIT_MS) {
  const stop = new AbortController();
  const late = pause(limitMs, null, { signal: stop.signal }).then(() => {
    throw new Error(`waited ${limitMs} ms for: ${what}`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
    late.catch(() => {});
  }
}
