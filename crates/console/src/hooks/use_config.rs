//! `use_config`: the configuration in force, with what the file and the environment lock.

use futures_util::future::try_join;
use serde_json::Value;
use yew::prelude::*;

use super::{FetchedHandle, use_fetched};
use crate::{rules::news::Topic, services::config};

/// The configuration in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InForce {
    /// By section and key.
    pub values: Value,
    /// `true` by section and key where the file or the environment decides.
    pub environment: Value,
}

/// The configuration, kept up to date.
#[hook]
pub fn use_config() -> FetchedHandle<InForce> {
    use_fetched((), &[Topic::Config], |()| async {
        let (values, environment) = try_join(config::get(), config::environment()).await?;
        Ok(InForce { values, environment })
    })
}
