// What a fake host refuses, in the words of the real one: limits, errors and the checks of plain values.

/** The limits of a host, with their units. */
export const LIMITS = {
  /** Bytes of a plugin's keys and values in this browser. */
  storageBytes: 262_144,
  /** Bytes of one choice as text. */
  preferenceBytes: 20_000,
  /** Bytes of a key. */
  keyBytes: 64,
  /** Characters of a dialog's title. */
  titleCharacters: 120,
  /** Characters of a dialog's text. */
  textCharacters: 2_000,
  /** Characters on a dialog's button. */
  buttonCharacters: 40,
  /** Characters of a toast. */
  toastCharacters: 300,
  /** Toasts within `toastMilliseconds`. */
  toasts: 5, toastMilliseconds: 10_000,
  /** Dialogs within `dialogMilliseconds`. */
  dialogs: 10, dialogMilliseconds: 60_000,
  /** Texts for one language. */
  texts: 2_000,
  /** Characters of a token's value. */
  tokenCharacters: 200,
  /** Posts at once. */
  posts: 200,
  /** Panels, pages, products and tabs of a plugin; the characters of their titles, and of an icon. */
  extensions: 20, extensionTitle: 60, productIcon: 8,
  /** Handlers of a plugin for one hook, and watchers of its settings. */
  handlers: 20,
  /** Sections and settings of a page of settings, options of a setting. */
  settingSections: 20, settings: 100, settingOptions: 50,
  /** Characters of words above settings, below them, and of a line of text. */
  settingTitle: 120, settingHint: 500, settingLine: 1_000,
  /** Characters of the smaller words below a kind of channel. */
  optionDescription: 200,
  /** Characters of a message, and of a reason for a refusal. */
  messageCharacters: 16_383, reasonCharacters: 300,
};

/** Ids are what servers make: 26 lower-case letters and digits. Fixtures may shorten them. */
const ID = /^[a-z0-9]{1,26}$/;
export const KEY = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * An error as a host gives it.
 * @param {string} code @param {string} message @param {number} [status] @param {string} [id]
 */
export function hostError(code, message, status = 0, id = '') {
  return Object.assign(new Error(message), { name: 'HostError', code, status, id });
}

/** Whether something that was caught is a `HostError`. @param {unknown} error */
export function isHostError(error) {
  return error instanceof Error && error.name === 'HostError' && 'code' in error;
}

export function gone(plugin) {
  return hostError('gone', `the plugin ${plugin} was turned off; its host does nothing more`);
}

export function invalid(field, value, rule) {
  return hostError('invalid', `${field} is ${shown(value)}; it must be ${rule}`);
}

export function tooMany(most, what, milliseconds) {
  const words = `a plugin shows at most ${most} ${what} in ${milliseconds / 1000} seconds; wait, or put them into one`;
  return hostError('quota', words);
}

/** Whether one more is fine now; then it counts. */
export function rate(most, milliseconds, now) {
  let times = [];
  return () => {
    const time = now();
    times = times.filter((taken) => time - taken < milliseconds);
    if (times.length >= most) return false;
    times.push(time);
    return true;
  };
}

export function shown(value) {
  const json = typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
  const short = json ?? String(value);
  return short.length > 80 ? `${short.slice(0, 79)}…` : short;
}

export function object(field, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field, value, 'an object');
}

export function text(field, value, min, max) {
  const length = typeof value === 'string' ? [...value].length : -1;
  const isBlank = min > 0 && typeof value === 'string' && value.trim() === '';
  if (length < min || length > max || isBlank) throw invalid(field, value, `${min} to ${max} characters of text`);
}

export function identifier(field, value) {
  if (typeof value !== 'string' || !ID.test(value)) throw invalid(field, value, '1 to 26 lower-case letters and digits');
}

export function checkKey(key) {
  if (typeof key !== 'string' || !KEY.test(key)) throw invalid('key', key, `1 to ${LIMITS.keyBytes} of A-Z a-z 0-9 . _ -`);
}

export function dialogWords(words, buttons) {
  object('the dialog', words);
  text('title', words.title, 1, LIMITS.titleCharacters);
  if (words.text !== undefined) text('text', words.text, 0, LIMITS.textCharacters);
  for (const button of buttons) {
    if (words[button] !== undefined) text(button, words[button], 1, LIMITS.buttonCharacters);
  }
  return words;
}

export function jsonOf(field, value) {
  let json;
  try {
    json = JSON.stringify(value);
  } catch {
    json = undefined;
  }
  if (json === undefined) throw invalid(field, value, 'JSON; use remove to take it away');
  return json;
}

export const byteLength = (text) => new TextEncoder().encode(text).length;

/** A copy that later changes do not reach. */
export function plain(value) {
  if (value === undefined || value === null) return value;
  if (typeof value === 'function') return undefined;
  try {
    const json = JSON.stringify(value);
    return json === undefined ? String(value) : JSON.parse(json);
  } catch {
    return String(value);
  }
}
