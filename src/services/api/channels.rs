//! Channels, who belongs to them, how far the person has read.

use api_types::{
    Channel, ChannelCategories, ChannelCategory, ChannelMember, ChannelMemberRequest,
    ChannelPrivacy, ChannelStats, ChannelType, Command, CommandArgs, CommandResponse,
    CreateChannel, PatchChannel, StatusOk, StringMap, ViewChannel, ViewChannelResponse,
};

use super::{Answer, Api};

impl Api {
    /// The person's channels of all teams, direct ones included.
    pub(crate) async fn my_channels(self) -> Answer<Vec<Channel>> {
        self.get("/users/me/channels").await
    }

    /// The person's memberships in all of them.
    pub(crate) async fn my_channel_members(self) -> Answer<Vec<ChannelMember>> {
        self.get_lines("/users/me/channel_members?page=-1").await
    }

    /// A channel.
    pub(crate) async fn channel(self, id: &str) -> Answer<Channel> {
        self.get(&format!("/channels/{id}")).await
    }

    /// A channel by the part of its address.
    pub(crate) async fn channel_by_name(self, team_id: &str, name: &str) -> Answer<Channel> {
        self.get(&format!("/teams/{team_id}/channels/name/{}", path_part(name))).await
    }

    /// The person's membership in a channel.
    pub(crate) async fn my_channel_member(self, channel_id: &str) -> Answer<ChannelMember> {
        self.get(&format!("/channels/{channel_id}/members/me")).await
    }

    /// Public channels of a team, those of others included.
    pub(crate) async fn public_channels(self, team_id: &str) -> Answer<Vec<Channel>> {
        self.get(&format!("/teams/{team_id}/channels?page=0&per_page=200")).await
    }

    /// Creates a channel with the person in it.
    pub(crate) async fn create_channel(self, channel: &CreateChannel) -> Answer<Channel> {
        self.post("/channels", channel).await
    }

    /// The direct channel of two people; made when there is none.
    pub(crate) async fn direct_channel(self, one: &str, other: &str) -> Answer<Channel> {
        self.post("/channels/direct", &[one, other]).await
    }

    /// Lets a user join a public channel.
    pub(crate) async fn join_channel(
        self,
        channel_id: &str,
        user_id: &str,
    ) -> Answer<ChannelMember> {
        let body = ChannelMemberRequest { user_id: user_id.to_owned() };
        self.post(&format!("/channels/{channel_id}/members"), &body).await
    }

    /// Takes a user out of a channel.
    pub(crate) async fn leave_channel(self, channel_id: &str, user_id: &str) -> Answer<StatusOk> {
        self.delete(&format!("/channels/{channel_id}/members/{user_id}")).await
    }

    /// Changes names and texts of a channel.
    pub(crate) async fn patch_channel(
        self,
        channel_id: &str,
        patch: &PatchChannel,
    ) -> Answer<Channel> {
        self.put(&format!("/channels/{channel_id}/patch"), patch).await
    }

    /// Makes a channel of a team public or private.
    pub(crate) async fn set_channel_privacy(
        self,
        channel_id: &str,
        privacy: ChannelType,
    ) -> Answer<Channel> {
        let body = ChannelPrivacy { privacy };
        self.put(&format!("/channels/{channel_id}/privacy"), &body).await
    }

    /// Archives a channel.
    pub(crate) async fn archive_channel(self, channel_id: &str) -> Answer<StatusOk> {
        self.delete(&format!("/channels/{channel_id}")).await
    }

    /// Chooses what the person is told of a channel.
    pub(crate) async fn set_notify_props(
        self,
        channel_id: &str,
        choices: &StringMap,
    ) -> Answer<StatusOk> {
        self.put(&format!("/channels/{channel_id}/members/me/notify_props"), choices).await
    }

    /// Who belongs to a channel; a page of 200.
    pub(crate) async fn channel_members(
        self,
        channel_id: &str,
        page: u32,
    ) -> Answer<Vec<ChannelMember>> {
        self.get(&format!("/channels/{channel_id}/members?page={page}&per_page=200")).await
    }

    /// The groups of the person's sidebar in a team.
    pub(crate) async fn categories(self, team_id: &str) -> Answer<ChannelCategories> {
        self.get(&format!("/users/me/teams/{team_id}/channels/categories")).await
    }

    /// Makes a group.
    pub(crate) async fn create_category(
        self,
        category: &ChannelCategory,
    ) -> Answer<ChannelCategory> {
        let team_id = &category.team_id;
        self.post(&format!("/users/me/teams/{team_id}/channels/categories"), category).await
    }

    /// Changes groups of one team.
    pub(crate) async fn update_categories(
        self,
        team_id: &str,
        categories: &[ChannelCategory],
    ) -> Answer<Vec<ChannelCategory>> {
        self.put(&format!("/users/me/teams/{team_id}/channels/categories"), categories).await
    }

    /// Puts the groups of a team into an order.
    pub(crate) async fn order_categories(
        self,
        team_id: &str,
        order: &[String],
    ) -> Answer<Vec<String>> {
        self.put(&format!("/users/me/teams/{team_id}/channels/categories/order"), order).await
    }

    /// Takes a group apart; its channels stay.
    pub(crate) async fn delete_category(self, team_id: &str, id: &str) -> Answer<StatusOk> {
        self.delete(&format!("/users/me/teams/{team_id}/channels/categories/{id}")).await
    }

    /// The commands of a team.
    pub(crate) async fn commands(self, team_id: &str) -> Answer<Vec<Command>> {
        self.get(&format!("/teams/{team_id}/commands/autocomplete")).await
    }

    /// Does what a line with a slash in front says.
    pub(crate) async fn execute_command(self, args: &CommandArgs) -> Answer<CommandResponse> {
        self.post("/commands/execute", args).await
    }

    /// Numbers for the channel header.
    pub(crate) async fn channel_stats(self, channel_id: &str) -> Answer<ChannelStats> {
        self.get(&format!("/channels/{channel_id}/stats")).await
    }

    /// Everything in the channel is read.
    pub(crate) async fn view_channel(self, view: &ViewChannel) -> Answer<ViewChannelResponse> {
        self.post("/channels/members/me/view", view).await
    }
}

/// A name from the address bar, made safe as one part of a path.
fn path_part(name: &str) -> String {
    js_sys::encode_uri_component(name).into()
}
