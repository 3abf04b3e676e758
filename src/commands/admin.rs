use domain::{
    Services,
    accounts::{Operator, operators, set_operator},
};
use model::Rejection;

use crate::{command_line::Admin, config::Config, connections::Connections, schema, stdout};

/// Says who is an operator.
pub async fn admin(config: &Config, command: &Admin) -> Result<(), String> {
    let connections = Connections::open(config, config.listen).await?;
    let result = run(config, &connections.services, command).await;
    connections.close().await;
    result
}

async fn run(config: &Config, services: &Services, command: &Admin) -> Result<(), String> {
    schema::prepare(config, services).await?;
    match command {
        Admin::Grant { email } => {
            set(services, email, true).await?;
            stdout::line(format_args!("{email} is an operator."));
        }
        Admin::Revoke { email } => {
            set(services, email, false).await?;
            stdout::line(format_args!("{email} is no operator."));
        }
        Admin::List => {
            let operators = operators(services, &Operator::at_the_console()).await;
            for email in operators.map_err(|error| format!("the operators cannot be read: {error}"))? {
                stdout::line(email);
            }
        }
    }
    Ok(())
}

async fn set(services: &Services, email: &str, operator: bool) -> Result<(), String> {
    match set_operator(services, &Operator::at_the_console(), email, operator).await {
        Err(domain::Error::Rejected(Rejection::NotFound)) => {
            Err(format!("nobody has the e-mail address {email}. They sign up first"))
        }
        result => result.map_err(|error| format!("{email} was not changed: {error}")),
    }
}
