//! `use_custom_fields`: lets one plugin draw its settings as long as its page is open.

use yew::prelude::*;

use super::{use_fetched, use_viewer};
use crate::{
    rules::news::Topic,
    services::custom_fields::{CustomFields, Fate, manifest_of},
};

/// How the plugin fares here. Nothing is loaded for a plugin that draws no setting.
#[hook]
pub fn use_custom_fields(plugin_id: &AttrValue, draws_settings: bool) -> Fate {
    let viewer = use_viewer();
    let wanted = draws_settings.then(|| plugin_id.clone());
    // The runtime must stand before the first slot is rendered, which is below.
    use_memo(draws_settings, |draws_settings| draws_settings.then(CustomFields::of_page));
    let manifest = use_fetched(wanted.clone(), &[Topic::Plugins], |wanted| async move {
        match wanted {
            Some(plugin_id) => manifest_of(&plugin_id).await,
            None => Ok(None),
        }
    });
    let manifest = manifest.answer.ready().map(|it| (**it).clone());
    {
        let viewer_id = viewer.user.id.clone();
        use_effect_with((wanted.clone(), manifest.clone()), move |(wanted, manifest)| {
            if wanted.is_some() {
                match manifest {
                    Some(Some(manifest)) => CustomFields::of_page().open(manifest, &viewer_id),
                    Some(None) => CustomFields::of_page().close(),
                    // The list is on its way.
                    None => {}
                }
            }
        });
    }
    let fate = use_state_eq(Fate::default);
    {
        let fate = fate.setter();
        use_effect_with(wanted, move |wanted| {
            let fields = wanted.clone().map(|plugin_id| {
                let fields = CustomFields::of_page();
                let look = {
                    let fields = fields.clone();
                    Callback::from(move |()| fate.set(fields.fate(&plugin_id)))
                };
                let subscription = fields.subscribe(look.clone());
                look.emit(());
                (fields, subscription)
            });
            move || {
                if let Some((fields, subscription)) = fields {
                    drop(subscription);
                    fields.close();
                }
            }
        });
    }
    match (&manifest, &*fate) {
        (None, Fate::Absent) if draws_settings => Fate::Loading,
        (_, fate) => fate.clone(),
    }
}
