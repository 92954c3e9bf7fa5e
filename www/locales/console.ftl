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
nav-slots = Slots
nav-reports = Reports
nav-keys = Signing keys
nav-settings = Plugin settings
nav-server = Server
nav-audit = Audit log
cancel = Cancel
leave-title = Leave without saving?
leave-text = What you changed on this page is not saved yet.
leave-yes = Leave and lose the changes
leave-no = Stay here

## One plugin

plugin-title = { $name }
