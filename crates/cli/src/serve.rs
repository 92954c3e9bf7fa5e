//! `mortise serve`: runs the server until it is told to end.

use std::io::{self, Write};

use anyhow::{Context, Result};
use server::{Config, Server};
use tracing_subscriber::EnvFilter;

use crate::args::ServeArgs;

pub(crate) fn run(args: ServeArgs) -> Result<()> {
    let filter = EnvFilter::try_new(&args.log).context("while reading --log")?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("while starting the runtime")?;
    runtime.block_on(serve(args))
}

async fn serve(args: ServeArgs) -> Result<()> {
    let data_dir = args.data_dir.path()?;
    let (client_dir, no_client) = args.client.of_server();
    if let Some(error) = no_client {
        // Programs that speak the REST interface need none.
        tracing::warn!("pages are not served: {error:#}");
    }
    let config = Config {
        listen: args.listen,
        database: args.database.map(Into::into),
        blobs: args.blobs,
        s3_endpoint: args.s3_endpoint,
        plugins_dir: args.plugins,
        prepackaged_dir: args.prepackaged,
        plugins_enabled: !args.no_plugins,
        client_dir,
        demo: args.demo,
        demo_posts: args.demo_posts,
        open_server: args.open_server,
        config_file: args.config,
        environment: server::environment(),
        ..Config::new(data_dir.clone())
    };
    let server = Server::open(config).await?;
    let has_accounts = server.has_accounts().await?;
    let running = server.listen().await?;
    let address = running.address();
    // Without the note, commands need --data; that is no reason not to serve.
    let note = args.data_dir.remember(address.port(), &data_dir);
    if let Err(error) = &note {
        tracing::warn!("commands on this machine need --data: {error:#}");
    }

    // Tests and tools read this line.
    say(format_args!("listening on http://{address}"))?;
    if args.demo {
        say(format_args!("demo: sign in as sysadmin / Sys@dmin-sample1 or user-1 / SampleUs@r-1"))?;
    } else if !has_accounts {
        say(format_args!("open this address to create the administrator's account"))?;
    }
    wait_for_end().await?;
    say(format_args!("ending"))?;
    running.stop().await;
    drop(note);
    Ok(())
}

fn say(line: std::fmt::Arguments<'_>) -> Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{line}").and_then(|()| stdout.flush()).context("while writing to stdout")
}

#[cfg(unix)]
pub(crate) async fn wait_for_end() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt()).context("while waiting for SIGINT")?;
    let mut terminate = signal(SignalKind::terminate()).context("while waiting for SIGTERM")?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) async fn wait_for_end() -> Result<()> {
    tokio::signal::ctrl_c().await.context("while waiting for Ctrl-C")
}
