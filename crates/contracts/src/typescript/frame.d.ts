/** The version in every slot id's end is the contract's: a breaking change gets a new id. */
export type SlotId = keyof SlotMap;

/** Which slots take `item`: lists show every entry, keyed slots choose one by its key. */
export type ItemSlotId = {
  [S in SlotId]: SlotMap[S]["shape"] extends "list" | "keyed" ? S : never;
}[SlotId];

/** How a slot chooses what it shows. */
export type Shape = "region" | "list" | "keyed";

/** What a slot hands to its content. Read only: the host hands out a new object on each change. */
export type Props<S extends SlotId> = SlotMap[S]["props"];

/** What the content of a slot may ask the host for. */
export type Action<S extends SlotId> = SlotMap[S]["action"];

/** The default export of a plugin's module. */
export interface Plugin {
  /** Registers everything. May return a promise; the host waits for a limited time. */
  initialize(registry: Registry, host: Host): void | Promise<void>;
  /** Undoes what the host can not: timers, connections. Contributions are taken down by the host. */
  uninitialize?(): void;
}

/** Where a plugin says what it puts into which slot. */
export interface Registry {
  /** Stands in place of the slot's content. */
  replace<S extends SlotId>(slot: S, view: View<S>, options?: ViewOptions): Handle;
  /** Stands around everything the slot shows; see `Context.children`. */
  wrap<S extends SlotId>(slot: S, view: View<S>, options?: ViewOptions): Handle;
  /** Stands before the slot's content. */
  before<S extends SlotId>(slot: S, view: View<S>, options?: ViewOptions): Handle;
  /** Stands after the slot's content. */
  after<S extends SlotId>(slot: S, view: View<S>, options?: ViewOptions): Handle;
  /** Takes the slot's content away. */
  hide(slot: SlotId, options?: { order?: number }): Handle;
  /** One entry of a list slot, named by `key`; or the content of a keyed slot for `key`. */
  item<S extends ItemSlotId>(slot: S, key: string, view: View<S>, options?: ViewOptions): Handle;
}

/** Choices that each contribution may make. */
export interface ViewOptions {
  /** Smaller comes first, and wins. A whole number; the default content stands at 50, and so do contributions without it. */
  order?: number;
  /** CSS for this view alone: it gets a shadow root with this sheet, and the page's tokens reach in. */
  styles?: string;
}

/** One contribution, to take it back. */
export interface Handle {
  /** Takes the contribution down, wherever it shows. A second call does nothing. */
  remove(): void;
}

/** What a contribution brings. Called once per appearance of the slot on the page. */
export interface View<S extends SlotId> {
  /** Fills `element`, which is empty and already on the page. */
  mount(element: HTMLElement, props: Props<S>, ctx: Context<S>): Mounted<S> | void;
}

/** One appearance of a view. */
export interface Mounted<S extends SlotId> {
  /** Shows new props. Without it the view stays as mounted. */
  update?(props: Props<S>): void;
  /** Ends timers and listeners of this appearance; the host empties `element` afterwards. */
  unmount?(): void;
}

/** What a view knows of its surroundings. */
export interface Context<S extends SlotId> {
  /** Id of the plugin that the view belongs to. */
  readonly plugin: string;
  /** Id of the slot that the view stands in. */
  readonly slot: S;
  /** For `item`: the key that it was registered with. Else `null`. */
  readonly key: string | null;
  /** For `wrap`: put it where the wrapped content shall show. Else `null`. */
  readonly children: HTMLSlotElement | null;
  /** Asks the host to do something. An action that the slot does not know throws. */
  action(action: Action<S>): void;
}

/** The app around the plugin. */
export interface Host {
  /** Version of the host, semver. */
  readonly version: string;
  /** Id of the person who is signed in; `null` on the sign-in page. */
  readonly viewer: string | null;
  /**
   * Asks this server. `path` starts with `/api/` or `/plugins/`; `body` is sent as JSON; the CSRF token is added.
   * Resolves with the answer's JSON, `null` for an empty one. Rejects with a `RequestError`.
   */
  request(path: string, options?: { method?: string; body?: unknown }): Promise<unknown>;
  /** Listens to one WebSocket event. Returns how to stop; the host stops it with the plugin. */
  on(event: string, handler: (message: { event: string; data: any }) => void): () => void;
}

/** Why `Host.request` did not bring an answer. */
export interface RequestError {
  /** HTTP status; 0 when the server was not reached or the path was refused. */
  status: number;
  /** The server's id of the error, for programs; empty when there is none. */
  id: string;
  /** What happened, for people. */
  message: string;
}
