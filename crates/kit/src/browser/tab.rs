//! One tab: what it shows, how it looks, what it answers.

use std::{collections::BTreeSet, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tokio::{
    sync::mpsc,
    time::{Instant, timeout, timeout_at},
};

use super::{
    BrowserError,
    connection::{Connection, Event, at, taken},
};

/// How long a tab may take to go away; then it is left to the browser's end.
const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// How often a page is asked again.
const ASK_EVERY: Duration = Duration::from_millis(20);

/// The tallest picture, in pixels of the page.
const MAX_HEIGHT: f64 = 8000.0;

/// Texts of a page whose fonts are asked for: the first ones have the families of the rest.
const MAX_TEXTS: usize = 24;

/// What surrounds a page, the same on each machine.
#[derive(Clone, Copy, Debug)]
pub struct Emulation<'a> {
    /// Of the page, in its pixels.
    pub width: u32,
    /// Of the page, in its pixels.
    pub height: u32,
    /// `prefers-color-scheme`.
    pub is_dark: bool,
    /// What runs in each page before anything of its own.
    pub first_script: &'a str,
}

/// A tab of the browser.
#[derive(Debug)]
pub struct Tab {
    connection: Connection,
    target: String,
    session: String,
    events: mpsc::Receiver<Event>,
    first_script: Option<String>,
}

impl Tab {
    pub(super) async fn open(connection: &Connection) -> Result<Self, BrowserError> {
        let made = connection
            .call(None, "Target.createTarget", json!({ "url": "about:blank", "newWindow": true }))
            .await?;
        let target = text(&made, "targetId")?;
        let attached = connection
            .call(None, "Target.attachToTarget", json!({ "targetId": target, "flatten": true }))
            .await?;
        let session = text(&attached, "sessionId")?;
        let events = connection.listen(&session);
        let tab =
            Self { connection: connection.clone(), target, session, events, first_script: None };
        for method in ["Page.enable", "Runtime.enable", "Log.enable"] {
            tab.call(method, json!({})).await?;
        }
        let timezone = json!({ "timezoneId": "UTC" });
        tab.call("Emulation.setTimezoneOverride", timezone).await?;
        tab.call("Emulation.setLocaleOverride", json!({ "locale": "en-US" })).await?;
        Ok(tab)
    }

    async fn call(&self, method: &str, params: Value) -> Result<Value, BrowserError> {
        self.connection.call(Some(&self.session), method, params).await
    }

    /// Sets what surrounds the pages that come.
    ///
    /// # Errors
    /// When the tab is gone.
    pub async fn emulate(&mut self, emulation: Emulation<'_>) -> Result<(), BrowserError> {
        let Emulation { width, height, is_dark, first_script } = emulation;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        if let Some(before) = self.first_script.take() {
            let identifier = json!({ "identifier": before });
            self.call("Page.removeScriptToEvaluateOnNewDocument", identifier).await?;
        }
        let source = json!({ "source": first_script });
        let added = self.call("Page.addScriptToEvaluateOnNewDocument", source).await?;
        self.first_script = Some(text(&added, "identifier")?);
        Ok(())
    }

    /// Goes to an address. What the tab said before is forgotten.
    ///
    /// # Errors
    /// When the address does not answer.
    pub async fn go(&mut self, url: &str, until: Instant) -> Result<(), BrowserError> {
        while self.events.try_recv().is_ok() {}
        let going = self.call("Page.navigate", json!({ "url": url }));
        let gone = timeout_at(until, going).await.map_err(|_| BrowserError::TimedOut)??;
        match at(&gone, "/errorText").as_str() {
            Some(error) => Err(BrowserError::Unexpected(format!("{url}: {error}"))),
            None => Ok(()),
        }
    }

    /// What an expression yields; a promise is waited for.
    ///
    /// # Errors
    /// When it throws, or nothing comes in time.
    pub async fn evaluate(&self, script: &str, until: Instant) -> Result<Value, BrowserError> {
        let params = json!({
            "expression": script, "awaitPromise": true, "returnByValue": true,
        });
        let asking = self.call("Runtime.evaluate", params);
        let mut answer = timeout_at(until, asking).await.map_err(|_| BrowserError::TimedOut)??;
        if let Some(thrown) = answer.get("exceptionDetails") {
            let words =
                at(thrown, "/exception/description").as_str().or(at(thrown, "/text").as_str());
            return Err(BrowserError::Script(words.unwrap_or_default().to_owned()));
        }
        Ok(taken(&mut answer, "/result/value"))
    }

    /// Asks until the answer is something else than null.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub async fn wait_for(&self, script: &str, until: Instant) -> Result<Value, BrowserError> {
        loop {
            match self.evaluate(script, until).await {
                Ok(Value::Null) => {}
                // The page is just changing.
                Err(BrowserError::Refused { .. }) => {}
                other => return other,
            }
            if Instant::now() >= until {
                return Err(BrowserError::TimedOut);
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// What the page threw and wrote as errors since [`Tab::go`], in the order of time.
    pub fn errors(&mut self) -> Vec<String> {
        let mut errors = Vec::new();
        while let Ok(Event { method, params }) = self.events.try_recv() {
            let error = match method.as_str() {
                "Runtime.exceptionThrown" => {
                    let details = at(&params, "/exceptionDetails");
                    let words = at(details, "/exception/description").as_str();
                    words.or(at(details, "/text").as_str()).map(str::to_owned)
                }
                "Inspector.targetCrashed" => Some("the tab crashed".to_owned()),
                "Log.entryAdded" if at(&params, "/entry/level") == "error" => {
                    let text = at(&params, "/entry/text").as_str().unwrap_or_default();
                    let url = at(&params, "/entry/url").as_str().unwrap_or_default();
                    Some(format!("{text} {url}").trim().to_owned())
                }
                _ => None,
            };
            errors.extend(error);
        }
        errors
    }

    /// The page from its top as a PNG: `width` × `height` of its pixels, also beyond the window, up to 8000 high.
    ///
    /// # Errors
    /// When the tab does not answer in time.
    pub async fn picture(
        &self,
        width: u32,
        height: f64,
        until: Instant,
    ) -> Result<Vec<u8>, BrowserError> {
        let clip = json!({
            "x": 0, "y": 0, "width": width, "height": height.clamp(1.0, MAX_HEIGHT), "scale": 1,
        });
        let params = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let taking = self.call("Page.captureScreenshot", params);
        let taken = timeout_at(until, taking).await.map_err(|_| BrowserError::TimedOut)??;
        let data = at(&taken, "/data").as_str().unwrap_or_default();
        STANDARD.decode(data).map_err(|error| BrowserError::Unexpected(error.to_string()))
    }

    /// The families of fonts that the page's letters are really drawn with.
    ///
    /// # Errors
    /// When the tab does not answer in time.
    pub async fn fonts(&self, until: Instant) -> Result<BTreeSet<String>, BrowserError> {
        let asking = async {
            self.call("DOM.enable", json!({})).await?;
            self.call("CSS.enable", json!({})).await?;
            // Shadow roots, too: most views have one.
            let all = json!({ "depth": -1, "pierce": true });
            let all = self.call("DOM.getFlattenedDocument", all).await?;
            let nodes = at(&all, "/nodes").as_array().map(Vec::as_slice).unwrap_or_default();
            let with_text: BTreeSet<i64> = nodes.iter().filter_map(parent_of_text).collect();
            let mut fonts = BTreeSet::new();
            for node in with_text.into_iter().take(MAX_TEXTS) {
                let node = json!({ "nodeId": node });
                let used = self.call("CSS.getPlatformFontsForNode", node).await?;
                let used = at(&used, "/fonts").as_array().cloned().unwrap_or_default();
                let name = |font: &Value| at(font, "/familyName").as_str().map(str::to_owned);
                fonts.extend(used.iter().filter_map(name));
            }
            self.call("CSS.disable", json!({})).await?;
            self.call("DOM.disable", json!({})).await?;
            Ok(fonts)
        };
        timeout_at(until, asking).await.map_err(|_| BrowserError::TimedOut)?
    }

    /// Takes the tab away, also one that loops.
    pub async fn close(self) {
        // A loop hears nothing but this.
        let _ = timeout(CLOSE_WITHIN, self.call("Runtime.terminateExecution", json!({}))).await;
        let target = json!({ "targetId": self.target });
        let closing = self.connection.call(None, "Target.closeTarget", target);
        let _ = timeout(CLOSE_WITHIN, closing).await;
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        self.connection.forget(&self.session);
    }
}

/// The element of a text that shows, by the browser's number.
fn parent_of_text(node: &Value) -> Option<i64> {
    let is_text = at(node, "/nodeType") == 3;
    let shows = at(node, "/nodeValue").as_str().is_some_and(|text| !text.trim().is_empty());
    if is_text && shows { at(node, "/parentId").as_i64() } else { None }
}

fn text(answer: &Value, key: &str) -> Result<String, BrowserError> {
    let text = answer.get(key).and_then(Value::as_str).map(str::to_owned);
    text.ok_or_else(|| BrowserError::Unexpected(format!("no {key} in {answer}")))
}
