//! What holds for all routes, so that no handler has to repeat it: who may ask, what the words in
//! an address mean, and in which form every refusal comes.

use api_types::AppError;
use utoipa::{
    PartialSchema,
    openapi::{
        Content, OpenApi, Ref, RefOr, Required,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem},
        response::{Response, ResponseBuilder},
        schema::{Components, ObjectBuilder, Type},
        security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
        },
        tag::TagBuilder,
    },
};

use crate::auth::session::TOKEN_COOKIE;

/// Where all routes are.
const BASE: &str = "/api/v4/";

/// What belongs together, by the first word of the address.
const TAGS: [(&str, &str); 23] = [
    ("users", "Accounts, sessions, presence, preferences, and what belongs to one user"),
    ("teams", "Teams and their members"),
    ("channels", "Channels, their members, and reading them"),
    ("posts", "Messages and threads"),
    ("reactions", "Emoji under posts"),
    ("drafts", "What is typed and not sent"),
    ("commands", "Slash commands"),
    ("plugins", "Plugins: installing, turning on and off, settings, order, reports"),
    ("config", "The configuration"),
    ("audits", "What administrators did"),
    ("analytics", "Numbers about the server"),
    ("roles", "Sets of permissions"),
    ("license", "The licence"),
    ("limits", "What the server is limited to"),
    ("system", "Health and notices"),
    ("custom_profile_attributes", "Fields of profiles that administrators make"),
    ("websocket", "The live connection"),
    ("files", "Files"),
    ("emoji", "Emoji that people made"),
    ("brand", "The look of the sign-in page"),
    ("cluster", "The servers on one database"),
    ("docs", "A page to read and try this document"),
    ("openapi.json", "This document"),
];

/// What the words in addresses mean.
const PARAMETERS: [(&str, &str); 16] = [
    ("user_id", "The id of a user, or `me`"),
    ("username", "The name of a user"),
    ("team_id", "The id of a team"),
    ("team_name", "The name of a team"),
    ("channel_id", "The id of a channel"),
    ("category_id", "The id of a group of the sidebar"),
    ("file_id", "The id of a file"),
    ("post_id", "The id of a post"),
    ("thread_id", "The id of the post that a thread began with"),
    ("timestamp", "A time, in milliseconds since 1970"),
    ("emoji_name", "The name of an emoji, without colons"),
    ("category", "The category of preferences"),
    ("name", "The part of the address that names it"),
    ("slot_id", "The id of a slot, such as `profile-popover.v1`"),
    ("id", "The id of the plugin, or of the key"),
    ("file", "The name of a file"),
];

/// Refusals, by status and name.
const REFUSALS: [(&str, &str, &str); 6] = [
    (
        "400",
        "Invalid",
        "Something in the request breaks a rule; `detailed_error` names field, value and rule",
    ),
    ("401", "NoSession", "Not signed in, or the session is over"),
    ("403", "NotAllowed", "Signed in, but without the permission"),
    ("404", "NotFound", "Nothing there, or nothing that this user may know of"),
    ("413", "TooLarge", "The request is too large"),
    ("500", "Broken", "Something went wrong on the server; its log knows what"),
];

pub(super) fn complete(api: &mut OpenApi) {
    "Mortise".clone_into(&mut api.info.title);
    env!("CARGO_PKG_VERSION").clone_into(&mut api.info.version);
    api.info.description = Some(
        "The interface of the chat and of its plugins, in the shapes of Mattermost's version 4. \
         Every refusal has the body `AppError`. With the cookie, a request that changes something \
         needs `X-Requested-With: XMLHttpRequest` or the cookie `MMCSRF` as `X-CSRF-Token`."
            .to_owned(),
    );
    // What the generator puts there is its own author.
    api.info.contact = None;
    let components = api.components.get_or_insert_with(Components::new);
    components.schemas.insert("AppError".to_owned(), AppError::schema());
    for (_, name, description) in REFUSALS {
        components.responses.insert(name.to_owned(), RefOr::T(refusal(description)));
    }
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    components.add_security_scheme("token", SecurityScheme::Http(bearer));
    let cookie = ApiKey::Cookie(ApiKeyValue::new(TOKEN_COOKIE));
    components.add_security_scheme("cookie", SecurityScheme::ApiKey(cookie));
    let none = || Vec::<String>::new();
    api.security = Some(vec![
        SecurityRequirement::new("token", none()),
        SecurityRequirement::new("cookie", none()),
    ]);
    let mut used = Vec::new();
    for (path, item) in &mut api.paths.paths {
        let tag = tag(path);
        if !used.contains(&tag) {
            used.push(tag.clone());
        }
        for (method, operation) in operations(item) {
            describe(operation, method, path, &tag);
        }
    }
    let known = TAGS.iter().filter(|(name, _)| used.iter().any(|tag| tag == name));
    api.tags = Some(
        known
            .map(|(name, text)| TagBuilder::new().name(*name).description(Some(*text)).build())
            .collect(),
    );
}

fn refusal(description: &str) -> Response {
    let schema = Ref::from_schema_name("AppError");
    ResponseBuilder::new()
        .description(description)
        .content("application/json", Content::new(Some(schema)))
        .build()
}

fn tag(path: &str) -> String {
    let rest = path.strip_prefix(BASE).unwrap_or(path);
    rest.split('/').next().unwrap_or_default().to_owned()
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let all = [
        ("get", &mut item.get),
        ("put", &mut item.put),
        ("post", &mut item.post),
        ("delete", &mut item.delete),
        ("patch", &mut item.patch),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

fn describe(operation: &mut Operation, method: &str, path: &str, tag: &str) {
    operation.operation_id = Some(operation_id(method, path));
    operation.tags = Some(vec![tag.to_owned()]);
    let words: Vec<&str> =
        path.split('/').filter_map(|word| word.strip_prefix('{')?.strip_suffix('}')).collect();
    let has_query = operation.parameters.is_some();
    let has_body = operation.request_body.is_some();
    let parameters = operation.parameters.get_or_insert_default();
    // In the order of the address, before what comes after the question mark.
    for word in words.iter().rev() {
        parameters.insert(0, RefOr::T(word_parameter(word)));
    }
    let is_open = operation.security.as_ref().is_some_and(|list| {
        list.iter().any(|requirement| *requirement == SecurityRequirement::default())
    });
    let possible = |status: &str| match status {
        // The id of a reply is none of a thread.
        "400" => has_query || has_body || words.contains(&"thread_id"),
        "401" | "403" => !is_open,
        "404" => !words.is_empty(),
        "413" => has_body,
        _ => true,
    };
    for (status, name, _) in REFUSALS.iter().filter(|(status, ..)| possible(status)) {
        let responses = &mut operation.responses.responses;
        responses
            .entry((*status).to_owned())
            .or_insert_with(|| RefOr::Ref(Ref::from_response_name(*name)));
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            meaning(status).clone_into(&mut response.description);
        }
    }
}

fn word_parameter(name: &str) -> Parameter {
    let text = PARAMETERS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(text)
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build()
}

/// `get /api/v4/users/{user_id}/teams` to `getUsersByUserIdTeams`: unique, since an address is.
fn operation_id(method: &str, path: &str) -> String {
    let mut id = method.to_owned();
    for word in path.strip_prefix(BASE).unwrap_or(path).split('/') {
        let name = word.trim_matches(['{', '}']);
        if name.len() < word.len() {
            id.push_str("By");
        }
        for part in name.split(['_', '.']) {
            let mut characters = part.chars();
            id.extend(characters.next().map(|first| first.to_ascii_uppercase()));
            id.push_str(characters.as_str());
        }
    }
    id
}

fn meaning(status: &str) -> &'static str {
    match status {
        "101" => "The protocol changes",
        "200" => "Done",
        "201" => "Made",
        "304" => "Not changed since",
        "429" => "Too often; the header `Retry-After` says how long to wait",
        "501" => "The feature is turned off on this server",
        _ => "See the body",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_called_after_their_addresses() {
        for (method, path, id) in [
            ("get", "/api/v4/users/{user_id}/teams", "getUsersByUserIdTeams"),
            ("get", "/api/v4/openapi.json", "getOpenapiJson"),
            ("post", "/api/v4/posts", "postPosts"),
        ] {
            assert_eq!(operation_id(method, path), id);
        }
    }
}
