//! Taskbell, the program. It wires parts together and decides nothing.

mod address_limit;
mod api;
mod audit_files;
mod authentication;
mod client_address;
mod command_line;
mod commands;
mod config;
mod connection_limit;
mod connections;
mod cross_site;
mod dev_pages;
mod device;
mod device_cookie;
mod failure;
mod files;
mod finish;
mod forms;
mod health;
mod language;
mod limits;
mod mail_links;
mod metrics_page;
mod pages;
mod plain_page;
mod private_files;
mod provider_logout;
mod providers;
mod proxy_auth;
mod redis_server;
mod schema;
mod security_headers;
mod server;
mod sessions;
mod stdout;
mod telemetry;
mod transfers;
mod worker;
mod write_limit;

use std::{env, process::ExitCode};

use clap::Parser;
use command_line::{Command, CommandLine};
use config::Config;

/// Rendering pages is mostly allocating: this takes two fifths off what a list costs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    private_files::by_default();
    let command = CommandLine::parse().command;
    let names: Vec<String> = env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect();
    let (config, settings) = Config::read(|name| env::var(name).ok(), &names);
    if let Command::Check = command {
        return if commands::check(config.as_ref(), settings).await { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let Some(config) = config else {
        for (name, problem) in settings.iter().filter_map(|line| Some((line.name, line.result.as_ref().err()?))) {
            eprintln!("taskbell: {name} {problem}");
        }
        return ExitCode::FAILURE;
    };
    match run(&command, &config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("taskbell: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: &Command, config: &Config) -> Result<(), String> {
    let telemetry = telemetry::start(config)?;
    for (new, old) in &config.old_names {
        tracing::warn!("the setting {old} is named {new} now: the next version does not know the old name");
    }
    let result = obey(command, config).await;
    telemetry.end();
    result
}

async fn obey(command: &Command, config: &Config) -> Result<(), String> {
    match command {
        Command::Serve(options) => commands::serve(config, options).await,
        Command::Work(options) => commands::work(config, options).await,
        Command::Migrate => commands::migrate(config).await,
        Command::Seed(amount) => commands::seed(config, amount).await,
        Command::Remind(options) => commands::remind(config, options).await,
        Command::Jobs(command) => commands::jobs(config, command).await,
        Command::Admin(command) => commands::admin(config, command).await,
        Command::Check => Ok(()),
    }
}
