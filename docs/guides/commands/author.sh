#!/bin/sh
# Commands that the guides show. `crates/cli/tests/all/guides.rs` holds each of them to the program;
# nobody runs the file as a whole.

# ANCHOR: demo
cargo xtask run
# ANCHOR_END: demo

# ANCHOR: path
export PATH="$PWD/target/debug:$PATH"
# ANCHOR_END: path

# ANCHOR: new-rust
mortise plugin new my-card --template yew
cd my-card
# ANCHOR_END: new-rust

# ANCHOR: new-js
mortise plugin new my-card --template js
cd my-card
# ANCHOR_END: new-js

# ANCHOR: new-replace
mortise plugin new my-header --template yew --slot channel-header --kind replace
# ANCHOR_END: new-replace

# ANCHOR: new-wrap
mortise plugin new my-frame --template yew --slot channel-header --kind wrap
# ANCHOR_END: new-wrap

# ANCHOR: new-item
mortise plugin new my-button --template js --slot post-action
# ANCHOR_END: new-item

# ANCHOR: new-theme
mortise plugin new my-colours --template theme
# ANCHOR_END: new-theme

# ANCHOR: dev
mortise plugin dev
# ANCHOR_END: dev

# ANCHOR: check
mortise plugin check
# ANCHOR_END: check

# ANCHOR: push-again
mortise plugin push --force
# ANCHOR_END: push-again

# ANCHOR: check-ci
mortise plugin check --deny-warnings
mortise plugin preview --check
# ANCHOR_END: check-ci

# ANCHOR: pack
mortise plugin pack
# ANCHOR_END: pack

# ANCHOR: push
mortise plugin push
# ANCHOR_END: push

# ANCHOR: install-bundle
mortise plugin install my-card-0.1.0.tar.gz
mortise plugin enable my-card
# ANCHOR_END: install-bundle

# ANCHOR: off-and-on
mortise plugin disable my-card
mortise plugin enable my-card
# ANCHOR_END: off-and-on

# ANCHOR: workbench
mortise workbench
# ANCHOR_END: workbench

# ANCHOR: preview
mortise plugin preview --check
mortise plugin preview --pictures
mortise plugin preview --pictures --accept
# ANCHOR_END: preview

# ANCHOR: update
mortise plugin update
# ANCHOR_END: update

# ANCHOR: settings
mortise plugin settings settings-tour
mortise plugin settings settings-tour Greeting=Hello
# ANCHOR_END: settings

# ANCHOR: test-native
cargo test
# ANCHOR_END: test-native

# ANCHOR: test-js
npm install
npm test
# ANCHOR_END: test-js

# ANCHOR: test-browser
cargo test --target wasm32-unknown-unknown
# ANCHOR_END: test-browser
