//! One file on its way to the server, with its progress: for a post, or as the person's picture.
//! Dropping the transfer ends it.
//!
//! By `XMLHttpRequest`, since `fetch` tells nothing of how much was sent.

use api_types::{FileInfo, FileUploadResponse};
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

use super::{ApiError, browser};

/// A request with a file on its way.
#[derive(Debug)]
pub(crate) struct Transfer {
    request: XmlHttpRequest,
    _listeners: Vec<EventListener>,
}

impl Drop for Transfer {
    fn drop(&mut self) {
        // One that has ended takes no harm.
        let _ = self.request.abort();
    }
}

/// Begins to send a file into a channel.
pub(super) fn begin(
    channel_id: &str,
    file: &File,
    on_percent: impl Fn(u8) + 'static,
    on_end: impl FnOnce(Result<FileInfo, ApiError>) + 'static,
) -> Result<Transfer, JsValue> {
    let name = js_sys::encode_uri_component(&file.name());
    let path = format!("/api/v4/files?channel_id={channel_id}&filename={name}");
    let request = open(&path)?;
    // Otherwise a file that says it is a form would be read as one.
    request.set_request_header("Content-Type", "application/octet-stream")?;
    let listeners = listen(&request, on_percent, move |request| on_end(read(request)))?;
    request.send_with_opt_blob(Some(file))?;
    Ok(Transfer { request, _listeners: listeners })
}

/// Begins to send a picture of the person, as the only field of a form.
pub(super) fn begin_picture(
    file: &File,
    on_percent: impl Fn(u8) + 'static,
    on_end: impl FnOnce(Result<(), ApiError>) + 'static,
) -> Result<Transfer, JsValue> {
    let request = open("/api/v4/users/me/image")?;
    let form = FormData::new()?;
    form.append_with_blob("image", file)?;
    let listeners = listen(&request, on_percent, move |request| on_end(body(request).map(|_| ())))?;
    request.send_with_opt_form_data(Some(&form))?;
    Ok(Transfer { request, _listeners: listeners })
}

fn open(path: &str) -> Result<XmlHttpRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", path)?;
    request.set_request_header("X-Requested-With", "XMLHttpRequest")?;
    if let Some(token) = browser::cookie("MMCSRF") {
        request.set_request_header("X-CSRF-Token", &token)?;
    }
    Ok(request)
}

fn listen(
    request: &XmlHttpRequest,
    on_percent: impl Fn(u8) + 'static,
    on_end: impl FnOnce(&XmlHttpRequest) + 'static,
) -> Result<Vec<EventListener>, JsValue> {
    let upload = request.upload()?;
    let progress = EventListener::new(&upload, "progress", move |event| {
        if let Some(event) = event.dyn_ref::<ProgressEvent>() {
            on_percent(percent(event.loaded(), event.total()));
        }
    });
    let end = {
        let request = request.clone();
        EventListener::once(&request.clone(), "loadend", move |_| on_end(&request))
    };
    Ok(vec![progress, end])
}

fn percent(loaded: f64, total: f64) -> u8 {
    let percent = if total > 0.0 { (loaded / total * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and 100"
    )]
    let percent = percent as u8;
    percent
}

/// The answer's text, when it is a success.
fn body(request: &XmlHttpRequest) -> Result<String, ApiError> {
    let status = request.status().unwrap_or_default();
    if status == 0 {
        return Err(ApiError::Offline);
    }
    let body = request.response_text().ok().flatten().unwrap_or_default();
    if !(200..300).contains(&status) {
        return Err(ApiError::from_answer(status, &body));
    }
    Ok(body)
}

fn read(request: &XmlHttpRequest) -> Result<FileInfo, ApiError> {
    let body = body(request)?;
    let answer: FileUploadResponse =
        serde_json::from_str(&body).map_err(|error| ApiError::Unreadable(error.to_string()))?;
    let file = answer.file_infos.into_iter().next();
    file.ok_or_else(|| ApiError::Unreadable("no file".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn progress_is_told_out_of_100() {
        for (loaded, total, expected) in
            [(0.0, 8.0, 0), (2.0, 8.0, 25), (9.0, 8.0, 100), (1.0, 0.0, 0)]
        {
            assert_eq!(percent(loaded, total), expected);
        }
    }
}
