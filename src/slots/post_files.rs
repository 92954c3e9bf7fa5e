//! The files of a post.

use std::rc::Rc;

use api_types::{FileInfo, Post};
use yew::prelude::*;

use crate::{
    components::PostFiles as View,
    hooks::{Overlay, use_overlay, use_selector},
    state::select::choices,
};

/// Properties of [`PostFiles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostFilesProps {
    /// The files, in the author's order.
    pub(super) files: Rc<[FileInfo]>,
}

/// Pictures and cards, or cards alone, as the person chose; one that is pressed is shown large.
#[component]
pub(super) fn PostFiles(props: &PostFilesProps) -> Html {
    let overlay = use_overlay();
    let on_open =
        use_callback((overlay, Rc::clone(&props.files)), |first_idx: usize, (overlay, files)| {
            overlay.open(Overlay::Files { files: Rc::clone(files), first_idx });
        });
    let folded = use_selector(choices::are_previews_folded);
    html! { <View files={Rc::clone(&props.files)} folded={*folded} {on_open} /> }
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
