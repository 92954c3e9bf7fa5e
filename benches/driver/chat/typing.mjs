// Typing in the message box of a channel of which 10,000 posts are loaded.
import { eventually } from '../../../tests/e2e/support/eventually.mjs';
import { say, untilShown } from './workspace.mjs';

const POSTS = 10_000;
// A message of ordinary length; then the box is emptied.
const KEYS = 40;
const LETTERS = 'the tide is out and boats lie on sand ';

export async function typing({ workspace, counts, log }) {
  const { channels, others } = workspace;
  log(`chat: sending ${POSTS} posts`);
  await say(others, channels.archive, POSTS);
  const { page, chat } = await workspace.open();
  try {
    await chat.openChannel('Archive');
    await chat.postsLoaded();
    log(`chat: loading ${POSTS} posts, page by page`);
    // By scrolling, as a person would: until the beginning of the channel stands above the first post.
    await eventually('the first post', async () => chat.list().evaluate((list) => {
      list.scrollTop = 0;
      return list.querySelector('.channel-intro') !== null;
    }), Boolean, { limitMs: 300_000 });
    await page.evaluate(() => { document.querySelector('[role="log"]').scrollTop = 1e9; });
    const drawn = await chat.renderedPosts();
    const box = chat.box();
    await box.click();
    const readings = { work: [], wait: [] };
    log(`chat: ${counts.repetitions} keys`);
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      const letter = LETTERS[Math.abs(nth) % LETTERS.length];
      if (nth % KEYS === 0) await box.fill('');
      const work = await page.evaluate((letter) => window.timeKeyWork(letter), letter);
      await page.evaluate(() => { window.reading = window.timeKey(); });
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      const wait = await page.evaluate('window.reading');
      if (nth < 0) continue;
      readings.work.push(work);
      readings.wait.push(wait);
    }
    await box.fill('');
    return { posts: POSTS, drawn, readings };
  } finally {
    await page.close();
  }
}
