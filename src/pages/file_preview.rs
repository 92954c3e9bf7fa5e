//! Files shown large, one after the other: pictures, films, sound, PDF and text where the browser
//! can; for all else what is known of it and the way to keep it.

use std::rc::Rc;

use api_types::FileInfo;
use contracts::{FilePreview as Contract, FilePreviewAction, FilePreviewProps as ContractProps};
use runtime::Slot;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::{
    components::{download, file_size, file_url, icons},
    hooks::use_selector,
    services::Api,
    slots::file_props,
    t,
};

/// Letters of a text that are shown. More is kept for those who download it.
const MAX_TEXT: usize = 200_000;

/// Properties of [`FilePreview`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FilePreviewProps {
    /// The files of a post.
    pub(super) files: Rc<[FileInfo]>,
    /// Which of them is shown first.
    pub(super) first_idx: usize,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The window.
#[component]
pub(super) fn FilePreview(props: &FilePreviewProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Fails when it is already open, and then there is nothing to do.
                let _ = dialog.show_modal();
            }
            // Closing gives the focus back to what was pressed.
            move || dialog.iter().for_each(HtmlDialogElement::close)
        });
    }
    let idx = use_state_eq(|| props.first_idx);
    let n_files = props.files.len();
    let step = use_callback((idx.clone(), n_files), |forward: bool, (idx, n_files)| {
        if *n_files > 1 {
            idx.set(if forward { (**idx + 1) % n_files } else { (**idx + n_files - 1) % n_files });
        }
    });
    let on_key = use_callback(step.clone(), |event: KeyboardEvent, step| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key());
        let key = event.key();
        if plain && matches!(key.as_str(), "ArrowLeft" | "ArrowRight") && !is_player(&event) {
            event.prevent_default();
            step.emit((key == "ArrowRight") != is_rtl());
        }
    });
    let on_cancel = use_callback(props.on_close.clone(), |event: Event, on_close| {
        event.prevent_default();
        on_close.emit(());
    });
    let on_close =
        use_callback(props.on_close.clone(), |_: MouseEvent, on_close| on_close.emit(()));
    let viewer_id = use_selector(|state| state.me.to_string());
    let Some(file) = props.files.get(*idx) else { return Html::default() };
    let label = t!("preview-label", name = file.name);
    html! {
        <dialog class="preview" ref={dialog} aria-label={label} oncancel={on_cancel} onkeydown={on_key}>
            <header class="preview__bar">
                <div class="preview__words">
                    <bdi class="preview__name">{ &file.name }</bdi>
                    <span class="preview__note" aria-live="polite">
                        { file_size(file.size) }
                        if n_files > 1 {
                            { " · " }{ t!("preview-of", n = *idx + 1, count = n_files) }
                        }
                    </span>
                </div>
                { download(file) }
                <button type="button" class="icon-button" aria-label={t!("close")} title={t!("close")}
                    onclick={on_close}>
                    { icons::close() }
                </button>
            </header>
            <div class="preview__stage">
                if n_files > 1 {
                    <button type="button" class="preview__step" aria-label={t!("preview-previous")}
                        title={t!("preview-previous")} onclick={step.reform(|_: MouseEvent| false)}>
                        { icons::chevron_back() }
                    </button>
                }
                { content(file, &viewer_id, &props.on_close) }
                if n_files > 1 {
                    <button type="button" class="preview__step" aria-label={t!("preview-next")}
                        title={t!("preview-next")} onclick={step.reform(|_: MouseEvent| true)}>
                        { icons::chevron_forward() }
                    </button>
                }
            </div>
        </dialog>
    }
}

/// A plugin's view of files of this type, or the host's.
fn content(file: &FileInfo, viewer_id: &str, on_close: &Callback<()>) -> Html {
    let item_key = AttrValue::from(file.mime_type.clone());
    let props = ContractProps { file: file_props(file), viewer_id: viewer_id.to_owned() };
    let on_action = on_close.reform(|FilePreviewAction::Close| ());
    Slot::<Contract>::new(props)
        .on_action(on_action)
        .item_key(item_key)
        .key(file.id.clone())
        .around(html! {
            <Content file={Rc::new(file.clone())} />
        })
}

/// A player moves in its film with the arrows.
fn is_player(event: &KeyboardEvent) -> bool {
    let target = event.target_dyn_into::<web_sys::Element>();
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "VIDEO" | "AUDIO"))
}

fn is_rtl() -> bool {
    let root = crate::services::browser::document().and_then(|it| it.document_element());
    root.and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
}

#[derive(Clone, PartialEq, Properties)]
struct ContentProps {
    file: Rc<FileInfo>,
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let file = &props.file;
    let url = file_url(&file.id);
    let kind = file.mime_type.split('/').next().unwrap_or_default();
    match (kind, file.mime_type.as_str()) {
        ("image", _) if file.has_preview_image => html! { <Picture file={Rc::clone(file)} /> },
        ("video", _) => html! {
            <video class="preview__film" src={url} controls=true aria-label={file.name.clone()} />
        },
        ("audio", _) => html! {
            <audio class="preview__sound" src={url} controls=true aria-label={file.name.clone()} />
        },
        (_, "application/pdf") => html! {
            <iframe class="preview__page" src={url} title={file.name.clone()} />
        },
        (_, "text/plain") => html! { <Text file={Rc::clone(file)} /> },
        _ => html! { <Unknown file={Rc::clone(file)} /> },
    }
}

/// A picture, fit into the window or as large as it is.
#[component]
fn Picture(props: &ContentProps) -> Html {
    let is_large = use_state_eq(|| false);
    let on_click = use_callback(is_large.clone(), |_: MouseEvent, is_large| {
        is_large.set(!**is_large);
    });
    let file = &props.file;
    let piece = if *is_large { "" } else { "/preview" };
    let label = if *is_large { t!("preview-fit") } else { t!("preview-zoom") };
    html! {
        <div class={classes!("preview__picture", is_large.then_some("preview__picture--large"))}>
            <button type="button" class="preview__zoom" aria-pressed={is_large.to_string()}
                aria-label={label.clone()} title={label} onclick={on_click}>
                <img src={format!("{}{piece}", file_url(&file.id))} alt={file.name.clone()}
                    width={file.width.to_string()} height={file.height.to_string()} />
            </button>
        </div>
    }
}

#[component]
fn Text(props: &ContentProps) -> Html {
    // `Err` when it could not be had.
    let text = use_state_eq(|| None::<Result<AttrValue, ()>>);
    {
        let text = text.setter();
        use_effect_with(props.file.id.clone(), move |id| {
            let id = id.clone();
            spawn_local(async move {
                let read = Api.file_text(&id).await;
                let cut =
                    |all: String| AttrValue::from(all.chars().take(MAX_TEXT).collect::<String>());
                text.set(Some(read.map(cut).map_err(|_| ())));
            });
        });
    }
    match &*text {
        None => html! {
            <p class="preview__wait" role="status"><span class="spinner"></span>{ t!("loading") }</p>
        },
        Some(Err(())) => html! { <Unknown file={Rc::clone(&props.file)} /> },
        Some(Ok(text)) => html! {
            <pre class="preview__text" tabindex="0" dir="auto">{ text }</pre>
        },
    }
}

#[component]
fn Unknown(props: &ContentProps) -> Html {
    let file = &props.file;
    html! {
        <div class="preview__unknown">
            { icons::file() }
            <p>{ t!("preview-unknown") }</p>
            <a class="button button--primary" href={format!("{}?download=1", file_url(&file.id))}
                download={file.name.clone()}>
                { t!("files-download", name = file.name) }
            </a>
        </div>
    }
}
