// A plugin's kinds of channels: what describes them, and what the person gets who makes one.
import { within } from './hooks.js';
import { KEY, LIMITS, hostError, identifier, invalid, object, plain, shown, text } from './rules.js';

/** Milliseconds that `create` may take. */
const LIMIT = 10_000;

/** The plugin's kinds of channels. `called` notes a call. @param {string} plugin @param {any} notes */
export function createChannelOptions(plugin, { called }) {
  const options = new Map();

  return {
    describe(info) {
      return called('channelOption', [info], () => {
        checkOption(info);
        const key = `${plugin}:${info.name}`;
        if (!options.has(key) && options.size >= LIMITS.extensions) {
          throw hostError('quota', `a plugin has at most ${LIMITS.extensions} kinds of channels`);
        }
        options.set(key, info);
        return { key, remove: () => void options.delete(key) };
      });
    },
    /** Makes a channel of a kind as the person does: what the plugin answered, `null` where the chat makes it. */
    async make(name, form) {
      const option = options.get(`${plugin}:${name}`);
      if (!option) throw new Error(`the plugin has no kind of channel ${shown(name)} now`);
      if (!option.create) return null;
      const given = { team_id: '', name: '', address: '', purpose: '', ...plain(form) };
      return readAnswer(await within(LIMIT, 'create', option.create(given)));
    },
    clear: () => options.clear(),
  };
}

/** Refuses what describes no kind of channel. @param {any} info */
export function checkOption(info) {
  object('the channel option', info);
  if (typeof info.name !== 'string' || !KEY.test(info.name) || /^\.\.?$/.test(info.name)) {
    throw invalid('name', info.name, '1 to 64 of A-Z a-z 0-9 . _ -, and not . or ..');
  }
  text('label', info.label, 1, LIMITS.extensionTitle);
  text('description', info.description, 1, LIMITS.optionDescription);
  if (info.icon !== undefined) text('icon', info.icon, 0, LIMITS.productIcon);
  if (info.button !== undefined) text('button', info.button, 1, LIMITS.buttonCharacters);
  if (![undefined, 'public', 'private'].includes(info.base)) throw invalid('base', info.base, 'public or private');
  if (info.create !== undefined && typeof info.create !== 'function') throw invalid('create', info.create, 'a function');
}

function readAnswer(answer) {
  if (answer === undefined || answer === null) return null;
  const rule = 'nothing, { created: <id of a channel> }, { deferred: true } or { error: <words> }';
  const nonsense = () => new Error(`create answered ${shown(answer)}; it must be ${rule}`);
  if (typeof answer !== 'object' || Array.isArray(answer) || Object.keys(answer).length !== 1) throw nonsense();
  const { created, deferred, error } = answer;
  if (typeof error === 'string' && error.trim() !== '') {
    return { error: [...error.trim()].slice(0, LIMITS.reasonCharacters).join('') };
  }
  if (deferred === true) return { deferred };
  try {
    identifier('created', created);
  } catch {
    throw nonsense();
  }
  return { created };
}
