use crate::{config::Config, connections::Connections, schema, stdout};

/// Brings the database up to date and says how.
pub async fn migrate(config: &Config) -> Result<(), String> {
    let connections = Connections::open(config, config.listen).await?;
    let result = schema::migrate(&connections.services).await;
    connections.close().await;
    let applied = result?;
    for name in &applied {
        stdout::line(format_args!("Applied {name}."));
    }
    stdout::line("The database is up to date.");
    Ok(())
}
