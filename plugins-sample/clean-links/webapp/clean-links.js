// @ts-check
// Takes out of links what only tells others who clicked, before a message is sent.

/** @typedef {import("../../../crates/contracts/types/mortise").Host} Host */

const TRACKING = /^(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|twclid|igshid|yclid|mc_[ce]id|_hs(enc|mi)|vero_id|oly_(anon|enc)_id)$/i;

// A bare link, or one in Markdown's parentheses. The parenthesis behind it is no part of it.
const LINK = /https?:\/\/[^\s<>()"'`]+/g;

const TEXTS = {
  en: {
    title: "Clean links", section: "Before a message is sent",
    clean: "Take tracking out of links", "clean-hint": "Parts such as utm_source, which only tell others who clicked.",
    tell: "Tell me when it did",
    keep: "Leave these parts", "keep-hint": "Names with commas between them.",
    cleaned: { one: "Took tracking out of one link.", other: "Took tracking out of {count} links." },
  },
  de: {
    title: "Saubere Links", section: "Bevor eine Nachricht gesendet wird",
    clean: "Tracking aus Links entfernen", "clean-hint": "Teile wie utm_source, die nur anderen verraten, wer geklickt hat.",
    tell: "Sag mir, wenn etwas entfernt wurde",
    keep: "Diese Teile lassen", "keep-hint": "Namen mit Kommas dazwischen.",
    cleaned: { one: "Tracking aus einem Link entfernt.", other: "Tracking aus {count} Links entfernt." },
  },
  ar: {
    title: "روابط نظيفة", section: "قبل إرسال الرسالة",
    clean: "إزالة التتبع من الروابط", "clean-hint": "أجزاء مثل utm_source لا تفيد إلا في إخبار الآخرين بمن نقر.",
    tell: "أخبرني عند حدوث ذلك",
    keep: "اترك هذه الأجزاء", "keep-hint": "أسماء تفصل بينها فواصل.",
    cleaned: {
      zero: "لم يُزَل شيء.", one: "أُزيل التتبع من رابط واحد.", two: "أُزيل التتبع من رابطين.", few: "أُزيل التتبع من {count} روابط.",
      many: "أُزيل التتبع من {count} رابطًا.", other: "أُزيل التتبع من {count} رابط.",
    },
  },
};

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(_registry, host) {
    host.translations(TEXTS);
    const say = host.translate.bind(host);
    // ANCHOR: settings
    const settings = host.userSettings({
      title: say("title"),
      icon: "🧹",
      sections: [{
        title: say("section"),
        settings: [
          { kind: "toggle", name: "clean", title: say("clean"), hint: say("clean-hint"), default: true },
          { kind: "toggle", name: "tell", title: say("tell"), default: true, disabledIf: { name: "clean", is: false } },
          {
            kind: "text", name: "keep", title: say("keep"), hint: say("keep-hint"), placeholder: "utm_campaign",
            disabledIf: { name: "clean", is: false },
          },
        ],
      }],
    });
    // ANCHOR_END: settings

    // ANCHOR: hook
    const clean = (/** @type {string} */ message) => {
      if (!settings.get("clean")) return;
      const cleaned = withoutTracking(message, new Set(settings.get("keep").split(/[\s,،]+/)));
      if (cleaned.count === 0) return;
      if (settings.get("tell")) host.toast({ text: say("cleaned", { count: cleaned.count }) });
      return { message: cleaned.message };
    };
    host.hook("message-will-be-posted", ({ message }) => clean(message));
    host.hook("message-will-be-updated", ({ post }) => clean(post.message));
    // ANCHOR_END: hook
  },
};

export default plugin;

/** The text with cleaned links, and how many were. @param {string} message @param {Set<string>} kept */
function withoutTracking(message, kept) {
  let count = 0;
  const cleaned = message.replace(LINK, (link) => {
    // Not through `URLSearchParams`: it would write the other parts anew.
    const [, address, query, rest] = /^([^?#]*)\?([^#]*)(.*)$/.exec(link) ?? [];
    if (query === undefined) return link;
    const parts = query.split("&");
    const left = parts.filter((part) => {
      const name = part.split("=")[0];
      return kept.has(name) || !TRACKING.test(name);
    });
    if (left.length === parts.length) return link;
    count += 1;
    return address + (left.length ? `?${left.join("&")}` : "") + rest;
  });
  return { message: cleaned, count };
}
