// @generated from fake_host.js and fake_host/: change those, then run
// UPDATE_EXPECT=1 cargo test -p sdk --test package

const modules = {};

modules['fake_host/rules.js'] = (() => {
// What a fake host refuses, in the words of the real one: limits, errors and the checks of plain values.

/** The limits of a host, with their units. */
const LIMITS = {
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
const KEY = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * An error as a host gives it.
 * @param {string} code @param {string} message @param {number} [status] @param {string} [id]
 */
function hostError(code, message, status = 0, id = '') {
  return Object.assign(new Error(message), { name: 'HostError', code, status, id });
}

/** Whether something that was caught is a `HostError`. @param {unknown} error */
function isHostError(error) {
  return error instanceof Error && error.name === 'HostError' && 'code' in error;
}

function gone(plugin) {
  return hostError('gone', `the plugin ${plugin} was turned off; its host does nothing more`);
}

function invalid(field, value, rule) {
  return hostError('invalid', `${field} is ${shown(value)}; it must be ${rule}`);
}

function tooMany(most, what, milliseconds) {
  const words = `a plugin shows at most ${most} ${what} in ${milliseconds / 1000} seconds; wait, or put them into one`;
  return hostError('quota', words);
}

/** Whether one more is fine now; then it counts. */
function rate(most, milliseconds, now) {
  let times = [];
  return () => {
    const time = now();
    times = times.filter((taken) => time - taken < milliseconds);
    if (times.length >= most) return false;
    times.push(time);
    return true;
  };
}

function shown(value) {
  const json = typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
  const short = json ?? String(value);
  return short.length > 80 ? `${short.slice(0, 79)}…` : short;
}

function object(field, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field, value, 'an object');
}

function text(field, value, min, max) {
  const length = typeof value === 'string' ? [...value].length : -1;
  const isBlank = min > 0 && typeof value === 'string' && value.trim() === '';
  if (length < min || length > max || isBlank) throw invalid(field, value, `${min} to ${max} characters of text`);
}

function identifier(field, value) {
  if (typeof value !== 'string' || !ID.test(value)) throw invalid(field, value, '1 to 26 lower-case letters and digits');
}

function checkKey(key) {
  if (typeof key !== 'string' || !KEY.test(key)) throw invalid('key', key, `1 to ${LIMITS.keyBytes} of A-Z a-z 0-9 . _ -`);
}

function dialogWords(words, buttons) {
  object('the dialog', words);
  text('title', words.title, 1, LIMITS.titleCharacters);
  if (words.text !== undefined) text('text', words.text, 0, LIMITS.textCharacters);
  for (const button of buttons) {
    if (words[button] !== undefined) text(button, words[button], 1, LIMITS.buttonCharacters);
  }
  return words;
}

function jsonOf(field, value) {
  let json;
  try {
    json = JSON.stringify(value);
  } catch {
    json = undefined;
  }
  if (json === undefined) throw invalid(field, value, 'JSON; use remove to take it away');
  return json;
}

const byteLength = (text) => new TextEncoder().encode(text).length;

/** A copy that later changes do not reach. */
function plain(value) {
  if (value === undefined || value === null) return value;
  if (typeof value === 'function') return undefined;
  try {
    const json = JSON.stringify(value);
    return json === undefined ? String(value) : JSON.parse(json);
  } catch {
    return String(value);
  }
}
return { LIMITS, KEY, hostError, isHostError, gone, invalid, tooMany, rate, shown, object, text, identifier, checkKey, dialogWords, jsonOf, byteLength, plain };
})();

modules['fake_host/addresses.js'] = (() => {
// Which addresses a plugin may ask, open and take, as the real host has it.
const { LIMITS, hostError, invalid, shown, text } = modules['fake_host/rules.js'];

/** First parts of addresses that belong to the server or to other programs. */
const NOT_OF_THE_CHAT = ['admin_console', 'api', 'docs', 'error', 'login', 'plugins', 'static', 'workbench'];

/** Refuses what leaves `/api/` and `/plugins/` of this server. @param {unknown} path */
function checkPath(path) {
  if (typeof path !== 'string') throw invalid('path', path, 'text');
  const route = path.split(/[?#]/)[0];
  if (!route.startsWith('/api/') && !route.startsWith('/plugins/')) {
    throw hostError('not_allowed', `path ${shown(path)} does not start with /api/ or /plugins/`);
  }
  if (hasSteps(route)) {
    throw hostError('not_allowed', `path ${shown(path)} has steps upwards or characters that are not allowed`);
  }
}

/** Refuses what is no page of the chat. @param {unknown} path */
function checkRoute(path) {
  if (typeof path !== 'string') throw invalid('path', path, 'text');
  const refused = () =>
    hostError('not_allowed', `path ${shown(path)} is no page of the chat: /team, /team/channels/name or /team/messages/@name`);
  if (!path.startsWith('/') || hasSteps(path) || /[?#]/.test(path)) throw refused();
  if (path === '/') return;
  const parts = path.slice(1).split('/');
  const isPlace = parts.length === 1 || (parts.length === 3 && ['channels', 'messages'].includes(parts[1]));
  if (!isPlace || parts.includes('') || NOT_OF_THE_CHAT.includes(parts[0])) throw refused();
}

/** Refuses a product that the host would refuse; teams and other plugins' products are not known here. */
function checkProduct(info, key, bases) {
  const isBase = typeof info.base === 'string' && /^[a-z][a-z0-9-]{1,63}$/.test(info.base);
  if (!isBase) throw invalid('base', info.base, '2 to 64 of a-z 0-9 -, a letter first');
  text('icon', info.icon ?? '', 0, LIMITS.productIcon);
  const other = [...bases].find(([it, base]) => base === info.base && it !== key);
  const isReserved = ['files', 'oauth', 'plug', ...NOT_OF_THE_CHAT].includes(info.base);
  const owner = isReserved ? 'belongs to the server or to all plugins' : other && `is the address of the product ${other[0]}`;
  if (owner) throw hostError('not_allowed', `base ${shown(info.base)} ${owner}; take another`);
}

function hasSteps(path) {
  const decoded = path.toLowerCase().replaceAll('%2e', '.').replaceAll('%2f', '/').replaceAll('%5c', '\\');
  return decoded.split('/').some((part) => part === '.' || part === '..') || decoded.includes('\\') || /[\p{Cc}]/u.test(path);
}
return { checkPath, checkRoute, checkProduct };
})();

modules['fake_host/hooks.js'] = (() => {
// Runs the handlers of a hook one after the other, with the time each may take, as the real host does.
const { LIMITS, object, plain, shown } = modules['fake_host/rules.js'];

/** Milliseconds that a handler may take, by hook; 0 for one that answers at once. */
const HOOKS = {
  'message-will-be-posted': 2_000, 'message-will-be-updated': 2_000, 'message-will-format': 0, reconnect: 2_000,
  'slash-command-will-be-posted': 2_000, 'files-will-upload': 10_000, 'desktop-notification': 1_000,
  'channel-was-created': 10_000,
};

/** Hooks that only tell: what comes back is not looked at. */
const TOLD = ['reconnect', 'channel-was-created'];

/** Answers what the handlers left. @param {string} name @param {any} value @param {any[]} handlers */
async function runHook(name, value, handlers) {
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
function within(limit, what, returned) {
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
return { HOOKS, runHook, within };
})();

modules['fake_host/channel_options.js'] = (() => {
// A plugin's kinds of channels: what describes them, and what the person gets who makes one.
const { within } = modules['fake_host/hooks.js'];
const { KEY, LIMITS, hostError, identifier, invalid, object, plain, shown, text } = modules['fake_host/rules.js'];

/** Milliseconds that `create` may take. */
const LIMIT = 10_000;

/** The plugin's kinds of channels. `called` notes a call. @param {string} plugin @param {any} notes */
function createChannelOptions(plugin, { called }) {
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
function checkOption(info) {
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
return { createChannelOptions, checkOption };
})();

modules['fake_host/people.js'] = (() => {
// People, channels and posts: found in fixtures, and made from what a server answers.
const { plain } = modules['fake_host/rules.js'];

/** Finds people, channels and posts anywhere in a value, by the shape of the contract's types. */
function knownIn(value) {
  const found = { users: new Map(), channels: new Map(), posts: new Map(), viewer: undefined, channel: undefined };
  const seen = new Set();
  (function walk(it) {
    if (typeof it !== 'object' || it === null || seen.has(it)) return;
    seen.add(it);
    if (typeof it.id === 'string') {
      if ('username' in it && 'picture_url' in it) found.users.set(it.id, plain(it));
      else if ('kind' in it && 'team_id' in it && 'display_name' in it) found.channels.set(it.id, plain(it));
      else if ('channel_id' in it && 'message' in it && 'create_at' in it) found.posts.set(it.id, plain(it));
    }
    if (typeof it.viewer_id === 'string') found.viewer ??= it.viewer_id;
    if (typeof it.viewer?.id === 'string') found.viewer ??= it.viewer.id;
    if (typeof it.channel_id === 'string' && !('message' in it)) found.channel ??= it.channel_id;
    if (typeof it.channel?.id === 'string') found.channel ??= it.channel.id;
    Object.values(it).forEach(walk);
  })(value);
  return found;
}

function userOf(user) {
  const zone = user.timezone ?? {};
  const isByHand = zone.useAutomaticTimezone !== 'true' && Boolean(zone.manualTimezone);
  return {
    id: user.id,
    username: user.username,
    first_name: user.first_name ?? '',
    last_name: user.last_name ?? '',
    nickname: user.nickname ?? '',
    position: user.position ?? '',
    locale: user.locale ?? '',
    timezone: (isByHand ? zone.manualTimezone : zone.automaticTimezone) ?? '',
    roles: String(user.roles ?? '').split(' ').filter(Boolean),
    is_bot: user.is_bot === true,
    picture_url: `/api/v4/users/${user.id}/image?_=${user.last_picture_update ?? 0}`,
    delete_at: user.delete_at || null,
  };
}

function channelOf(channel) {
  return {
    id: channel.id,
    team_id: channel.team_id ?? '',
    kind: { O: 'open', P: 'private', D: 'direct', G: 'group' }[channel.type] ?? 'open',
    name: channel.name,
    display_name: channel.display_name ?? '',
    header: channel.header ?? '',
    purpose: channel.purpose ?? '',
  };
}

function postOf(post) {
  return {
    id: post.id,
    channel_id: post.channel_id,
    user_id: post.user_id,
    root_id: post.root_id ?? '',
    message: post.message ?? '',
    type: post.type ?? '',
    create_at: post.create_at ?? 0,
    edit_at: post.edit_at ?? 0,
    props: post.props ?? {},
  };
}
return { knownIn, userOf, channelOf, postOf };
})();

modules['fake_host/settings.js'] = (() => {
// What a plugin describes for its page of the person's settings: checked, and what is chosen there.
const { LIMITS, checkKey, hostError, invalid, jsonOf, object, plain, shown, text } = modules['fake_host/rules.js'];

const KINDS = ['radio', 'select', 'toggle', 'text', 'custom'];

/**
 * The plugin's page of settings. `called` and `asked` note a call; `preferences` keep what is chosen.
 * @param {string} plugin @param {Map<string, any>} preferences @param {any} notes
 */
function createSettings(plugin, preferences, { called, asked }) {
  const watchers = new Set();
  let page = { info: undefined, all: new Map() };

  function setting(name) {
    const found = page.all.get(name);
    if (!found) throw invalid('name', name, `one of ${[...page.all.keys()].join(', ')}`);
    return found;
  }

  /** What is chosen; what the setting does not know any more counts as nothing. */
  function chosen(name) {
    const { check, initial } = setting(name);
    const kept = preferences.get(name);
    try {
      if (kept !== undefined && check(name, kept)) return plain(kept);
    } catch {
      return plain(initial);
    }
    return plain(initial);
  }

  /** Keeps a choice, and tells the watchers when it is another one. */
  function keep(name, value) {
    setting(name).check(name, value);
    const before = JSON.stringify(chosen(name));
    preferences.set(name, plain(value));
    if (JSON.stringify(value) === before) return;
    for (const { handler } of [...watchers]) handler({ [name]: plain(value) });
  }

  function watch(handler) {
    if (typeof handler !== 'function') throw invalid('handler', handler, 'a function');
    if (watchers.size >= LIMITS.handlers) {
      throw hostError('quota', `a plugin has at most ${LIMITS.handlers} watchers; one can hear of all`);
    }
    const watcher = { handler };
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }

  return {
    describe(info) {
      const described = (page = { info, all: readSettings(info) });
      return {
        key: `${plugin}:settings`,
        open: () => called('userSettings.open', [], () => undefined),
        get: (name) => called('userSettings.get', [name], () => chosen(name)),
        set: (name, value) => asked('userSettings.set', [name, value], () => keep(name, value)),
        watch: (handler) => called('userSettings.watch', [], () => watch(handler)),
        remove() {
          if (page === described) page = { info: undefined, all: described.all };
        },
      };
    },
    /** Chooses as the person does. */
    async choose(name, value) {
      const { disabledIf, onSubmit } = setting(name);
      if (page.info === undefined) throw new Error('the plugin has no page of settings now');
      if (disabledIf && JSON.stringify(chosen(disabledIf.name)) === JSON.stringify(disabledIf.is)) {
        throw new Error(`${name} can not be chosen while ${disabledIf.name} is ${shown(disabledIf.is)}`);
      }
      keep(name, value);
      await onSubmit?.({ [name]: plain(value) });
    },
    /** Presses what the page offers above its sections. */
    async act() {
      if (!page.info?.action) throw new Error('the page of settings has no action');
      await page.info.action.run();
    },
    clear() {
      page = { info: undefined, all: new Map() };
      watchers.clear();
    },
  };
}

/** The settings of a page by name, with the rule for their values and what holds without a choice. */
function readSettings(info) {
  object('the settings', info);
  text('title', info.title, 1, LIMITS.extensionTitle);
  hint('icon', info.icon, LIMITS.productIcon);
  if (info.action !== undefined) {
    object('action', info.action);
    text('action.title', info.action.title, 1, LIMITS.settingTitle);
    hint('action.text', info.action.text, LIMITS.settingHint);
    text('action.button', info.action.button, 1, LIMITS.extensionTitle);
    callable('action.run', info.action.run);
  }
  const settings = new Map();
  for (const [idx, section] of list('sections', info.sections, LIMITS.settingSections).entries()) {
    const field = `sections[${idx}]`;
    object(field, section);
    if (section.onSubmit !== undefined) callable(`${field}.onSubmit`, section.onSubmit);
    text(`${field}.title`, section.title, 1, LIMITS.settingTitle);
    flag(`${field}.disabled`, section.disabled);
    for (const [idx, setting] of list(`${field}.settings`, section.settings, LIMITS.settings).entries()) {
      const place = `${field}.settings[${idx}]`;
      const read = readSetting(place, setting);
      if (settings.has(setting.name)) {
        throw invalid(`${place}.name`, setting.name, 'a name that no other setting of the plugin has');
      }
      if (settings.size >= LIMITS.settings) throw tooMany('settings', LIMITS.settings);
      settings.set(setting.name, { ...read, onSubmit: section.onSubmit });
    }
  }
  for (const [name, { disabledIf }] of settings) {
    if (disabledIf && (!settings.has(disabledIf.name) || disabledIf.name === name)) {
      throw invalid(`disabledIf of ${name}`, disabledIf.name, 'the name of another setting');
    }
  }
  return settings;
}

function readSetting(field, setting) {
  object(field, setting);
  const { name, kind, disabledIf } = setting;
  try {
    checkKey(name);
  } catch {
    throw invalid(`${field}.name`, name, `1 to ${LIMITS.keyBytes} of A-Z a-z 0-9 . _ -`);
  }
  if (!KINDS.includes(kind)) throw invalid(`${field}.kind`, kind, 'radio, select, toggle, text or custom');
  let values = [];
  if (kind === 'radio' || kind === 'select') values = options(`${field}.options`, setting.options);
  const max = setting.maxLength ?? 200;
  if (kind === 'text') {
    hint(`${field}.placeholder`, setting.placeholder, LIMITS.settingTitle);
    if (!Number.isInteger(max) || max < 1 || max > LIMITS.settingLine) {
      throw invalid(`${field}.maxLength`, max, `a whole number from 1 to ${LIMITS.settingLine}`);
    }
  }
  if (disabledIf !== undefined) {
    object(`${field}.disabledIf`, disabledIf);
    text(`${field}.disabledIf.name`, disabledIf.name, 1, LIMITS.settingTitle);
    jsonOf(`${field}.disabledIf.is`, disabledIf.is);
  }
  text(`${field}.title`, setting.title, 1, LIMITS.settingTitle);
  hint(`${field}.hint`, setting.hint, LIMITS.settingHint);
  const check = (what, value) => {
    const json = jsonOf(what, value);
    if (values.length > 0) return values.includes(value) || refuse(what, value, `one of ${values.join(', ')}`);
    if (kind === 'toggle') return typeof value === 'boolean' || refuse(what, value, 'true or false');
    if (kind === 'text') {
      const fits = typeof value === 'string' && [...value].length <= max;
      return fits || refuse(what, value, `at most ${max} characters`);
    }
    const fits = new TextEncoder().encode(json).length <= LIMITS.preferenceBytes;
    return fits || refuse(what, value, `JSON of at most ${LIMITS.preferenceBytes} bytes as text`);
  };
  if (setting.default !== undefined) check(`${field}.default`, setting.default);
  const standard = { radio: values[0], select: values[0], toggle: false, text: '', custom: null }[kind];
  return { check, disabledIf, initial: plain(setting.default ?? standard) };
}

function options(field, all) {
  const values = [];
  for (const [idx, option] of list(field, all, LIMITS.settingOptions).entries()) {
    object(`${field}[${idx}]`, option);
    text(`${field}[${idx}].value`, option.value, 1, LIMITS.settingTitle);
    if (values.includes(option.value)) {
      throw invalid(`${field}[${idx}].value`, option.value, 'a value that no option before it has');
    }
    text(`${field}[${idx}].title`, option.title, 1, LIMITS.settingTitle);
    hint(`${field}[${idx}].hint`, option.hint, LIMITS.settingHint);
    values.push(option.value);
  }
  return values;
}

function list(field, value, most) {
  if (!Array.isArray(value) || value.length === 0) throw invalid(field, value, 'a list with at least one entry');
  if (value.length > most) throw tooMany(field, most);
  return value;
}

const tooMany = (what, most) =>
  hostError('quota', `${what} of a page of settings are at most ${most}; leave some out`);

function refuse(field, value, rule) {
  throw invalid(field, value, rule);
}

function hint(field, value, most) {
  if (value !== undefined) text(field, value, 0, most);
}

function flag(field, value) {
  if (value !== undefined && typeof value !== 'boolean') throw invalid(field, value, 'true or false');
}

function callable(field, value) {
  if (typeof value !== 'function') throw invalid(field, value, 'a function');
}
return { createSettings, readSettings };
})();

modules['fake_host/texts.js'] = (() => {
// The texts that a plugin brings: checked, and told in the language of the page.
const { LIMITS, hostError, invalid, object } = modules['fake_host/rules.js'];

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

function addTexts(texts, all) {
  object('translations', all);
  const added = [];
  for (const [language, words] of Object.entries(all)) {
    if (!LANGUAGE.test(language)) throw invalid('language', language, 'a BCP 47 tag such as en or pt-BR');
    object(language, words);
    for (const [key, text] of Object.entries(words)) {
      const forms = typeof text === 'string' ? { other: text } : text;
      const isText = typeof forms === 'object' && forms !== null && typeof forms.other === 'string';
      if (!isText || !Object.entries(forms).every(([form, it]) => FORMS.includes(form) && typeof it === 'string')) {
        throw invalid(`${language}.${key}`, text, 'a text, or an object of plural forms with other');
      }
      added.push([language.toLowerCase(), key, forms]);
    }
  }
  const sizes = new Map();
  for (const [language, key] of added) {
    if (!sizes.has(language)) sizes.set(language, new Set(texts.get(language)?.keys()));
    if (sizes.get(language).add(key).size > LIMITS.texts) {
      throw hostError('quota', `a plugin has at most ${LIMITS.texts} texts for a language; ${language} has more`);
    }
  }
  for (const [language, key, forms] of added) {
    if (!texts.has(language)) texts.set(language, new Map());
    texts.get(language).set(key, forms);
  }
}

function translate(texts, locale, key, values) {
  const wanted = locale.toLowerCase();
  for (const language of [wanted, wanted.split('-')[0], 'en']) {
    const forms = texts.get(language)?.get(key);
    if (!forms) continue;
    const count = typeof values.count === 'number' ? values.count : undefined;
    const form = count === undefined ? 'other' : new Intl.PluralRules(language).select(count);
    return (forms[form] ?? forms.other).replace(/\{([A-Za-z0-9_]+)\}/g, (placeholder, name) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
      return typeof value === 'string' ? value : placeholder;
    });
  }
  return key;
}
return { addTexts, translate };
})();

modules['fake_host/tokens.js'] = (() => {
// The design tokens of the page, what may be written into them, and the sheet that does it.
const { LIMITS, invalid, object } = modules['fake_host/rules.js'];

/** What may be called in a token's value; everything else could load something or ends nowhere. */
const FUNCTIONS =
  'calc clamp color color-mix hsl hsla hwb lab lch light-dark max min oklab oklch rgb rgba var'.split(' ');

/** Checks the tokens of a theme and gives the sheet that sets them. */
function themeSheet(theme) {
  object('theme', theme);
  for (const look of Object.keys(theme)) {
    if (look !== 'light' && look !== 'dark') throw invalid('theme', look, 'light or dark');
  }
  const [light, dark] = ['light', 'dark'].map((look) => {
    const tokens = theme[look] ?? {};
    object(look, tokens);
    return Object.entries(tokens).map(([name, value]) => declaration(name, value)).join('');
  });
  const system = ':root:not([data-theme="light"], [data-theme="dark"])';
  return (
    `:root[data-theme="light"]{${light}}:root[data-theme="dark"]{${dark}}` +
    `@media (prefers-color-scheme: light){${system}{${light}}}@media (prefers-color-scheme: dark){${system}{${dark}}}`
  );
}

function declaration(name, value) {
  if (!TOKENS.includes(name)) throw invalid('token', name, 'a design token of the page; the type Token lists them');
  if (!isTokenValue(value)) {
    throw invalid(name, value, `a plain CSS value of at most ${LIMITS.tokenCharacters} characters, without url() and the like`);
  }
  // What refers to other tokens can be told only where it stands.
  const supports = globalThis.CSS?.supports;
  if (name.startsWith('--color-') && supports && !value.includes('var(') && !CSS.supports('color', value.trim())) {
    throw invalid(name, value, 'a colour that CSS knows');
  }
  return `${name}:${value.trim()};`;
}

/** Whether a value can do nothing but be one. @param {unknown} value */
function isTokenValue(value) {
  if (typeof value !== 'string' || value.trim() === '' || [...value].length > LIMITS.tokenCharacters) return false;
  if (!/^[A-Za-z0-9 #%.,()+*/"'_-]*$/.test(value) || value.includes('/*')) return false;
  let depth = 0;
  let quote = '';
  for (const letter of value) {
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth += 1;
    else if (letter === ')' && (depth -= 1) < 0) return false;
  }
  if (depth !== 0 || quote) return false;
  const called = [...value.matchAll(/([A-Za-z0-9_-]*)\(/g)].map(([, name]) => name.toLowerCase());
  return called.every((name) => name === '' || FUNCTIONS.includes(name));
}

function setTokens(page, css) {
  const target = page === undefined ? globalThis.document : page;
  const View = target?.defaultView ?? globalThis;
  if (!target?.adoptedStyleSheets || !View.CSSStyleSheet?.prototype?.replaceSync) return { remove() {} };
  const sheet = new View.CSSStyleSheet();
  sheet.replaceSync(css);
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
  return {
    remove() {
      target.adoptedStyleSheets = target.adoptedStyleSheets.filter((it) => it !== sheet);
    },
  };
}

/** The design tokens of the page; a test of the crate `sdk` compares them with `contracts::TOKENS`. */
const TOKENS = [
  '--color-surface', '--color-surface-raised', '--color-surface-sunken', '--color-surface-hover', '--color-scrim', '--color-text',
  '--color-text-muted', '--color-border', '--color-border-strong', '--color-focus', '--color-accent', '--color-accent-hover',
  '--color-accent-soft', '--color-on-accent', '--color-danger', '--color-danger-soft', '--color-on-danger', '--color-warning',
  '--color-warning-soft', '--color-success', '--color-success-soft', '--color-mention', '--color-on-mention', '--color-new',
  '--color-code', '--color-on-code', '--color-online', '--color-away', '--color-dnd', '--color-offline', '--color-rail',
  '--color-rail-item', '--color-rail-text', '--color-rail-active', '--color-sidebar', '--color-sidebar-text',
  '--color-sidebar-strong', '--color-sidebar-muted', '--color-sidebar-hover', '--color-sidebar-active',
  '--color-sidebar-active-text', '--color-sidebar-border', '--color-badge', '--color-on-badge', '--color-tint-0',
  '--color-tint-1', '--color-tint-2', '--color-tint-3', '--color-tint-4', '--color-tint-5', '--color-tint-6', '--color-tint-7',
  '--color-on-tint', '--space-1', '--space-2', '--space-3', '--space-4', '--space-5', '--space-6', '--space-8', '--space-12',
  '--line-1', '--line-2', '--line-3', '--radius-1', '--radius-2', '--radius-3', '--radius-round', '--radius-avatar', '--font',
  '--font-code', '--font-size-xxs', '--font-size-xs', '--font-size-s', '--font-size-m', '--font-size-l', '--font-size-xl',
  '--font-size-xxl', '--line-height', '--line-height-tight', '--weight-normal', '--weight-medium', '--weight-strong',
  '--weight-heavy', '--size-rail', '--size-sidebar', '--size-right', '--size-right-step', '--size-right-max', '--size-top',
  '--size-go', '--size-header', '--size-text', '--size-control', '--size-control-s', '--size-icon', '--size-icon-s',
  '--size-mark', '--size-presence', '--size-presence-m', '--size-presence-l', '--size-avatar-xs', '--size-avatar-s',
  '--size-avatar-m', '--size-avatar-l', '--size-row', '--size-rail-item', '--size-menu', '--size-card', '--size-dialog',
  '--size-settings', '--size-settings-rail', '--size-settings-high', '--size-form', '--size-list', '--size-figure', '--size-chart',
  '--size-picture',
  '--size-picture-high', '--size-picture-small', '--size-message-max', '--size-code-max', '--size-bench-panel',
  '--size-bench-row', '--shadow-1', '--shadow-2', '--duration-1', '--duration-2', '--duration-pulse', '--duration-note',
];
return { themeSheet, isTokenValue, setTokens, TOKENS };
})();

modules['fake_host.js'] = (() => {
// A host for tests and the workbench: it records every call, answers from a fixture, and keeps the
// rules of the real one. It asks no server. Needs nothing but the language; a page only for themes.
const { checkPath, checkProduct, checkRoute } = modules['fake_host/addresses.js'];
const { createChannelOptions } = modules['fake_host/channel_options.js'];
const { HOOKS, runHook } = modules['fake_host/hooks.js'];
const { channelOf, knownIn, postOf, userOf } = modules['fake_host/people.js'];
const { KEY, LIMITS, byteLength, checkKey, dialogWords, gone, hostError, identifier, invalid, jsonOf, object, plain, rate, text, tooMany } = modules['fake_host/rules.js'];
const { createSettings } = modules['fake_host/settings.js'];
const { addTexts, translate } = modules['fake_host/texts.js'];
const { setTokens, themeSheet } = modules['fake_host/tokens.js'];


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
function createFakeHost(options = {}) {
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
return { createFakeHost };
})();

export const { createFakeHost } = modules['fake_host.js'];
