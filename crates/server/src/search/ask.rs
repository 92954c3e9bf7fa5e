//! From what a client sends to what the database is asked: limits, and names to ids.

use api_types::SearchRequest;

use super::query::{Place, Query, Sides};
use crate::{
    auth::Session,
    channels::direct,
    error::{Error, Result},
    request::page::{MAX_PER_PAGE, Page},
    state::AppState,
    store::{self, search::Wanted},
};

/// The longest search, in characters.
const MAX_TERMS_RUNES: usize = 1024;

/// The last page. Nobody leafs so far, and each page is read from the first result on.
const MAX_PAGE: i64 = 1000;

/// More than any clock is apart from UTC, in seconds.
const MAX_OFFSET: i64 = 86_400;

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// They have no `ext:`, so that one line serves for both.
    Posts,
    Files,
}

/// What is asked of the database; nothing when nothing can be found.
pub(super) async fn read(
    state: &AppState,
    session: &Session,
    what: What,
    team_id: &str,
    request: &SearchRequest,
) -> Result<Option<Wanted>> {
    check(request)?;
    // Each reads far more of the database than other requests do.
    if let Err(wait) = state.search_limit.take(&session.user_id) {
        return Err(Error::too_often(
            "api.search.too_many.app_error",
            "You search too often. Please wait a moment and try again.",
            wait,
        ));
    }
    let mut query = Query::parse(&request.terms, request.time_zone_offset)
        .map_err(|problem| Error::invalid("terms", &problem.value, problem.rule))?;
    if what == What::Posts {
        query.extensions = Sides::default();
    }
    if query.is_empty() {
        return Ok(None);
    }
    let users = Sides {
        wanted: user_ids(state, session, &query.from.wanted).await?,
        excluded: user_ids(state, session, &query.from.excluded).await?,
    };
    let channels = Sides {
        wanted: channel_ids(state, session, team_id, &query.places.wanted).await?,
        excluded: channel_ids(state, session, team_id, &query.places.excluded).await?,
    };
    // A name that nobody has finds nothing; that it is nobody's is not told apart from silence.
    let is_nobody = users.wanted.is_empty() && !query.from.wanted.is_empty();
    let is_nowhere = channels.wanted.is_empty() && !query.places.wanted.is_empty();
    if is_nobody || is_nowhere {
        return Ok(None);
    }
    let page = Page { page: request.page, per_page: request.per_page };
    Ok(Some(Wanted {
        user_id: session.user_id.clone(),
        team_id: team_id.to_owned(),
        query,
        is_or: request.is_or_search,
        users,
        channels,
        with_archived: request.include_deleted_channels,
        limit: page.limit(),
        offset: page.offset(),
    }))
}

fn check(request: &SearchRequest) -> Result<()> {
    let n_runes = request.terms.chars().count();
    if n_runes > MAX_TERMS_RUNES {
        let value = format!("{n_runes} characters");
        return Err(Error::invalid("terms", &value, "at most 1024 characters"));
    }
    if request.terms.trim().is_empty() {
        return Err(Error::invalid("terms", &request.terms, "at least one word or modifier"));
    }
    let per_page = request.per_page.unwrap_or(MAX_PER_PAGE);
    if !(1..=MAX_PER_PAGE).contains(&per_page) {
        return Err(Error::invalid("per_page", &per_page.to_string(), "from 1 to 200"));
    }
    if !(0..=MAX_PAGE).contains(&request.page) {
        return Err(Error::invalid("page", &request.page.to_string(), "from 0 to 1000"));
    }
    let offset = request.time_zone_offset;
    if !(-MAX_OFFSET..=MAX_OFFSET).contains(&offset) {
        let rule = "seconds from -86400 to 86400";
        return Err(Error::invalid("time_zone_offset", &offset.to_string(), rule));
    }
    Ok(())
}

/// Whom the names mean; names that nobody has are left out.
async fn user_ids(state: &AppState, session: &Session, names: &[String]) -> Result<Vec<String>> {
    let (own, others): (Vec<&str>, Vec<&str>) =
        names.iter().map(String::as_str).partition(|name| *name == "me");
    let mut ids: Vec<String> = own.iter().map(|_| session.user_id.clone()).collect();
    if !others.is_empty() {
        let users = store::users::by_usernames(state.store.read(), &others).await?;
        ids.extend(users.into_iter().map(|user| user.id));
    }
    Ok(ids)
}

/// Which channels of the user the names mean; others are left out, whether they exist or not.
async fn channel_ids(
    state: &AppState,
    session: &Session,
    team_id: &str,
    places: &[Place],
) -> Result<Vec<String>> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    let mut people = Vec::new();
    for place in places {
        match place {
            Place::Channel(name) => names.push(name.clone()),
            Place::Direct(name) => people.push(name.clone()),
        }
    }
    for user_id in user_ids(state, session, &people).await? {
        names.push(direct::name_of(&session.user_id, &user_id));
    }
    let db = state.store.read();
    Ok(store::search::channel_ids(db, &session.user_id, team_id, &names).await?)
}
