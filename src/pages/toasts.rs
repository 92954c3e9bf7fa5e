//! Keeps the notes in the corner, and provides how to show one.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{ToastItem, ToastTone, Toasts},
    hooks::ToastLink,
};

/// As many notes as fit above the message box; older ones give way.
const MAX_TOASTS: usize = 4;

enum Change {
    Show(ToastTone, AttrValue),
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
            Change::Show(_, text) if self.items.iter().any(|item| item.text == text) => self,
            Change::Show(tone, text) => {
                let skip = (self.items.len() + 1).saturating_sub(MAX_TOASTS);
                let new = ToastItem { id: self.next_id, tone, text };
                let items = self.items.iter().skip(skip).cloned().chain([new]).collect();
                Rc::new(Self { items, next_id: self.next_id.wrapping_add(1) })
            }
            Change::Dismiss(id) => Rc::new(Self {
                items: self.items.iter().filter(|item| item.id != id).cloned().collect(),
                next_id: self.next_id,
            }),
        }
    }
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
    let show = use_callback(dispatcher.clone(), |(tone, text), dispatcher| {
        dispatcher.dispatch(Change::Show(tone, text));
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

    fn show(notes: Rc<Notes>, text: &'static str) -> Rc<Notes> {
        notes.reduce(Change::Show(ToastTone::Info, AttrValue::Static(text)))
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
