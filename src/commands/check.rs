use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, BufReader},
    net::TcpStream,
    time::timeout,
};
use url::Url;

use crate::{
    config::{Config, Line},
    connections::Connections,
    say, schema,
};

/// Tests everything, one line each. Whether all of it is well.
pub async fn check(config: Option<&Config>, settings: Vec<Line>) -> bool {
    let mut report = Report { well: true };
    for line in settings {
        report.line(line.name, line.result);
    }
    let Some(config) = config else { return false };
    match Connections::open(config, config.listen).await {
        Ok(connections) => {
            let health = connections.services.health().await;
            report.line("database", health.database.map(|()| "answers".to_owned()).map_err(str::to_owned));
            report.line("redis", health.redis.map(|()| "answers".to_owned()).map_err(str::to_owned));
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
        Err(problem) => report.line("connections", Err(problem)),
    }
    let mail = match &config.mail.smtp_url {
        Some(url) => greeting(url).await,
        None => Ok(format!("to files in {}", config.mail_folder().display())),
    };
    report.line("mail", mail);
    report.well
}

struct Report {
    well: bool,
}

impl Report {
    fn line(&mut self, name: &str, result: Result<String, String>) {
        match result {
            Ok(text) => say::line(format_args!("ok     {name:<18} {text}")),
            Err(problem) => {
                self.well = false;
                say::line(format_args!("FAILS  {name:<18} {problem}"));
            }
        }
    }
}

/// Reaches the mail server and, where it speaks first without encryption, waits for its greeting.
async fn greeting(smtp_url: &str) -> Result<String, String> {
    let url = Url::parse(smtp_url).map_err(|error| error.to_string())?;
    let implicit_tls = url.scheme() == "smtps";
    let host = url.host_str().unwrap_or("localhost");
    let port = url.port().unwrap_or(if implicit_tls { 465 } else { 25 });
    let reach = async {
        let mut stream = BufReader::new(TcpStream::connect((host, port)).await?);
        if !implicit_tls {
            stream.read_u8().await?;
        }
        Ok::<_, std::io::Error>(())
    };
    match timeout(Duration::from_secs(5), reach).await {
        Ok(Ok(())) => Ok(format!("{host}:{port} answers")),
        Ok(Err(error)) => Err(format!("{host}:{port}: {error}")),
        Err(_) => Err(format!("{host}:{port} does not answer in time")),
    }
}
