//! Asks a plugin for a new channel of its kind. What was written is the page's, so no fault loses it.

use std::pin::pin;

use contracts::NewChannelForm;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

use super::Plugins;
use crate::services::host::Made;

/// How long a plugin may take to make a channel, in milliseconds: as long as a hook that works with
/// files, since it may ask other servers.
const LIMIT_MS: u32 = 10_000;

/// Why a plugin made no channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotMade {
    /// The plugin's name for people.
    pub plugin_name: String,
    /// What was wrong.
    pub why: WhyNotMade,
}

/// What was wrong with a plugin that made no channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotMade {
    /// It threw, or answered what is no answer.
    Failed,
    /// It took too long.
    Late,
    /// It was turned off, or took its kind of channel back.
    Gone,
}

impl Plugins {
    /// The person wants a channel of the plugin's kind.
    ///
    /// # Errors
    /// When the plugin is at fault, late, or not there any more. A fault is told to the runtime.
    pub async fn make_channel(&self, key: &str, form: &NewChannelForm) -> Result<Made, NotMade> {
        let Some(maker) = self.host().channel_maker(key) else {
            let plugin_name = key.split(':').next().unwrap_or_default().to_owned();
            return Err(NotMade { plugin_name, why: WhyNotMade::Gone });
        };
        let made = {
            let asked = pin!(maker.make(form));
            match select(asked, pin!(TimeoutFuture::new(LIMIT_MS))).await {
                Either::Left((made, _)) => made.map_err(|error| (WhyNotMade::Failed, error)),
                Either::Right(((), _)) => {
                    let words = format!("making a channel took longer than {LIMIT_MS} ms");
                    Err((WhyNotMade::Late, js_sys::Error::new(&words).into()))
                }
            }
        };
        let plugin_name = self.name_of(maker.plugin());
        // Nothing that it says counts any more, and it has no faults.
        if maker.is_gone() {
            return Err(NotMade { plugin_name, why: WhyNotMade::Gone });
        }
        made.map_err(|(why, error)| {
            self.runtime().handler_failed(maker.plugin(), &error);
            NotMade { plugin_name, why }
        })
    }
}
