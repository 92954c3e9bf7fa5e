// Posts that are made to be hard to draw, each as long as a post may be.
import { onChatPage } from './chat-page.mjs';
import { summariseAll } from './statistics.mjs';

const MAX_CHARS = 16_000;
const upTo = (piece) => piece.repeat(Math.ceil(MAX_CHARS / piece.length)).slice(0, MAX_CHARS);
const TEXTS = {
  '16,000 characters of words': upTo('the tide is out and boats lie on the sand until it comes back '),
  '16,000 characters without a space': upTo('x'),
  '5,000 mentions': '@a '.repeat(5_000),
  'lines of mentions': '@a\n'.repeat(5_300),
  '2,600 emoji': upTo(':tada:'),
  'quotes in quotes, 16,000 deep': `${'>'.repeat(MAX_CHARS - 1)}x`,
  'lists in lists': Array.from({ length: 170 }, (_, deep) => `${' '.repeat(deep)}- ${deep}`).join('\n').slice(0, MAX_CHARS),
  'emphasis in emphasis': upTo('*a **b '),
  'a table of 2,000 short rows': `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(2_000)}`,
  'a table of 1,000 columns, and rows': `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|1\n'.repeat(3_000)}`.slice(0, MAX_CHARS),
  '8,000 lines': 'a\n'.repeat(8_000),
  'paragraphs without end': 'a\n\n'.repeat(5_300),
  'brackets that never close': upTo('['),
  'addresses, one after the other': upTo('http://a.org/b '),
};

export async function texts(run) {
  return onChatPage(run, async (page) => {
    run.say(`texts: ${Object.keys(TEXTS).length} of them, ${run.counts.repetitions} repetitions`);
    const { readings, elements } = await page.evaluate(
      (asked) => window.measureTexts(asked), { ...run.counts, texts: TEXTS });
    return { readings: summariseAll(readings), elements };
  });
}
