//! A user's picture: the one that they set, or their initials on a colour of their own, as SVG.
//!
//! A picture is served to be looked at, never to run: the policy forbids everything in it.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    auth::Session,
    error::{Error, Result},
    files::kind_of,
    id::{hex, token_hash},
    state::AppState,
    store,
};

/// Hues that white text can be read on, at the saturation and lightness below.
const HUES: [u16; 12] = [0, 18, 145, 165, 190, 210, 225, 250, 270, 290, 315, 340];

/// By an address that changes with the picture: an hour without asking again. Names change rarely.
const CACHE: &str = "private, max-age=3600";

/// By any other address: asked for each time, and answered without the picture if it is the same.
const ASK: &str = "private, no-cache";

/// Which picture the client means.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The user's `last_picture_update`: with it, the answer may be kept for an hour.
    #[serde(rename = "_")]
    at: String,
}

/// A user's picture.
#[utoipa::path(
    get,
    path = "/users/{user_id}/image",
    params(Wanted),
    responses(
        (status = 200, content(
            (String = "image/svg+xml"),
            (Vec<u8> = "image/jpeg"),
            (Vec<u8> = "image/png"),
        )),
        (status = 304),
    )
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Query(wanted): Query<Wanted>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response> {
    let user = store::users::by_id(state.store.read(), session.resolve(&user_id)).await?;
    let user = user.ok_or_else(|| Error::not_found("user"))?;
    let at = user.last_picture_update;
    let set = if at > 0 { state.blobs.picture(&user.id, at).await } else { Ok(None) };
    let set = set.map_err(|error| Error::internal(&error))?;
    let (kind, bytes, etag) = match set {
        Some(bytes) => (kind_of(&bytes), bytes, format!("\"{at}\"")),
        None => {
            let svg = draw(&initials(&user), &user.id);
            let etag = format!("\"{}\"", &hex(&token_hash(&svg))[..16]);
            ("image/svg+xml", svg.into(), etag)
        }
    };
    let cache = if wanted.at == at.to_string() { CACHE } else { ASK };
    let caching = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, cache.to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let safety = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((caching, safety, bytes).into_response())
}

/// One or two capitals: of the names, else of the user name.
fn initials(user: &api_types::User) -> String {
    let of = |name: &str| name.chars().find(|character| character.is_alphanumeric());
    let names: Vec<char> =
        [&user.first_name, &user.last_name].into_iter().filter_map(|name| of(name)).collect();
    let letters = if names.is_empty() { user.username.chars().take(1).collect() } else { names };
    letters.into_iter().flat_map(char::to_uppercase).collect()
}

/// `initials` are letters and digits only, so nothing in them is markup.
fn draw(initials: &str, user_id: &str) -> String {
    let sum: usize = user_id.bytes().map(usize::from).sum();
    let hue = HUES.get(sum % HUES.len()).copied().unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"128\" height=\"128\" \
         viewBox=\"0 0 128 128\"><rect width=\"128\" height=\"128\" fill=\"hsl({hue} 45% 40%)\"/>\
         <text x=\"64\" y=\"64\" dy=\".35em\" text-anchor=\"middle\" fill=\"#fff\" \
         font-family=\"system-ui, sans-serif\" font-size=\"52\" font-weight=\"600\">{initials}\
         </text></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(first_name: &str, last_name: &str) -> String {
        initials(&api_types::User {
            username: "mira".to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            ..api_types::User::default()
        })
    }

    #[test]
    fn initials_come_from_the_names() {
        assert_eq!(of("Ömer", "Ünal"), "ÖÜ");
        assert_eq!(of("", ""), "M");
        assert_eq!(of("</text>", "\"&"), "T");
    }

    #[test]
    fn the_picture_is_the_same_each_time() {
        assert_eq!(draw("ÖÜ", "user"), draw("ÖÜ", "user"));
        assert_ne!(draw("ÖÜ", "user"), draw("ÖÜ", "usex"));
    }
}
