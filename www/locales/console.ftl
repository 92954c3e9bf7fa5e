# Texts of the System Console in English, beside those in en.ftl. Only the console carries them.
# A test compares them with the keys in crates/console, in both directions.

## Frame

console-title = System Console
console-window = { $page } - System Console - Mortise
console-skip = Skip to the content
console-navigation = Pages of the System Console
console-back = Back to the chat
console-signed-out = Sign in to go on.
console-sign-in = Sign in
console-forbidden-title = Only for administrators
console-forbidden-text = You are signed in as { $name }, who may not see the System Console. Ask an administrator of this server.
console-role-admin = Administrator
console-role-read = Administrator, may look only
console-not-found = The System Console has no page at this address.
nav-plugins = Plugins
nav-management = Management
nav-configuration = Configuration
nav-slots = Order of plugins
nav-reports = Reports
nav-keys = Signing keys
nav-settings = Plugin settings
nav-server = Server
nav-statistics = Statistics
nav-audit = Audit log
nav-docs = Documentation
cancel = Cancel
leave-title = Leave without saving?
leave-text = What you changed on this page is not saved yet.
leave-yes = Leave and lose the changes
leave-no = Stay here

## One plugin

plugin-title = { $name }
plugin-failed-to-load = The plugins could not be loaded
plugin-unknown = No such plugin
plugin-unknown-text = The plugin { $id } is not installed here.
plugin-no-settings-text = { $name } has no settings.
about-title = About this plugin
about-slots-unsaid = It does not say
about-order = Who comes first
about-reach = Can do
about-trusted = It runs in the page itself, and can see and do what the person can.
about-sandboxed = It is shut off from the page, and can do only what it asks for.
about-not-signed = Nobody
about-version = Version
about-previous = Version before
about-prepackaged = Version that came with the server
about-id = Id
about-fingerprint = Fingerprint of the bundle
about-homepage = Homepage
about-support = Support
about-release-notes = Release notes
about-manage = Upgrade, go back or remove
plugin-switch = { $name } is on
plugin-is-running = Running
plugin-is-starting = Starting
plugin-is-stopping = Stopping
plugin-is-off = Off
plugin-has-failed = Failed
settings-failed-to-load = The settings could not be loaded
settings-changes = { $count ->
    [one] 1 change is not saved
   *[other] { $count } changes are not saved
}
settings-save = Save
settings-saved = The settings are saved.
settings-not-saved = The settings are not saved
setting-on = On
setting-off = Off
setting-choose = Choose…
setting-locked = Locked
setting-locked-text = The configuration file or the environment of the server sets this, so it can not be changed here.
setting-changed = Not saved
setting-undo = Undo
setting-reset = Reset to the default
setting-no-number = This is no number.
setting-no-json = This is no JSON.
setting-refused = The server did not take it: { $rule }.
secret-set = Set
secret-replace = Replace
secret-forget = Forget
secret-forgotten = Will be forgotten when you save.
secret-generate = Generate
secret-regenerate = Regenerate
secret-once = Copy it now: once saved, it is never shown again.
secret-regenerate-title = Regenerate { $name }?
secret-regenerate-text = The old value stops working when you save.
secret-no-chance = This browser can not make a secret that nobody can guess.
custom-absent = The plugin draws this field itself, and it is off. This is the value as JSON.
custom-nothing = The plugin brings no field for this setting. This is the value as JSON.
custom-safe-mode = The plugin draws this field itself, and plugins are off in this browser. This is the value as JSON.
custom-failed = The plugin’s field failed
custom-failed-text = This is the value as JSON.
section-absent = The plugin draws this section itself, and it is off. These are its settings as a plain form.
section-nothing = The plugin brings nothing for this section. These are its settings as a plain form.
section-safe-mode = The plugin draws this section itself, and plugins are off in this browser. These are its settings as a plain form.
section-failed = The plugin’s section failed
section-failed-text = These are its settings as a plain form.

## Slots

slots-intro = Each part of the chat that plugins can change is a slot. Where several plugins want the same one, you decide who comes first.
slots-failed = The slots could not be loaded
slots-empty = No plugin changes anything yet
slots-empty-text = Turn on a plugin that contributes to the chat, and its slots show here.
slots-silent = These plugins do not say which slots they use
slots-silent-text = { $names }: they follow the default rule wherever they show.
slots-said-moved = { $name } is number { $place } of { $count } now.
slots-said-forgotten = The default rule holds again.
slot-unknown = A part that this chat does not have
slot-conflict = Several plugins
slot-wins = First
slot-forget = Use the default rule again
slot-up = Move { $name } up
slot-down = Move { $name } down
slot-rule-alone = Only { $name } uses it.
slot-rule-list = All of them show. Without an order of yours, plugins say their own place; equals follow by id.
slot-rule-list-ordered = All of them show, in the order that you chose.
slot-rule-keyed = For each kind of content, the first that offers something wins. Without an order of yours, plugins say their own place; equals follow by id, so { $name } goes first.
slot-rule-keyed-ordered = For each kind of content, the first that offers something wins. You chose { $name } to go first.
slot-rule-region = The first that replaces it wins; the next takes over when that one fails. Without an order of yours, plugins say their own place; equals follow by id, so { $name } goes first.
slot-rule-region-ordered = The first that replaces it wins; the next takes over when that one fails. You chose { $name } to go first.

## Reports

reports-intro = When a plugin fails, the chat shows its own content instead, and the browser tells the server. A plugin that keeps failing is put into quarantine in that browser.
reports-reload = Load again
reports-failed = The reports could not be loaded
reports-empty = No plugin has failed
reports-empty-text = Failures that browsers tell of show here.
reports-count = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}
reports-users = { $count ->
    [one] 1 person
   *[other] { $count } people
}
reports-quarantined = { $count ->
    [one] in quarantine for 1 person
   *[other] in quarantine for { $count } people
}
reports-slot = In: { $slot }
reports-first = First:
reports-last = Last:
reports-clear = Clear
reports-cleared = The reports about { $name } are cleared.
reports-clear-title = Clear the reports about { $name }?
reports-clear-text = What browsers told so far is forgotten; new failures show again. Browsers that keep the plugin in quarantine go on doing so.

## Signing keys

keys-intro = A plugin that is signed with one of these keys shows who made it. When signatures are required, no other plugin can be installed.
keys-failed = The keys could not be loaded
keys-empty = No keys yet
keys-empty-text = Add the public key of somebody whose plugins you trust, as minisign or OpenPGP writes it.
keys-since = Added: { $day }
keys-show = Show the key
keys-add = Add a key
keys-add-title = Add a signing key
keys-add-missing = A name and a public key are needed.
keys-added = The key { $name } is added.
keys-name = Name
keys-name-hint = Whose key it is; it shows beside plugins that were signed with it.
keys-text = Public key
keys-text-placeholder = Paste it here
keys-file = Or take a file:
keys-file-too-large = The file is too large for a key.
keys-file-unreadable = The file could not be read.
keys-remove = Remove
keys-remove-named = Remove the key { $name }
keys-remove-title = Remove the key { $name }?
keys-remove-text = Plugins that are installed stay. New ones that are signed with this key only count as not signed.
keys-removed = The key { $name } is removed.

## Audit log

statistics-intro = How much this server is used. Days are those of UTC; numbers are a minute old at most.
statistics-reload = Load again
statistics-failed = The numbers could not be loaded
statistics-of = Count
statistics-all = The whole server
statistics-figures = Figures
statistics-people = People
statistics-inactive = Deactivated accounts
statistics-day = Active in the last day
statistics-month = Active in the last 30 days
statistics-teams = Teams
statistics-public = Public channels
statistics-private = Private channels
statistics-posts = Messages
statistics-files = Messages with files
statistics-sessions = Sessions
statistics-connections = Open connections
statistics-posts-by-day = Messages by day
statistics-writers-by-day = People who wrote, by day
statistics-summary = { $total } in 31 days. Most: { $most } ({ $day })
statistics-most = Most: { $most } ({ $day })
statistics-nothing = Nothing in the last 31 days
statistics-table = As a table
statistics-date = Day
audit-intro = What administrators did on this server, the newest first. Nobody can change it.
audit-reload = Load again
audit-failed = The audit log could not be loaded
audit-empty = Nothing happened yet
audit-empty-text = What administrators change shows here.
audit-search = Search
audit-search-hint = A name, an action, a plugin, an address; 200 entries at a time, the newest first
audit-none = None of these entries has these words
audit-none-text = Older ones may have them.
audit-pages = Pages of the log
audit-newer = Newer
audit-older = Older
audit-page = Page { $page }
audit-when = When
audit-who = Who
audit-what = What
audit-to-what = Of what
audit-where = From
audit-command = Command on the server
audit-by-itself = The server, at start
fact-refused = Refused
fact-slot = Slot
fact-order = First to last
fact-no-order = The default rule
fact-user = User
fact-team = Team
fact-channel = Channel
fact-post = Message
fact-version = Version
fact-replaced = In place of
fact-signed-by = Signed by
fact-from = From
fact-to = To
fact-error = Error
fact-setting-of = { $name }: { $setting }
action-plugin-install = Installed a plugin
action-plugin-enable = Turned a plugin on
action-plugin-disable = Turned a plugin off
action-plugin-remove = Removed a plugin
action-plugin-rollback = Went back to the previous version of a plugin
action-plugin-settings = Changed settings of a plugin
action-plugin-order = Changed the order of plugins in a slot
action-plugin-reports = Cleared reports about a plugin
action-key-add = Added a signing key
action-key-remove = Removed a signing key
action-key-secret = Tried to add a secret key
action-config = Changed the configuration
action-user-create = Created an account
action-user-patch = Changed an account
action-user-picture = Changed a person’s picture
action-user-password = Changed a password
action-user-roles = Changed somebody’s roles
action-user-active = Activated or deactivated an account
action-session-create = Signed in
action-session-refused = Was refused at signing in
action-session-revoke = Ended a session
action-session-revoke-all = Ended all sessions of somebody
action-profile-field-create = Added a field to profiles
action-team-create = Created a team
action-team-add-member = Added somebody to a team
action-team-remove-member = Took somebody out of a team
action-channel-archive = Archived a channel
action-channel-remove-member = Took somebody out of a channel
action-post-delete = Deleted somebody’s message
action-refused = Tried what only administrators may

## Everywhere in the console

read-only-reason = You may look at everything, but only administrators with full rights can change it.
error-in-full = { $message } { $detail }
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
size-gigabytes = { $number } GB

## Management

management-intro = Decide which plugins run for everyone. Changes show at once on every open page.
management-list = Installed plugins
management-failed = The plugins did not load
management-empty = No plugins yet
management-empty-text = Upload one, install one from an address, or choose one from the catalogue.
management-search = Search plugins
management-search-hint = Name, id or description
management-filter = Show
management-count = { $count ->
    [one] 1 plugin shown
   *[other] { $count } plugins shown
}
management-none-found = No plugin found
management-none-found-text = Try other words, or show all plugins.
management-show-all = Show all
filter-all = All
filter-on = On
filter-off = Off
filter-failed = Failed
filter-not-installed = Not installed
plugin-on = On
plugin-starting = Starting
plugin-waiting = Kept off
plugin-off = Off
plugin-failed = Failed
plugin-not-installed = Not installed
plugin-prepackaged = Came with the server
plugin-folder = From the plugin folder
card-switch = Run { $name } for everyone
plugin-install = Install
plugin-install-label = Install { $name }
plugin-failed-title = It is turned on but could not start
plugin-waiting-title = It is turned on but does not run
plugin-trouble-title = Something is wrong with it
plugin-slots = Shows in
plugin-capabilities = Asks for
plugin-signed-by = Signed by
plugin-size = Size
plugin-installed-at = Installed
card-reports = Trouble
card-reports-count = { $count ->
    [one] 1 failure in browsers
   *[other] { $count } failures in browsers
}
plugin-settings = Settings
plugin-upgrade = Upgrade to { $version }
plugin-roll-back = Back to { $version }
plugin-remove = Remove
slot-root = the whole page
slot-login = signing in
slot-global-header = the bar at the top
slot-help-menu = the help menu
slot-team-sidebar = team strip
slot-sidebar = channel sidebar
slot-sidebar-header = head of the sidebar
slot-sidebar-section = groups of channels in the sidebar
slot-sidebar-row = channels in the sidebar
slot-channel-header = channel header
slot-channel-header-button = buttons of the channel header
slot-profile-popover = profile popover
slot-profile-popover-attributes = facts in the profile
slot-profile-popover-actions = buttons in the profile
slot-post = posts
slot-post-body = text of posts
slot-post-action = actions of posts
slot-message-box = message box
slot-center-toast = notes over the posts
slot-app-bar = icons at the edge
slot-panel = panels at the side
slot-page = pages of its own
slot-product = products
slot-search-button = buttons of the search
slot-search-suggestion = suggestions of the search
slot-search-hint = hints of the search
slot-search-results = what a search found
slot-product-switcher = menu of products
slot-user-setting = own settings of each person
slot-settings-page = pages of the settings
slot-dialog = dialogs
slot-error-page = pages that tell an error
slot-create-channel-option = kinds of channels that a person can make
slot-channel-settings-tab = tabs in the settings of channels
slot-global = over every page
slot-post-header = signs of posts
slot-post-menu = menus of posts
slot-post-attachment = below posts
slot-post-embed = links of posts
slot-post-reactions = emoji under posts
slot-post-card = more about posts
slot-code-block-action = buttons of code
slot-link-tooltip = beside links
slot-post-files = files of posts
slot-file-menu = menus of files
slot-file-preview = files shown large
slot-post-list = list of posts
slot-channel-intro = beginning of channels
slot-channel-intro-button = buttons at the beginning of channels
slot-day-separator = lines between days
slot-new-messages-line = line above new messages
slot-new-messages-action = buttons above new messages
slot-right-hand-side = right-hand side
slot-thread-view = threads
slot-channel-icon = signs before names of channels
slot-call-button = buttons that start calls
slot-browse-channels-menu = menu that adds channels
slot-file-upload-method = ways to attach files
slot-channel-menu = menus of channels
slot-channel-header-title = name in the channel header
slot-channel-header-icon = signs in the channel header
slot-autocomplete = what is offered while writing
slot-message-box-action = buttons of the message box
slot-message-box-banner = notes above the message box
slot-sidebar-channel-label = labels in the sidebar
slot-main-menu = the person's menu
slot-team-sidebar-bottom = foot of the team strip
slot-admin-console-setting = its own settings
slot-site-statistic = figures on the page of statistics
slot-admin-page = pages of the System Console
slot-admin-section = sections of its own settings

## Getting plugins

upload-button = Upload a plugin
upload-input = Plugin bundle, and its signature if it has one
upload-drop = Drop the plugin here to upload it
upload-busy = Another plugin is still on its way.
upload-no-bundle = That is no plugin bundle. Bundles end in .tar.gz.
upload-many-bundles = One plugin at a time, please.
upload-strangers = Choose one bundle, and beside it nothing but its signature (.minisig or .sig).
upload-progress = Installing the plugin
upload-sending = { $percent } % sent
upload-checking = The server checks it…
upload-lost = The connection broke before the server could answer. What was installed before is unchanged.
uploads-off-title = Uploads are turned off
uploads-off-text = Nobody can add plugins by file or address. Installed plugins keep running, and can be turned on and off.
uploads-on-title = Turn uploads on?
uploads-on-text = Administrators can then install any bundle. A plugin that runs can see and do everything that the person at the screen can, so install only what you trust.
uploads-on-button = Turn uploads on
plugins-off-title = All plugins are turned off
plugins-off-text = None runs, for anybody. What is installed stays installed.
plugins-on-title = Turn plugins on?
plugins-on-text = Those that were on start again, for everyone and at once.
plugins-on-button = Turn plugins on
address-button = Install from address
address-title = Install from an address
address-label = Address of the bundle
address-hint = The server fetches it, so it must be reachable from there. It ends in .tar.gz.
address-wrong = Write the whole address; it begins with https://
address-wrong-insecure = Write the whole address; it begins with https:// or http://
address-submit = Install
refused-title = { $name } was not installed
installed-title = { $name } is installed
installed-title-version = { $name } { $version } is installed
installed-off = It is turned off until you turn it on.
installed-on = It runs for everyone.
installed-turn-on = Turn it on
upgrade-title = Upgrade to { $version }?
upgrade-text = { $name } is installed in version { $installed }. It becomes { $uploaded }, at once and for everyone.
upgrade-yes = Upgrade
downgrade-title = Go back to the older version { $version }?
downgrade-text = { $name } is installed in the newer version { $installed }. It becomes { $uploaded }, which may lack things that people use.
downgrade-yes = Downgrade
replace-title = Replace the installed plugin?
replace-same-text = { $name } is installed in this very version, { $version }. Replace it if the bundle was built anew.
replace-unknown-text = { $name } is installed already, and the versions can not be compared.
replace-yes = Replace
replace-keeps = Settings stay. You can go back to what is installed now.
remove-title = Remove { $name }?
remove-text = It stops for everyone at once, and its files are deleted. Its settings stay, in case it comes back.
remove-prepackaged-text = It stops for everyone at once. It came with the server, so you can install it again from this page.
remove-yes = Remove
roll-back-title = Take { $name } back to { $version }?
roll-back-text = Version { $version } stops, at once and for everyone. Settings stay.
roll-back-yes = Take it back
catalogue-title = Catalogue
catalogue-off = The catalogue is turned off.
catalogue-failed = The catalogue can not be read
catalogue-empty = Nothing new. What the configured address offers shows here, and newer versions of what is installed.

## Configuration

config-intro = What holds for all plugins, and for everybody. Nothing changes until you save.
config-failed = The configuration did not load
config-section-run = Running
config-section-install = Getting plugins
config-section-trust = Trust
config-section-catalogue = Catalogue
config-enable = Plugins
config-enable-hint = Whether any plugin runs.
config-enable-off = All plugins stop, for everyone and at once. They stay installed.
config-uploads = Uploads
config-uploads-hint = Administrators can install plugins from a file or an address.
config-uploads-off = Nobody can add plugins that way. Installed plugins keep running.
config-insecure = Addresses without TLS
config-insecure-hint = The server also fetches bundles over http, where anybody on the way can change them.
config-prepackaged = Plugins that came with the server
config-prepackaged-hint = They are installed and upgraded by themselves when the server starts. Those that were removed stay removed.
config-signature = Require signatures
config-signature-hint = Only bundles signed with one of your keys are installed. What is installed already is not asked.
config-trust = Plugins that may run
config-trust-trusted = Trusted plugins
config-trust-trusted-hint = They run in the page itself and can see and do what the person can.
config-trust-sandboxed = Sandboxed plugins only
config-trust-sandboxed-hint = Only plugins that are shut off from the page. All others are kept off.
config-catalogue = Catalogue
config-catalogue-hint = Offers plugins on the management page.
config-address = Address of the catalogue
config-address-hint = Empty for plugins that came with the server only.
config-section-posts = Messages
config-previews = Previews of links
config-previews-hint = The server reads the page that a message links to and shows its title and description below. Pages on private addresses are never read, and no pictures are loaded.
config-section-support = Help for people
config-feedback = Page for feedback
config-feedback-hint = Where «Send feedback» in everybody's menu leads: an https address, or a path of this server. Empty for no such entry.
config-locked = Set by the configuration file or the environment of the server, so it can not be changed here.
config-rule = This { $rule }.
config-save = Save
config-saved = Saved
config-not-saved = Nothing was saved
config-unsaved = You have changes that are not saved.
config-all-saved = Everything is saved.
