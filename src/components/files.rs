//! Files: those that wait in a message box, those below a post, and how large one is in words.

use std::rc::Rc;

use api_types::FileInfo;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{AnchorRect, icons};
use crate::{
    state::uploads::{Upload, UploadFate},
    t,
};

/// Where a file is; the browser sends the session along.
#[must_use]
pub fn file_url(id: &str) -> String {
    format!("/api/v4/files/{id}")
}

/// How large a file is, in words.
#[must_use]
pub fn file_size(bytes: i64) -> AttrValue {
    const KILO: i64 = 1_024;
    let tenths = |unit: i64| {
        let tenths = bytes.saturating_mul(10) / unit;
        if tenths < 100 {
            format!("{}.{}", tenths / 10, tenths % 10)
        } else {
            (tenths / 10).to_string()
        }
    };
    if bytes < KILO {
        t!("file-size-b", n = bytes.to_string())
    } else if bytes < KILO * KILO {
        t!("file-size-kb", n = tenths(KILO))
    } else if bytes < KILO * KILO * KILO {
        t!("file-size-mb", n = tenths(KILO * KILO))
    } else {
        t!("file-size-gb", n = tenths(KILO * KILO * KILO))
    }
}

/// Properties of [`AttachButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AttachButtonProps {
    /// The person chose files.
    pub on_files: Callback<Vec<web_sys::File>>,
}

/// Opens the system's choice of files.
#[component]
pub fn AttachButton(props: &AttachButtonProps) -> Html {
    let input = use_node_ref();
    let on_click = use_callback(input.clone(), |_: MouseEvent, input| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let on_change = use_callback(props.on_files.clone(), |event: Event, on_files| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let files = input.files().map(|list| listed(&list)).unwrap_or_default();
        // So that the same file can be chosen again.
        input.set_value("");
        if !files.is_empty() {
            on_files.emit(files);
        }
    });
    html! {
        <>
            <input type="file" multiple=true hidden=true ref={input} onchange={on_change}
                data-test-id="attach-input" />
            <button type="button" class="icon-button icon-button--s" aria-label={t!("files-attach")}
                title={t!("files-attach")} onclick={on_click}>
                { icons::paperclip() }
            </button>
        </>
    }
}

/// The files of a browser's list.
#[must_use]
pub(super) fn listed(list: &web_sys::FileList) -> Vec<web_sys::File> {
    (0..list.length()).filter_map(|idx| list.get(idx)).collect()
}

/// Properties of [`PendingFiles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PendingFilesProps {
    /// The files.
    pub uploads: Rc<[Upload]>,
    /// One is sent once more; its id.
    pub on_retry: Callback<AttrValue>,
    /// One is taken away; its id.
    pub on_remove: Callback<AttrValue>,
}

/// The files that will be sent with the message.
#[component]
pub fn PendingFiles(props: &PendingFilesProps) -> Html {
    if props.uploads.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="pending-files" aria-label={t!("files-pending")}>
            for upload in props.uploads.iter() {
                <li key={upload.id.clone()} class="pending-file">{ pending(props, upload) }</li>
            }
        </ul>
    }
}

fn pending(props: &PendingFilesProps, upload: &Upload) -> Html {
    let id = AttrValue::from(upload.id.clone());
    let on_remove = {
        let id = id.clone();
        props.on_remove.reform(move |_: MouseEvent| id.clone())
    };
    let on_retry = props.on_retry.reform(move |_: MouseEvent| id.clone());
    let picture = match &upload.fate {
        UploadFate::Done(info) if info.has_preview_image => {
            Some(format!("{}/thumbnail", file_url(&info.id)))
        }
        UploadFate::Done(_) | UploadFate::Sending(_) | UploadFate::Failed { .. } => None,
    };
    html! {
        <>
            <span class="pending-file__sign" aria-hidden="true">
                if let Some(picture) = picture {
                    <img class="pending-file__picture" src={picture} alt="" />
                } else {
                    { icons::file() }
                }
            </span>
            <span class="pending-file__words">
                <bdi class="pending-file__name" title={upload.name.clone()}>{ &upload.name }</bdi>
                { match &upload.fate {
                    UploadFate::Sending(percent) => html! {
                        <progress class="pending-file__progress" max="100" value={percent.to_string()}
                            aria-label={t!("files-progress", name = upload.name)} />
                    },
                    UploadFate::Done(_) => html! {
                        <span class="pending-file__note">{ file_size(upload.size) }</span>
                    },
                    UploadFate::Failed { words, can_retry } => html! {
                        <span class="pending-file__note pending-file__note--bad" role="alert">
                            { words }
                            if *can_retry {
                                { " " }
                                <button type="button" class="link-button" onclick={on_retry}>
                                    { t!("try-again") }
                                </button>
                            }
                        </span>
                    },
                } }
            </span>
            <button type="button" class="icon-button icon-button--s" onclick={on_remove}
                aria-label={t!("files-remove", name = upload.name)} title={t!("files-remove", name = upload.name)}>
                { icons::close() }
            </button>
        </>
    }
}

/// Properties of [`PostFiles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostFilesProps {
    /// The files, in the author's order.
    pub files: Rc<[FileInfo]>,
    /// Whether pictures show as cards, too.
    #[prop_or_default]
    pub folded: bool,
    /// One shall be shown large; its place in the list.
    pub on_open: Callback<usize>,
    /// The menu of one opens; its place in the list, and where the button stands.
    #[prop_or_default]
    pub on_menu: Option<Callback<(usize, AnchorRect)>>,
}

/// Pictures first, then the cards of other files.
#[component]
pub fn PostFiles(props: &PostFilesProps) -> Html {
    let with_place = || props.files.iter().enumerate();
    let is_picture = |file: &FileInfo| file.has_preview_image && !props.folded;
    let n_pictures = props.files.iter().filter(|file| is_picture(file)).count();
    html! {
        <div class="post-files" role="group" aria-label={t!("files-of-post", count = props.files.len())}>
            if n_pictures > 0 {
                <div class={classes!("post-files__pictures", (n_pictures > 1).then_some("post-files__pictures--many"))}>
                    for (idx, file) in with_place().filter(|(_, file)| is_picture(file)) {
                        { picture(file, n_pictures > 1, props.on_open.reform(move |_: MouseEvent| idx)) }
                    }
                </div>
            }
            if n_pictures < props.files.len() {
                <ul class="post-files__cards">
                    for (idx, file) in with_place().filter(|(_, file)| !is_picture(file)) {
                        <li key={file.id.clone()} class="file-card">
                            { card(file, props.on_open.reform(move |_: MouseEvent| idx)) }
                            if let Some(on_menu) = &props.on_menu {
                                { menu_button(file, on_menu.reform(move |event: MouseEvent| (idx, AnchorRect::of_event(&event)))) }
                            }
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

/// The largest picture below a post, in pixels of the page; as `--size-picture` and
/// `--size-picture-high` have it.
const MAX_SHOWN: (i64, i64) = (400, 320);

/// How large a picture is shown: as it is, or fit into the largest.
fn shown_size(width: i64, height: i64) -> (i64, i64) {
    let (max_width, max_height) = MAX_SHOWN;
    let (width, height) = (width.max(1), height.max(1));
    let shown_width = width.min(max_width).min((max_height * width / height).max(1));
    (shown_width, (shown_width * height / width).clamp(1, max_height))
}

/// `width` and `height` keep the place before the picture is there: nothing jumps.
fn picture(file: &FileInfo, is_one_of_many: bool, on_click: Callback<MouseEvent>) -> Html {
    let piece = if is_one_of_many { "thumbnail" } else { "preview" };
    let (width, height) = shown_size(file.width, file.height);
    html! {
        <button key={file.id.clone()} type="button" class="post-files__picture" onclick={on_click}
            aria-haspopup="dialog" aria-label={t!("files-open", name = file.name)} title={file.name.clone()}>
            <img src={format!("{}/{piece}", file_url(&file.id))} alt="" loading="lazy"
                width={width.to_string()} height={height.to_string()} />
        </button>
    }
}

fn card(file: &FileInfo, on_click: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <button type="button" class="file-card__open" onclick={on_click} aria-haspopup="dialog"
                aria-label={t!("files-open", name = file.name)}>
                <span class="file-card__sign" aria-hidden="true">{ icons::file() }</span>
                <span class="file-card__words">
                    <bdi class="file-card__name" title={file.name.clone()}>{ &file.name }</bdi>
                    <span class="file-card__note">
                        if !file.extension.is_empty() {
                            { file.extension.to_uppercase() }{ " · " }
                        }
                        { file_size(file.size) }
                    </span>
                </span>
            </button>
            { download(file) }
        </>
    }
}

fn menu_button(file: &FileInfo, on_click: Callback<MouseEvent>) -> Html {
    let label = t!("files-menu", name = file.name);
    html! {
        <button type="button" class="post__more" aria-haspopup="menu" aria-label={label.clone()}
            title={label} onclick={on_click} />
    }
}

/// A link that keeps the file.
pub fn download(file: &FileInfo) -> Html {
    html! {
        <a class="icon-button icon-button--s" href={format!("{}?download=1", file_url(&file.id))}
            download={file.name.clone()} aria-label={t!("files-download", name = file.name)}
            title={t!("files-download", name = file.name)}>
            { icons::download() }
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::{file_size, shown_size};

    #[test]
    fn pictures_are_shown_whole_and_never_larger_than_they_are() {
        for (file, shown) in [
            ((16, 16), (16, 16)),
            ((800, 500), (400, 250)),
            ((300, 600), (160, 320)),
            ((10_000, 1), (400, 1)),
            ((1, 10_000), (1, 320)),
            ((0, 0), (1, 1)),
        ] {
            assert_eq!(shown_size(file.0, file.1), shown);
        }
    }

    #[test]
    fn sizes_are_told_in_words() {
        for (bytes, words) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_536, "1.5 KB"),
            (20_480, "20 KB"),
            (5 << 20, "5.0 MB"),
            (3 << 30, "3.0 GB"),
        ] {
            // Values stand between marks that keep them apart from text of another direction.
            let shown: String = file_size(bytes)
                .chars()
                .filter(|c| !matches!(c, '\u{2068}' | '\u{2069}'))
                .collect();
            assert_eq!(shown, words);
        }
    }
}
