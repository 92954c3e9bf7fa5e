//! The quick switcher: a field, and below it where one can go. Arrows choose, Enter goes.

use std::rc::Rc;

use yew::prelude::*;

use super::{AvatarSize, EmptyState, Modal, channel_sign, icons};
use crate::{
    state::select::switch::{Goal, GoalPlace},
    t,
};

const LIST_ID: &str = "switcher-goals";

/// Properties of [`Switcher`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SwitcherProps {
    /// What is typed.
    pub letters: AttrValue,
    /// Where one can go.
    pub goals: Rc<[Goal]>,
    /// Makes the sign before a name; without it, that of the channel's kind.
    #[prop_or_default]
    pub render_sign: Option<Callback<Goal, Html>>,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Each change, the whole text.
    pub on_input: Callback<String>,
    /// Go there.
    pub on_go: Callback<GoalPlace>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog with a field and the goals.
#[component]
pub fn Switcher(props: &SwitcherProps) -> Html {
    // For which goals: with others, the first is chosen again.
    let active = use_state_eq(|| (Rc::<[Goal]>::default(), 0_usize));
    let active_idx = if active.0 == props.goals { active.1 } else { 0 };
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        });
    }
    {
        use_effect_with((active_idx, props.goals.len()), |(idx, _)| {
            let document = crate::services::browser::document();
            if let Some(row) = document.and_then(|it| it.get_element_by_id(&row_id(*idx))) {
                super::scroll::into_nearest_view(&row);
            }
        });
    }
    let on_input = props.on_input.reform(|event: InputEvent| {
        event.target_unchecked_into::<web_sys::HtmlInputElement>().value()
    });
    let on_key = {
        let (goals, on_go, active) = (props.goals.clone(), props.on_go.clone(), active.setter());
        Callback::from(move |event: KeyboardEvent| {
            let n_goals = goals.len();
            if event.is_composing() || n_goals == 0 {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" => active.set((goals.clone(), (active_idx + 1) % n_goals)),
                "ArrowUp" => active.set((goals.clone(), (active_idx + n_goals - 1) % n_goals)),
                "Enter" => {
                    if let Some(goal) = goals.get(active_idx) {
                        on_go.emit(goal.place.clone());
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let has_goals = !props.goals.is_empty();
    html! {
        <Modal title={t!("switcher")} on_close={props.on_close.clone()}>
            <div class="field">
                <label class="visually-hidden" for="switcher-field">{ t!("switcher-search") }</label>
                <input class="field__input" id="switcher-field" ref={field} type="text" role="combobox"
                    autocomplete="off" spellcheck="false" placeholder={t!("switcher-search")}
                    autofocus=true value={props.letters.clone()} aria-autocomplete="list"
                    aria-expanded={has_goals.to_string()} aria-controls={LIST_ID}
                    aria-activedescendant={has_goals.then(|| row_id(active_idx))}
                    oninput={on_input} onkeydown={on_key} />
                if let Some(error) = &props.error {
                    <p class="field__error" role="alert">{ error }</p>
                }
            </div>
            <ul class="choices" id={LIST_ID} role="listbox" aria-label={t!("switcher")}>
                for (idx, goal) in props.goals.iter().enumerate() {
                    { row(idx, goal, idx == active_idx, props) }
                }
            </ul>
            if !has_goals {
                <EmptyState icon={icons::search()} title={t!("switcher-empty")} text={t!("switcher-empty-text")} />
            }
        </Modal>
    }
}

fn row_id(idx: usize) -> String {
    format!("{LIST_ID}-{idx}")
}

fn row(idx: usize, goal: &Goal, is_active: bool, props: &SwitcherProps) -> Html {
    let key = match &goal.place {
        GoalPlace::Channel(id) | GoalPlace::Person(id) => id.clone(),
    };
    let (place, on_go) = (goal.place.clone(), props.on_go.clone());
    let sign = match &props.render_sign {
        Some(render) => render.emit(goal.clone()),
        None => sign(goal),
    };
    html! {
        <li {key} class="choices__row switcher__row" id={row_id(idx)} role="option"
            aria-selected={is_active.to_string()}
            onclick={move |_: MouseEvent| on_go.emit(place.clone())}>
            <span class="choices__sign" aria-hidden="true">{ sign }</span>
            <span class="switcher__name">{ &goal.name }</span>
            <span class="switcher__hint">{ &goal.hint }</span>
            if goal.unread {
                <span class="tag">{ t!("switcher-unread") }</span>
            }
        </li>
    }
}

fn sign(goal: &Goal) -> Html {
    let picture = goal.picture.clone().map(AttrValue::from);
    let name = AttrValue::from(goal.name.clone());
    channel_sign(&name, goal.kind, picture, None, AvatarSize::Small)
}
