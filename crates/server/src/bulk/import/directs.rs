//! Direct and group channels: found by who is in them, made when missing.

use api_types::ChannelType;
use sqlx::AnyConnection;

use super::{Import, gone, people::notify_props};
use crate::{
    bulk::{
        BulkError, convert,
        format::{DirectChannel, Member},
        line::Kind,
        names::direct_name,
    },
    id::new_id,
    store::{self, bulk::NewMember},
};

impl Import<'_> {
    pub(super) async fn direct_channel(
        &mut self,
        db: &mut AnyConnection,
        channel: &DirectChannel,
    ) -> Result<(), BulkError> {
        let usernames = channel.usernames();
        let members: Vec<Member> = if channel.participants.is_empty() {
            usernames.iter().map(|name| without_choices(name)).collect()
        } else {
            channel.participants.clone()
        };
        let (id, is_new) = self.open_direct(db, &members, &channel.header).await?;
        self.count(Kind::DirectChannel, is_new);
        for name in &channel.favorited_by {
            let user_id = self.user_id(name)?;
            let key = ("favorite_channel", id.as_str());
            store::bulk::add_preference(&mut *db, user_id, key, "true").await?;
        }
        for name in channel.shown_by.iter().filter(|name| usernames.contains(name)) {
            let user_id = self.user_id(name)?;
            let other = usernames.iter().find(|other| *other != name).unwrap_or(name);
            let key = match usernames.len() {
                0..=2 => ("direct_channel_show", self.user_id(other)?),
                _ => ("group_channel_show", id.as_str()),
            };
            store::bulk::add_preference(&mut *db, user_id, key, "true").await?;
        }
        Ok(())
    }

    /// Makes sure that the channel of these people is there.
    pub(super) async fn find_direct(
        &mut self,
        db: &mut AnyConnection,
        usernames: &[String],
    ) -> Result<(), BulkError> {
        let members: Vec<Member> = usernames.iter().map(|name| without_choices(name)).collect();
        self.open_direct(db, &members, "").await?;
        Ok(())
    }

    /// The id of the channel of these people.
    pub(super) fn direct_id(&self, usernames: &[String]) -> Result<&String, BulkError> {
        let mut user_ids = Vec::new();
        for name in usernames {
            user_ids.push(self.user_id(name)?.to_owned());
        }
        let name = direct_name(&mut user_ids);
        self.names.directs.get(&name).ok_or_else(|| gone("direct channel", &usernames.join(", ")))
    }

    async fn open_direct(
        &mut self,
        db: &mut AnyConnection,
        members: &[Member],
        header: &str,
    ) -> Result<(String, bool), BulkError> {
        let mut user_ids = Vec::new();
        for member in members {
            user_ids.push(self.user_id(&member.username)?.to_owned());
        }
        let name = direct_name(&mut user_ids);
        if let Some(id) = self.names.directs.get(&name) {
            let id = id.clone();
            self.touched.insert(id.clone());
            return Ok((id, false));
        }
        let is_group = user_ids.len() > 2;
        let mut usernames: Vec<String> =
            members.iter().map(|member| member.username.to_lowercase()).collect();
        usernames.sort_unstable();
        let row = api_types::Channel {
            id: new_id(),
            create_at: self.now,
            update_at: self.now,
            channel_type: if is_group { ChannelType::Group } else { ChannelType::Direct },
            display_name: if is_group { usernames.join(", ") } else { String::new() },
            name: name.clone(),
            header: header.to_owned(),
            creator_id: user_ids.first().cloned().unwrap_or_default(),
            ..api_types::Channel::default()
        };
        store::channels::insert(&mut *db, &row).await?;
        for member in members {
            let notify_props = notify_props(member);
            let new = NewMember {
                channel_id: &row.id,
                user_id: self.user_id(&member.username)?,
                scheme_admin: false,
                notify_props: &notify_props,
                read: convert::read_state(member, self.now),
            };
            store::bulk::add_member(&mut *db, &new, self.now).await?;
        }
        self.names.directs.insert(name, row.id.clone());
        self.touched.insert(row.id.clone());
        Ok((row.id, true))
    }
}

fn without_choices(username: &str) -> Member {
    Member { username: username.to_owned(), ..Member::default() }
}
