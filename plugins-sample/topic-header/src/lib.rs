//! A strip below the channel header that says what the channel is for. The header itself stays.

use sdk::contracts::{ChannelHeader, ChannelHeaderProps, ChannelKind};
use sdk::{Host, Options, RegisterError, Registry, ViewProps, export_plugin, yew_view};
use yew::{Callback, Html, classes, component, html, use_state};

// ANCHOR: view
/// The header with the strip.
#[component]
fn TopicHeader(view: &ViewProps<ChannelHeader>) -> Html {
    // A purpose may be long; one line of it is enough until someone asks for more.
    let is_open = use_state(|| false);
    let on_fold = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let purpose_class = classes!("purpose", is_open.then_some("open"));
    html! {
        <div class="frame">
            { view.ctx.wrapped() }
            if let Some(strip) = Strip::of(&view.props) {
                <div class="strip" role="note" aria-label="Topic" data-test-id="topic-header">
                    if let Some(purpose) = strip.purpose {
                        <span class={purpose_class} dir="auto">{ purpose }</span>
                        <button type="button" class="fold" onclick={on_fold}
                            aria-expanded={is_open.to_string()}>
                            { if *is_open { "Less" } else { "More" } }
                        </button>
                    } else {
                        <span class="purpose quiet">{ "No topic yet" }</span>
                    }
                    if let Some(members) = strip.members {
                        <span class="members">{ members }</span>
                    }
                </div>
            }
        </div>
    }
}
// ANCHOR_END: view

/// What the strip says.
#[derive(Debug, PartialEq)]
struct Strip {
    purpose: Option<String>,
    members: Option<String>,
}

impl Strip {
    /// `None` between two people, who know what they talk about.
    fn of(props: &ChannelHeaderProps) -> Option<Self> {
        match props.channel.kind {
            ChannelKind::Direct | ChannelKind::Group => return None,
            ChannelKind::Open | ChannelKind::Private => {}
        }
        let purpose = props.channel.purpose.trim();
        let members = props.member_count.map(|count| match count {
            1 => "1 member".to_owned(),
            count => format!("{count} members"),
        });
        Some(Self { purpose: (!purpose.is_empty()).then(|| purpose.to_owned()), members })
    }
}

// ANCHOR: initialize
fn initialize(registry: &Registry, _host: &Host) -> Result<(), RegisterError> {
    let options = Options::new().styles(include_str!("../styles.css"));
    registry.wrap(yew_view::<ChannelHeader, TopicHeader>(), options)?;
    Ok(())
}

export_plugin!(initialize);
// ANCHOR_END: initialize

#[cfg(test)]
mod tests {
    use sdk::contracts::ChannelProps;

    use super::*;

    fn strip(kind: ChannelKind, purpose: &str, member_count: Option<u32>) -> Option<Strip> {
        let channel = ChannelProps { kind, purpose: purpose.into(), ..ChannelProps::default() };
        Strip::of(&ChannelHeaderProps { channel, member_count, ..ChannelHeaderProps::default() })
    }

    #[test]
    fn the_strip_says_what_is_known() {
        let full = strip(ChannelKind::Open, " Plans ", Some(12)).unwrap();
        assert_eq!(full.purpose.as_deref(), Some("Plans"));
        assert_eq!(full.members.as_deref(), Some("12 members"));
        let bare = strip(ChannelKind::Private, " ", None).unwrap();
        assert_eq!(bare, Strip { purpose: None, members: None });
        assert_eq!(
            strip(ChannelKind::Private, "", Some(1)).unwrap().members.as_deref(),
            Some("1 member")
        );
        assert_eq!(strip(ChannelKind::Direct, "Plans", Some(2)), None);
    }
}
