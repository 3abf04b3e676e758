use domain::{
    Part, SmtpSettings, SmtpTls,
    mail::{self, Probe},
};

use super::encryption;
use crate::{
    config::{Config, Line, Redis, is_encrypted},
    connections::{Connections, Fault},
    schema, stdout,
};

/// Tests everything, one line each. Whether all of it is well.
pub async fn check(config: Option<&Config>, settings: Vec<Line>) -> bool {
    let mut report = Report { well: true };
    for line in settings {
        report.line(line.name, line.result);
    }
    let Some(config) = config else { return false };
    for (new, old) in &config.old_names {
        report.note(new, &format!("is set under its old name, {old}, which the next version does not know"));
    }
    match Connections::try_open(config, config.listen).await {
        Ok(connections) => {
            let health = connections.services.health().await;
            report.answers("database", health.database);
            if let Some(replica) = connections.services.replica_health().await {
                report.answers("replica", replica);
            }
            report.line("redis", health.redis.map(|()| answers(&config.redis)).map_err(str::to_owned));
            let pending = schema::pending(&connections.services).await;
            report.line(
                "migrations",
                pending.and_then(|pending| match pending.as_slice() {
                    [] => Ok("all applied".to_owned()),
                    names => Err(format!("not applied: {}. Run: taskbell migrate", names.join(", "))),
                }),
            );
            connections.close().await;
        }
        Err(faults) => report.faults(faults),
    }
    for (name, problem) in encryption::lacking(config) {
        report.note(name, &problem);
    }
    let mail = match &config.mail.smtp {
        Some(smtp) => server(smtp, &config.mail.from).await,
        None => Ok(format!("to files in {}", config.mail_folder().display())),
    };
    report.line("mail", mail);
    report.well
}

fn answers(redis: &Redis) -> String {
    let encrypted = matches!(redis, Redis::At { url, .. } if is_encrypted(url));
    if encrypted { "answers, encrypted" } else { "answers" }.to_owned()
}

struct Report {
    well: bool,
}

impl Report {
    fn line(&mut self, name: &str, result: Result<String, String>) {
        match result {
            Ok(text) => stdout::line(format_args!("ok     {name:<18} {text}")),
            Err(problem) => {
                self.well = false;
                stdout::line(format_args!("FAILS  {name:<18} {problem}"));
            }
        }
    }

    /// What works, and could be better.
    fn note(&self, name: &str, text: &str) {
        stdout::line(format_args!("note   {name:<18} {text}"));
    }

    fn answers(&mut self, name: &str, health: Result<(), &'static str>) {
        self.line(name, health.map(|()| "answers".to_owned()).map_err(str::to_owned));
    }

    /// The parts that could not be connected to; the others could, unless it did not come to that.
    fn faults(&mut self, faults: Vec<Fault>) {
        let tried = faults.iter().all(|fault| fault.part.is_some());
        for (part, name) in [(Part::Database, "database"), (Part::Replica, "replica"), (Part::Redis, "redis")] {
            match faults.iter().find(|fault| fault.part == Some(part)) {
                Some(fault) => self.line(name, Err(fault.words.clone())),
                None if tried && part != Part::Replica => self.line(name, Ok("answers".to_owned())),
                None => {}
            }
        }
        for fault in faults.into_iter().filter(|fault| fault.part.is_none()) {
            self.line("connections", Err(fault.words));
        }
    }
}

/// Greets the mail server and signs in, as a mail would be sent.
async fn server(smtp: &SmtpSettings, from: &str) -> Result<String, String> {
    let address = format!("{}:{}", smtp.host, smtp.port);
    let probe = mail::probe(smtp, from).await.map_err(|problem| format!("{address}: {problem}"))?;
    let Probe { encrypted, signed_in, smtputf8, size } = probe;
    let encrypted = match (encrypted, smtp.tls) {
        (Some(version), SmtpTls::Implicit) => format!("encrypted ({version})"),
        (Some(version), _) => format!("encrypted by STARTTLS ({version})"),
        (None, _) => "not encrypted".to_owned(),
    };
    let signed_in = if signed_in { "signed in" } else { "without signing in" };
    let letters = if smtputf8 { "takes every address (SMTPUTF8)" } else { "takes ASCII addresses only (no SMTPUTF8)" };
    let size = size.map(|bytes| format!(", mails up to {} MB", bytes / 1_000_000)).unwrap_or_default();
    Ok(format!("{address}: {encrypted}, {signed_in}, as {}, {letters}{size}", smtp.helo))
}
