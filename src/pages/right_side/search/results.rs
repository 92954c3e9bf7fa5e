//! What was found: posts as they stand elsewhere, files as rows, and the way to each.

use std::rc::Rc;

use api_types::FileInfo;
use yew::prelude::*;

use super::{
    super::found_post::{FoundPost, FoundPostProps, at_ms, channel_name},
    marked::use_marked,
};
use crate::{
    components::{EmptyState, ErrorView, PostCard, file_size, file_url, icons},
    hooks::{Overlay, use_go, use_overlay, use_selector},
    state::{
        State,
        search::{Found, Stage, Tab},
        select,
    },
    t,
};

/// Properties of [`Results`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ResultsProps {
    /// What was found so far.
    pub(super) found: Found,
    /// Of which kind.
    pub(super) tab: Tab,
    /// What was searched for.
    pub(super) terms: AttrValue,
    /// Fetch a page, again or the next one.
    pub(super) on_page: Callback<u32>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
enum Hit {
    Post(FoundPostProps),
    File(FileHitProps),
}

/// The list, or why there is none.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let list = use_node_ref();
    let hits = {
        let (ids, tab) = (props.found.ids.clone(), props.tab);
        use_selector(move |state| hits(state, tab, &ids))
    };
    use_marked(&list, hits.len(), &props.found.words);
    let found = &props.found;
    let is_first = found.ids.is_empty();
    let on_retry = {
        let (on_page, page) = (props.on_page.clone(), found.next_page.unwrap_or(0));
        Callback::from(move |()| on_page.emit(page))
    };
    let waiting = html! {
        <div class="post-list__older" role="status"><span class="spinner"></span>{ t!("loading") }</div>
    };
    let below = match &found.stage {
        Stage::Idle | Stage::Loading => waiting,
        Stage::Failed(words) => html! {
            <ErrorView title={t!("search-failed")} text={AttrValue::from(words.to_string())} {on_retry} />
        },
        Stage::Here if is_first => html! {
            <EmptyState icon={icons::search()} title={t!("search-empty", terms = props.terms)}
                text={t!("search-empty-text")} />
        },
        Stage::Here => match found.next_page {
            Some(_) => html! {
                <button type="button" class="button search__more"
                    onclick={on_retry.reform(|_: MouseEvent| ())}>
                    { t!("search-more") }
                </button>
            },
            None => Html::default(),
        },
    };
    html! {
        <div class="search__results">
            <p class="visually-hidden" role="status">
                if found.stage == Stage::Here && !is_first {
                    { t!("search-found", count = hits.len()) }
                }
            </p>
            <div ref={list}>
                for hit in hits.iter() { { self::hit(hit) } }
            </div>
            { below }
        </div>
    }
}

fn hit(hit: &Hit) -> Html {
    match hit {
        Hit::Post(post) => html! { <FoundPost key={post.row.post.id.clone()} ..post.clone() /> },
        Hit::File(file) => html! { <FileHit key={file.file.id.clone()} ..file.clone() /> },
    }
}

fn hits(state: &State, tab: Tab, ids: &[String]) -> Vec<Hit> {
    let post = |id: &String| {
        // Deleted since: it is gone here, too.
        Some(Hit::Post(FoundPostProps::of(state, state.posts.get(id)?)))
    };
    let file = |id: &String| {
        let file = Rc::clone(state.search.file(id)?);
        let author = state.people.user(&file.user_id);
        let author = author.map(|user| select::person::display_name(user)).unwrap_or_default();
        let (channel, author) = (channel_name(state, &file.channel_id), author.into());
        Some(Hit::File(FileHitProps { file, channel, author }))
    };
    match tab {
        Tab::Posts => ids.iter().filter_map(post).collect(),
        Tab::Files => ids.iter().filter_map(file).collect(),
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct FileHitProps {
    file: Rc<FileInfo>,
    channel: AttrValue,
    author: AttrValue,
}

#[component]
fn FileHit(props: &FileHitProps) -> Html {
    let go = use_go();
    let overlay = use_overlay();
    let file = &props.file;
    let on_jump = use_callback((go, file.post_id.clone()), |(), (go, post_id)| go.post(post_id));
    let on_open = use_callback((overlay, Rc::clone(file)), |_: MouseEvent, (overlay, file)| {
        let files: Rc<[FileInfo]> = Rc::from([(**file).clone()]);
        overlay.open(Overlay::Files { files, first_idx: 0 });
    });
    html! {
        <PostCard channel={props.channel.clone()} at_ms={at_ms(file.create_at)} {on_jump}>
            <button type="button" class="search-file" aria-haspopup="dialog" onclick={on_open}>
                <span class="search-file__sign" aria-hidden="true">
                    if file.has_preview_image {
                        <img class="search-file__picture" alt="" loading="lazy"
                            src={format!("{}/thumbnail", file_url(&file.id))} />
                    } else {
                        { icons::file() }
                    }
                </span>
                <span class="search-file__words">
                    <bdi class="search-file__name">{ &file.name }</bdi>
                    <span class="search-file__note">
                        { file_size(file.size) }{ " · " }<bdi>{ &props.author }</bdi>
                    </span>
                </span>
            </button>
        </PostCard>
    }
}
