// The same posts on every run.
const PEOPLE = ['Ada Ferrer', 'Bo Lindqvist', 'Chidi Okafor', 'Dana Weiss', 'Emre Demir', 'Fumi Sato', 'Gil Moreau'];
const WORDS = 'the release goes out when tests are green and notes say what changed for people who use it every day'.split(' ');
const START_MS = Date.UTC(2026, 0, 5, 8);

function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = random(7);
const pick = (list) => list[Math.floor(next() * list.length)];
let author = PEOPLE[0];
export function makePost(id) {
  const follows = id > 0 && next() < 0.5;
  if (!follows) author = pick(PEOPLE.filter((name) => name !== author));
  const text = Array.from({ length: 3 + Math.floor(next() * 40) }, () => pick(WORDS)).join(' ');
  return { id: `post${id}`, author, text, atMs: START_MS + id * 60_000, follows };
}
