// The speeds that the whole chat is held to, in the real optimised client against a real server:
// switching channels, and typing.
import { switching } from './chat/switch.mjs';
import { typing } from './chat/typing.mjs';
import { openChat } from './chat/workspace.mjs';
import { summariseAll } from './statistics.mjs';

// Keys cost little to repeat.
const KEYS_EACH = 4;

export async function chat({ browser, counts, say: log }) {
  const workspace = await openChat({ browser, channels: ['harbour', 'garden', 'archive'] });
  try {
    const switched = await switching({ workspace, counts, log });
    const keys = { warmUps: counts.warmUps, repetitions: counts.repetitions * KEYS_EACH };
    const typed = await typing({ workspace, counts: keys, log });
    return {
      switch: { ...switched, readings: summariseAll(switched.readings) },
      typing: { ...typed, readings: summariseAll(typed.readings) },
    };
  } finally {
    await workspace.close();
  }
}
