// The texts that a plugin brings: checked, and told in the language of the page.
import { LIMITS, hostError, invalid, object } from './rules.js';

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

export function addTexts(texts, all) {
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

export function translate(texts, locale, key, values) {
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
