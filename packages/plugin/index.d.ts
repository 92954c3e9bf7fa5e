import type { Context, HostError, Mounted, Plugin, Props, SlotId, View } from "./mortise.js";

export type * from "./mortise.js";

/** Checks the shape of a plugin and hands it back, typed: `export default definePlugin({ initialize(registry, host) { … } })`. */
export function definePlugin(plugin: Plugin): Plugin;

/** A view of one slot, with the types of its props and actions. */
export function view<S extends SlotId>(
  slot: S,
  mount: (element: HTMLElement, props: Props<S>, ctx: Context<S>) => Mounted<S> | void,
): View<S>;

/** An entry of a menu or a bar. */
export interface Entry<S extends SlotId> {
  /** The words; of a button without words, what it is called. A function gets the props. */
  label: string | ((props: Props<S>) => string);
  /** Beside or instead of the words: a text such as an emoji, or a function that makes an element. */
  icon?: string | (() => Node);
  /** Whether it shows; without it, always. */
  shows?: (props: Props<S>) => boolean;
  /** The person chose it. */
  onChoose: (props: Props<S>, ctx: Context<S>) => void;
}

/** A view that looks, and is reached by keys, like the host's own entries of a menu. Bring no `styles` with it. */
export function menuItem<S extends SlotId>(slot: S, entry: Entry<S> & { danger?: boolean }): View<S>;

/** A view that looks like the host's own buttons of a bar; `pressed` makes it one that is in or out. Bring no `styles` with it. */
export function toolbarButton<S extends SlotId>(slot: S, entry: Entry<S> & { pressed?: (props: Props<S>) => boolean }): View<S>;

/** Whether something that was caught is a `HostError`. */
export function isHostError(error: unknown): error is HostError;

/** What may stand inside an element. Texts stay texts; lists are taken apart; `null`, `undefined` and truth values show nothing. */
export type Child = Node | string | number | boolean | null | undefined | Child[];

/**
 * Attributes of an element: `class`, `aria-label`, … as in HTML; `true` sets an empty one, `false`, `null` and `undefined` none.
 * Names that begin with `on` take a function: `onclick`.
 */
export type Attributes = Record<string, unknown> & {
  [E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => void;
};

/**
 * An element with attributes and children.
 * There is no way to give it HTML; `style` and `srcdoc` are refused, and so are addresses that run scripts.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Attributes | null,
  ...children: Child[]
): HTMLElementTagNameMap[Tag];
