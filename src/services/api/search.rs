//! Searching for posts and files in the channels of a team that the person is in.

use api_types::{FileSearchResults, PostSearchResults, SearchRequest};

use super::{Answer, Api};

impl Api {
    /// Posts, newest first.
    pub(crate) async fn search_posts(
        self,
        team_id: &str,
        request: &SearchRequest,
    ) -> Answer<PostSearchResults> {
        self.post(&format!("/teams/{team_id}/posts/search"), request).await
    }

    /// Files, newest first.
    pub(crate) async fn search_files(
        self,
        team_id: &str,
        request: &SearchRequest,
    ) -> Answer<FileSearchResults> {
        self.post(&format!("/teams/{team_id}/files/search"), request).await
    }
}
