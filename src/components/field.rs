//! A labelled text field with hint and error.

use yew::prelude::*;

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Any words.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// The password of an account that exists.
    Password,
    /// A password being chosen.
    NewPassword,
    /// A username, as a password manager knows it.
    Username,
    /// What to search for.
    Search,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Username => "text",
            Self::Email => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Search => "search",
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Text | Self::Search => "off",
            Self::Username => "username",
            Self::Email => "email",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
        }
    }
}

/// Properties of [`Field`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FieldProps {
    /// The field's name in a form and in its id; unique on the page.
    pub name: &'static str,
    /// The words above it.
    pub label: AttrValue,
    /// What it takes.
    #[prop_or_default]
    pub kind: FieldKind,
    /// What it holds.
    pub value: AttrValue,
    /// Each change, the whole text.
    pub on_input: Callback<String>,
    /// Below it: what to write.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Below it, in place of the hint: what is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Inside it while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// The most characters it takes.
    #[prop_or_default]
    pub max_chars: Option<u32>,
    /// Whether it waits for an answer and takes nothing.
    #[prop_or_default]
    pub disabled: bool,
    /// Whether the focus goes here when it appears.
    #[prop_or_default]
    pub focused: bool,
}

/// Shows a field with its label.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(props.focused, move |focused| {
            if let Some(element) = input.cast::<web_sys::HtmlElement>().filter(|_| *focused) {
                let _ = element.focus();
            }
        });
    }
    let on_input = use_callback(props.on_input.clone(), |event: InputEvent, on_input| {
        on_input.emit(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
    });
    let id = format!("field-{}", props.name);
    let note_id = format!("{id}-note");
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ &props.label }</label>
            <input class="field__input" ref={input} {id} name={props.name}
                type={props.kind.input_type()} autocomplete={props.kind.autocomplete()}
                autocapitalize="none" spellcheck="false" value={props.value.clone()}
                placeholder={props.placeholder.clone()} disabled={props.disabled}
                autofocus={props.focused}
                maxlength={props.max_chars.map(|max_chars| max_chars.to_string())}
                aria-invalid={props.error.is_some().to_string()}
                aria-describedby={note_id.clone()} oninput={on_input} />
            if let Some(error) = &props.error {
                <p class="field__error" id={note_id} role="alert">{ error }</p>
            } else if let Some(hint) = &props.hint {
                <p class="field__hint" id={note_id}>{ hint }</p>
            }
        </div>
    }
}
