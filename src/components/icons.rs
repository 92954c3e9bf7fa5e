//! The pictograms: one function per icon, each an inline SVG that takes the colour of its text.
//!
//! They say nothing to a screen reader; the control around one carries the label.

use yew::prelude::*;

/// Lines of two units in a box of 24, drawn in the text's colour.
fn lines(paths: &[&'static str]) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            for path in paths.iter() {
                <path d={*path} />
            }
        </svg>
    }
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident: $($path:literal),+;)+) => {
        $($(#[$doc])* pub fn $name() -> Html { lines(&[$($path),+]) })+
    };
}

icons! {
    /// A public channel.
    hash: "M5 9h15", "M4 15h15", "M10 4 8 20", "M16 4l-2 16";
    /// A private channel.
    lock: "M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z", "M8 11V8a4 4 0 0 1 8 0v3";
    /// The one before.
    chevron_back: "m15 6-6 6 6 6";
    /// The one after.
    chevron_forward: "m9 6 6 6-6 6";
    /// Attaches files.
    paperclip: "m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l8-8";
    /// A file.
    file: "M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z", "M14 3v5h5";
    /// Opens or closes what is below.
    chevron_down: "m6 9 6 6 6-6";
    /// A favourite.
    star: "m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z";
    /// What is told of a channel.
    bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z", "M10 21h4";
    /// Nothing is told of a channel but mentions.
    bell_off: "M6 16V11a6 6 0 0 1 9-5.2", "M18 11v5l1.5 2H8", "M10 21h4", "M4 4l16 16";
    /// A command.
    slash: "M15 4 9 20";
    /// Numbers.
    chart: "M4 20h16", "M7 16v-5", "M12 16V6", "M17 16v-8";
    /// Adds one.
    plus: "M12 5v14", "M5 12h14";
    /// Closes or takes away.
    close: "M6 6l12 12", "M18 6 6 18";
    /// Chosen.
    check: "m5 12.5 4.5 4.5L19 7.5";
    /// More choices.
    more: "M5 12h.01", "M12 12h.01", "M19 12h.01";
    /// People.
    people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z", "M2.5 20a6.5 6.5 0 0 1 13 0", "M16 4.4a3.5 3.5 0 0 1 0 6.2", "M18 14.2a6.5 6.5 0 0 1 3.5 5.8";
    /// One person.
    person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M5 20a7 7 0 0 1 14 0";
    /// Sends the message.
    send: "M4 12 3.5 4.5 21 12 3.5 19.5 4 12z", "M4 12h8";
    /// One place up.
    arrow_up: "M12 19V5", "m6 11 6-6 6 6";
    /// Down to the newest.
    arrow_down: "M12 5v14", "m6 13 6 6 6-6";
    /// Back to what was before.
    back: "M19 12H5", "m11 6-6 6 6 6";
    /// Answers a post.
    reply: "M9 8 4 12.5 9 17", "M4 12.5h9a6 6 0 0 1 6 6V20";
    /// Pinned for everybody in the channel.
    pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3z", "M12 15v6";
    /// Saved by the person.
    bookmark: "M6 4h12v16l-6-4-6 4z";
    /// Puts an emoji under a post.
    add_reaction: "M20 11.5V12a8 8 0 1 1-8-8h.5", "M9 10h.01", "M14 10h.01", "M8.5 14a4 4 0 0 0 6.5 0", "M18 3v6", "M15 6h6";
    /// What can be copied.
    copy: "M9 9h10v11H9z", "M5 15V4h10";
    /// Not read yet.
    unread: "M12 20a8 8 0 1 1 5.6-13.7", "M19 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z";
    /// Goes to where a post stands.
    jump: "M5 12h13", "m13 7 5 5-5 5";
    /// A smiling face.
    smile: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z", "M9 10h.01", "M15 10h.01", "M8.5 14a4.2 4.2 0 0 0 7 0";
    /// Once more.
    retry: "M20 12a8 8 0 1 1-2.5-5.8", "M20 3v4.5h-4.5";
    /// Searches.
    search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z", "m20 20-4-4";
    /// Products.
    products: "M4 4h6v6H4z", "M14 4h6v6h-6z", "M4 14h6v6H4z", "M14 14h6v6h-6z";
    /// Help.
    help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M9.3 9.2a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.5 1.1-1.5 2.1", "M12 17h.01";
    /// What something is.
    info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M12 11v5", "M12 8h.01";
    /// The keyboard.
    keyboard: "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z", "M7 10h.01", "M11 10h.01", "M15 10h.01", "M8 14h8";
    /// Plugins: a tenon in its mortise.
    plug: "M4 4h16v6h-4.5v4h-7v-4H4z", "M4 14v6h16v-6";
    /// Signs out.
    leave: "M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4", "M10 8l-4 4 4 4", "M6 12h9";
    /// The light theme.
    sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M12 3v1.5", "M12 19.5V21", "M3 12h1.5", "M19.5 12H21", "M5.6 5.6l1.1 1.1", "M17.3 17.3l1.1 1.1", "M5.6 18.4l1.1-1.1", "M17.3 6.7l1.1-1.1";
    /// The dark theme.
    moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z";
    /// The system's theme.
    screen: "M4 5h16v11H4z", "M9 20h6", "M12 16v4";
    /// Something is wrong.
    warning: "M12 4 2.8 19.5h18.4z", "M12 10v4", "M12 17h.01";
    /// Not connected.
    offline: "M3 3l18 18", "M8.5 15.5a5 5 0 0 1 7 0", "M5 12a10 10 0 0 1 4-2.4", "M19 12a10 10 0 0 0-5-2.7", "M12 19h.01";
    /// A message.
    message: "M4 5h16v11H10l-4 4v-4H4z";
    /// The list of channels.
    list: "M4 6h16", "M4 12h16", "M4 18h16";
    /// Safe mode.
    shield: "M12 3l8 3v5c0 5-3.5 8.5-8 10-4.5-1.5-8-5-8-10V6z";
    /// A text to write or change.
    pencil: "M4 20h4L19 9l-4-4L4 16z", "M13.5 6.5l4 4";
    /// What can be set.
    sliders: "M4 7h9", "M17 7h3", "M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z", "M4 17h3", "M11 17h9", "M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
    /// What lies above what.
    layers: "M12 3 3 8l9 5 9-5z", "m3 13 9 5 9-5";
    /// Something for the server.
    upload: "M12 16V4", "m6.5 9.5 5.5-5.5 5.5 5.5", "M4 20h16";
    /// Something from elsewhere.
    download: "M12 4v12", "m6.5 10.5 5.5 5.5 5.5-5.5", "M4 20h16";
    /// An address.
    link: "M10 14a4 4 0 0 0 5.7 0l3.2-3.2a4 4 0 0 0-5.7-5.7L12 6.3", "M14 10a4 4 0 0 0-5.7 0l-3.2 3.2a4 4 0 0 0 5.7 5.7l1.2-1.2";
    /// Leads to another page, in a new tab.
    away: "M14 4h6v6", "M20 4 11 13", "M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5";
    /// Guides and references.
    book: "M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2z", "M5 18a2 2 0 0 1 2-2h12";
    /// Takes away for good.
    trash: "M4 7h16", "M9 7V4h6v3", "M6 7l1 13h10l1-13", "M10 11v5", "M14 11v5";
    /// Back to what was before.
    undo: "M8 5 4 9l4 4", "M4 9h10a6 6 0 0 1 0 12h-3";
    /// What comes with the server, or can be had.
    shelf: "M4 20V9l2-5h12l2 5v11z", "M4 9h16", "M9 13h6";
}

/// The mark of Mortise: two pieces of wood that fit into each other.
pub fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="mark__mortise" d="M4 4h24v10h-6v6H10v-6H4z" />
            <path class="mark__tenon" d="M4 18h3v5h18v-5h3v10H4z" />
        </svg>
    }
}
