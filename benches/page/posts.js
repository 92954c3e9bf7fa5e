// Prepares the post list benchmark: 10,000 posts, both lists side by side, and the actions whose
// cost the driver reads from the browser.
import { makePost } from './sample.js';

const N_POSTS = 10_000;

const posts = Array.from({ length: N_POSTS }, (_, id) => makePost(id));
let nextId = N_POSTS;
const sides = { react: window.reactPosts, ours: window.mortisePosts };
const frames = (count) => new Promise((resolve) => {
  const step = (left) => (left ? requestAnimationFrame(() => step(left - 1)) : setTimeout(resolve));
  step(count);
});
const SETTLE_FRAMES = 8; // more than either list needs to measure new rows and correct itself
const side = (name) => document.getElementById(name);
const list = (name) => side(name).querySelector('.post-list__scroll');

// Which posts can be seen: none would mean that the list shows blank space.
function inSight(name) {
  const frame = list(name).getBoundingClientRect();
  return [...list(name).querySelectorAll('article')].filter((post) => {
    const { top, bottom } = post.getBoundingClientRect();
    return bottom > frame.top && top < frame.bottom;
  });
}

function checkFilled(name, what) {
  const frame = list(name).getBoundingClientRect();
  const seen = inSight(name);
  const height = seen.reduce((sum, post) => sum + post.getBoundingClientRect().height, 0);
  if (height < frame.height * 0.8) throw new Error(`${name} ${what}: the list is not filled: ${seen.length} posts, ${height} of ${frame.height} px`);
}

const actions = {
  async jump(name, nth) {
    const share = (nth * 0.618_033_988_7) % 1;
    list(name).scrollTop = share * (list(name).scrollHeight - 2 * list(name).clientHeight);
    await frames(SETTLE_FRAMES);
  },
  async scroll(name) {
    // Several steps in one reading: a list may render its rows in batches.
    for (let step = 0; step < 5; step += 1) {
      list(name).scrollTop += 300;
      await frames(2);
    }
    await frames(SETTLE_FRAMES);
  },
  async append(name) {
    const post = window.appended;
    sides[name].append(post);
    await frames(SETTLE_FRAMES);
  },
};

window.postsBench = {
  async mount() {
    for (const [name, peer] of Object.entries(sides)) peer.mount(side(name), posts);
    await frames(SETTLE_FRAMES);
    return Object.fromEntries(Object.keys(sides).map((name) => [name, list(name).querySelectorAll('article').length]));
  },
  names: () => Object.keys(sides).filter((name) => sides[name]),
  async toEnd(name) {
    for (let tries = 0; tries < 20; tries += 1) {
      list(name).scrollTop = list(name).scrollHeight;
      await frames(2);
    }
  },
  // Both sides append the same post.
  prepareAppend() { window.appended = makePost(nextId); nextId += 1; },
  idle: () => frames(SETTLE_FRAMES),
  run: (action, name, nth) => actions[action](name, nth),
  check(action, name) {
    checkFilled(name, action);
    if (action === 'append' && inSight(name).at(-1)?.dataset.postId !== window.appended.id) {
      throw new Error(`${name}: the new post is not in sight`);
    }
  },
};
