// The React binding: the types of a slot reach its component.
import { definePlugin } from "mortise-plugin";
import { reactView, Wrapped, type ViewProps } from "mortise-plugin/react";

function Card({ props, ctx }: ViewProps<"profile-popover.v1">) {
  return <button onClick={() => ctx.action({ type: "close" })}>{props.user.username}</button>;
}

function Header({ props, ctx }: ViewProps<"channel-header.v1">) {
  return <section aria-label={props.channel.display_name}><Wrapped ctx={ctx} /></section>;
}

export default definePlugin({
  initialize(registry) {
    registry.replace("profile-popover.v1", reactView(Card));
    registry.wrap("channel-header.v1", reactView(Header));
    // @ts-expect-error a component of another slot
    registry.replace("channel-header.v1", reactView(Card));
  },
});
