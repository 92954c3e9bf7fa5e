//! A labelled field for a text of several lines. Enter makes a new one; with Ctrl it saves.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Properties of [`LinesField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinesFieldProps {
    /// The field's name in its id; unique on the page.
    pub name: &'static str,
    /// The words above it.
    pub label: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// Below it: what to write.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Below it, in place of the hint: what is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The most characters it takes.
    pub max_chars: u32,
    /// Whether it takes nothing.
    #[prop_or_default]
    pub disabled: bool,
    /// Whether the focus goes here when it appears, behind the text.
    #[prop_or_default]
    pub focused: bool,
    /// Each change, the whole text.
    pub on_input: Callback<String>,
    /// Ctrl-Enter.
    pub on_save: Callback<()>,
}

/// Shows the field.
#[component]
pub fn LinesField(props: &LinesFieldProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.focused, move |focused| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| *focused) {
                let _ = field.focus();
                let end = field.value().encode_utf16().count();
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                let _ = field.set_selection_range(end, end);
            }
        });
    }
    let on_input = props
        .on_input
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let on_key = use_callback(props.on_save.clone(), |event: KeyboardEvent, on_save| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_save.emit(());
        }
    });
    let id = format!("field-{}", props.name);
    let note_id = format!("{id}-note");
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ &props.label }</label>
            <textarea class="field__input field__input--lines" {id} ref={field} rows="4"
                value={props.value.clone()} maxlength={props.max_chars.to_string()}
                disabled={props.disabled} aria-invalid={props.error.is_some().to_string()}
                aria-describedby={note_id.clone()} oninput={on_input} onkeydown={on_key} />
            if let Some(error) = &props.error {
                <p class="field__error" id={note_id} role="alert">{ error }</p>
            } else if let Some(hint) = &props.hint {
                <p class="field__hint" id={note_id}>{ hint }</p>
            }
        </div>
    }
}
