# Texts of the workbench in English, beside those in en.ftl. Only the workbench carries them.
# A test compares them with the keys in crates/workbench, in both directions.

## Frame

bench-title = Workbench
bench-skip = Skip to the cells
bench-help = Help
bench-help-text = Choose a slot at the start of the page. Compare shows its default beside the override; Matrix shows every fixture in every look. What you choose stands in the address, so a link shows the same view.
bench-help-guides = Guides for plugin authors
bench-key-tree = walk through the tree of slots, the tabs, and move the handle of a cell
bench-key-choose = choose a slot, fold a region
bench-key-width = with the focus on a handle: change the width
bench-key-escape = on a handle: use all the room again
bench-copy-link = Copy link
bench-copy = Copy
bench-close = Close
bench-failed = The slots could not be loaded
bench-failed-text = The server does not answer, or its files are not built. Start «mortise workbench», or see whether you are offline, and try again.
bench-again = Try again
bench-said-link = Link copied
bench-said-fixture = Fixture copied
bench-said-not = The browser does not allow copying here
bench-said-plugins = Plugins updated

## Tree

bench-slots = Slots
bench-filter = Filter slots
bench-no-slot = No slot has these words.
bench-deprecated = old
bench-filled-by = Filled by { $plugins }
bench-fixtures-after = { $count ->
    [one] fixture
   *[other] fixtures
}

## What to show

bench-mode = View
bench-compare = Compare
bench-matrix = Matrix
bench-fixture = Fixture
bench-theme = Theme
bench-themes = Themes
bench-light = Light
bench-dark = Dark
bench-lang = Language
bench-langs = Languages
bench-english = English
bench-accented = Accented
bench-mirrored = Right to left
bench-width = Width
bench-widths = Widths
bench-width-fill = Fill
bench-rows = Rows
bench-rows-all = All fixtures
bench-rows-one = This one
bench-sides = Sides
bench-override = Override
bench-default = Default

## Plugins

bench-plugins = Plugins, the first one wins
bench-plugin = Plugin
bench-plugins-waiting = Loading plugins…
bench-plugins-none-folder = No plugin follows yet. Name its folder: mortise workbench ./my-plugin
bench-plugins-none-server = No plugin is installed on this server. An administrator can add one in the System Console.
bench-plugins-refused = The server refused to list the plugins ({ $status }). You see the defaults. Perhaps plugins are turned off in the System Console.
bench-plugins-unreachable = The server did not list the plugins. You see the defaults; it is asked again as soon as it answers.
bench-signed-out = You are not signed in, so you see the defaults. With an account of this server its plugins show here, too.
bench-sign-in = Sign in
bench-fills = fills this slot
bench-idle = turned off
bench-earlier = Move { $plugin } to an earlier place
bench-later = Move { $plugin } to a later place
bench-fault-of = Fault of { $plugin }
bench-fault-none = No fault
bench-fault-slow = Slow load
bench-fault-request = Failed requests
bench-fault-throws = Throws
bench-fault-quarantined = Quarantined
bench-problem = { $plugin } has a problem
bench-problem-kept = The last good version stays, if there is one.
bench-compiler = What the compiler says

## Notes on the address

bench-note-long = The address is longer than the workbench reads, so it shows its usual view.
bench-note-unknown = The address asks for { $field } «{ $value }», which means nothing here. The usual one shows.
bench-note-props = The edited props in the address are no JSON. The fixture's show.
bench-note-slot = There is no slot { $slot }. Another one shows.
bench-note-fixture = This slot has no fixture { $name }. Its first one shows.
bench-note-plugin = There is no plugin { $plugin } here.

## Cells

bench-cell = { $side } of { $slot }
bench-no-fixture = No fixture
bench-no-fixture-text = This slot has no example yet. Add a file fixtures/<slot>/<name>.json to your plugin.
bench-no-override = No plugin is on
bench-no-override-text = Turn one on above, and it shows here beside the default.
bench-unfilled = None of the plugins that are on does anything in this slot, so the default shows.
bench-loading = loading
bench-state-plugin = plugin
bench-state-failed = failed
bench-state-default = default
bench-n-failures = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}
bench-n-losers = { $count ->
    [one] 1 conflict
   *[other] { $count } conflicts
}
bench-n-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
bench-no-findings = nothing found
bench-milliseconds = { $time } ms
bench-open-alone = Open this cell alone
bench-open-compare = Compare this one
bench-open-cell = Compare { $cell }
bench-handle = Width of the cell
bench-left-out = { $count } rows are left out: a matrix has at most { $most } cells. Choose fewer widths or languages.

## Panel

bench-panel = Details
bench-fold = Fold the details
bench-unfold = Show the details
bench-tab-props = Props
bench-tab-events = Events
bench-tab-checks = Checks
bench-tab-conflicts = Conflicts
bench-tab-fixture = Fixture

## Props

bench-props-text = Change them, and the cells follow at once.
bench-props-edited = Edited. The address keeps the change.
bench-props-reset = Reset
bench-no-props = No props
bench-no-props-text = The host gives nothing to this slot.
bench-left-out-prop = left out
bench-prop-set = Set { $name }
bench-prop-null = Make { $name } null
bench-prop-remove = Leave out { $name }
bench-prop-push = Add to { $name }
bench-prop-key = Add a key
bench-misfit-text = Must be a text.
bench-misfit-number = Must be a number, such as 12.
bench-misfit-whole = Must be a whole number.
bench-misfit-switch = Must be true or false.
bench-misfit-choice = Must be one of { $words }.
bench-misfit-object = Must be an object in JSON, such as {"{"}"key": 1{"}"}.
bench-misfit-list = Must be a list.
bench-misfit-missing = Must not be left out.
bench-misfit-null = Must not be null.
bench-misfit-range = Is smaller or larger than allowed.

## Events

bench-log-filter = Filter events
bench-log-clear = Clear
bench-log-empty = Nothing yet
bench-log-empty-text = Every call into the host, every action and every line of the console shows here.
bench-log-arguments = arguments
bench-log-answer = answer
bench-log-console = console.{ $level }

## Checks

bench-checks-text = Accessibility, contrast, overflow and errors in each cell.
bench-checks-run = Run the checks
bench-checks-running = { $count ->
    [one] 1 cell is being checked…
   *[other] { $count } cells are being checked…
}
bench-checks-found = { $count ->
    [0] Nothing found
    [one] 1 finding
   *[other] { $count } findings
}
bench-rendering = Rendering
bench-cell-head = Cell
bench-time = First picture
bench-renders = Renders
bench-sizes = What a browser loads
bench-raw = Raw
bench-brotli = Brotli

## Conflicts

bench-conflicts-empty = No cell yet
bench-conflicts-empty-text = Turn a plugin on, and who shows in this slot is explained here.
bench-conflicts-text = Who shows here, and why. Change the order of the plugins above, and see who wins.
bench-shows-default = The default content shows.
bench-shows-nothing = Nothing shows in the middle.
bench-shows-replace = { $plugin } shows in place of the default.
bench-shows-wrap = { $plugin } wraps what shows.
bench-shows-before = { $plugin } adds something before it.
bench-shows-after = { $plugin } adds something after it.
bench-shows-hide = { $plugin } hides it.
bench-shows-item = { $plugin } adds an item.
bench-lost-admin = { $plugin } does not show: the order of the plugins puts { $winner } first.
bench-lost-order = { $plugin } does not show: { $winner } asks for an earlier place.
bench-lost-id = { $plugin } does not show: both ask for the same place, and the id of { $winner } comes first.
bench-lost-later = { $plugin } contributed twice; its first one shows.
bench-lost-key = { $plugin } does not show: { $winner } is for exactly this key.
bench-lost-failed = { $plugin } failed here, and was taken down. The next best shows.
bench-lost-other = { $plugin } does not show: { $reason }
bench-put-first = Put { $plugin } first
bench-failures = Failures

## Fixture

bench-fixture-text = The fixture as its file has it.
bench-fixture-edited = With the props as you edited them. Copy it into a file of your plugin to keep it.
