// A host for tests and the workbench: it records every call, answers from a fixture, and keeps the
// rules of the real one. It asks no server. Needs nothing but the language; a page only for themes.
import { checkPath, checkProduct, checkRoute } from './fake_host/addresses.js';
import { createChannelOptions } from './fake_host/channel_options.js';
import { HOOKS, runHook } from './fake_host/hooks.js';
import { channelOf, knownIn, postOf, userOf } from './fake_host/people.js';
import {
  KEY, LIMITS, byteLength, checkKey, dialogWords, gone, hostError, identifier, invalid, jsonOf, object, plain, rate, text, tooMany,
} from './fake_host/rules.js';
import { createSettings } from './fake_host/settings.js';
import { addTexts, translate } from './fake_host/texts.js';
import { setTokens, themeSheet } from './fake_host/tokens.js';

export { checkPath, checkRoute } from './fake_host/addresses.js';
export { LIMITS, hostError, isHostError } from './fake_host/rules.js';
export { TOKENS, isTokenValue, themeSheet } from './fake_host/tokens.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const TONES = ['info', 'success', 'danger'];
/** What is described with a name and a title, as it is called in words about a mistake. */
const EXTENSIONS = { panel: 'panel', page: 'page', product: 'product', channelSettingsTab: 'channel settings tab' };

/**
 * A host that asks no server.
 *
 * `options`, each of which can be left out:
 * - `plugin` (id), `version`, `viewer` (id, or null on the sign-in page), `locale`, `direction`;
 * - `answers`: `{"GET /api/v4/…": {status, body}}`, as in a fixture; status 0 is a server that can not be reached.
 *   Other requests are answered 404. A path with a query that has no answer of its own gets the one without;
 * - `known`, `props`: any value; all people, channels and posts in it are known to the page. So a whole fixture does
 *   as options;
 * - `channel`: id of the open channel;
 * - `preferences`, `storage`: what is kept already, by key;
 * - `confirm`: what the person says to questions: true, false (so it is without), or a function of the question;
 * - `notice`: a function of the notice, whose promise is waited for; `onToast`: hears of each toast;
 * - `onCall`: hears of each call when it is answered;
 * - `now`: the clock, in milliseconds;
 * - `page`: the document whose tokens `theme` sets; false for none.
 */
export function createFakeHost(options = {}) {
  const known = knownIn([options.known, options.props]);
  const viewer = options.viewer === undefined ? (known.viewer ?? null) : options.viewer;
  const openChannel = options.channel === undefined ? known.channel : options.channel;
  const plugin = options.plugin ?? 'plugin-under-test';
  const locale = options.locale ?? 'en';
  const direction = options.direction ?? 'ltr';
  const answers = { ...options.answers };
  const now = options.now ?? Date.now;
  const preferences = new Map(Object.entries(options.preferences ?? {}));
  const stored = new Map(Object.entries(options.storage ?? {}).map(([key, value]) => [key, jsonOf('value', value)]));

  /** @type {any[]} */
  const calls = [];
  const listeners = new Set();
  const hooks = new Set();
  const extensions = { panel: new Map(), page: new Map(), product: new Map(), channelSettingsTab: new Map() };
  const settings = createSettings(plugin, preferences, { called, asked });
  const channelOptions = createChannelOptions(plugin, { called });
  const sheets = new Set();
  const texts = new Map();
  const takeToast = rate(LIMITS.toasts, LIMITS.toastMilliseconds, now);
  const takeDialog = rate(LIMITS.dialogs, LIMITS.dialogMilliseconds, now);
  let [dialog, isGone] = [null, false];

  /** Notes a call; hands on what `work` returns or throws, and refuses once the plugin is off. */
  function called(name, args, work) {
    const call = { name, arguments: plain(args), answer: undefined, error: undefined };
    calls.push(call);
    const answered = (answer) => {
      call.answer = plain(answer);
      options.onCall?.(call);
      return answer;
    };
    const failed = (error) => {
      const { code, status, id, message } = error;
      call.error = { code, status, id, message };
      options.onCall?.(call);
      throw error;
    };
    let result;
    try {
      if (isGone) throw gone(plugin);
      result = work();
    } catch (error) {
      return failed(error);
    }
    if (!(result instanceof Promise)) return answered(result);
    const settled = result.then((answer) => {
      if (isGone && name !== 'confirm' && name !== 'notice') throw gone(plugin);
      return answer;
    });
    return settled.then(answered, failed);
  }

  /** Like `called`, for what answers later: also a refusal comes as a rejected promise. */
  function asked(name, args, work) {
    try {
      return called(name, args, async () => work());
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** What the server answers. */
  async function ask(method, path, body) {
    const route = path.split('?')[0];
    const answer = answers[`${method} ${path}`] ?? answers[`${method} ${route}`];
    if (answer === undefined) {
      throw hostError('refused', `The fixture has no answer for ${method} ${path}.`, 404, 'api.context.404.app_error');
    }
    const { status = 200, body: content = null } = typeof answer === 'function' ? await answer(body) : answer;
    if (status === 0) throw hostError('unreachable', 'the server can not be reached');
    if (status >= 400) {
      const { message = `HTTP ${status}`, id = '' } = content ?? {};
      throw hostError('refused', message, status, id);
    }
    return plain(content);
  }

  const host = {
    version: options.version ?? '0.0.0',
    plugin,
    viewer,
    locale,
    direction,

    request(path, asking = {}) {
      return asked('request', [path, asking], () => {
        checkPath(path);
        const method = String(asking?.method ?? 'GET').toUpperCase();
        if (!METHODS.includes(method)) throw invalid('method', method, `one of ${METHODS.join(', ')}`);
        return ask(method, path, asking?.body);
      });
    },

    on(event, handler) {
      const listener = { event, handler };
      return called('on', [event], () => {
        text('event', event, 1, 100);
        if (typeof handler !== 'function') throw invalid('handler', handler, 'a function');
        listeners.add(listener);
        return () => listeners.delete(listener);
      });
    },

    hook(name, handler, choice) {
      const entry = { name, handler, order: choice?.order ?? 50 };
      return called('hook', [name, ...(choice === undefined ? [] : [choice])], () => {
        if (!Object.hasOwn(HOOKS, name)) throw invalid('name', name, `one of ${Object.keys(HOOKS).join(', ')}`);
        if (typeof handler !== 'function') throw invalid('handler', handler, 'a function');
        if (choice !== undefined) object('options', choice);
        if (!Number.isSafeInteger(entry.order)) throw invalid('order', entry.order, 'a whole number');
        if ([...hooks].filter((it) => it.name === name).length >= LIMITS.handlers) {
          throw hostError('quota', `a plugin has at most ${LIMITS.handlers} handlers for ${name}; one can do all`);
        }
        hooks.add(entry);
        return () => hooks.delete(entry);
      });
    },

    panel: (info) => extend('panel', info),
    page: (info) => extend('page', info),
    product: (info) => extend('product', info),

    userSettings: (info) => called('userSettings', [info], () => settings.describe(info)),
    channelOption: (info) => channelOptions.describe(info),
    channelSettingsTab: (info) => extend('channelSettingsTab', info),

    user(id) {
      return asked('user', [id], async () => {
        const wanted = id ?? viewer;
        if (wanted === null) throw hostError('not_allowed', 'nobody is signed in; check host.viewer first');
        identifier('id', wanted);
        return known.users.get(wanted) ?? userOf(await ask('GET', `/api/v4/users/${wanted}`));
      });
    },

    channel(id) {
      return asked('channel', [id], async () => {
        const wanted = id ?? openChannel ?? null;
        if (wanted === null) return null;
        identifier('id', wanted);
        return known.channels.get(wanted) ?? channelOf(await ask('GET', `/api/v4/channels/${wanted}`));
      });
    },

    posts(channelId, asking = {}) {
      return asked('posts', [channelId, asking], async () => {
        identifier('channelId', channelId);
        const { limit = 30, before } = asking ?? {};
        if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.posts) {
          throw invalid('limit', limit, `a whole number from 1 to ${LIMITS.posts}`);
        }
        if (before !== undefined) identifier('before', before);
        const inChannel = [...known.posts.values()].filter((post) => post.channel_id === channelId);
        if (inChannel.length > 0) {
          inChannel.sort((one, other) => one.create_at - other.create_at);
          const end = before === undefined ? inChannel.length : inChannel.findIndex((post) => post.id === before);
          return inChannel.slice(0, Math.max(end, 0)).slice(-limit);
        }
        const from = before === undefined ? '' : `before=${before}&`;
        const list = await ask('GET', `/api/v4/channels/${channelId}/posts?${from}page=0&per_page=${limit}`);
        return [...(list?.order ?? [])].reverse().map((id) => postOf(list.posts[id]));
      });
    },

    navigate(path) {
      called('navigate', [path], () => checkRoute(path));
    },

    confirm(question) {
      return asked('confirm', [question], () => {
        const { danger } = dialogWords(question, ['confirm', 'cancel']);
        if (danger !== undefined && typeof danger !== 'boolean') throw invalid('danger', danger, 'true or false');
        const says = options.confirm ?? false;
        return show(async () => Boolean(typeof says === 'function' ? await says(question) : says), false);
      });
    },

    notice(notice) {
      return asked('notice', [notice], () => {
        dialogWords(notice, ['close']);
        return show(async () => void (await options.notice?.(notice)), undefined);
      });
    },

    toast(toast) {
      called('toast', [toast], () => {
        object('toast', toast);
        text('text', toast.text, 1, LIMITS.toastCharacters);
        if (toast.tone !== undefined && !TONES.includes(toast.tone)) {
          throw invalid('tone', toast.tone, `one of ${TONES.join(', ')}`);
        }
        if (!takeToast()) throw tooMany(LIMITS.toasts, 'toasts', LIMITS.toastMilliseconds);
        options.onToast?.(toast);
      });
    },

    translations(all) {
      called('translations', [all], () => addTexts(texts, all));
    },

    translate(key, values = {}) {
      if (isGone) throw gone(plugin);
      return translate(texts, locale, String(key), values ?? {});
    },

    theme(theme) {
      return called('theme', [theme], () => {
        const sheet = setTokens(options.page, themeSheet(theme));
        sheets.add(sheet);
        return {
          remove() {
            sheets.delete(sheet);
            sheet.remove();
          },
        };
      });
    },

    preferences: Object.freeze({
      get: (key) => asked('preferences.get', [key], () => (checkKey(key), preferences.get(key) ?? null)),
      set: (key, value) =>
        asked('preferences.set', [key, value], () => {
          checkKey(key);
          const kept = jsonOf('value', value);
          const bytes = byteLength(typeof value === 'string' ? value : kept);
          if (bytes > LIMITS.preferenceBytes) {
            throw hostError('quota', `value of ${key} has ${bytes} bytes as text, at most ${LIMITS.preferenceBytes} are kept`);
          }
          preferences.set(key, JSON.parse(kept));
        }),
      remove: (key) => asked('preferences.remove', [key], () => (checkKey(key), void preferences.delete(key))),
    }),

    storage: Object.freeze({
      get: (key) =>
        called('storage.get', [key], () => {
          checkKey(key);
          return stored.has(key) ? JSON.parse(stored.get(key)) : null;
        }),
      set: (key, value) =>
        called('storage.set', [key, value], () => {
          checkKey(key);
          const kept = jsonOf('value', value);
          let bytes = byteLength(key) + byteLength(kept);
          for (const [name, json] of stored) if (name !== key) bytes += byteLength(name) + byteLength(json);
          if (bytes > LIMITS.storageBytes) {
            throw hostError('quota', `with ${key}, the plugin would keep ${bytes} bytes in this browser; at most ${LIMITS.storageBytes} are kept, so remove something first`);
          }
          stored.set(key, kept);
        }),
      remove: (key) => called('storage.remove', [key], () => (checkKey(key), void stored.delete(key))),
      keys: () => called('storage.keys', [], () => [...stored.keys()].sort()),
      clear: () => called('storage.clear', [], () => stored.clear()),
    }),
  };

  /** Adds a panel, a page or a product; opening one is a call of its own. */
  function extend(kind, info) {
    return called(kind, [info], () => {
      object(`the ${EXTENSIONS[kind]}`, info);
      if (typeof info.name !== 'string' || !KEY.test(info.name) || /^\.\.?$/.test(info.name)) {
        throw invalid('name', info.name, '1 to 64 of A-Z a-z 0-9 . _ -, and not . or ..');
      }
      text('title', info.title, 1, LIMITS.extensionTitle);
      const key = `${plugin}:${info.name}`;
      const names = extensions[kind];
      if (kind === 'product') checkProduct(info, key, names);
      if (kind === 'channelSettingsTab' && info.icon !== undefined) text('icon', info.icon, 0, LIMITS.productIcon);
      if (!names.has(key) && names.size >= LIMITS.extensions) {
        throw hostError('quota', `a plugin has at most ${LIMITS.extensions} panels, as many pages, products, and tabs of channel settings`);
      }
      names.set(key, info.base);
      const handle = { key, remove: () => void names.delete(key) };
      const act = (name) => (...args) => called(`${kind}.${name}`, [key, ...args], () => undefined);
      if (kind === 'channelSettingsTab') return handle;
      if (kind === 'panel') return { ...handle, open: act('open'), close: act('close'), toggle: act('toggle') };
      if (kind === 'page') return { ...handle, path: `/plug/${plugin}/${info.name}`, open: act('open') };
      return { ...handle, headerKey: `${key}:header`, path: `/${info.base}`, open: act('open') };
    });
  }

  /** Shows a dialog, one at a time; turning the plugin off answers it with `no`. */
  function show(wait, no) {
    if (dialog) throw hostError('not_allowed', 'a dialog of this plugin is open already; wait for its answer');
    if (!takeDialog()) throw tooMany(LIMITS.dialogs, 'dialogs', LIMITS.dialogMilliseconds);
    return new Promise((resolve, reject) => {
      dialog = () => resolve(no);
      wait().then(resolve, reject).finally(() => (dialog = null));
    });
  }

  return {
    /** What a plugin gets. */
    host: Object.freeze(host),
    /** Every call so far: `{name, arguments, answer, error}`; `error` is set when it failed. */
    calls,
    /** The calls of one name. @param {string} name */
    callsOf: (name) => calls.filter((call) => call.name === name),
    /** Hands an event of the WebSocket to those who listen. */
    emit(event, data = {}) {
      for (const listener of [...listeners]) {
        if (listener.event === event) listener.handler({ event, data: plain(data) });
      }
    },
    /**
     * Runs the plugin's handlers of a hook as the host does. Answers `{value, refused, done, faults}`: what they left,
     * the reason of a refusal, whether one did it already, and what was wrong with those that were skipped.
     */
    runHook: (name, value) => runHook(name, value, [...hooks].filter((it) => it.name === name)),
    /** Chooses on the plugin's page of settings, as the person does. */
    chooseSetting: settings.choose,
    /** Presses what the plugin's page of settings offers above its sections. */
    runSettingsAction: settings.act,
    /** Makes a channel of the plugin's kind `name` from what a person wrote: what `create` answered, `null` where the chat makes it. */
    makeChannel: channelOptions.make,
    /** Sets what is answered from now on: `{status, body}`, or a function of the request's body. */
    answer(request, answer) {
      answers[request] = answer;
    },
    /** Turns the plugin off: everything that the host gave is taken back, and every later call fails with `gone`. */
    stop() {
      isGone = true;
      settings.clear();
      channelOptions.clear();
      for (const kept of [listeners, hooks, ...Object.values(extensions)]) kept.clear();
      for (const sheet of sheets) sheet.remove();
      sheets.clear();
      dialog?.();
    },
  };
}
