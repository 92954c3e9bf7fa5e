import type { Context, HostError, Mounted, Plugin, Props, SlotId, View } from "./mortise.js";

export type * from "./mortise.js";

/** Checks the shape of a plugin and hands it back, typed: `export default definePlugin({ initialize(registry, host) { … } })`. */
export function definePlugin(plugin: Plugin): Plugin;

/** A view of one slot, with the types of its props and actions. */
export function view<S extends SlotId>(
  slot: S,
  mount: (element: HTMLElement, props: Props<S>, ctx: Context<S>) => Mounted<S> | void,
): View<S>;

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
