//! Asking and telling the person, in dialogs and notes of the host.

use wasm_bindgen::JsValue;

use super::js::object;
use super::{Host, wait};
use crate::HostError;

/// What a dialog asks. Text only; the dialog says which plugin asks.
///
/// ```
/// use sdk::Question;
///
/// let question = Question::new("Delete 3 notes?")
///     .text("They are gone for everybody.")
///     .confirm("Delete")
///     .danger();
/// # let _ = question;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    title: String,
    text: Option<String>,
    confirm: Option<String>,
    cancel: Option<String>,
    danger: bool,
}

impl Question {
    /// The question, 1 to 120 characters.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// What follows from it, at most 2000 characters; each line is a paragraph.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }

    /// Words of the button that agrees, at most 40 characters.
    #[must_use]
    pub fn confirm(self, words: impl Into<String>) -> Self {
        Self { confirm: Some(words.into()), ..self }
    }

    /// Words of the button that does not, at most 40 characters.
    #[must_use]
    pub fn cancel(self, words: impl Into<String>) -> Self {
        Self { cancel: Some(words.into()), ..self }
    }

    /// Agreeing destroys something: it looks so, and is not the button that Enter presses.
    #[must_use]
    pub fn danger(self) -> Self {
        Self { danger: true, ..self }
    }
}

/// What a dialog tells. Text only; the dialog says which plugin tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    title: String,
    text: Option<String>,
    close: Option<String>,
}

impl Notice {
    /// What it is about, 1 to 120 characters.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The rest, at most 2000 characters; each line is a paragraph.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }

    /// Words of the button, at most 40 characters.
    #[must_use]
    pub fn close(self, words: impl Into<String>) -> Self {
        Self { close: Some(words.into()), ..self }
    }
}

/// How a toast looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Something worked.
    Success,
    /// Something did not work.
    Danger,
}

impl Host {
    /// Asks the person; true only when they agreed. One dialog per plugin at a time.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::Question;
    ///
    /// if host.confirm(&Question::new("Leave the game?")).await? {
    ///     // …
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::NotAllowed`] while another one is open; [`HostError::Invalid`] for words that
    /// are too long.
    pub fn confirm(
        &self,
        question: &Question,
    ) -> impl Future<Output = Result<bool, HostError>> + use<> {
        let promised = self.js.confirm(&object(&[
            ("title", Some(question.title.as_str().into())),
            ("text", text(question.text.as_deref())),
            ("confirm", text(question.confirm.as_deref())),
            ("cancel", text(question.cancel.as_deref())),
            ("danger", Some(question.danger.into())),
        ]));
        async move { Ok(wait(promised).await?.is_truthy()) }
    }

    /// Tells the person something that they must have seen; done when they closed it. One dialog
    /// per plugin at a time.
    ///
    /// # Errors
    ///
    /// [`HostError::NotAllowed`] while another one is open; [`HostError::Invalid`] for words that
    /// are too long.
    pub fn notice(&self, notice: &Notice) -> impl Future<Output = Result<(), HostError>> + use<> {
        let promised = self.js.notice(&object(&[
            ("title", Some(notice.title.as_str().into())),
            ("text", text(notice.text.as_deref())),
            ("close", text(notice.close.as_deref())),
        ]));
        async move { wait(promised).await.map(drop) }
    }

    /// Tells the person something in passing, in the corner: 1 to 300 characters.
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] for more than 5 in 10 seconds.
    pub fn toast(&self, tone: Tone, words: &str) -> Result<(), HostError> {
        let tone = match tone {
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Danger => "danger",
        };
        let toast = object(&[("text", Some(words.into())), ("tone", Some(tone.into()))]);
        self.js.toast(&toast).map_err(|thrown| HostError::from_js(&thrown))
    }
}

fn text(text: Option<&str>) -> Option<JsValue> {
    text.map(JsValue::from_str)
}
