use chrono::Utc;

use crate::{
    command_line::Seed,
    config::{Config, Mode},
    connections::Connections,
    schema, stdout,
};

/// Fills the database, which is brought up to date before. Not where strangers sign in.
pub async fn seed(config: &Config, amount: &Seed) -> Result<(), String> {
    if config.https() || (amount.demo && config.mode == Mode::Production) {
        return Err("made-up people are for trying things out, not for production: nothing was added".to_owned());
    }
    let connections = Connections::open(config, config.listen).await?;
    let result = fill(config, &connections, amount).await;
    connections.close().await;
    result
}

async fn fill(config: &Config, connections: &Connections, amount: &Seed) -> Result<(), String> {
    let services = &connections.services;
    schema::prepare(config, services).await?;
    let failed = |error: domain::Error| format!("seeding failed: {error}");
    if amount.demo {
        match domain::seed::demo(services, Utc::now()).await.map_err(failed)? {
            Some(account) => {
                stdout::line(format_args!("Sign in as {} with the password {}", account.email, account.password));
            }
            None => stdout::line("The demo account is there already; its password was shown when it was made."),
        }
        return Ok(());
    }
    let (users, tasks) = (amount.users.unwrap_or_default(), amount.tasks.unwrap_or_default());
    domain::seed::bulk(services, users, tasks, Utc::now()).await.map_err(failed)?;
    stdout::line(format_args!("There are {users} people with {tasks} tasks each: user1@example.org and so on."));
    Ok(())
}
