//! The files of a post, and `post-files.v1` around them where a plugin wants it.

use std::rc::Rc;

use api_types::{FileInfo, Post};
use contracts::{
    Contract as _, FileMenu, FileProps, PostFiles as Contract, PostFilesAction,
    PostFilesProps as ContractProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{AnchorRect, PostFiles as View, file_url},
    hooks::{Overlay, PostOverlay, use_overlay, use_selector, use_store},
    state::{extensions::Wanted, select::choices},
};

/// Properties of [`PostFiles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostFilesProps {
    /// The files, in the author's order.
    pub(super) files: Rc<[FileInfo]>,
    /// The slots that plugins want.
    #[prop_or_default]
    pub(super) wanted: Wanted,
}

/// Pictures and cards, or cards alone, as the person chose; one that is pressed is shown large.
#[component]
pub(super) fn PostFiles(props: &PostFilesProps) -> Html {
    let overlay = use_overlay();
    let on_open = use_callback(
        (overlay.clone(), Rc::clone(&props.files)),
        |first_idx: usize, (overlay, files)| {
            overlay.open(Overlay::Files { files: Rc::clone(files), first_idx });
        },
    );
    let folded = use_selector(choices::are_previews_folded);
    let on_menu = props.wanted.contains(FileMenu::ID).then(|| {
        let files = Rc::clone(&props.files);
        Callback::from(move |(idx, anchor): (usize, AnchorRect)| {
            if let Some(file) = files.get(idx) {
                let file = Rc::new(file.clone());
                overlay.open(Overlay::Post(PostOverlay::File { file, anchor }));
            }
        })
    });
    let viewer_id = use_store().read(|state| state.me.to_string());
    let files = &props.files;
    let on_action = on_open.reform(|PostFilesAction::Open { index }| index as usize);
    let view = html! { <View files={Rc::clone(files)} folded={*folded} {on_open} {on_menu} /> };
    if !props.wanted.contains(Contract::ID) {
        return view;
    }
    let props = ContractProps { files: files.iter().map(file_props).collect(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).around(view)
}

/// A file as plugins see it.
#[must_use]
pub fn file_props(file: &FileInfo) -> FileProps {
    FileProps {
        id: file.id.clone(),
        name: file.name.clone(),
        extension: file.extension.clone(),
        size: file.size,
        mime_type: file.mime_type.clone(),
        width: file.width,
        height: file.height,
        url: file_url(&file.id),
    }
}

/// The files that a post's metadata names; what can not be read is left out.
#[must_use]
pub(super) fn files_of(post: &Post) -> Rc<[FileInfo]> {
    let listed = post.metadata.as_ref().and_then(|metadata| metadata.get("files"));
    let listed = listed.and_then(|files| files.as_array()).map(Vec::as_slice).unwrap_or_default();
    listed.iter().filter_map(|file| serde_json::from_value(file.clone()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn files_are_read_from_the_metadata() {
        let files = json!([{ "id": "f", "name": "a.png", "width": 3 }, "nonsense", { "id": 1 }]);
        let post = Post {
            metadata: Some([("files".to_owned(), files)].into_iter().collect()),
            ..Post::default()
        };
        let found = files_of(&post);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].width), ("a.png", 3));
        assert!(files_of(&Post::default()).is_empty());
    }
}
