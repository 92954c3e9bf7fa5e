// What outlets cost that nobody fills: mounting the chat's post list with them, and without any.
import { onChatPage } from './chat-page.mjs';
import { summariseAll } from './statistics.mjs';

// A difference of a few per cent needs many readings.
const MORE = 4;

export async function mount(run) {
  const counts = { warmUps: run.counts.warmUps, repetitions: run.counts.repetitions * MORE };
  return onChatPage(run, async (page) => {
    run.say(`mount: ${counts.warmUps} warm-ups and ${counts.repetitions} repetitions`);
    const { readings, seen } = await page.evaluate((counts) => window.measureMount(counts), counts);
    return { counts, readings: summariseAll(readings), seen };
  });
}
