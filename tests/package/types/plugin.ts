// What must compile, and, marked so, what must not: `tsc` fails on a mark without an error.
import { definePlugin, h, isHostError, view, type Host, type HostError, type Props } from "mortise-plugin";
import { createFakeHost, createStage } from "mortise-plugin/testing";

const card = view("profile-popover.v1", (element, props, ctx) => {
  const name: string = props.user.username;
  const inside: HTMLSlotElement | null = ctx.children;
  element.append(h("button", { type: "button", onclick: (event) => event.preventDefault() }, name, [1, null, "x"]));
  if (inside) element.append(inside);
  ctx.action({ type: "message", user_id: props.user.id });
  // @ts-expect-error no such action
  ctx.action({ type: "dance" });
  // @ts-expect-error the id is missing
  ctx.action({ type: "message" });
  // @ts-expect-error no such field
  void props.user.shoe_size;
  return {
    update(next) {
      const presence: "online" | "away" | "dnd" | "offline" = next.presence;
      void presence;
    },
  };
});

export default definePlugin({
  async initialize(registry, host) {
    const handle = registry.replace("profile-popover.v1", card, { order: 10, styles: "p {}" });
    registry.item("post-body.v1", "custom_note", view("post-body.v1", (element) => void element.append("x")));
    registry.hide("center-toast.v1");
    handle.remove();
    // @ts-expect-error a region takes no items
    registry.item("profile-popover.v1", "x", card);
    // @ts-expect-error no such slot
    registry.hide("popover");
    // @ts-expect-error a view of another slot
    registry.replace("channel-header.v1", card);
    await everything(host);
  },
});

// @ts-expect-error a plugin initializes
definePlugin({});

async function everything(host: Host) {
  const me = await host.user();
  const channel = await host.channel();
  if (channel) {
    const posts = await host.posts(channel.id, { limit: 10, before: "p" });
    const sent: number | undefined = posts[0]?.create_at;
    void sent;
  }
  // @ts-expect-error there may be no open channel
  void channel.id;
  // @ts-expect-error a limit is a number
  await host.posts("c", { limit: "10" });
  const kept: unknown = host.storage.get("x");
  host.storage.set("x", { any: ["json"] });
  const keys: string[] = host.storage.keys();
  await host.preferences.set("x", kept);
  host.navigate("/team");
  const agreed: boolean = await host.confirm({ title: "Sure?", danger: true });
  // @ts-expect-error a question has a title
  await host.confirm({ text: "Sure?" });
  await host.notice({ title: "Done" });
  host.toast({ text: "Done", tone: "success" });
  // @ts-expect-error no such tone
  host.toast({ text: "Done", tone: "loud" });
  host.translations({ en: { a: "A {x}", b: { one: "one", other: "{count}" } } });
  // @ts-expect-error forms need other
  host.translations({ en: { b: { one: "one" } } });
  const words: string = host.translate("a", { x: 1 });
  host.theme({ light: { "--color-accent": "#123" } }).remove();
  // @ts-expect-error no such token
  host.theme({ light: { "--colour-accent": "#123" } });
  // @ts-expect-error the host is read only
  host.version = "1";
  const stop: () => void = host.on("posted", ({ data }) => void data);
  return { me, keys, agreed, words, stop };
}

export function wordsOf(error: unknown): string {
  if (!isHostError(error)) return "no idea";
  const known: HostError = error;
  switch (known.code) {
    case "refused":
      return `${known.status} ${known.id}`;
    case "unreachable":
    case "unreadable":
    case "not_allowed":
    case "invalid":
    case "quota":
    case "gone":
      return known.message;
    default: {
      // All codes are handled above.
      const nothing: never = known.code;
      return nothing;
    }
  }
}

export async function tested(props: Props<"profile-popover.v1">) {
  const stage = await createStage({ initialize() {} }, { props, answers: { "GET /api/v4/users/me": { body: {} } } });
  const shown = await stage.mount("profile-popover.v1", props);
  await shown.click({ role: "button", name: "Message" });
  const last = shown.actions.at(-1);
  if (last?.type === "message") void last.user_id;
  // @ts-expect-error other props
  await stage.mount("profile-popover.v1", { user: 1 });
  return createFakeHost().callsOf("request").length;
}
