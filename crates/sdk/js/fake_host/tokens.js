// The design tokens of the page, what may be written into them, and the sheet that does it.
import { LIMITS, invalid, object } from './rules.js';

/** What may be called in a token's value; everything else could load something or ends nowhere. */
const FUNCTIONS =
  'calc clamp color color-mix hsl hsla hwb lab lch light-dark max min oklab oklch rgb rgba var'.split(' ');

/** Checks the tokens of a theme and gives the sheet that sets them. */
export function themeSheet(theme) {
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
export function isTokenValue(value) {
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

export function setTokens(page, css) {
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
export const TOKENS = [
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
