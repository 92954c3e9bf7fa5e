// What a plugin describes for its page of the person's settings: checked, and what is chosen there.
import { LIMITS, checkKey, hostError, invalid, jsonOf, object, plain, shown, text } from './rules.js';

const KINDS = ['radio', 'select', 'toggle', 'text', 'custom'];

/**
 * The plugin's page of settings. `called` and `asked` note a call; `preferences` keep what is chosen.
 * @param {string} plugin @param {Map<string, any>} preferences @param {any} notes
 */
export function createSettings(plugin, preferences, { called, asked }) {
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
export function readSettings(info) {
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
