use domain::{
    Services, UserId,
    accounts::{self, Operator, create_account, invitations, invite, make_reset_link, operators, uninvite},
    console,
};
use model::{Invitee, PeopleQuery, Rejection};
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
        Admin::People { search } => print_people(services, search.as_deref().unwrap_or_default()).await?,
        Admin::Disable { email } => {
            let (by, person) = (Operator::at_the_console(), whose(services, email).await?);
            done(email, accounts::disable(services, &by, person, services.now()).await)?;
            stdout::line(format_args!("{email} is shut out."));
        }
        Admin::Enable { email } => {
            let (by, person) = (Operator::at_the_console(), whose(services, email).await?);
            done(email, accounts::enable(services, &by, person, services.now()).await)?;
            stdout::line(format_args!("{email} may sign in again."));
        }
        Admin::EndSessions { email } => {
            let (by, person) = (Operator::at_the_console(), whose(services, email).await?);
            done(email, accounts::end_sessions_of(services, &by, person, services.now()).await)?;
            stdout::line(format_args!("{email} is signed out everywhere."));
        }
        Admin::Delete { email, yes } => {
            if !yes {
                return Err(format!("{email} would be deleted with everything that is theirs: add --yes"));
            }
            let (by, person) = (Operator::at_the_console(), whose(services, email).await?);
            done(email, accounts::delete_person(services, &by, person, services.now()).await)?;
            stdout::line(format_args!("{email} is deleted."));
        }
        Admin::Create { email } => {
            let link = create_account(services, &Operator::at_the_console(), email, services.now()).await;
            stdout::line(done(email, link)?);
        }
        Admin::Invite { email } => {
            let (console, invitee) = (Operator::at_the_console(), Invitee { email: email.clone() });
            let link = invite(services, &console, invitee, Language::default(), services.now()).await;
            stdout::line(done(email, link)?);
        }
        Admin::Invitations => list_invitations(services).await?,
        Admin::Uninvite { email } => {
            let uninvited = uninvite(services, &Operator::at_the_console(), email, services.now()).await;
            if matches!(uninvited, Err(domain::Error::Rejected(Rejection::NotFound))) {
                return Err(format!("there is no open invitation of {email}"));
            }
            done(email, uninvited)?;
            stdout::line(format_args!("The invitation of {email} is revoked."));
        }
        Admin::Reset { email } => {
            let link = make_reset_link(services, &Operator::at_the_console(), email, services.now()).await;
            stdout::line(done(email, link)?);
        }
        Admin::RemoveFactors { email, yes } => {
            let (by, person) = (Operator::at_the_console(), whose(services, email).await?);
            if !yes {
                return Err(format!("{email} would sign in by the password alone: add --yes"));
            }
            let removed = done(email, accounts::remove_factors(services, &by, person, services.now()).await)?;
            let was = if removed.count == 0 { "had no second step" } else { "has no second step any more" };
            stdout::line(format_args!("{email} {was}."));
        }
    }
    Ok(())
}

/// One line each: the address, the name, and what is special about them.
async fn print_people(services: &Services, search: &str) -> Result<(), String> {
    let by = Operator::at_the_console();
    let mut query = PeopleQuery { search: search.to_owned(), ..PeopleQuery::default() };
    loop {
        let page = console::people(services, &by, &query, Language::default(), services.now()).await;
        let page = page.map_err(|error| format!("people cannot be read: {error}"))?;
        for person in page.people {
            let marks = [
                (person.operator, "operator"),
                (person.disabled.is_some(), "disabled"),
                (person.unconfirmed, "unconfirmed"),
            ];
            let marks: Vec<_> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
            // What people call themselves must not look like another line.
            let name = person.name.replace(char::is_control, " ");
            stdout::line(format_args!("{}\t{name}\t{}", person.email, marks.join(",")));
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(()),
        }
    }
}

/// A line each, with times in UTC.
async fn list_invitations(services: &Services) -> Result<(), String> {
    let (console, mut before) = (Operator::at_the_console(), None);
    loop {
        let page = invitations(services, &console, before, None, services.now()).await;
        let page = page.map_err(|error| format!("the invitations cannot be read: {error}"))?;
        for invitation in page.invitations {
            stdout::line(format_args!("{}  {}", invitation.email, invitation.state));
        }
        match page.next {
            Some(next) => before = Some(next),
            None => return Ok(()),
        }
    }
}

async fn set(services: &Services, email: &str, operator: bool) -> Result<(), String> {
    let by = Operator::at_the_console();
    let person = whose(services, email).await?;
    done(email, accounts::set_operator(services, &by, person, operator, services.now()).await)
}

async fn whose(services: &Services, email: &str) -> Result<UserId, String> {
    done(email, accounts::person_with(services, &Operator::at_the_console(), email).await)
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
