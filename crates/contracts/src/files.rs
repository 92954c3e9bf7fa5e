//! The slots of files: below posts, in the preview window, beside the button that attaches.

mod menu;
mod post_files;
mod preview;
mod upload_method;

pub use self::{
    menu::{FileMenu, FileMenuProps},
    post_files::{PostFiles, PostFilesAction, PostFilesProps},
    preview::{FilePreview, FilePreviewAction, FilePreviewProps},
    upload_method::{FileUploadMethod, FileUploadMethodAction, FileUploadMethodProps},
};
