//! A dialog over the page, on the platform's `<dialog>`: it keeps the focus inside, makes the rest
//! inert and closes on Escape.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::icons;
use crate::t;

/// How wide a dialog is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ModalWidth {
    /// For a form or a list.
    #[default]
    Usual,
    /// For something with columns of its own; the whole window on a phone.
    Wide,
}

/// What stands around the content of the dialogs below it, such as a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct DialogAround(pub Callback<DialogContent, Html>);

/// What a dialog shows below its title, the foot included.
#[derive(Clone, Debug, PartialEq)]
pub struct DialogContent {
    /// The words at the top.
    pub title: AttrValue,
    /// The person wants it closed.
    pub on_close: Callback<()>,
    /// The content.
    pub children: Html,
}

/// Properties of [`Modal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ModalProps {
    /// The words at the top, also its name for screen readers.
    pub title: AttrValue,
    /// The person wants it closed. The owner then stops rendering it.
    pub on_close: Callback<()>,
    /// How wide it is.
    #[prop_or_default]
    pub width: ModalWidth,
    /// Whether something may stand around what it shows, see [`DialogAround`].
    #[prop_or(true)]
    pub is_replaceable: bool,
    /// What it shows.
    pub children: Html,
    /// Buttons at the foot.
    #[prop_or_default]
    pub footer: Html,
}

/// Opens as soon as it is rendered, and gives the focus back when it is gone.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    let around = use_context::<DialogAround>().filter(|_| props.is_replaceable);
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let before = super::focus::FocusBefore::remember();
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Fails when it is already open, and then there is nothing to do.
                let _ = dialog.show_modal();
            }
            let dialog = dialog.cast::<HtmlDialogElement>();
            move || {
                // While it is open, nothing else on the page can have the focus.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                before.restore();
            }
        });
    }
    let on_cancel = use_callback(props.on_close.clone(), |event: Event, on_close| {
        // The owner decides; the platform would close it and leave the owner behind.
        event.prevent_default();
        on_close.emit(());
    });
    let content = html! {
        <>
            <div class="modal__body">{ props.children.clone() }</div>
            if props.footer != Html::default() {
                <footer class="modal__footer">{ props.footer.clone() }</footer>
            }
        </>
    };
    let content = match around {
        Some(DialogAround(around)) => around.emit(DialogContent {
            title: props.title.clone(),
            on_close: props.on_close.clone(),
            children: content,
        }),
        None => content,
    };
    let on_close =
        use_callback(props.on_close.clone(), |_: MouseEvent, on_close| on_close.emit(()));
    let on_backdrop =
        use_callback((props.on_close.clone(), dialog.clone()), |event: MouseEvent, deps| {
            let (on_close, dialog) = deps;
            // Only the backdrop has the dialog itself as the target.
            let target = event.target().map(wasm_bindgen::JsValue::from);
            if target.is_some() && target == dialog.get().map(wasm_bindgen::JsValue::from) {
                on_close.emit(());
            }
        });
    let class = match props.width {
        ModalWidth::Usual => "modal",
        ModalWidth::Wide => "modal modal--wide",
    };
    html! {
        <dialog class={class} ref={dialog} aria-label={props.title.clone()} oncancel={on_cancel}
            onmousedown={on_backdrop}>
            <div class="modal__frame">
                <header class="modal__header">
                    <h2 class="modal__title">{ &props.title }</h2>
                    <button type="button" class="icon-button" aria-label={t!("close")} onclick={on_close}>
                        { icons::close() }
                    </button>
                </header>
                { content }
            </div>
        </dialog>
    }
}
