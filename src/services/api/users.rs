//! Accounts, the session, profiles, presence, choices.

use api_types::{
    CreateUser, CustomStatus, LoginRequest, PatchUser, Preference, Status, StatusOk, UpdateStatus,
    User, UserSearch,
};

use super::{Answer, Api};

impl Api {
    /// Signs in; the session comes as cookies.
    pub(crate) async fn login(self, login: &LoginRequest) -> Answer<User> {
        self.post("/users/login", login).await
    }

    /// Ends the session.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn logout(self) -> Answer<StatusOk> {
        self.post("/users/logout", &()).await
    }

    /// Creates an account; the first one of a server becomes its administrator.
    pub(crate) async fn create_user(self, user: &CreateUser) -> Answer<User> {
        self.post("/users", user).await
    }

    /// The person who is signed in.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn me(self) -> Answer<User> {
        self.get("/users/me").await
    }

    /// Changes the person's own account.
    pub(crate) async fn patch_me(self, patch: &PatchUser) -> Answer<User> {
        self.put("/users/me/patch", patch).await
    }

    /// Takes the person's picture back.
    pub(crate) async fn remove_picture(self) -> Answer<StatusOk> {
        self.delete("/users/me/image").await
    }

    /// Users by id; unknown ids are left out.
    pub(crate) async fn users_by_ids(self, ids: &[String]) -> Answer<Vec<User>> {
        self.post("/users/ids", ids).await
    }

    /// Users by name, without the `@`.
    pub(crate) async fn users_by_usernames(self, names: &[String]) -> Answer<Vec<User>> {
        self.post("/users/usernames", names).await
    }

    /// Users whose name begins with a term.
    pub(crate) async fn search_users(self, search: &UserSearch) -> Answer<Vec<User>> {
        self.post("/users/search", search).await
    }

    /// A page of the users of a team, or of all.
    pub(crate) async fn users(
        self,
        in_team: Option<&str>,
        page: u32,
        per_page: u32,
    ) -> Answer<Vec<User>> {
        let team = in_team.map(|id| format!("&in_team={id}")).unwrap_or_default();
        self.get(&format!("/users?page={page}&per_page={per_page}{team}")).await
    }

    /// The users of a team who are not in one of its channels.
    pub(crate) async fn users_outside(self, team_id: &str, channel_id: &str) -> Answer<Vec<User>> {
        let path =
            format!("/users?in_team={team_id}&not_in_channel={channel_id}&page=0&per_page=200");
        self.get(&path).await
    }

    /// Presence by user ids.
    pub(crate) async fn statuses(self, ids: &[String]) -> Answer<Vec<Status>> {
        self.post("/users/status/ids", ids).await
    }

    /// Sets the person's own presence.
    pub(crate) async fn set_status(self, status: &UpdateStatus) -> Answer<Status> {
        self.put(&format!("/users/{}/status", status.user_id), status).await
    }

    /// Sets what the person says of themselves.
    pub(crate) async fn set_custom_status(self, status: &CustomStatus) -> Answer<StatusOk> {
        self.put("/users/me/status/custom", status).await
    }

    /// Takes back what the person says of themselves.
    pub(crate) async fn clear_custom_status(self) -> Answer<StatusOk> {
        self.delete("/users/me/status/custom").await
    }

    /// Forgets one of what the person said lately.
    pub(crate) async fn forget_status(self, status: &CustomStatus) -> Answer<StatusOk> {
        self.post("/users/me/status/custom/recent/delete", status).await
    }

    /// The person's choices.
    pub(crate) async fn preferences(self) -> Answer<Vec<Preference>> {
        self.get("/users/me/preferences").await
    }

    /// Takes choices back.
    pub(crate) async fn delete_preferences(self, preferences: &[Preference]) -> Answer<StatusOk> {
        self.post("/users/me/preferences/delete", preferences).await
    }

    /// Saves choices.
    pub(crate) async fn save_preferences(self, preferences: &[Preference]) -> Answer<StatusOk> {
        self.put("/users/me/preferences", preferences).await
    }
}
