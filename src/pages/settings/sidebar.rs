//! Settings → Sidebar: whether what is unread stands apart, and which direct messages show.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::saving::use_saving;
use crate::{
    components::{SettingChoice, SettingChoices},
    hooks::{use_chat, use_selector},
    state::{
        State,
        select::sidebar::{
            DIRECT_LIMIT, GROUP_UNREAD, NO_LIMIT, SETTINGS, SectionKind, Sorting, direct_limit,
            groups_unread, sections,
        },
    },
    t,
};

/// What can be chosen, besides all of them.
const LIMITS: [&str; 4] = ["10", "15", "20", "40"];

const SORTINGS: [Sorting; 3] = [Sorting::Recent, Sorting::Alpha, Sorting::Manual];

#[component]
pub(super) fn SidebarPage() -> Html {
    let chat = use_chat();
    let seen = use_selector(|state| {
        (groups_unread(state), direct_limit(state).to_string(), direct_sorting(state))
    });
    let (mut groups, mut limit, sorting) = (*seen).clone();
    // A choice shows at once, and is taken back when the server does not take it.
    let wanted = use_state_eq(|| None::<(&'static str, &'static str)>);
    match *wanted {
        Some((GROUP_UNREAD, value)) => groups = value == "true",
        Some((_, value)) => value.clone_into(&mut limit),
        None => {}
    }
    let (saving, saver) = use_saving();
    let deps = (chat.clone(), saver, wanted.setter());
    let set = use_callback(deps, |(name, value), (chat, saver, wanted)| {
        wanted.set(Some((name, value)));
        let (chat, wanted) = (chat.clone(), wanted.clone());
        saver.run(async move {
            let result = chat.prefer(SETTINGS, name, value).await;
            wanted.set(None);
            result
        });
    });
    let on_unread = set.reform(|event: Event| {
        let is_on = event.target_unchecked_into::<HtmlInputElement>().checked();
        (GROUP_UNREAD, if is_on { "true" } else { "false" })
    });
    let on_limit = set.reform(|value: &'static str| (DIRECT_LIMIT, value));
    let on_sort = use_callback(chat, |value, chat| {
        let Some(sorting) = SORTINGS.into_iter().find(|it| it.id() == value) else { return };
        // In every team, as a conversation belongs to none.
        for id in chat.store().read(direct_groups) {
            chat.sort_category(&id, sorting);
        }
    });
    let sortings = SORTINGS.map(|it| SettingChoice::new(it.id(), sorting_words(it)));
    let limits = LIMITS.into_iter().map(|it| SettingChoice::new(it, AttrValue::Static(it)));
    let limits = limits.chain([SettingChoice::new(NO_LIMIT, t!("sidebar-direct-all"))]);
    html! {
        <>
            <label class="choice">
                <input class="choice__input" type="checkbox" checked={groups} onchange={on_unread} />
                <span>
                    <span class="choice__label">{ t!("sidebar-group-unread") }</span>
                    <span class="choice__hint">{ t!("sidebar-group-unread-hint") }</span>
                </span>
            </label>
            if let Some(sorting) = sorting {
                <SettingChoices name="direct-order" label={t!("sidebar-direct-order")}
                    choices={sortings.to_vec()} value={sorting.id()} on_choose={on_sort} />
            }
            <div class="field">
                <SettingChoices name="direct-limit" label={t!("sidebar-direct-limit")}
                    choices={limits.collect::<Vec<_>>()} value={limit} on_choose={on_limit} />
                <p class="field__hint">{ t!("sidebar-direct-limit-hint") }</p>
            </div>
            { saving.foot() }
        </>
    }
}

fn sorting_words(sorting: Sorting) -> AttrValue {
    match sorting {
        Sorting::Alpha => t!("category-sort-alpha"),
        Sorting::Recent => t!("category-sort-recent"),
        Sorting::Manual => t!("category-sort-manual"),
    }
}

/// The order of direct messages in the open team; `None` while its groups are not known.
fn direct_sorting(state: &State) -> Option<Sorting> {
    let team_id = state.view.team_id.as_deref()?;
    state.categories.of_team(team_id)?;
    let sections = sections(state, team_id);
    sections.iter().find(|it| it.kind == SectionKind::DirectMessages).map(|it| it.sorting)
}

/// The groups of direct messages in all teams that are known.
fn direct_groups(state: &State) -> Vec<String> {
    let teams = state.categories.teams().filter_map(|id| state.categories.of_team(id));
    let groups = teams.flat_map(|all| all.iter());
    let direct = groups.filter(|it| SectionKind::of(it) == SectionKind::DirectMessages);
    direct.map(|it| it.id.clone()).collect()
}
