use std::{fs, net::IpAddr};

use domain::{
    AmbiguousDelivery, SmtpSettings, SmtpTls,
    mail::{Credentials, holds_certificates, is_sender},
};
use percent_encoding::percent_decode_str;
use url::Url;

use super::Reader;

/// Where mail goes and whom it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The SMTP server; without one, mail is written to files.
    pub smtp: Option<SmtpSettings>,
    pub from: String,
    /// Mails a second, of all servers together.
    pub rate: Option<u32>,
    /// Mails to an address in an hour and in a day.
    pub per_hour: u32,
    pub per_day: u32,
    pub ambiguous_delivery: AmbiguousDelivery,
}

const LOCALHOST: &str = "[127.0.0.1]";

impl Mail {
    /// `public_url` has the name that this server has by default.
    pub(super) fn read<V: Fn(&str) -> Option<String>>(
        reader: &mut Reader<V>,
        production: bool,
        public_url: Option<&Url>,
    ) -> Option<Mail> {
        let unless_production = |value: &'static str| (!production).then_some(value);
        let expected = "smtp://HOST:PORT or smtps://USER:PASSWORD@HOST without a path, or files to write mail to files \
                        under DATA_DIR";
        let server = reader.secret("SMTP_URL", unless_production("files"), expected, |value| match value {
            "files" => Some(None),
            url => Server::parse(url).map(Some),
        });
        let implicit = matches!(&server, Some(Some(server)) if server.implicit_tls);
        let expected = match implicit {
            true => "auto or required: smtps:// is always encrypted",
            false => "auto (encrypted where the server offers STARTTLS), required, or none",
        };
        let tls = reader.setting("SMTP_TLS", Some("auto"), expected, |value| match value {
            "auto" | "required" if implicit => Some(SmtpTls::Implicit),
            "auto" => Some(SmtpTls::Auto),
            "required" => Some(SmtpTls::Required),
            "none" if !implicit => Some(SmtpTls::None),
            _ => None,
        });
        let ca = reader.setting_if_any("SMTP_CA", "a file with a CA's certificate in PEM", |value| {
            fs::read(value).ok().filter(|pem| holds_certificates(pem))
        });
        let named = public_url.and_then(Url::domain).filter(|name| is_full_name(name)).unwrap_or(LOCALHOST);
        let expected = "a full host name, such as tasks.example.org, or an address in brackets, such as [192.0.2.7]";
        let helo = reader.setting("SMTP_HELO", Some(named), expected, |value| {
            (is_full_name(value) || is_address_literal(value)).then(|| value.to_owned())
        });
        let expected = "a sender, such as Taskbell <taskbell@example.org>; a name with a comma or other marks stands in \
                        quotes: \"Tasks, Inc.\" <tasks@example.org>";
        let from = reader.setting("MAIL_FROM", unless_production("Taskbell <taskbell@localhost>"), expected, |value| {
            is_sender(value).then(|| value.to_owned())
        });
        let number = |value: &str| value.parse::<u32>().ok().filter(|number| *number > 0);
        let rate = reader.setting_if_any("MAIL_RATE", "mails a second, such as 10", number);
        let expected = "mails to an address in an hour, such as 100";
        let per_hour = reader.setting("MAIL_PER_HOUR", Some("100"), expected, number);
        let expected = "mails to an address in a day, such as 500";
        let per_day = reader.setting("MAIL_PER_DAY", Some("500"), expected, number);
        let expected = "send or hold: what to do with a mail of which nobody knows whether it left";
        let ambiguous_delivery = reader.setting("AMBIGUOUS_MAIL", Some("send"), expected, |value| match value {
            "send" => Some(AmbiguousDelivery::Send),
            "hold" => Some(AmbiguousDelivery::Hold),
            _ => None,
        });
        let (tls, ca, helo) = (tls?, ca?, helo?);
        let smtp = server?.map(|server| SmtpSettings {
            host: server.host,
            port: server.port,
            tls,
            credentials: server.credentials,
            ca,
            helo,
        });
        let (per_hour, per_day) = (per_hour?, per_day?);
        Some(Mail { smtp, from: from?, rate: rate?, per_hour, per_day, ambiguous_delivery: ambiguous_delivery? })
    }
}

/// What the address of a mail server says.
struct Server {
    host: String,
    port: u16,
    implicit_tls: bool,
    credentials: Option<Credentials>,
}

impl Server {
    fn parse(value: &str) -> Option<Server> {
        let url = Url::parse(value).ok()?;
        let implicit_tls = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            _ => return None,
        };
        let plain = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let host = url.host_str().filter(|host| plain && !host.is_empty())?;
        let decoded = |text: &str| percent_decode_str(text).decode_utf8().ok().map(String::from);
        let credentials = match (url.username(), url.password()) {
            ("", None) => None,
            // A name without a password signs nobody in.
            (_, None) => return None,
            (name, Some(password)) => Some(Credentials::new(decoded(name)?, decoded(password)?)),
        };
        Some(Server {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(if implicit_tls { 465 } else { 25 }),
            implicit_tls,
            credentials,
        })
    }
}

/// A name with a dot, as other servers can look it up.
fn is_full_name(name: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<&str> = name.split('.').collect();
    labels.len() > 1 && labels.iter().all(|part| label(part)) && name.parse::<IpAddr>().is_err() && name.len() <= 253
}

/// `[192.0.2.7]` or `[IPv6:2001:db8::7]`
fn is_address_literal(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
    match inner.strip_prefix("IPv6:") {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => inner.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}
