// The chat's post list with and without outlets, and texts that are hard to draw. Loaded as a module
// by page/chat.html.
import { clocks, settle } from './clock.js';
import { makePost } from './sample.js';

const N_POSTS = 200;
const DAY_EVERY = 40;
const { store, mount_list: mountList, unmount_list: unmountList } = window.mortiseChat;
const { show_text: showText, hide_text: hideText, read_text: readText } = window.mortiseChat;

function stand(hidden) {
  const element = document.createElement('div');
  element.className = 'stand';
  if (hidden) element.style.display = 'none';
  document.body.append(element);
  return element;
}

const TEXTS = [
  (text) => text,
  (text) => `**${text.slice(0, 12)}** ${text} \`code\``,
  (text) => `@ada ${text} https://example.org/notes`,
  (text) => `- ${text.slice(0, 30)}\n- ${text.slice(30)}`,
];

function rows() {
  const posts = Array.from({ length: N_POSTS }, (_, nth) => {
    const post = makePost(nth);
    return { ...post, text: TEXTS[nth % TEXTS.length](post.text) };
  });
  return posts.flatMap((post, nth) => (nth % DAY_EVERY
    ? [post]
    : [{ id: `day${nth}`, author: null, text: '', atMs: post.atMs, follows: false }, { ...post, follows: false }]));
}

async function mountOnce(clock, kind, hidden) {
  const element = stand(hidden);
  await settle();
  const took = await clock(() => mountList(element, kind));
  const seen = { posts: element.querySelectorAll('article').length, outlets: element.querySelectorAll('[data-slot]').length };
  if (seen.posts === 0) throw new Error('no post was drawn');
  const fits = { bare: seen.outlets === 0, ours: seen.outlets === 1, all: seen.outlets > seen.posts };
  if (!fits[kind]) throw new Error(`${kind}: ${seen.outlets} outlets around ${seen.posts} posts`);
  unmountList();
  await settle();
  element.remove();
  return { took, seen };
}

const KINDS = ['bare', 'ours', 'all'];

// `{ readings: { script: { bare: [ms, …], ours: …, all: … }, painted: … }, seen: { bare: …, … } }`
async function measureMount({ warmUps, repetitions }) {
  store(rows());
  const readings = {};
  const seen = {};
  for (const [mode, clock] of Object.entries(clocks)) {
    readings[mode] = { bare: [], ours: [], all: [] };
    for (let nth = -warmUps; nth < repetitions; nth += 1) {
      const first = (nth + warmUps) % KINDS.length;
      for (const name of [...KINDS.slice(first), ...KINDS.slice(0, first)]) {
        const found = await mountOnce(clock, name, mode === 'script');
        if (mode === 'painted') seen[name] = found.seen;
        if (nth >= 0) readings[mode][name].push(found.took);
      }
    }
  }
  if (new Set(KINDS.map((name) => seen[name].posts)).size > 1) throw new Error(`posts differ: ${JSON.stringify(seen)}`);
  return { readings, seen };
}

// For each text: reading it alone, and from the letters to the painted page.
async function measureTexts({ warmUps, repetitions, texts }) {
  const readings = {};
  const elements = {};
  for (const [name, text] of Object.entries(texts)) {
    readings[name] = { read: [], painted: [] };
    for (let nth = -warmUps; nth < repetitions; nth += 1) {
      const element = stand(false);
      await settle();
      let blocks;
      const read = await clocks.script(() => { blocks = readText(text); });
      if (blocks === 0) throw new Error(`nothing was read of ${name}`);
      const painted = await clocks.painted(() => showText(element, text));
      elements[name] = element.querySelectorAll('*').length;
      if (element.textContent.length === 0) throw new Error(`nothing was drawn of ${name}`);
      hideText();
      await settle();
      element.remove();
      if (nth < 0) continue;
      readings[name].read.push(read);
      readings[name].painted.push(painted);
    }
  }
  return { readings, elements };
}

window.measureMount = measureMount;
window.measureTexts = measureTexts;
