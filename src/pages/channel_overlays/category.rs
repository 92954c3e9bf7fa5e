//! A group of the sidebar: its menu, its name, and the question before it is taken apart.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{
        AnchorRect, AskDialog, Menu, MenuGroup, MenuItem, MenuRole, Popover, Side, TextDialog,
        icons,
    },
    hooks::{ChannelOverlay, Overlay, use_chat, use_overlay, use_selector},
    pages::error_words::error_words,
    slots::section_title,
    state::select::sidebar::{self, SectionKind, Sorting},
    t,
};

/// Properties of [`CategoryMenuOverlay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CategoryMenuOverlayProps {
    /// Which group.
    pub(super) category_id: AttrValue,
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// What was chosen.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Sort(Sorting),
    Step(isize),
    New,
    Rename,
    Delete,
}

/// The menu of a group.
#[component]
pub(super) fn CategoryMenuOverlay(props: &CategoryMenuOverlayProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let group = {
        let id = props.category_id.clone();
        use_selector(move |state| {
            let category = state.categories.get(&id)?;
            let all = state.categories.of_team(&category.team_id)?;
            let at = all.iter().position(|it| it.id == *id)?;
            let section = sidebar::sections(state, &category.team_id);
            let sorting = section.iter().find(|it| *it.id == *id).map(|it| it.sorting);
            let kind = SectionKind::of(category);
            let title = section_title(kind, &category.display_name);
            let ends = (at == 0, at + 1 == all.len());
            Some((title, kind, sorting, ends, category.team_id.clone()))
        })
    };
    let on_choose = use_callback(
        (chat, overlay, props.category_id.clone(), group.clone()),
        |choice: Choice, (chat, overlay, id, group)| {
            let category_id = std::rc::Rc::from(id.as_str());
            let next = match choice {
                Choice::Sort(sorting) => {
                    chat.sort_category(id, sorting);
                    Overlay::None
                }
                Choice::Step(step) => {
                    if let Some((.., team_id)) = &**group {
                        chat.step_category(team_id, id, step);
                    }
                    Overlay::None
                }
                Choice::New => Overlay::Channel(ChannelOverlay::NameCategory {
                    category_id: None,
                    channel_id: None,
                }),
                Choice::Rename => Overlay::Channel(ChannelOverlay::NameCategory {
                    category_id: Some(category_id),
                    channel_id: None,
                }),
                Choice::Delete => Overlay::Channel(ChannelOverlay::DeleteCategory { category_id }),
            };
            overlay.open(next);
        },
    );
    let Some((title, kind, sorting, (is_first, is_last), _)) = &*group else {
        return Html::default();
    };
    let choose = |choice: Choice| on_choose.reform(move |()| choice);
    let sortings = [
        (Sorting::Alpha, t!("category-sort-alpha")),
        (Sorting::Recent, t!("category-sort-recent")),
        (Sorting::Manual, t!("category-sort-manual")),
    ];
    html! {
        <Popover anchor={props.anchor} side={Side::default()}
            label={t!("category-menu", name = title)} on_close={props.on_close.clone()}>
            <Menu label={t!("category-menu", name = title)}>
                <MenuGroup label={t!("category-sort")}>
                    for (one, label) in sortings {
                        <MenuItem key={one.id()} {label} role={MenuRole::Radio(*sorting == Some(one))}
                            on_choose={choose(Choice::Sort(one))} />
                    }
                </MenuGroup>
                <MenuGroup>
                    if !is_first {
                        <MenuItem label={t!("category-up")} icon={icons::arrow_up()}
                            on_choose={choose(Choice::Step(-1))} />
                    }
                    if !is_last {
                        <MenuItem label={t!("category-down")} icon={icons::arrow_down()}
                            on_choose={choose(Choice::Step(1))} />
                    }
                    <MenuItem label={t!("category-new")} icon={icons::plus()}
                        on_choose={choose(Choice::New)} />
                </MenuGroup>
                if *kind == SectionKind::Custom {
                    <MenuGroup>
                        <MenuItem label={t!("category-rename")} icon={icons::pencil()}
                            on_choose={choose(Choice::Rename)} />
                        <MenuItem label={t!("category-delete")} icon={icons::trash()}
                            role={MenuRole::Danger} on_choose={choose(Choice::Delete)} />
                    </MenuGroup>
                }
            </Menu>
        </Popover>
    }
}

/// Properties of [`NameCategoryDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NameCategoryDialogProps {
    /// The group; `None` for a new one.
    pub(super) category_id: Option<AttrValue>,
    /// The channel that a new group begins with.
    pub(super) channel_id: Option<AttrValue>,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Asks for the name of a group.
#[component]
pub(super) fn NameCategoryDialog(props: &NameCategoryDialogProps) -> Html {
    let chat = use_chat();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let name = {
        let id = props.category_id.clone();
        use_selector(move |state| {
            let known = id.as_ref().and_then(|id| state.categories.get(id));
            known.map(|it| it.display_name.clone()).unwrap_or_default()
        })
    };
    let on_save = {
        let (pending, error, props) = (pending.setter(), error.setter(), props.clone());
        use_callback((chat, props), move |name: String, (chat, props)| {
            let (chat, props) = (chat.clone(), props.clone());
            let (pending, error) = (pending.clone(), error.clone());
            pending.set(true);
            spawn_local(async move {
                let team_id = chat.store().read(|state| state.view.team_id.clone());
                let saved = match &props.category_id {
                    Some(id) => chat.rename_category(id, &name).await,
                    None => {
                        let team_id = team_id.unwrap_or_default();
                        chat.create_category(&team_id, &name, props.channel_id.as_deref()).await
                    }
                };
                pending.set(false);
                match saved {
                    Ok(()) => props.on_close.emit(()),
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        })
    };
    let title =
        if props.category_id.is_some() { t!("category-rename") } else { t!("category-new") };
    html! {
        <TextDialog {title} label={t!("create-name")} value={(*name).clone()} max_chars={64}
            pending={*pending} error={(*error).clone()} {on_save}
            on_close={props.on_close.clone()} />
    }
}

/// Properties of [`DeleteCategoryDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DeleteCategoryDialogProps {
    /// Which group.
    pub(super) category_id: AttrValue,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Asks before a group is taken apart.
#[component]
pub(super) fn DeleteCategoryDialog(props: &DeleteCategoryDialogProps) -> Html {
    let chat = use_chat();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let name = {
        let id = props.category_id.clone();
        use_selector(move |state| state.categories.get(&id).map(|it| it.display_name.clone()))
    };
    let on_yes = {
        let (pending, error, props) = (pending.setter(), error.setter(), props.clone());
        use_callback((chat, props), move |(), (chat, props)| {
            let (chat, props) = (chat.clone(), props.clone());
            let (pending, error) = (pending.clone(), error.clone());
            pending.set(true);
            spawn_local(async move {
                let deleted = chat.delete_category(&props.category_id).await;
                pending.set(false);
                match deleted {
                    Ok(()) => props.on_close.emit(()),
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        })
    };
    let name = (*name).clone().unwrap_or_default();
    html! {
        <AskDialog title={t!("category-delete-title", name = name)} text={t!("category-delete-text")}
            yes={t!("category-delete")} pending={*pending} error={(*error).clone()} {on_yes}
            on_close={props.on_close.clone()} />
    }
}
