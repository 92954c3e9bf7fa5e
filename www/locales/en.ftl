# Texts of the client in English. Keys are grouped by the place where they show.
# A test compares them with the keys in the code, in both directions.

## Everywhere

close = Close
loading = Loading…
try-again = Try again
someone = Someone
presence-online = Online
presence-away = Away
presence-dnd = Do not disturb
presence-offline = Offline
day-today = Today
day-yesterday = Yesterday
toasts = Notes
site-name = Mortise
part-failed-title = This part could not be loaded
part-failed-text = The server may be starting, or has been updated. Try again; if that does not help, load the page anew.
error-offline = The server can not be reached.
error-unauthorized = You are not signed in any more.
error-unreadable = The server gave an answer that this page does not understand.

## Before the chat

boot-loading = Loading the chat…
boot-unreachable-title = The server does not answer
boot-unreachable-text = It may be starting, or your connection may be down. This page keeps trying.
login-text = Sign in to go on.
login-id = Username or e-mail
login-password = Password
login-submit = Sign in
login-pending = Signing in…
login-wrong = Username or password is wrong.
sign-up-title = Welcome to { $site }
sign-up-text = This server is new. The first account is its administrator’s.
sign-up-email = E-mail
sign-up-username = Username
sign-up-username-hint = Lower-case letters, digits, and the signs . - _
sign-up-password = Password
sign-up-password-hint = At least { $count } characters
sign-up-submit = Create the account
sign-up-pending = Creating the account…

## Connection

connection-connecting = Connecting…
connection-waiting = { $seconds ->
    [0] The server is out of reach. Trying again…
   *[other] The server is out of reach. Next try in { $seconds } s. What you type is kept.
}
connection-offline = You are offline. What you type is kept.
connection-retry = Try now

## Team rail and sidebar

drawer-toggle = Teams and channels
team-rail = Teams
team-rail-unread = { $team }, unread posts
team-rail-mentions = { $count ->
    [one] { $team }, 1 mention
   *[other] { $team }, { $count } mentions
}
sidebar = Channels
sidebar-section-empty = Nothing here yet.
sidebar-favorites = Favourites
sidebar-channels = Channels
sidebar-direct-messages = Direct messages
sidebar-add-channel = Find or create a channel
sidebar-add-message = Write to somebody
sidebar-row-open = { $name }, public channel
sidebar-row-private = { $name }, private channel
sidebar-row-direct = { $name }, direct messages
sidebar-row-unread = { $count ->
    [one] { $name }, 1 unread post
   *[other] { $name }, { $count } unread posts
}
sidebar-row-mentions = { $count ->
    [one] { $name }, 1 mention
   *[other] { $name }, { $count } mentions
}


## User menu

user-menu = Your menu
user-menu-open = Open your menu
user-menu-profile = Profile
user-menu-status = Status
user-menu-theme = Colours
user-menu-plugins = Plugins
user-menu-plugins-troubles = { $count ->
    [one] Plugins: 1 has failed
   *[other] Plugins: { $count } have failed
}
user-menu-console = System Console
user-menu-feedback = Send feedback
user-menu-sign-out = Sign out
opens-new-tab = (opens in a new tab)
theme-system = As the system
theme-light = Light
theme-dark = Dark
safe-mode = Safe mode
safe-mode-banner = Safe mode: all plugins are off in this browser.
safe-mode-end = Turn plugins on
safe-mode-hint = Turns all plugins off, in this browser only.

## Channel

channel-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
channel-intro-open = This is the beginning of { $name }. Everyone in the team can join and read along.
channel-intro-private = This is the beginning of { $name }. Only invited people can read it.
channel-intro-direct = This is the beginning of your conversation with { $name }.
channel-intro-group = This is the beginning of your conversation.
new-messages = New messages
post-list-jump = Jump to the newest
post-list-new-posts = { $count ->
    [one] 1 new post
   *[other] { $count } new posts
}
post-list-older = Loading older posts…
post-list-older-failed = Older posts did not load
posts-label = Posts in { $name }
posts-failed = The posts did not load
posts-failed-text = The server did not answer as it should.
not-found-title = Nothing here
not-found-text = The page does not exist, or it is not for you.
not-found-home = Go to your channels
no-team-title = You are in no team yet
no-team-text = Ask somebody to invite you.

## Post

## Right-hand side

right-side = Right-hand side
right-side-back = Back
right-side-width = Width of the right-hand side
thread-title = Thread

post-label = { $author }, { $time }
post-actions = Actions
post-bot = Bot
mention-nobody = Nobody here is called @{ $name }.
channel-link-nowhere = There is no channel ~{ $name } for you.
post-edited = (edited)
post-pending = Sending…
post-failed = Not sent: { $reason }
post-discard = Discard
task-done = Done
task-open = To do

## Message box

message-box-placeholder = Write to { $name }
message-box-archived = This channel is archived.
message-box-send = Send
message-box-hint = **bold**  _italic_  `code`  > quote · Shift+Enter for a new line
message-box-offline = Not connected. Your message stays here until you can send it.
message-box-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
message-box-too-long = { $count ->
    [one] 1 character too many
   *[other] { $count } characters too many
}
typing-one = { $name } is typing…
typing-two = { $name } and { $other } are typing…
typing-three = { $name }, { $other } and { $third } are typing…
typing-many = { $count } people are typing…

## Profile

profile-loading = Loading the profile…
profile-failed = The profile did not load
profile-message = Message
profile-label = Profile of { $name }

## Dialogs

browse-title = Channels
browse-search = Search channels
browse-create = New channel
browse-joined = Joined
browse-failed = The channels did not load
browse-empty = No channel found
browse-empty-text = Try other words, or make a new channel.
people-title = New message
people-search = Search people
people-failed = The people did not load
people-empty = Nobody found
people-empty-text = Try another name.
create-title = New channel
create-name = Name
create-address = In addresses: { $slug }
create-purpose = Purpose
create-purpose-hint = What the channel is for. You can leave it empty.
create-visibility = Who can see it
create-open = Everyone in the team
create-open-hint = Anyone can find it and join.
create-private = Invited people only
create-private-hint = Members invite others.
create-submit = Create
create-pending = Creating…

## Plugins

plugin-dialog-from = From the plugin { $name }
plugin-dialog-yes = OK
plugin-dialog-no = Cancel
plugin-notice = Plugin turned off
plugin-notice-title = { $name } was turned off in this browser
plugin-notice-text = It failed three times within five minutes. The chat goes on without it.
plugin-notice-details = What happened
dev-notice = { $name } can not be built
dev-notice-more = { $count ->
    [one] One error more.
   *[other] { $count } errors more.
}
dev-notice-text = The last good version keeps running. This note goes with the next good build.
plugin-trouble-one = { $name } has failed. The chat goes on with its own content; your menu, Plugins, tells more.
plugin-trouble-many = { $count } plugins have failed. The chat goes on with its own content; your menu, Plugins, tells more.
plugins-title = Plugins
plugins-empty = No plugins
plugins-empty-text = An administrator can turn some on.
plugin-state-loading = Loading
plugin-state-active = Running
plugin-state-waiting = Waiting to be needed
plugin-state-failed = Failed
plugin-state-quarantined = Turned off
plugin-state-off = Off
plugin-failed-text = It does not run. The chat shows its own content in the plugin’s place.
plugin-quarantined-text = It kept failing, so it is off in this browser until you try again.
plugin-troubles = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}
plugin-trouble-times = ({ $count } times)
plugin-phase-manifest = Its description could not be read.
plugin-phase-load = It could not be loaded.
plugin-phase-register = It asked for a place that it can not have.
plugin-phase-initialize = It failed while starting.
plugin-phase-mount = It failed while showing something.
plugin-phase-update = It failed while following a change.
plugin-phase-unmount = It failed while taking something away.
plugin-phase-event = It failed when something was pressed or typed.
plugin-phase-action = It asked for something that it can not have.
plugin-phase-handler = It failed when it was told of something.
plugin-phase-background = It failed while nobody had asked it for anything.
plugin-phase-uninitialize = It failed while stopping.
plugin-phase-other = It failed ({ $phase }).
plugin-code-bad-manifest = The description breaks a rule.
plugin-code-unreachable = The server did not deliver it.
plugin-code-hash-mismatch = It is not the one that was installed.
plugin-code-timed-out = It took too long.
plugin-code-threw = It reported an error.
plugin-code-trapped = It crashed.
plugin-code-no-initialize = It has no way to start.
plugin-code-unsupported-kind = This chat does not run plugins of its kind.
plugin-code-refused = The chat refused it.
plugin-code-bad-view = What it showed is not what the chat understands.
plugin-code-bad-action = The chat does not know the request.
plugin-code-other = Code { $code }.
