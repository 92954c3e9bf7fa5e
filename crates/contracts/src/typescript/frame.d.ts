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
  mount: (element: HTMLElement, props: Props<S>, ctx: Context<S>) => Mounted<S> | void;
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

/**
 * The app around the plugin; each plugin has one of its own.
 * What it gave is taken back when the plugin is turned off. From then on calls do nothing but fail with
 * `gone`, and promises that still wait settle: a dialog with «no», everything else with `gone`.
 * Everything that fails, fails with a `HostError`.
 */
export interface Host {
  /** Version of the host, semver. */
  readonly version: string;
  /** Id of the plugin that this object belongs to. */
  readonly plugin: string;
  /** Id of the person who is signed in now; `null` on the sign-in page, where a plugin may have started. */
  readonly viewer: string | null;
  /** Language of the page as a BCP 47 tag (`en`, `pt-BR`). */
  readonly locale: string;
  /** Direction in which the page's language is written. */
  readonly direction: "ltr" | "rtl";
  /** The person's choices, kept on the server. */
  readonly preferences: Preferences;
  /** What the plugin keeps in this browser. */
  readonly storage: PluginStorage;

  /**
   * Asks this server. `path` starts with `/api/` or `/plugins/`; `body` is sent as JSON; the CSRF token is added.
   * Resolves with the answer's JSON, `null` for an empty one.
   */
  request(path: string, options?: { method?: string; body?: unknown }): Promise<unknown>;
  /** Listens to one WebSocket event. Returns how to stop; the host stops it with the plugin. */
  on(event: string, handler: (message: { event: string; data: any }) => void): () => void;

  /**
   * Decides with the host: `handler` runs whenever the hook does, in the order of `order` (50 without it), then of plugin ids,
   * each with what the one before left. Answering nothing leaves everything as it is.
   * A handler that throws, is late or answers nonsense is skipped and reported; what it got goes on unchanged.
   * Returns how to stop; the host stops it with the plugin. At most 20 handlers for each hook: `quota`.
   */
  hook<H extends HookName>(name: H, handler: Hook<H>, options?: { order?: number }): () => void;

  /** A person by id; without an id the one who is signed in. What the page knows is not asked for again. */
  user(id?: string): Promise<UserProps>;
  /** A channel by id; without an id the open one, `null` when none is. */
  channel(id?: string): Promise<ChannelProps | null>;
  /**
   * Posts of a channel, the newest last. `limit` is 1 to 200, and 30 without it;
   * `before` is the id of a post, and leads to those that were written before it.
   */
  posts(channelId: string, options?: { limit?: number; before?: string }): Promise<PostProps[]>;

  /** Goes to a page of the chat: `/team`, `/team/channels/name`, `/team/messages/@name`. Nowhere else: `not_allowed`. */
  navigate(path: string): void;
  /** Asks the person. Resolves with true only when they chose `confirm`. One dialog per plugin at a time: `not_allowed`; 10 in 60 seconds: `quota`. */
  confirm(question: Question): Promise<boolean>;
  /** Tells the person something that they must have seen. Resolves when they closed it. The limits are those of `confirm`. */
  notice(notice: Notice): Promise<void>;
  /** Tells the person something in passing, in the corner. At most 5 in 10 seconds: `quota`. */
  toast(toast: Toast): void;

  /**
   * A panel at the right-hand side: its title here, its view as an item of `panel.v1` with the key `<plugin id>:<name>`.
   * One that is there already gets the new title. At most 20: `quota`.
   */
  panel(panel: PanelInfo): PanelHandle;
  /**
   * A page at `/plug/<plugin id>/<name>` and `/<team>/plug/<plugin id>/<name>`: its title here, its view as an item of
   * `page.v1` with the key `<plugin id>:<name>`. At most 20: `quota`.
   */
  page(page: PageInfo): PageHandle;
  /**
   * A product: a whole page at `/<base>`, with an entry in the product switcher. What it is stands here, its views are
   * items of `product.v1`: one with the key `<plugin id>:<name>`, and, for the middle of the global header, one with
   * `<plugin id>:<name>:header`. A base that is a team's, another product's or the server's is `not_allowed`. At most 20: `quota`.
   */
  product(product: ProductInfo): ProductHandle;
  /**
   * A page of the plugin in the person's settings, drawn by the host. What is chosen is kept among `preferences`, under the
   * setting's name, and follows to other browsers. A plugin has one page; another call takes its place.
   * More than 20 sections, 100 settings or 50 options of a setting are `quota`.
   */
  userSettings(settings: UserSettingsInfo): UserSettingsHandle;
  /**
   * A kind of channel in the dialog that makes one, beside public and private ones. What is asked for it below the form is
   * an item of `create-channel-option.v1` with the key `<plugin id>:<name>`; there need not be one.
   * One that is there already is described anew. At most 20: `quota`.
   */
  channelOption(option: ChannelOptionInfo): ChannelOptionHandle;
  /**
   * A tab in the settings of channels, after the chat's own: its title here, its view as an item of `channel-settings-tab.v1`
   * with the key `<plugin id>:<name>`. One that is there already is described anew. At most 20: `quota`.
   */
  channelSettingsTab(tab: ChannelSettingsTabInfo): ChannelSettingsTabHandle;

  /** Adds the plugin's texts, by language; a text that is there already gives way. At most 2000 texts for a language: `quota`. */
  translations(texts: Translations): void;
  /**
   * The text of `key` in the page's language: `pt-BR`, else `pt`, else `en`, else the key itself.
   * `{name}` becomes `values.name`, numbers as the language writes them; a placeholder without value stays as it is.
   * `values.count` chooses among the forms of a text. It is text, never HTML.
   */
  translate(key: string, values?: Record<string, string | number>): string;
  /**
   * Sets design tokens of the whole page, until the handle or the plugin takes them back.
   * A token that the page does not have, and a value with `url()` or anything else that is more than a value, is `invalid`;
   * then nothing is set. Who sets a token last wins.
   */
  theme(theme: Theme): Handle;
}

/** The hooks: what a handler gets, what it may answer, and how long it may take. */
export interface HookMap {
  /** The person sends a message. 2 seconds. */
  "message-will-be-posted": { gets: OutgoingPost; answers: PostAnswer; promises: true };
  /** The person saves a change of a message. 2 seconds. */
  "message-will-be-updated": { gets: PostUpdate; answers: PostAnswer; promises: true };
  /** The text of a post is about to be shown. At once, never a promise; more than 8 milliseconds count as a failure. */
  "message-will-format": { gets: PostText; answers: string; promises: false };
  /** The person sends a slash command. 2 seconds. */
  "slash-command-will-be-posted": { gets: SlashCommand; answers: SlashCommandAnswer; promises: true };
  /** The person chose, dropped or pasted files. 10 seconds. */
  "files-will-upload": { gets: FileChoice; answers: FileAnswer; promises: true };
  /** A notification is about to be shown on the desktop. The chat shows none yet. 1 second. */
  "desktop-notification": { gets: DesktopNote; answers: DesktopNoteAnswer; promises: true };
  /** The person made a channel in this browser; the page goes there meanwhile. 10 seconds. */
  "channel-was-created": { gets: CreatedChannel; answers: never; promises: true };
  /** The live connection stands again after it was lost. 2 seconds. */
  "reconnect": { gets: Record<string, never>; answers: never; promises: true };
}

/** The name of a hook. */
export type HookName = keyof HookMap;

/** A handler of a hook: `undefined` and `null` leave everything as it is. */
export type Hook<H extends HookName> = (value: HookMap[H]["gets"]) => HookAnswer<H>;

/** What a handler of a hook answers. */
export type HookAnswer<H extends HookName> =
  | HookMap[H]["answers"]
  | null
  | undefined
  | void
  | (HookMap[H]["promises"] extends true ? Promise<HookMap[H]["answers"] | null | undefined | void> : never);

/** What `files-will-upload` hands out. */
export interface FileChoice {
  /** The chosen files. */
  files: File[];
  /** The channel that they are for. */
  channel_id: string;
}

/** What a handler of `files-will-upload` may answer. */
export interface FileAnswer {
  /** The files to upload instead: fewer, or others. */
  files?: File[];
  /** What the person shall know of it, at most 300 characters. */
  note?: string;
  /** Why none is uploaded, for the person. */
  refuse?: string;
}

/**
 * What a person chose for a plugin: the same in every browser, readable by nobody else.
 * Kept in the server's category `pp_<plugin id>`, where the forerunner keeps them, too.
 * A value is any JSON, at most 20 000 bytes as text: `quota`. A key has 1 to 64 bytes of `A-Z a-z 0-9 . _ -`: `invalid`.
 */
export interface Preferences {
  /** The value; `null` when none was set. */
  get(key: string): Promise<unknown>;
  /** Sets a value. Resolves when the server has it. */
  set(key: string, value: unknown): Promise<void>;
  /** Takes a value away; fine when there is none. */
  remove(key: string): Promise<void>;
}

/**
 * What a plugin keeps in this browser for the person who is signed in: caches, drafts, the state of its views.
 * A value is any JSON. Keys and values of a plugin together have at most 262 144 bytes (256 KiB) as text: `quota`.
 * A key has 1 to 64 bytes of `A-Z a-z 0-9 . _ -`: `invalid`.
 * It outlives reloading, signing out and turning the plugin off; `clear` and clearing the browser's data end it.
 */
export interface PluginStorage {
  /** The value; `null` when there is none. */
  get(key: string): unknown;
  /** Sets a value. */
  set(key: string, value: unknown): void;
  /** Takes a value away; fine when there is none. */
  remove(key: string): void;
  /** The keys that have a value, in the order of the alphabet. */
  keys(): string[];
  /** Takes all values away. */
  clear(): void;
}

/** What `Host.confirm` asks. Text only; the dialog says which plugin asks. */
export interface Question {
  /** The question, 1 to 120 characters. */
  title: string;
  /** What follows from it, at most 2000 characters; each line is a paragraph. */
  text?: string;
  /** Words of the button that agrees, at most 40 characters. */
  confirm?: string;
  /** Words of the button that does not, at most 40 characters. */
  cancel?: string;
  /** True when agreeing destroys something; it then looks so, and is not the button that Enter presses. */
  danger?: boolean;
}

/** What `Host.notice` tells. Text only; the dialog says which plugin tells it. */
export interface Notice {
  /** What it is about, 1 to 120 characters. */
  title: string;
  /** The rest, at most 2000 characters; each line is a paragraph. */
  text?: string;
  /** Words of the button, at most 40 characters. */
  close?: string;
}

/** What `Host.toast` tells. Text only; the note says which plugin tells it. */
export interface Toast {
  /** The words, 1 to 300 characters. */
  text: string;
  /** How it looks; `info` without it. */
  tone?: "info" | "success" | "danger";
}

/** What `Host.panel` is told. */
export interface PanelInfo {
  /** Tells the plugin's panels apart: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`. */
  name: string;
  /** The words above it, 1 to 60 characters. */
  title: string;
}

/** A panel at the right-hand side. */
export interface PanelHandle extends Handle {
  /** The key of its view in `panel.v1`. */
  readonly key: string;
  /** Shows it, in place of what is shown there. */
  open(): void;
  /** Closes the right-hand side when it shows this panel. */
  close(): void;
  /** Opens or closes it. */
  toggle(): void;
}

/** What `Host.page` is told. */
export interface PageInfo {
  /** Stands in the address: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`, and not `.` or `..`. */
  name: string;
  /** The words in the window's title, 1 to 60 characters. */
  title: string;
}

/** A page with an address. */
export interface PageHandle extends Handle {
  /** The key of its view in `page.v1`. */
  readonly key: string;
  /** Its address outside of any team. */
  readonly path: string;
  /** Goes there, within the open team; `rest` is the address after the page's name. */
  open(rest?: string): void;
}

/** What `Host.product` is told. */
export interface ProductInfo {
  /** Tells the plugin's products apart: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`, and not `.` or `..`. */
  name: string;
  /** The first part of its address: 2 to 64 of `a-z 0-9 -`, a letter first. A team of that name that comes later takes it. */
  base: string;
  /** Its name in the product switcher and in the window's title, 1 to 60 characters. */
  title: string;
  /** An emoji, or a letter or two, before its name: at most 8 characters. */
  icon?: string;
  /** Where its entry leads: what follows the base. */
  link?: string;
  /** Whether the teams stay beside it. Default: `false`. */
  teamSidebar?: boolean;
  /** Whether the app bar stays beside it. Default: `false`. */
  appBar?: boolean;
}

/** A product. */
export interface ProductHandle extends Handle {
  /** The key of its view in `product.v1`. */
  readonly key: string;
  /** The key of its view in the middle of the global header. */
  readonly headerKey: string;
  /** Its address. */
  readonly path: string;
  /** Goes there; `rest` is the address after the base. */
  open(rest?: string): void;
}

/** What `Host.userSettings` is told. Text only. */
export interface UserSettingsInfo {
  /** Its name in the list of pages, 1 to 60 characters. */
  title: string;
  /** An emoji, or a letter or two, before its name: at most 8 characters. */
  icon?: string;
  /** Something to do, above the sections. */
  action?: SettingsOffer;
  /** Groups of settings, at least one. */
  sections: UserSettingsSection[];
}

/** Something to do on a page of settings. */
export interface SettingsOffer {
  /** What it is about, 1 to 120 characters. */
  title: string;
  /** More words, at most 500 characters. */
  text?: string;
  /** Words of the button, 1 to 60 characters. */
  button: string;
  /** What the button does. */
  run(): void | Promise<void>;
}

/** A titled group of settings. */
export interface UserSettingsSection {
  /** The words above it, 1 to 120 characters. */
  title: string;
  /** Whether nothing in it can be chosen now. Default: `false`. */
  disabled?: boolean;
  /** Hears of what the person chose here, once the server has it: the new values by name. */
  onSubmit?(changes: Record<string, any>): void | Promise<void>;
  /** What can be chosen, at least one. */
  settings: UserSetting[];
}

/** Something that the person chooses. Without `default` it is the first option, `false`, `""` or `null`. */
export type UserSetting = UserSettingBase & (
  | { kind: "radio" | "select"; options: SettingOption[]; default?: string }
  | { kind: "toggle"; default?: boolean }
  | {
      kind: "text";
      default?: string;
      /** Shown while there is none, at most 120 characters. */
      placeholder?: string;
      /** The most characters: 1 to 1000, and 200 without it. */
      maxLength?: number;
    }
  | {
      /** Any JSON; its control is an item of `user-setting.v1` with the key `<plugin id>:<name>`. */
      kind: "custom";
      default?: unknown;
    }
);

/** What all settings have. */
export interface UserSettingBase {
  /** Its name among the plugin's preferences: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`. */
  name: string;
  /** The words, 1 to 120 characters. */
  title: string;
  /** Smaller words below, at most 500 characters. */
  hint?: string;
  /** It can not be chosen while another setting has this value. */
  disabledIf?: { name: string; is: unknown };
}

/** One of several texts. */
export interface SettingOption {
  /** What is kept, 1 to 120 characters. */
  value: string;
  /** The words, 1 to 120 characters. */
  title: string;
  /** Smaller words below, at most 500 characters; a `select` does not show them. */
  hint?: string;
}

/** A page of settings, and what is chosen there. Taking it back leaves what was chosen. */
export interface UserSettingsHandle extends Handle {
  /** The key of the page among those of the settings. */
  readonly key: string;
  /** Opens the settings there. */
  open(): void;
  /** What is chosen now, or what holds without a choice. A name that no setting has is `invalid`. */
  get(name: string): any;
  /** Chooses for the person. Resolves when the server has it. What breaks the setting's rule is `invalid`. */
  set(name: string, value: unknown): Promise<void>;
  /** Hears of what is chosen from now on, here or in another browser. Returns how to stop. At most 20: `quota`. */
  watch(handler: (changes: Record<string, any>) => void): () => void;
}

/** What `Host.channelOption` is told. Text only. */
export interface ChannelOptionInfo {
  /** Tells the plugin's kinds of channels apart: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`, and not `.` or `..`. */
  name: string;
  /** The words of the choice, 1 to 60 characters. */
  label: string;
  /** Smaller words below, 1 to 200 characters. */
  description: string;
  /** An emoji, or a letter or two, before the words: at most 8 characters. */
  icon?: string;
  /** What the chat makes of it where `create` does not make the channel. Default: `public`. */
  base?: "public" | "private";
  /** Words of the button that makes the channel, 1 to 40 characters. */
  button?: string;
  /**
   * Makes the channel. Where it answers nothing, and without it, the chat makes an ordinary one.
   * More than 10 seconds, what is thrown, and what is no answer count as a failure: the person is told, and what they wrote stays.
   */
  create?(form: NewChannelForm): ChannelOptionAnswer | Promise<ChannelOptionAnswer>;
}

/** What `create` of a kind of channels answers. */
export type ChannelOptionAnswer = NewChannelAnswer | null | undefined | void;

/** A kind of channel. */
export interface ChannelOptionHandle extends Handle {
  /** The key of what belongs to it in `create-channel-option.v1`. */
  readonly key: string;
}

/** What `Host.channelSettingsTab` is told. Text only. */
export interface ChannelSettingsTabInfo {
  /** Tells the plugin's tabs apart: 1 to 64 bytes of `A-Z a-z 0-9 . _ -`, and not `.` or `..`. */
  name: string;
  /** The words of the tab, 1 to 60 characters. */
  title: string;
  /** An emoji, or a letter or two, before the words: at most 8 characters. */
  icon?: string;
}

/** A tab of the settings of channels. */
export interface ChannelSettingsTabHandle extends Handle {
  /** The key of what it shows in `channel-settings-tab.v1`. */
  readonly key: string;
}

/** Texts by language (BCP 47 tag) and key. */
export type Translations = Record<string, Record<string, Words>>;

/** A text, or its forms by the plural category that `Intl.PluralRules` finds for `values.count`. */
export type Words =
  | string
  | { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };

/** Design tokens for each of the page's two looks. */
export interface Theme {
  /** On light ground. */
  light?: Tokens;
  /** On dark ground. */
  dark?: Tokens;
}

/** Values of design tokens, as CSS writes them; each at most 200 characters. */
export type Tokens = { [T in Token]?: string };

/** What `Host` fails with; an `Error`. */
export interface HostError extends Error {
  readonly name: "HostError";
  /**
   * What kind of failure it is:
   * `refused` – the server said no, see `status` and `id`;
   * `unreachable` – no answer came;
   * `unreadable` – an answer came and is not what was asked for;
   * `not_allowed` – the host does not do that, or not now, or not on this page;
   * `invalid` – an argument breaks a rule;
   * `quota` – too much, or too often;
   * `gone` – the plugin was turned off.
   */
  readonly code: "refused" | "unreachable" | "unreadable" | "not_allowed" | "invalid" | "quota" | "gone";
  /** HTTP status of a refusal, 400 to 599; else 0. */
  readonly status: number;
  /** The server's id of the error, for programs; empty when there is none. */
  readonly id: string;
  /** What happened, for people. */
  readonly message: string;
}
