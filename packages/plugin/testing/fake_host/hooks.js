// Runs the handlers of a hook one after the other, with the time each may take, as the real host does.
import { LIMITS, object, plain, shown } from './rules.js';

/** Milliseconds that a handler may take, by hook; 0 for one that answers at once. */
export const HOOKS = {
  'message-will-be-posted': 2_000, 'message-will-be-updated': 2_000, 'message-will-format': 0, reconnect: 2_000,
  'slash-command-will-be-posted': 2_000, 'files-will-upload': 10_000, 'desktop-notification': 1_000,
  'channel-was-created': 10_000,
};

/** Hooks that only tell: what comes back is not looked at. */
const TOLD = ['reconnect', 'channel-was-created'];

/** Answers what the handlers left. @param {string} name @param {any} value @param {any[]} handlers */
export async function runHook(name, value, handlers) {
  const ended = { value, refused: null, done: false, faults: [] };
  handlers.sort((one, other) => one.order - other.order);
  for (const { handler } of handlers) {
    try {
      // Files are handed on as they are; all else is each handler's own.
      const given = name === 'files-will-upload' ? { ...ended.value, files: [...ended.value.files] } : plain(ended.value);
      const returned = handler(given);
      const answer = await within(HOOKS[name], `its handler of ${name}`, returned);
      if (answer === undefined || answer === null || TOLD.includes(name)) continue;
      if (!takeAnswer(name, answer, ended)) return ended;
    } catch (error) {
      ended.faults.push(String(error?.message ?? error));
    }
  }
  return ended;
}

/** What was returned or promised, unless that takes too long. @param {number} limit @param {string} what @param {any} returned */
export function within(limit, what, returned) {
  if (limit === 0) return returned;
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} took longer than ${limit} ms`)), limit);
  });
  return Promise.race([returned, late]).finally(() => clearTimeout(timer));
}

/** What each hook's handlers may answer, besides what ends it. */
const OF_POSTS = ['message', 'props', 'refuse'];
const ANSWERS = {
  'message-will-be-posted': OF_POSTS, 'message-will-be-updated': OF_POSTS,
  'slash-command-will-be-posted': ['command', 'handled', 'refuse'],
  'files-will-upload': ['files', 'note', 'refuse'],
  'desktop-notification': ['title', 'body', 'silent', 'show'],
};

/** Whether the next one is asked. */
function takeAnswer(name, answer, ended) {
  if (name === 'message-will-format') {
    if (typeof answer !== 'string') throw nonsense(answer, 'a text, at once, or nothing');
    return Boolean((ended.value = { ...ended.value, message: answer }));
  }
  object('the answer', answer);
  const odd = Object.keys(answer).find((field) => !ANSWERS[name].includes(field));
  if (odd !== undefined) throw nonsense(answer, `an answer of the hook (unknown field \`${odd}\`)`);
  if (typeof answer.refuse === 'string') {
    ended.refused = [...answer.refuse.trim()].slice(0, LIMITS.reasonCharacters).join('');
    return false;
  }
  ended.done = answer.handled === true || answer.show === false;
  if (ended.done) return false;
  const { message, command, files } = answer;
  if (message !== undefined && (typeof message !== 'string' || message.trim() === '' || [...message].length > LIMITS.messageCharacters)) {
    throw nonsense(message, `1 to ${LIMITS.messageCharacters} characters; refuse what shall not be sent`);
  }
  const isLine = command === undefined || (typeof command === 'string' && command.startsWith('/'));
  if (!isLine) throw nonsense(command, 'a line that begins with /');
  if (files !== undefined && !Array.isArray(files)) throw nonsense(files, 'a list of files');
  if (name === 'message-will-be-updated') ended.value = { ...ended.value, post: { ...ended.value.post, ...answer } };
  else ended.value = { ...ended.value, ...answer };
  return true;
}

const nonsense = (found, rule) => new Error(`the handler answered ${shown(found)}; it must be ${rule}`);
