//! Sends a bundle to the server and tells how far it is. `fetch` can not tell, so this is the older
//! `XMLHttpRequest`.

use std::rc::Rc;

use client::services::{ApiError, api::Answer, browser};
use gloo_events::EventListener;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, FormData, ProgressEvent, XmlHttpRequest};

/// What happens to an upload.
#[derive(Debug)]
pub enum UploadEvent {
    /// So many percent have left this machine.
    Sent(u8),
    /// All has left; the server checks it.
    Checking,
    /// The server has answered with the manifest, or not.
    Done(Answer<Value>),
}

/// What to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The bundle.
    pub file: File,
    /// Its detached signature.
    pub signature: Option<File>,
}

/// An upload on its way. Dropping it stops it.
#[derive(Debug)]
pub struct Upload {
    request: XmlHttpRequest,
    _listeners: Vec<EventListener>,
}

impl Upload {
    /// Starts. With `force` an installed plugin of the same id is replaced.
    ///
    /// # Errors
    /// When the browser refuses to send at all.
    pub fn start(
        bundle: &Bundle,
        force: bool,
        on_event: impl Fn(UploadEvent) + 'static,
    ) -> Result<Self, JsValue> {
        let form = FormData::new()?;
        // The small ones first: the server knows what to do before the large one is through.
        form.append_with_str("force", if force { "true" } else { "false" })?;
        if let Some(signature) = &bundle.signature {
            form.append_with_blob_and_filename("signature", signature, &signature.name())?;
        }
        form.append_with_blob_and_filename("plugin", &bundle.file, &bundle.file.name())?;

        let request = XmlHttpRequest::new()?;
        request.open_with_async("POST", "/api/v4/plugins", true)?;
        request.set_request_header("X-Requested-With", "XMLHttpRequest")?;
        if let Some(token) = browser::cookie("MMCSRF") {
            request.set_request_header("X-CSRF-Token", &token)?;
        }
        let on_event: Rc<dyn Fn(UploadEvent)> = Rc::new(on_event);
        let upload = Self { _listeners: listeners(&request, &on_event)?, request };
        upload.request.send_with_opt_form_data(Some(&form))?;
        Ok(upload)
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        // The listeners go first, so nobody hears of it. Does nothing once it is done.
        self._listeners.clear();
        drop(self.request.abort());
    }
}

fn listeners(
    request: &XmlHttpRequest,
    on_event: &Rc<dyn Fn(UploadEvent)>,
) -> Result<Vec<EventListener>, JsValue> {
    let sending = request.upload()?;
    let tell = |tell: fn(&Event) -> Option<UploadEvent>| {
        let on_event = Rc::clone(on_event);
        move |event: &Event| {
            if let Some(told) = tell(event) {
                on_event(told);
            }
        }
    };
    let answered = {
        let (request, on_event) = (request.clone(), Rc::clone(on_event));
        move |_: &Event| on_event(UploadEvent::Done(answer(&request)))
    };
    let lost = |_: &Event| Some(UploadEvent::Done(Err(ApiError::Offline)));
    Ok(vec![
        EventListener::new(&sending, "progress", tell(progress)),
        EventListener::new(&sending, "load", tell(|_| Some(UploadEvent::Checking))),
        EventListener::new(request, "load", answered),
        EventListener::new(request, "error", tell(lost)),
        EventListener::new(request, "timeout", tell(lost)),
    ])
}

fn progress(event: &Event) -> Option<UploadEvent> {
    let event = event.dyn_ref::<ProgressEvent>()?;
    let (loaded, total) = (event.loaded(), event.total());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    (total > 0.0).then(|| UploadEvent::Sent((loaded / total * 100.0).clamp(0.0, 100.0) as u8))
}

fn answer(request: &XmlHttpRequest) -> Answer<Value> {
    let status = request.status().unwrap_or_default();
    let body = request.response_text().ok().flatten().unwrap_or_default();
    if (200..300).contains(&status) {
        return serde_json::from_str(&body)
            .map_err(|error| ApiError::Unreadable(error.to_string()));
    }
    Err(ApiError::from_answer(status, &body))
}
