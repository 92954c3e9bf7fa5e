//! Reading what stands after the question mark, so that a refusal names the field.

use std::error::Error as _;

use axum::{
    extract::{FromRequestParts, Query, rejection::QueryRejection},
    http::{Uri, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::error::Error;

/// A query read as a `T`.
#[derive(Debug)]
pub(crate) struct Asked<T>(pub(crate) T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let read = Query::try_from_uri(&parts.uri);
        read.map(|Query(query)| Self(query)).map_err(|error| refusal(&parts.uri, &error))
    }
}

/// The field, its value, and what is wrong with it.
fn refusal(uri: &Uri, rejection: &QueryRejection) -> Error {
    // Begins with the path of the field, if it is about one.
    let told = rejection.source().map(ToString::to_string).unwrap_or_default();
    let (field, rule) = told.split_once(": ").unwrap_or(("query", &told));
    let all = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(all)| all);
    let found = all.unwrap_or_default().into_iter().find(|(name, _)| name == field);
    Error::invalid(field, &found.map(|(_, value)| value).unwrap_or_default(), rule)
}

#[cfg(test)]
mod tests {
    use api_types::ThreadsQuery;

    use super::*;

    #[track_caller]
    fn refused(query: &str, expected: &str) {
        let uri: Uri = format!("/threads?{query}").parse().unwrap();
        let error = Query::<ThreadsQuery>::try_from_uri(&uri).unwrap_err();
        let detail = refusal(&uri, &error).detail;
        assert!(detail.starts_with(expected), "{detail}");
    }

    #[test]
    fn a_refusal_names_field_value_and_rule() {
        refused("unread=true&per_page=many", "field=per_page, value=\"many\", rule=invalid digit");
        refused("totalsOnly=ja", "field=totalsOnly, value=\"ja\", rule=");
        refused("since=99999999999999999999", "field=since, value=\"99999999999999999999\", rule=");
        refused("before=a&before=b", "field=");
    }
}
