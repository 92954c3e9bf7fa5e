//! `file-upload-method.v1`: a plugin's ways to attach files. None by default.

use contracts::{FileUploadMethod as Contract, FileUploadMethodAction, FileUploadMethodProps};
use js_sys::{Array, Uint8Array};
use runtime::Slot;
use web_sys::{File, FilePropertyBag};
use yew::prelude::*;

use crate::{
    hooks::{ToastLink, use_store, use_toasts},
    services::browser,
    t,
};

/// Properties of [`FileUploadMethodSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FileUploadMethodSlotProps {
    /// Where the message goes.
    pub(super) channel_id: AttrValue,
    /// The first post of the thread that it answers; empty for a post of its own.
    pub(super) root_id: AttrValue,
    /// Takes files in, as those that the person chose.
    pub(super) on_files: Callback<Vec<File>>,
}

/// The slot.
#[component]
pub(super) fn FileUploadMethodSlot(slot: &FileUploadMethodSlotProps) -> Html {
    let toasts: ToastLink = use_toasts();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(
        (toasts, slot.on_files.clone()),
        |action: FileUploadMethodAction, (toasts, on_files)| match action {
            FileUploadMethodAction::Attach { name, mime_type, base64 } => {
                match file(&name, &mime_type, &base64) {
                    Some(file) => on_files.emit(vec![file]),
                    None => toasts.failed(t!("files-unreadable", name = name)),
                }
            }
        },
    );
    let props = FileUploadMethodProps {
        channel_id: slot.channel_id.to_string(),
        root_id: slot.root_id.to_string(),
        viewer_id,
    };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}

/// `None` when the content is no Base64.
fn file(name: &str, mime_type: &str, base64: &str) -> Option<File> {
    // A text with one character for each byte.
    let text = browser::window()?.atob(base64).ok()?;
    let bytes: Vec<u8> = text.chars().map(|byte| u8::try_from(byte).ok()).collect::<Option<_>>()?;
    let options = FilePropertyBag::new();
    options.set_type(mime_type);
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()
}
