//! Teams, channels and users: the server's own rules, and that names fit together.

use api_types::StringMap;

use super::Check;
use crate::{
    auth::password,
    bulk::{
        convert,
        format::{Bot, Channel, Member, PREFERENCES, Team, User, UserTeam, check_notify},
        problem::LineProblems,
    },
    channels::{create, names},
    preferences::MAX_VALUE,
    users::validate,
};

/// The longest description of a team, in characters, as the forerunner has it.
const MAX_DESCRIPTION_RUNES: usize = 255;

impl Check {
    pub(super) fn team(&mut self, team: &Team, problems: &mut LineProblems<'_>) {
        let name = team.name.to_lowercase();
        problems.check("name", &team.name, names::check_team_name(&name));
        let display_name = names::check_display_name(&team.display_name);
        problems.check("display_name", &team.display_name, display_name);
        if !matches!(team.team_type.as_str(), "O" | "I") {
            problems.add("type", &team.team_type, "O (open) or I (by invitation)");
        }
        let description =
            names::check_text("description", &team.description, MAX_DESCRIPTION_RUNES);
        problems.check("description", &team.description, description);
        self.names.teams.entry(name).or_default();
    }

    pub(super) fn channel(&mut self, channel: &Channel, problems: &mut LineProblems<'_>) {
        let (team, name) = (channel.team.to_lowercase(), channel.name.to_lowercase());
        if !self.names.teams.contains_key(&team) {
            problems.add("team", &channel.team, "a team of this file, or of the server");
        }
        problems.check("name", &channel.name, names::check_name(&name));
        if !channel.display_name.is_empty() {
            let display_name = names::check_display_name(&channel.display_name);
            problems.check("display_name", &channel.display_name, display_name);
        }
        if !matches!(channel.channel_type.as_str(), "O" | "P") {
            problems.add("type", &channel.channel_type, "O (open) or P (private)");
        }
        let header = names::check_text("header", &channel.header, create::MAX_HEADER_RUNES);
        problems.check("header", &channel.header, header);
        let purpose = names::check_text("purpose", &channel.purpose, create::MAX_PURPOSE_RUNES);
        problems.check("purpose", &channel.purpose, purpose);
        self.past("deleted_at", channel.deleted_at, problems);
        if self.names.channel(&team, &name).is_none() {
            self.names.add_channel(&team, name, String::new());
        }
    }

    pub(super) fn user(&mut self, user: &User, problems: &mut LineProblems<'_>) {
        let row = convert::user(user, 0);
        problems.check_fields(&row, validate::user(&row));
        if let Some(password) = &user.password {
            // The value is a secret.
            problems.check("password", "", password::check(password));
            if !user.auth_data.is_empty() {
                problems.add("auth_data", "", "absent when there is a password");
            }
        }
        if !user.auth_data.is_empty() {
            self.report.skip("user.auth_data (sign-in by another service)", 1);
        }
        self.past("delete_at", user.delete_at, problems);
        if convert::is_guest(&user.roles) {
            self.report.guests += 1;
        }
        for role in convert::foreign_roles(&user.roles) {
            self.report.skip(format!("role {role}"), 1);
        }
        check_notify_props("notify_props", &user.notify_props, problems);
        for preference in PREFERENCES {
            let value = user.preferences.get(preference.field);
            if value.is_some_and(|value| value.len() > MAX_VALUE) {
                let rule = format!("at most {MAX_VALUE} bytes long");
                problems.add(preference.field, "", rule);
            }
        }
        self.account(&row, problems);
        for (idx, team) in user.teams.iter().enumerate() {
            self.membership(idx, team, problems);
        }
    }

    pub(super) fn bot(&mut self, bot: &Bot, problems: &mut LineProblems<'_>) {
        let row = convert::bot(bot, 0);
        problems.check_fields(&row, validate::user(&row));
        self.past("delete_at", bot.delete_at, problems);
        self.account(&row, problems);
    }

    /// Nobody else may have the name's address.
    fn account(&mut self, user: &api_types::User, problems: &mut LineProblems<'_>) {
        match self.names.emails.get(&user.email) {
            Some(name) if *name != user.username && !self.is_there(&user.username) => {
                let rule = format!("the address of one account only; {name} has it");
                problems.add("email", &user.email, rule);
            }
            Some(_) => {}
            None => {
                self.names.emails.insert(user.email.clone(), user.username.clone());
            }
        }
        self.names.users.entry(user.username.clone()).or_default();
    }

    /// On the server already, so that nothing of the account is written.
    fn is_there(&self, username: &str) -> bool {
        self.names.users.get(username).is_some_and(|id| !id.is_empty())
    }

    fn membership(&self, idx: usize, team: &UserTeam, problems: &mut LineProblems<'_>) {
        let name = team.name.to_lowercase();
        if !self.names.teams.contains_key(&name) {
            let rule = "a team of this file, or of the server";
            return problems.add(&format!("teams[{idx}].name"), &team.name, rule);
        }
        for (channel_idx, channel) in team.channels.iter().flatten().enumerate() {
            let path = format!("teams[{idx}].channels[{channel_idx}]");
            if self.names.channel(&name, &channel.name.to_lowercase()).is_none() {
                let rule = format!("a channel of {name}, in this file or on the server");
                problems.add(&format!("{path}.name"), &channel.name, rule);
            }
            self.member(&path, channel, problems);
        }
    }

    /// How somebody has read a channel, and what they want to be told.
    pub(super) fn member(&self, path: &str, member: &Member, problems: &mut LineProblems<'_>) {
        check_notify_props(&format!("{path}.notify_props"), &member.notify_props, problems);
        for (field, number) in [
            ("mention_count", member.mention_count),
            ("mention_count_root", member.mention_count_root),
            ("last_viewed_at", member.last_viewed_at.unwrap_or_default()),
        ] {
            if number < 0 {
                problems.add(&format!("{path}.{field}"), &number.to_string(), "0 or more");
            }
        }
    }

    pub(super) fn past(&self, field: &str, time: i64, problems: &mut LineProblems<'_>) {
        if !(0..=self.latest).contains(&time) {
            let rule = "milliseconds since 1970, not in the future";
            problems.add(field, &time.to_string(), rule);
        }
    }
}

fn check_notify_props(path: &str, props: &StringMap, problems: &mut LineProblems<'_>) {
    for (key, value) in props {
        if let Err(rule) = check_notify(key, value) {
            problems.add(&format!("{path}.{key}"), value, rule);
        }
    }
}
