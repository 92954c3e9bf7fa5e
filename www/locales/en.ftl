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
dialog-cancel = Cancel
save = Save
saving = Saving…
link-copied = The link is in the clipboard.

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
sidebar-unread = Unread
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
category-menu = Menu of { $name }
category-new = New category
category-rename = Rename category
category-delete = Delete category
category-delete-title = Delete { $name }?
category-delete-text = Its channels stay; they go back to the other groups.
category-sort = Order
category-sort-alpha = By name
category-sort-recent = By the latest post
category-sort-manual = By hand
category-up = Move up
category-down = Move down

## User menu

user-menu = Your menu
user-menu-open = Open your menu
user-menu-profile = Profile
user-menu-status = Status
status-set = Set a custom status
status-clear-now = Clear status
status-label = Status: { $status }
status-until = until { $time }
status-title = Your status
status-emoji = Emoji of your status: { $emoji }
status-emoji-choose = Choose an emoji for your status
status-text = What are you doing?
status-text-hint = Others see it beside your name.
status-after = Clear after
status-after-never = Do not clear
status-after-30-minutes = 30 minutes
status-after-1-hour = 1 hour
status-after-4-hours = 4 hours
status-after-today = Today
status-after-this-week = This week
status-recent = Used lately
status-forget = Forget «{ $status }»
status-suggestions = Suggestions
status-suggest-meeting = In a meeting
status-suggest-lunch = Out for lunch
status-suggest-sick = Out sick
status-suggest-home = Working from home
status-suggest-vacation = On vacation
status-save = Set status
sidebar-row-status = { $name }, status: { $status }
user-menu-theme = Colours
user-menu-settings = Settings
user-menu-plugins = Plugins
user-menu-plugins-troubles = { $count ->
    [one] Plugins: 1 has failed
   *[other] Plugins: { $count } have failed
}
user-menu-console = System Console
user-menu-feedback = Send feedback
products = Products
products-chat = Chat
products-open = Products: { $name } is open
help = Help
help-about = About { $site }
help-about-text = Built on Mortise: a team chat in which plugins replace, wrap, extend or hide any part while it runs.
help-version = Version { $version }
help-license = Free software under the MIT or Apache 2.0 licence.
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
channel-favorite = Favourite
channel-muted = Muted: only mentions are told
channel-menu = Menu of { $name }
channel-menu-favorite = Add to favourites
channel-menu-unfavorite = Remove from favourites
channel-menu-mute = Mute
channel-menu-unmute = Unmute
channel-menu-mark-read = Mark as read
channel-menu-move = Move to…
channel-menu-copy-link = Copy link
channel-menu-members = Members
channel-menu-add-members = Add people
channel-menu-header = Edit header
channel-menu-purpose = Edit purpose
channel-menu-rename = Rename
channel-menu-close = Close conversation
channel-menu-leave = Leave channel
channel-menu-archive = Archive channel

## Right-hand side

right-side-back = Back
right-side-width = Width of the right-hand side
thread-title = Thread
thread-failed = The thread did not load
thread-follow = Follow
thread-follow-hint = Be told of new replies
thread-following = Following
thread-following-hint = Be told of new replies no more
threads-title = Threads
threads-unread-label = { $count ->
    [one] Threads, 1 unread
   *[other] Threads, { $count } unread
}
threads-which = Which threads
threads-all = All
threads-unread = Unread
threads-read-all = Mark all as read
threads-new = { $count ->
    [one] 1 new
   *[other] { $count } new
}
threads-mentions = { $count ->
    [one] 1 mention
   *[other] { $count } mentions
}
threads-empty = No threads yet
threads-empty-text = Here stand the threads that you began, wrote in or were mentioned in once somebody replies, and those that you choose to follow.
threads-none = All read
threads-none-text = No thread that you follow has new replies.
threads-failed = The threads did not load
pinned-title = Pinned posts
pinned-empty = Nothing is pinned yet
pinned-empty-text = Pin what everybody in the channel should find again: «Pin to the channel» in a post’s menu.
saved-title = Saved posts
saved-empty = Nothing is saved yet
saved-empty-text = Save what you want to come back to. Only you see it.

## Post

post-label = { $author }, { $time }
post-actions = Actions
post-bot = Bot
mention-nobody = Nobody here is called @{ $name }.
channel-link-nowhere = There is no channel ~{ $name } for you.
post-edited = (edited)
post-pending = Sending…
post-failed = Not sent: { $reason }
post-discard = Discard
post-more = More
post-menu = What to do with the post
post-reply = Reply
post-unread = Mark as unread from here
post-follow = Follow thread
post-unfollow = Unfollow thread
post-save = Save
post-unsave = Remove from saved
post-saved = Saved
post-pin = Pin to the channel
post-unpin = Unpin from the channel
post-pinned = Pinned
post-copy-link = Copy link
post-card = About this message
post-card-none = Nothing more to know
post-card-none-text = The plugin that showed more about this message is not active.
post-copy-text = Copy text
post-link-copied = The link is copied.
post-text-copied = The text is copied.
copy-failed = The browser did not allow copying.
post-edit = Edit
post-no-link-card = Remove link preview
post-delete = Delete
post-jump = Jump
post-answers = In reply to { $name }:
post-replies = { $count ->
    [one] 1 reply
   *[other] { $count } replies
}
post-replies-last = last: { $day }, { $time }
post-replies-unread = New replies
edit-label = Text of the post
edit-hint = Enter saves, Escape leaves it as it was
delete-title = Delete the post
delete-text = It is deleted for everybody, and can not be brought back.
delete-text-replies = { $count ->
    [one] It is deleted for everybody, with its reply, and can not be brought back.
   *[other] It is deleted for everybody, with its { $count } replies, and can not be brought back.
}
reactions = Reactions
reaction-add = Add a reaction
reaction-quick = React with { $name }
reaction-who = { $who } reacted with { $name }
reaction-who-more = { $count ->
    [one] { $names } and 1 other
   *[other] { $names } and { $count } others
}
emoji-label = Emoji
emoji-search = Search emoji
emoji-none = No emoji found
emoji-found = Found
emoji-recent = Used lately
emoji-group-smileys = Faces and feelings
emoji-group-people = People
emoji-group-nature = Animals and nature
emoji-group-food = Food and drink
emoji-group-travel = Travel and places
emoji-group-activities = Activities
emoji-group-objects = Objects
emoji-group-symbols = Symbols
emoji-group-flags = Flags
task-done = Done
task-open = To do

## Message box

message-box-placeholder = Write to { $name }
message-box-reply = Reply to this thread
message-box-archived = This channel is archived.
message-box-send = Send
message-box-hint = **bold**  _italic_  `code`  > quote · Shift+Enter for a new line
message-box-offline = Not connected. Your message stays here until you can send it.
panel-nothing = The plugin shows nothing here yet.
send-refused-by-plugin = It was not sent; the text is back in the box.
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
completion = Suggestions
mention-here = everybody here who is online
mention-all = everybody in this channel
command-answer = Only you see this
command-unknown = There is no command { $name }.
command-as-message = Send it as a message
command-put-away = Put away

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
create-kind = Kind of channel
create-hindered = Something below is still missing.
create-option-failed = { $plugin } could not make the channel: there is a fault in the plugin. What you wrote is still here.
create-option-late = { $plugin } did not answer within 10 seconds. See whether the channel is there before you try again; what you wrote is still here.
create-option-gone = { $plugin } does not make channels any more. What you wrote is still here.
create-option-unseen = The plugin made a channel that cannot be opened: { $reason }
header-label = Header
header-hint = Shows above the posts. Links and **bold** words work.
purpose-hint = What the channel is for. Shows where people look for channels.
rename-hint = Its address stays, so links go on working.
leave-channel-title = Leave { $name }?
leave-channel-text = It is private: you come back only when a member adds you.
channel-menu-settings = Channel settings
channel-settings-title = { $name }: settings
channel-settings-pages = Pages of the channel’s settings
channel-settings-info = Info
channel-settings-archive = Archive
channel-settings-address = Address
channel-settings-address-hint = Stands in links, behind { $path }. Links with the old address stop working.
channel-settings-address-kept = Stands in links. This channel keeps its address.
channel-settings-address-rule = An address has 1 to 64 of a–z, 0–9, - and _, begins with a letter or digit, and has no __ in it.
channel-settings-address-taken = Another channel of the team has this address.
channel-settings-name-empty = A channel has a name.
channel-settings-archived = This channel is archived: what it says about itself stays as it is.
channel-settings-undo = Undo changes
channel-settings-open = Open { $name } to everyone in the team?
channel-settings-open-text = Everybody in the team can then find it, and read all that was written in it so far.
channel-settings-open-yes = Open to everyone
channel-settings-leave = Leave without saving?
channel-settings-leave-text = What you changed is lost then.
channel-settings-leave-yes = Leave without saving
archive-title = Archive { $name }?
archive-text = Nobody can write in it any more, and it leaves everybody’s sidebar. What was written stays.
members-title = Members of { $name }
members-search = Search members
members-add = Add people
members-add-title = Add people to { $name }
members-added = { $name } is in the channel now.
members-manager = Manages it
members-remove = Remove
members-remove-name = Remove { $name }
shortcuts = Keyboard shortcuts
shortcuts-places = Getting around
shortcuts-writing = Writing
shortcut-switch = Go to a channel or person
shortcut-help = Show this list
shortcut-previous = Channel above
shortcut-next = Channel below
shortcut-previous-unread = Unread channel above
shortcut-next-unread = Unread channel below
shortcut-browse = All public channels
shortcut-new-message = Write to somebody
shortcut-mark-read = Mark the channel as read
shortcut-mark-all-read = Mark everything as read
shortcut-bold = Bold
shortcut-italic = Italic
shortcut-link = Link
shortcut-new-line = New line
shortcut-edit-last = Edit your last message
switcher = Go to a channel or person
switcher-search = Name of a channel or person
switcher-empty = Nothing found
switcher-empty-text = Try other letters.
switcher-unread = unread

## Settings

settings-title = Settings
settings-pages = Pages of the settings
settings-profile = Profile
settings-display = Display
settings-language = Language
settings-page-save = Save
settings-saving = Saving…
settings-page-saved = Saved.
picture = Picture
picture-hint = PNG, JPEG, GIF or WebP, up to 10 MB. Its middle is kept, as a square.
picture-upload = Upload picture
picture-other = Choose another
picture-use = Use this picture
picture-remove = Remove
picture-preview = Preview
picture-progress = Sending the picture
picture-too-large = «{ $name }» is larger than 10 MB. Save it smaller and try again.
profile-first-name = First name
profile-last-name = Last name
profile-nickname = Nickname
profile-nickname-hint = Others see it in place of your name.
profile-position = Position
profile-position-hint = What you do, as in «Joiner».
language-label = Language of the page
clock = Time of day
clock-usual = As usual in my language
clock-12 = 12 hours, as in 4:05 PM
clock-24 = 24 hours, as in 16:05
messages-display = Posts
messages-clean = Comfortable
messages-clean-hint = Pictures and room between posts.
messages-compact = Compact
messages-compact-hint = More posts on the page.
theme-contrast = High contrast
theme-contrast-hint = Black on white, with strong lines.
theme-paper = Paper
theme-paper-hint = Warm and quiet, for long reading.
theme-harbour = Harbour
theme-harbour-hint = Deep blue, with light like lamps on water.
theme-custom = Custom
theme-custom-hint = Your own colours. They begin as those you see, and follow you to other browsers.
own-colours-choose = Choose a colour: { $part }
own-colours-reset = Begin again
own-colours-json = All colours as JSON
own-colours-json-hint = Copy them to share them, or paste a theme of Mattermost.
own-colours-use = Use these colours
own-colours-copy = Copy colours
own-colours-copied = Copied.
own-colours-taken = These are your colours now.
own-colours-no-colour = «{ $value }» is no colour. Write # and six digits, such as #1e325c.
own-colours-weak = Hard to read on «{ $ground }»: the contrast is { $contrast } to 1, and should be 4.5 or more.
own-colours-too-long = This is too long for a theme: at most 5000 bytes.
own-colours-no-json = This is not JSON: line { $line }, column { $column } can not be read.
own-colours-none = No colours are named here. A theme is an object such as {"{"}"sidebarBg": "#1e325c"{"}"}.
own-colours-field = { $field } is { $value }, but must be a colour such as "#1e325c". Nothing was changed.
own-colour-sidebar = Sidebar
own-colour-sidebar-text = Words in the sidebar
own-colour-sidebar-unread = Unread channels
own-colour-sidebar-hover = Channel under the pointer
own-colour-sidebar-active = Open channel
own-colour-frame = Frame
own-colour-frame-text = Words on the frame
own-colour-badge = Badges
own-colour-badge-text = Numbers on badges
own-colour-centre = Messages
own-colour-centre-text = Words of messages
own-colour-new = New messages line
own-colour-error = Errors
own-colour-mention = Highlighted mentions
own-colour-mention-text = Words of highlighted mentions
own-colour-link = Links
own-colour-button = Buttons
own-colour-button-text = Words on buttons

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
plugin-off-for-me = Off for me
plugin-off-for-me-label = { $name }: off for me
plugin-places = { $count ->
    [one] Changes 1 place
   *[other] Changes { $count } places
}
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

## Finding the culprit

culprit-title = Find the culprit
culprit-hint = Something is wrong, and you do not know which plugin it is? Half of them are turned off at a time until one is left.
culprit-begin = Begin
culprit-question = Question { $number }: is it still there?
culprit-question-text = { $count ->
    [one] One plugin is suspected still. Look whether the trouble shows.
   *[other] { $count } plugins are suspected still. Look whether the trouble shows.
}
culprit-still = Still there
culprit-gone = Gone
culprit-stop = Stop searching
culprit-guilty = It is { $name }
culprit-guilty-text = With this plugin off, the trouble is gone.
culprit-keep-off = Keep it off for me
culprit-all-on = Turn all on again
culprit-nobody = No plugin causes it
culprit-nobody-text = The trouble is there with each of them turned off.

# Files
files-attach = Attach files
files-pending = Files for this message
files-progress = Uploading { $name }
files-remove = Remove { $name }
files-open = Show { $name }
files-download = Download { $name }
files-drop = Drop files to share them in { $name }
files-too-large = Larger than this server takes.
files-too-many = A message takes at most { $count } files; the others were left out.
files-refused-by-plugin = The files were not taken.
files-unreadable = { $name } could not be attached.
files-menu = Menu of { $name }
file-size-b = { $n } B
file-size-kb = { $n } KB
file-size-mb = { $n } MB
file-size-gb = { $n } GB
message-box-uploading = Your files are on their way. You can send the message when they are there.
preview-label = Preview of { $name }
preview-of = { $n } of { $count }
preview-previous = Previous file
preview-next = Next file
preview-zoom = Show in full size
preview-fit = Fit into the window
preview-unknown = This kind of file can not be shown here.
files-of-post = { $count ->
    [one] One file
   *[other] { $count } files
}

# The slot inspector
shortcut-settings = Settings
shortcut-inspect = Slot inspector
inspector = Slot inspector
inspector-pick = Pick on the page
inspector-picking = Press what you want to know about. Escape gives it up.
inspector-side = To the other side
inspector-filter = Only what plugins fill
inspector-slots = Slots on this page
inspector-none = No plugin fills anything here.
inspector-failed = failed
inspector-previous = Previous
inspector-next = Next
inspector-nth = On this page
inspector-of = { $nth } of { $total }
inspector-key = Key
inspector-time = Last render
inspector-untimed = none since this window opened
inspector-ms = { $ms } ms
inspector-shown = What shows
inspector-default = The app’s own content
inspector-hidden = { $name } hides it
inspector-lost = What does not show
inspector-why-admin = The administrators put { $winner } first.
inspector-why-order = { $winner } has order { $first }, before { $second }.
inspector-why-id = Same order, and the id of { $winner } comes first.
inspector-why-later = The plugin contributed twice; the first stays.
inspector-why-key = { $winner } contributed for exactly this key.
inspector-why-failed = It failed here and was taken down.
inspector-failures = Failures
inspector-props = Props
inspector-snippet = Put something here
inspector-kind = Kind
inspector-copy = Copy
inspector-copy-label = Copy the { $language } lines
inspector-copied = The lines are copied.

## Settings of the sidebar

settings-sidebar = Sidebar
sidebar-group-unread = Group unread channels separately
sidebar-group-unread-hint = They stand at the top, mentions first, until they are read.
sidebar-direct-order = Order of direct messages
sidebar-direct-limit = Direct messages shown
sidebar-direct-all = All
sidebar-direct-limit-hint = The latest ones. What is unread shows in any case.

## Notifications

notify-reply = Reply in { $channel }
notify-said = { $name }: { $text }
notify-file = sent a file
notify-post = sent a message
settings-notifications = Notifications
notify-browser = In this browser
notify-granted = This browser shows notifications.
notify-unasked = This browser has not been asked yet. Until you allow it, it shows nothing.
notify-denied = This browser was told to show nothing of this page. To change that, open what the browser knows of this page (the sign before its address) and allow notifications.
notify-unsupported = This browser shows no notifications for this page. It may have none, or want an address with https.
notify-allow = Allow in this browser
notify-desktop = Desktop notifications
notify-all = For every message
notify-mention = For mentions and direct messages
notify-none = Never
notify-desktop-hint = Muted channels and «Do not disturb» are left alone.
notify-sound = With a sound
notify-sound-hint = Which one, and whether at all, is also your system’s choice.
notify-words = What counts as a mention
notify-own-name = Your username always does: @{ $name }
notify-first-name = My first name, «{ $name }»
notify-no-first-name = My first name (write it under Profile first)
notify-everybody = @channel, @all and @here
notify-keys = Other words
notify-keys-hint = Separated by commas. Capitals make no difference.
notify-replies = Replies in threads count as mentions
notify-replies-any = In threads that I began or wrote in
notify-replies-root = In threads that I began
notify-replies-never = Only if they mention me

search-title = Search
search-label = Search messages and files
search-placeholder = Search
search-clear = Clear the search
search-kinds = What to search
search-posts = Messages
search-files = Files
search-hints = Narrow it down
search-hint-from = what one person wrote
search-hint-in = in one channel or conversation
search-hint-before = before a day
search-hint-after = after a day
search-hint-on = on a day
search-hint-without = without this word
search-hint-phrase = exactly these words, one after the other
search-hint-ext = files of one kind, such as pdf
search-recent = Searched lately
search-week-ago = a week ago
search-month-ago = a month ago
search-found = { $count ->
    [one] One found
   *[other] { $count } found
}
search-empty = Nothing found for «{ $terms }»
search-empty-text = Try fewer or other words. The end of a word can be left open with a star: plan*
search-failed = The search did not work
search-more = Show more
shortcut-search = Search in the channel
