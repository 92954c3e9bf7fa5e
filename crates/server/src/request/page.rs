//! Paging parameters, `?page=&per_page=`.

use serde::Deserialize;

/// As the forerunner has it.
const DEFAULT_PER_PAGE: i64 = 60;

/// Larger pages are cut to this.
pub(crate) const MAX_PER_PAGE: i64 = 200;

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// From 0. -1 asks for everything where a route allows it.
    #[serde(default)]
    pub(crate) page: i64,
    pub(crate) per_page: Option<i64>,
}

impl Page {
    pub(crate) fn limit(self) -> i64 {
        limit(self.per_page)
    }

    pub(crate) fn offset(self) -> i64 {
        self.page.max(0).saturating_mul(self.limit())
    }
}

/// How many entries to give when `wanted` were asked for.
pub(crate) fn limit(wanted: Option<i64>) -> i64 {
    match wanted {
        Some(wanted) if wanted > 0 => wanted.min(MAX_PER_PAGE),
        Some(_) | None => DEFAULT_PER_PAGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_bounded() {
        assert_eq!(Page { page: 2, per_page: Some(1000) }.limit(), 200);
        assert_eq!(Page { page: 2, per_page: Some(30) }.offset(), 60);
        assert_eq!(Page { page: -5, per_page: Some(-1) }.offset(), 0);
        assert_eq!(Page { page: i64::MAX, per_page: None }.offset(), i64::MAX);
    }
}
