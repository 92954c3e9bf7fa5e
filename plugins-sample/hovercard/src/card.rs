//! The card as a whole: its parts, and when each of them is built anew.

use std::cell::RefCell;
use std::rc::Rc;

use sdk::contracts::{ProfilePopover, ProfilePopoverAction, ProfilePopoverProps, UserProps};
use sdk::dom::{El, el};
use sdk::task::{self, Task};
use sdk::timer::Timeout;
use sdk::wasm_bindgen::JsValue;
use sdk::web_sys::HtmlElement;
use sdk::{Context, Mounted, View};

use crate::attributes::{self, Attributes};
use crate::avatar::{avatar, tint};
use crate::facts::{self, Clock};
use crate::icons;
use crate::local_time::{self, LocalTime};
use crate::presence::presence_line;
use crate::skype;

/// The profile popover of this plugin.
pub(crate) struct Hovercard;

impl View<ProfilePopover> for Hovercard {
    fn mount(
        &self,
        element: HtmlElement,
        props: ProfilePopoverProps,
        ctx: Context<ProfilePopover>,
    ) -> Result<Box<dyn Mounted<ProfilePopover>>, JsValue> {
        let card = Rc::new(Card {
            ctx,
            person: el("div"),
            facts: el("section").class("facts").attr("aria-label", "About"),
            actions: el("div"),
            props: RefCell::new(props),
            attributes: RefCell::new(Attributes::Loading),
            clock: RefCell::default(),
            asking: RefCell::default(),
            ticking: RefCell::default(),
        });
        let parts = [&card.person, &card.facts, &card.actions].map(Clone::clone);
        let root = el("article").class("card").attr("data-test-id", "hovercard");
        el(&element).fill([root.children(parts)]);
        card.show();
        card.ask();
        card.tick();
        Ok(Box::new(Shown(card)))
    }
}

/// One card on the page; timer and request end with it.
struct Shown(Rc<Card>);

impl Mounted<ProfilePopover> for Shown {
    fn update(&mut self, props: ProfilePopoverProps) -> Result<(), JsValue> {
        let before = self.0.props.replace(props);
        let is_another = before.user.id != self.0.user().id;
        if is_another {
            // A slow answer must never show on the wrong card.
            self.0.attributes.replace(Attributes::Loading);
        }
        if before != *self.0.props.borrow() {
            self.0.show();
        }
        if is_another {
            self.0.ask();
        }
        Ok(())
    }
}

struct Card {
    ctx: Context<ProfilePopover>,
    person: El,
    facts: El,
    actions: El,
    props: RefCell<ProfilePopoverProps>,
    attributes: RefCell<Attributes>,
    clock: RefCell<Option<Clock>>,
    asking: RefCell<Option<Task>>,
    ticking: RefCell<Option<Timeout>>,
}

impl Card {
    fn user(&self) -> UserProps {
        self.props.borrow().user.clone()
    }

    fn show(self: &Rc<Self>) {
        self.person.fill(person(&self.props.borrow()));
        self.show_facts();
    }

    fn show_facts(self: &Rc<Self>) {
        let attributes = self.attributes.borrow();
        let card = Rc::downgrade(self);
        let retry = move || {
            if let Some(card) = card.upgrade() {
                card.ask();
            }
        };
        let clock = self.local_time().as_ref().map(Clock::new);
        self.facts.fill(facts::rows(clock.as_ref(), &attributes, retry));
        self.clock.replace(clock);
        self.show_actions(&attributes);
    }

    fn show_actions(&self, attributes: &Attributes) {
        let props = self.props.borrow();
        let user = &props.user;
        let can_message = user.id != props.viewer_id && user.delete_at.is_none();
        let message = can_message.then(|| {
            let (ctx, user_id) = (self.ctx.clone(), user.id.clone());
            el("button")
                .class("button primary")
                .attr("type", "button")
                .attr("data-test-id", "hovercard-message")
                .child(icons::message())
                .text("Message")
                .on("click", move |_| {
                    ctx.action(ProfilePopoverAction::Message { user_id: user_id.clone() });
                })
        });
        let call = attributes.skype_name().and_then(skype::call_link).map(|href| {
            let link = el("a").class("button").attr("data-test-id", "hovercard-skype");
            link.attr("href", &href).child(icons::call()).text("Call on Skype")
        });
        let is_empty = message.is_none() && call.is_none();
        let row = el("div").class("actions").children(message).children(call);
        self.actions.fill((!is_empty).then_some(row));
    }

    /// Asks for the attributes; whatever was asked before is forgotten.
    fn ask(self: &Rc<Self>) {
        if !matches!(*self.attributes.borrow(), Attributes::Loading) {
            self.attributes.replace(Attributes::Loading);
            self.show_facts();
        }
        let answer = attributes::load(self.ctx.host(), &self.props.borrow().user.id);
        let card = Rc::downgrade(self);
        let asking = task::spawn(async move {
            let answer = answer.await;
            if let Some(card) = card.upgrade() {
                card.attributes.replace(answer);
                card.show_facts();
            }
        });
        self.asking.replace(Some(asking));
    }

    /// Moves the clock as each minute begins.
    fn tick(self: &Rc<Self>) {
        let card = Rc::downgrade(self);
        let next = Timeout::new(local_time::until_next_minute_ms(), move || {
            let Some(card) = card.upgrade() else { return };
            if let (Some(clock), Some(time)) = (&*card.clock.borrow(), card.local_time()) {
                clock.set(&time);
            }
            card.tick();
        });
        self.ticking.replace(Some(next));
    }

    fn local_time(&self) -> Option<LocalTime> {
        local_time::now_in(&self.props.borrow().user.timezone)
    }
}

/// Picture, marks, name, position, handle and presence.
fn person(props: &ProfilePopoverProps) -> [El; 3] {
    let user = &props.user;
    let name = title(user);
    let mark =
        |shown: bool, class: &str, text: &str| shown.then(|| el("span").class(class).text(text));
    let marks = el("div")
        .class("badges")
        .children(mark(user.id == props.viewer_id, "badge", "You"))
        .children(mark(user.is_bot, "badge", "Bot"))
        .children(mark(user.delete_at.is_some(), "badge badge-gone", "Deactivated"));
    let position = user.position.trim();
    let position = (!position.is_empty())
        .then(|| el("p").class("position").attr("dir", "auto").text(position));
    let handle = el("span").attr("dir", "ltr").text("@").text(&user.username);
    let who = el("div")
        .class("who")
        .child(el("h2").class("name").attr("dir", "auto").text(&name))
        .children(position)
        .child(el("p").class("handle").child(handle).child(presence_line(props.presence)));
    let colour = tint(&user.id);
    let picture = avatar(&user.picture_url, &name, colour, props.presence);
    [
        el("div").class(["banner ", colour].concat().as_str()),
        el("div").class("head").child(picture).child(marks),
        who,
    ]
}

/// The line in the largest letters: the full name, else what the person is called.
fn title(user: &UserProps) -> String {
    let full_name = user.full_name();
    if full_name.is_empty() { user.display_name() } else { full_name }
}
