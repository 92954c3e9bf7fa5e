import type {
  Action, ChannelProps, HookMap, HookName, Host, NewChannelAnswer, NewChannelForm, Notice, Plugin, PostProps, Props, Question, SlotId, Toast, UserProps,
} from "../mortise.js";

/** One call of the host. */
export interface Call {
  /** `request`, `storage.set`, … */
  name: string;
  /** What was given. */
  arguments: any[];
  /** What came back; `undefined` when it failed or is not there yet. */
  answer: any;
  /** Set when it failed. */
  error: { code: string; status: number; id: string; message: string } | undefined;
}

/** What the fake server answers. Status 0 is a server that can not be reached; 200 without a status. */
export interface Answer {
  status?: number;
  body?: unknown;
}

/** What a fake host knows; each can be left out. A whole fixture does as options. */
export interface FakeHostOptions {
  /** Id of the plugin; `plugin-under-test` without it. */
  plugin?: string;
  /** Version of the host. */
  version?: string;
  /** Id of the person who is signed in; `null` for the sign-in page. Without it, what `props` and `known` say. */
  viewer?: string | null;
  /** Language as a BCP 47 tag; `en` without it. */
  locale?: string;
  direction?: "ltr" | "rtl";
  /** Answers by method and path, `GET /api/v4/users/me`; everything else is answered 404. */
  answers?: Record<string, Answer | ((body: unknown) => Answer | Promise<Answer>)>;
  /** All people, channels and posts in it are known to the page. */
  known?: unknown;
  /** The same, for the props of a fixture. */
  props?: unknown;
  /** Id of the open channel. */
  channel?: string | null;
  /** The person's choices, by key. */
  preferences?: Record<string, unknown>;
  /** What is kept in the browser, by key. */
  storage?: Record<string, unknown>;
  /** What the person says to questions; false without it. */
  confirm?: boolean | ((question: Question) => boolean | Promise<boolean>);
  /** What happens at a notice; its promise is waited for. */
  notice?: (notice: Notice) => unknown;
  /** Hears of each toast that is shown. */
  onToast?: (toast: Toast) => void;
  /** Hears of each call when it is answered. */
  onCall?: (call: Call) => void;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** The document on which views and themes show; `false` sets no theme. */
  page?: Document | false;
  /** The rest of a fixture. */
  [more: string]: unknown;
}

/** A host that asks no server, keeps the rules of the real one, and records every call. */
export interface FakeHost {
  /** What a plugin gets. */
  host: Host;
  /** Every call so far. */
  calls: Call[];
  callsOf(name: string): Call[];
  /** Hands an event of the WebSocket to those who listen. */
  emit(event: string, data?: unknown): void;
  /** Runs the plugin's handlers of a hook as the host does. */
  runHook<H extends HookName>(name: H, value: HookMap[H]["gets"]): Promise<HookEnding<H>>;
  /** Chooses on the plugin's page of settings, as the person does. */
  chooseSetting(name: string, value: unknown): Promise<void>;
  /** Presses what the plugin's page of settings offers above its sections. */
  runSettingsAction(): Promise<void>;
  /**
   * Makes a channel of the plugin's kind `name` from what a person wrote: what `create` answered, `null` where the chat makes
   * the channel. What it fails with, nonsense and more than 10 seconds reject.
   */
  makeChannel(name: string, form?: Partial<NewChannelForm>): Promise<NewChannelAnswer | null>;
  /** Sets what is answered from now on. */
  answer(request: string, answer: Answer | ((body: unknown) => Answer | Promise<Answer>)): void;
  /** Turns the plugin off: everything is taken back, and later calls fail with `gone`. */
  stop(): void;
}

/** How a hook ended. */
export interface HookEnding<H extends HookName> {
  /** What the handlers left. */
  value: HookMap[H]["gets"];
  /** The reason of a refusal; `null` without one. */
  refused: string | null;
  /** Whether a handler did it already, or wants that nothing is shown. */
  done: boolean;
  /** What was wrong with the handlers that were skipped. */
  faults: string[];
}

export function createFakeHost(options?: FakeHostOptions): FakeHost;

/** What to press: a CSS selector, or what the control is called. */
export type Target = string | { role?: "button" | "link" | "textbox" | "checkbox" | string; name: string };

/** One appearance of a view on the test's page. What it does waits until the view has settled. */
export interface Shown<S extends SlotId> {
  /** The element that the view fills. */
  readonly element: HTMLElement;
  /** What the view asked its slot for, in order. */
  readonly actions: Action<S>[];
  /** The words, spaces made single. */
  text(): string;
  html(): string;
  /** The element; throws when there is none. */
  get(target: Target): HTMLElement;
  find(target: Target): HTMLElement | null;
  update(props: Props<S>): Promise<void>;
  click(target: Target): Promise<void>;
  /** Puts words into a field, as typing them does. */
  type(target: Target, words: string): Promise<void>;
  press(target: Target, key: string): Promise<void>;
  settle(): Promise<void>;
  /** Waits until `isSo` says so; at most five seconds without a limit. */
  until(isSo: () => boolean, limitMs?: number): Promise<void>;
  /** Ends the view. A second call does nothing. */
  unmount(): void;
}

/** What the plugin put somewhere. */
export interface Contribution {
  kind: "replace" | "wrap" | "before" | "after" | "hide" | "item";
  slot: SlotId;
  key: string | null;
  order: number | undefined;
  styles: string | undefined;
  removed: boolean;
}

/** A plugin that runs against a fake host. */
export interface Stage {
  readonly fake: FakeHost;
  /** Every call of the host so far. */
  readonly calls: Call[];
  readonly contributions: Contribution[];
  /** Whether the plugin hides the slot's content. */
  hides(slot: SlotId): boolean;
  /** Shows what the plugin put into a slot, the first that fits. `wrapped` is the text of what a `wrap` is around. */
  mount<S extends SlotId>(
    slot: S,
    props: Props<S>,
    which?: { kind?: "replace" | "wrap" | "before" | "after" | "item"; key?: string; wrapped?: string },
  ): Promise<Shown<S>>;
  /** Runs the plugin's handlers of a hook as the host does. */
  hook<H extends HookName>(name: H, value: HookMap[H]["gets"]): Promise<HookEnding<H>>;
  /** Turns the plugin off as a host does. */
  stop(): Promise<void>;
  settle(): Promise<void>;
}

/** Runs `plugin.initialize`. Three lines of a test: `createStage`, `mount`, `click`. */
export function createStage(plugin: Plugin, options?: FakeHostOptions): Promise<Stage>;

/** An error as a host gives it. */
export function hostError(code: string, message: string, status?: number, id?: string): Error;

/** The limits of a host, with their units in the names. */
export const LIMITS: Readonly<Record<string, number>>;

/** The design tokens of the page that plugins may set. */
export const TOKENS: readonly string[];

export type { ChannelProps, PostProps, UserProps };
