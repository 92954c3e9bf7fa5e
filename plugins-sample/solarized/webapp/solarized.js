// @ts-check
// A theme is tokens and nothing else: this file sets them, and the page and every plugin follow.
// The palette is Ethan Schoonover's Solarized; words are as dark, or light, as reading needs.

const base03 = "#002b36", base02 = "#073642", base1 = "#93a1a1", base2 = "#eee8d5", base3 = "#fdf6e3";

// What both grounds share.
const rail = {
  "--color-rail": base03,
  "--color-rail-item": "#0b4450",
  "--color-rail-text": base2,
  "--color-rail-active": base3,
};

/** @type {import("../../../crates/contracts/types/mortise").Theme} */
const theme = {
  // ANCHOR: light
  light: {
    ...rail,
    "--color-surface": base3,
    "--color-surface-raised": "#fffaec",
    "--color-surface-sunken": base2,
    "--color-surface-hover": "#f7f0dc",
    "--color-text": base02,
    "--color-text-muted": "#51666d",
    "--color-border": "#e0d9c3",
    "--color-border-strong": "#7f8a86",
    "--color-focus": "#1a6fb0",
    "--color-accent": "#1a6fb0",
    "--color-accent-hover": "#155a8f",
    "--color-accent-soft": "#e3ebe6",
    "--color-on-accent": "#ffffff",
    "--color-sidebar": base2,
    "--color-sidebar-text": "#40565e",
    "--color-sidebar-strong": base03,
    "--color-sidebar-muted": "#4f646b",
    "--color-sidebar-hover": "#e4ddc8",
    "--color-sidebar-active": "#d3dbd2",
    "--color-sidebar-active-text": "#0f4d7d",
    "--color-sidebar-border": "#ddd6c1",
    "--color-badge": "#1a6fb0",
    "--color-on-badge": "#ffffff",
    "--color-code": base2,
    "--color-on-code": "#a8205f",
    "--color-mention": "#f3e3ae",
    "--color-on-mention": "#5c4700",
    "--color-new": "#b03c0c",
  },
  // ANCHOR_END: light
  dark: {
    ...rail,
    "--color-rail": "#00212a",
    "--color-surface": base03,
    "--color-surface-raised": base02,
    "--color-surface-sunken": "#00212a",
    "--color-surface-hover": "#06323d",
    "--color-text": "#dfe4dc",
    "--color-text-muted": base1,
    "--color-border": "#134651",
    "--color-border-strong": "#6d8288",
    "--color-focus": "#6cb8f0",
    "--color-accent": "#6cb8f0",
    "--color-accent-hover": "#8fcbf5",
    "--color-accent-soft": "#0b4450",
    "--color-on-accent": "#00212a",
    "--color-sidebar": "#00252f",
    "--color-sidebar-text": "#a9b7b5",
    "--color-sidebar-strong": base3,
    "--color-sidebar-muted": base1,
    "--color-sidebar-hover": base02,
    "--color-sidebar-active": "#0b4450",
    "--color-sidebar-active-text": "#b9defa",
    "--color-sidebar-border": base02,
    "--color-badge": "#6cb8f0",
    "--color-on-badge": "#00212a",
    "--color-code": "#00212a",
    "--color-on-code": "#f49ac1",
    "--color-mention": "#4a4013",
    "--color-on-mention": "#f0d27a",
    "--color-new": "#f09066",
  },
};

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(_registry, host) {
    // The host takes it back when the plugin is turned off.
    host.theme(theme);
  },
};

export default plugin;
