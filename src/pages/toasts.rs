//! Keeps the notes in the corner, and provides how to show one.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{ToastItem, Toasts},
    hooks::{NewToast, ToastLink},
};

/// As many notes as fit above the message box; older ones give way.
const MAX_TOASTS: usize = 4;

enum Change {
    Show(NewToast),
    Dismiss(u32),
}

#[derive(Default, PartialEq)]
struct Notes {
    items: Rc<[ToastItem]>,
    next_id: u32,
}

impl Reducible for Notes {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        match change {
            // The same words twice are one note.
            Change::Show(new)
                if self.items.iter().any(|item| item.text == new.text && item.from == new.from) =>
            {
                self
            }
            Change::Show(NewToast { tone, text, from }) => {
                let new = ToastItem { id: self.next_id, tone, text, from };
                let mut items = self.items.to_vec();
                while items.len() >= MAX_TOASTS {
                    items.remove(first_to_go(&items, &new));
                }
                items.push(new);
                let items = items.into();
                Rc::new(Self { items, next_id: self.next_id.wrapping_add(1) })
            }
            Change::Dismiss(id) => Rc::new(Self {
                items: self.items.iter().filter(|item| item.id != id).cloned().collect(),
                next_id: self.next_id,
            }),
        }
    }
}

/// Which note gives way: what a plugin says never takes the place of what the app says, unless
/// nothing else is there.
fn first_to_go(items: &[ToastItem], new: &ToastItem) -> usize {
    let of_plugins = || items.iter().position(|item| item.from.is_some());
    new.from.as_ref().and_then(|_| of_plugins()).unwrap_or_default()
}

/// Properties of [`ToastHost`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToastHostProps {
    /// What may show notes.
    pub children: Html,
}

/// Provides [`ToastLink`] and shows the notes.
#[component]
pub fn ToastHost(props: &ToastHostProps) -> Html {
    let notes = use_reducer_eq(Notes::default);
    let dispatcher = notes.dispatcher();
    let show = use_callback(dispatcher.clone(), |new, dispatcher| {
        dispatcher.dispatch(Change::Show(new));
    });
    let on_dismiss =
        use_callback(dispatcher, |id: u32, dispatcher| dispatcher.dispatch(Change::Dismiss(id)));
    html! {
        <ContextProvider<ToastLink> context={ToastLink(show)}>
            { props.children.clone() }
            <Toasts toasts={Rc::clone(&notes.items)} {on_dismiss} />
        </ContextProvider<ToastLink>>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::ToastTone;

    fn show_from(notes: Rc<Notes>, text: &'static str, from: Option<&'static str>) -> Rc<Notes> {
        let from = from.map(AttrValue::Static);
        let tone = ToastTone::Info;
        notes.reduce(Change::Show(NewToast { tone, text: AttrValue::Static(text), from }))
    }

    fn show(notes: Rc<Notes>, text: &'static str) -> Rc<Notes> {
        show_from(notes, text, None)
    }

    #[test]
    fn plugins_push_each_other_out_and_not_the_app() {
        let mut notes = show(Rc::new(Notes::default()), "from the app");
        for text in ["a", "b", "c", "d", "e"] {
            notes = show_from(notes, text, Some("Loud"));
        }
        let texts: Vec<&str> = notes.items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, ["from the app", "c", "d", "e"]);
        notes = show_from(notes, "c", Some("Another"));
        assert_eq!(notes.items[3].text, "c", "the same words of another plugin are another note");
    }

    #[test]
    fn old_notes_give_way_and_none_shows_twice() {
        let mut notes = Rc::new(Notes::default());
        for text in ["a", "b", "b", "c", "d", "e"] {
            notes = show(notes, text);
        }
        let texts: Vec<&str> = notes.items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, ["b", "c", "d", "e"]);
        let first = notes.items[0].id;
        notes = notes.reduce(Change::Dismiss(first));
        assert_eq!(notes.items.len(), 3);
        assert!(notes.items.iter().all(|item| item.id != first));
    }
}
