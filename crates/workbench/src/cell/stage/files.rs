//! The slots of files.

use client::{
    components::icons,
    slots::PostSlot,
    state::{Action, select::post_list::Row},
    t,
};
use contracts::{
    ChannelProps, FileMenu, FileMenuProps, FilePreview, FilePreviewProps, FileProps,
    FileUploadMethod, FileUploadMethodProps, PostFiles, PostFilesProps, PostProps,
};
use runtime::Slot;
use serde_json::{Value, json};
use yew::prelude::*;

use super::{
    Staged, World, menu, note,
    post::{line, list},
    writing::message_box,
};

/// What the server tells of a file.
fn record(file: &FileProps) -> Value {
    json!({
        "id": file.id,
        "name": file.name,
        "extension": file.extension,
        "size": file.size,
        "mime_type": file.mime_type,
        "width": file.width,
        "height": file.height,
    })
}

impl Staged for PostFiles {
    fn world(props: &PostFilesProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &PostFilesProps, _: Option<&str>) -> Html {
        if props.files.is_empty() {
            return list(Slot::<Self>::new(props.clone()).on_action(note("action")).alone());
        }
        let post = PostProps { id: "files".into(), ..PostProps::default() };
        let mut row = line(&post, None, false);
        if let Row::Post(row) = &mut row {
            let mut found = (*row.post).clone();
            found.file_ids = props.files.iter().map(|file| file.id.clone()).collect();
            let files = props.files.iter().map(record).collect();
            found.metadata.get_or_insert_default().insert("files".to_owned(), files);
            row.post = found.into();
        }
        list(html! { <PostSlot {row} all_slots={true} /> })
    }
}

impl Staged for FileMenu {
    fn world(props: &FileMenuProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &FileMenuProps, _: Option<&str>) -> Html {
        let label = t!("files-menu", name = props.file.name);
        menu(label, Slot::<Self>::new(props.clone()).alone())
    }
}

impl Staged for FilePreview {
    fn world(props: &FilePreviewProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &FilePreviewProps, key: Option<&str>) -> Html {
        let item_key = AttrValue::from(key.unwrap_or(&props.file.mime_type).to_owned());
        let unknown = html! {
            <div class="preview__unknown">
                { icons::file() }
                <p><bdi>{ &props.file.name }</bdi></p>
                <p>{ t!("preview-unknown") }</p>
            </div>
        };
        let slot = Slot::<Self>::new(props.clone()).on_action(note("action"));
        html! { <div class="preview__stage">{ slot.item_key(item_key).around(unknown) }</div> }
    }
}

impl Staged for FileUploadMethod {
    fn world(props: &FileUploadMethodProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.open_channel(&ChannelProps {
            id: props.channel_id.clone(),
            display_name: "Channel".into(),
            ..ChannelProps::default()
        });
        let takes_files = ("EnableFileAttachments".to_owned(), "true".to_owned());
        world.then(Action::Config([takes_files].into_iter().collect()));
        world
    }

    fn view(props: &FileUploadMethodProps, _: Option<&str>) -> Html {
        message_box(&props.channel_id, &props.root_id)
    }
}
