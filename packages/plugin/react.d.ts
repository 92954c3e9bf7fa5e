import type { ComponentType, ReactElement } from "react";
import type { Context, Props, SlotId, View } from "./mortise.js";

/** What a component that is a view gets. */
export interface ViewProps<S extends SlotId> {
  /** What the slot hands out. */
  props: Props<S>;
  /** The surroundings. */
  ctx: Context<S>;
}

/**
 * Makes a component a view: `registry.replace("profile-popover.v1", reactView(Card))`.
 * What it throws while it is mounted or updated goes to the host, which shows the next best; what it throws later is reported to the page.
 */
export function reactView<S extends SlotId>(View: ComponentType<ViewProps<S>>): View<S>;

/** For `wrap`: the wrapped content. Place it once. */
export function Wrapped(props: { ctx: Context<SlotId> }): ReactElement;
