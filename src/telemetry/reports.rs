//! Reports of errors, for anything that understands Sentry's: what the log says at level ERROR, without anything that
//! could be about a person. There is no hub, no breadcrumb and no context: a report is what stands here.

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use domain::{redacted, request_context};
use sentry::{
    Client, ClientOptions, Level as Severity, Transport, TransportFactory, TransportOptions, protocol::Event as Report,
    transports::UreqHttpTransportOptions, types::Dsn,
};
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::layer::{Context, Layer};

/// What a report may say besides the words that stand in the program.
const REPORTED: [&str; 11] =
    ["request_id", "route", "method", "status", "job", "name", "queue", "place", "words", "cause", "error"];
/// How long one report may be on its way, and how long the end of the program waits for the last ones.
const PATIENCE: Duration = Duration::from_secs(3);

/// Sends what goes wrong.
pub struct Reports(Arc<Client>);

impl Reports {
    pub fn new(dsn: &Dsn) -> Reports {
        let mut options = ClientOptions::new()
            .release(concat!("taskbell@", env!("CARGO_PKG_VERSION")))
            .transport(OwnTransport)
            .default_integrations(false);
        options.dsn = Some(dsn.clone());
        Reports(Arc::new(Client::from(options)))
    }

    pub fn layer<S: Subscriber>(&self) -> impl Layer<S> + use<S> {
        ErrorLines(self.0.clone())
    }

    /// Waits a little for what is on its way.
    pub fn end(&self) {
        self.0.close(Some(PATIENCE));
    }
}

/// Through the proxy of nobody's environment, and never for long.
struct OwnTransport;

impl TransportFactory for OwnTransport {
    fn create_transport_with_options(&self, options: TransportOptions) -> Arc<dyn Transport> {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .proxy(None)
            .max_redirects(0)
            .build()
            .new_agent();
        Arc::new(UreqHttpTransportOptions::from(options).with_agent(agent).build())
    }
}

struct ErrorLines(Arc<Client>);

impl<S: Subscriber> Layer<S> for ErrorLines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() != Level::ERROR {
            return;
        }
        let mut said = Said::default();
        event.record(&mut said);
        // The line of a request that failed follows that of its reason, which is the one to read.
        if said.message == "request" {
            return;
        }
        let tag = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), value));
        let ambient =
            [tag("request_id", request_context::request_id().map(|id| id.to_string())), tag("route", super::route())];
        for (name, value) in ambient.into_iter().flatten() {
            said.fields.entry(name).or_insert(value);
        }
        let report = Report {
            level: Severity::Error,
            logger: Some(event.metadata().target().to_owned()),
            message: Some(said.message),
            tags: said.fields,
            ..Report::default()
        };
        self.0.capture_event(report, None);
    }
}

/// What a line of the log says.
#[derive(Default)]
struct Said {
    message: String,
    fields: BTreeMap<String, String>,
}

impl Visit for Said {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        match field.name() {
            "message" => self.message = redacted(&format_args!("{value:?}")),
            name if REPORTED.contains(&name) => {
                self.fields.insert(name.to_owned(), redacted(&format_args!("{value:?}")));
            }
            _ => {}
        }
    }
}
