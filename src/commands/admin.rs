use domain::{
    Services,
    accounts::{Operator, create_account, make_reset_link, operators, set_operator},
};
use model::Rejection;
use words::Language;

use crate::{command_line::Admin, config::Config, connections::Connections, schema, stdout};

/// Says who is an operator, and lets people in again.
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
        Admin::Create { email } => {
            let link = create_account(services, &Operator::at_the_console(), email, services.now()).await;
            stdout::line(done(email, link)?);
        }
        Admin::Reset { email } => {
            let link = make_reset_link(services, &Operator::at_the_console(), email, services.now()).await;
            stdout::line(done(email, link)?);
        }
    }
    Ok(())
}

async fn set(services: &Services, email: &str, operator: bool) -> Result<(), String> {
    done(email, set_operator(services, &Operator::at_the_console(), email, operator, services.now()).await)
}

fn done<T>(email: &str, result: domain::Result<T>) -> Result<T, String> {
    match result {
        Err(domain::Error::Rejected(Rejection::NotFound)) => Err(format!("nobody has the e-mail address {email}")),
        Err(domain::Error::Rejected(Rejection::Invalid(errors))) => {
            let problem = errors.first().map(|problem| Language::default().message(problem.message()));
            Err(format!("{email}: {}", problem.unwrap_or_default()))
        }
        result => result.map_err(|error| format!("{email} was not changed: {error}")),
    }
}
