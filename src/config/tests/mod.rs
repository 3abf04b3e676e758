mod people;

use domain::{AmbiguousDelivery, SmtpTls};

use super::*;

fn read(variables: &[(&str, &str)]) -> (Option<Config>, Vec<Line>) {
    let owned: Vec<(String, String)> = variables.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
    let names: Vec<String> = owned.iter().map(|(key, _)| key.clone()).collect();
    Config::read(move |name| owned.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()), &names)
}

fn problems(variables: &[(&str, &str)]) -> Vec<String> {
    let (_, lines) = read(variables);
    lines.into_iter().filter_map(|line| line.result.err().map(|problem| format!("{} {problem}", line.name))).collect()
}

const PRODUCTION: [(&str, &str); 7] = [
    ("SECRET_KEY", "0123456789abcdef0123456789abcdef"),
    ("TASKBELL_ENV", "production"),
    ("PUBLIC_URL", "https://tasks.example.org"),
    ("DATABASE_URL", "postgres://taskbell:geheim@db/taskbell"),
    ("REDIS_URL", "redis://redis:6379"),
    ("SMTP_URL", "smtps://user:geheim@mail.example.org"),
    ("MAIL_FROM", "Taskbell <bell@example.org>"),
];

fn production_with(name: &str, value: &str) -> Vec<String> {
    let changed: Vec<(&str, &str)> = PRODUCTION.iter().map(|(k, v)| (*k, if *k == name { value } else { v })).collect();
    problems(&changed)
}

#[test]
fn nothing_set_means_the_embedded_defaults() {
    let config = read(&[]).0.unwrap();
    assert_eq!(config.mode, Mode::Development);
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert!(config.data_dir.is_absolute() && config.data_dir.ends_with("data"));
    assert!(
        config.database_url.starts_with("sqlite://") && config.database_url.ends_with("/data/taskbell.db?mode=rwc")
    );
    assert_eq!(config.redis, Redis::Embedded);
    assert_eq!(config.mail.smtp, None);
    assert!(!config.log.json && !config.https());
    assert_eq!(config.public_url(config.listen), "http://127.0.0.1:3000");
}

#[test]
fn an_empty_value_is_no_value() {
    assert_eq!(read(&[("REDIS_URL", " ")]).0.unwrap().redis, Redis::Embedded);
}

#[test]
fn the_public_url_follows_the_address_when_it_is_not_set() {
    let config = read(&[("LISTEN", "0.0.0.0:0")]).0.unwrap();
    assert_eq!(config.public_url("0.0.0.0:4711".parse().unwrap()), "http://localhost:4711");
    let config = read(&[("PUBLIC_URL", "https://tasks.example.org/")]).0.unwrap();
    assert_eq!(config.public_url(config.listen), "https://tasks.example.org");
    assert!(config.https());
}

#[test]
fn production_takes_no_stand_in_that_was_not_asked_for() {
    assert_eq!(problems(&PRODUCTION), Vec::<String>::new());
    let missing = problems(&[("TASKBELL_ENV", "production")]);
    let names: Vec<&str> = missing.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["PUBLIC_URL", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "MAIL_FROM", "SECRET_KEY"]);
    for (name, stand_in) in [
        ("DATABASE_URL", "sqlite:///srv/taskbell.db?mode=rwc"),
        ("REDIS_URL", "embedded"),
        ("SMTP_URL", "files"),
        ("PUBLIC_URL", "http://127.0.0.1:3000"),
    ] {
        assert_eq!(production_with(name, stand_in), Vec::<String>::new(), "{name}={stand_in}");
    }
    assert_eq!(production_with("PUBLIC_URL", "http://tasks.example.org").len(), 1);
}

#[test]
fn a_wrong_value_is_named_with_what_is_expected() {
    for (name, value) in [
        ("TASKBELL_ENV", "prod"),
        ("LISTEN", "3000"),
        ("PUBLIC_URL", "tasks.example.org"),
        ("PUBLIC_URL", "https://example.org/tasks"),
        ("PUBLIC_URL", "ftp://example.org"),
        ("PUBLIC_URL", "https://:geheim@example.org"),
        ("DATABASE_URL", "mysql://root@db/taskbell"),
        ("DATABASE_CONNECTIONS", "1"),
        ("DATABASE_CONNECTIONS", "many"),
        ("DATABASE_REPLICA_CONNECTIONS", "0"),
        ("DATABASE_WAIT", "5"),
        ("QUOTA_TASKS", "0"),
        ("QUOTA_REMINDERS", "-1"),
        ("QUOTA_MEGABYTES", "1.5"),
        ("CHANGES_PER_MINUTE", "none"),
        ("JOURNAL_DAYS", "0"),
        ("JOURNAL_DAYS", "36501"),
        ("AUDIT_DAYS", "0"),
        ("REDIS_URL", "localhost:6379"),
        ("SMTP_URL", "mail.example.org"),
        ("SMTP_URL", "smtp://user@mail.example.org"),
        ("SMTP_URL", "smtp://mail.example.org?tls=required"),
        ("SMTP_TLS", "yes"),
        ("SMTP_CA", "/nonexistent"),
        ("SMTP_CA", "/dev/null"),
        ("SMTP_HELO", "vm"),
        ("SMTP_HELO", "a.example\r\nMAIL"),
        ("MAIL_FROM", "Taskbell"),
        ("MAIL_FROM", "Tasks, Inc. <a@b.example>"),
        ("MAIL_FROM", "a@b.example <a@b.example>"),
        ("DATABASE_URL", "postgres://x@db/taskbell?sslmode=maybe"),
        ("REDIS_URL", "redis://redis:6379/first"),
        ("REDIS_URL", "redis-cluster://redis:6379/1"),
        ("REDIS_URL", "redis-cluster://redis:6379?nodes=other:6379"),
        ("REDIS_URL", "redis-cluster://redis:6379?node=other"),
        ("REDIS_URL", "redis-sentinel://redis:26379"),
        ("REDIS_URL", "redis-sentinel://redis:26379?sentinelServiceName=a&password=b"),
        ("REDIS_URL", "redis-ring://redis:6379"),
        ("REDIS_CA", "/nonexistent"),
        ("SECRET_KEY", "https://a:geheim@b"),
        ("SECRET_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ("SECRET_KEY", "abababababababababababababababababababab"),
        ("SECRET_KEY", "change-it-!!change-it-!!change-it-!!change-it-!!"),
        ("SECRET_KEY", "5Uw0yqQ8xq8Jr1bFq0m8o5vJpV3l4v9nq7s=,short"),
        ("SECRET_KEY", "5Uw0yqQ8xq8Jr1bFq0m8o5vJpV3l4v9nq7s=,"),
        ("LOG_FORMAT", "xml"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317"),
        ("SENTRY_DSN", "https://errors.example.org"),
        ("LEPTOS_HASH_FILES", "yes"),
    ] {
        let problems = problems(&[(name, value)]);
        assert_eq!(problems.len(), 1, "{name}={value}: {problems:?}");
        assert!(problems[0].starts_with(&format!("{name} is ")), "{problems:?}");
        assert!(problems[0].contains("Expected: "), "{problems:?}");
    }
}

#[test]
fn passwords_are_never_shown() {
    let (_, lines) = read(&PRODUCTION);
    assert!(!format!("{lines:?}").contains("geheim"));
    let (_, lines) = read(&[("DATABASE_URL", "geheim"), ("REDIS_URL", "mysql://a:geheim@b")]);
    assert!(!format!("{lines:?}").contains("geheim"));
    let (_, lines) = read(&[("PUBLIC_URL", "https://:geheim@b"), ("ASSET_ORIGIN", "https://geheim@b")]);
    assert!(!format!("{lines:?}").contains("geheim"), "{lines:?}");
    for (name, value) in [
        ("REDIS_URL", "redis://geheim@redis:6379/1"),
        ("REDIS_URL", "rediss-cluster://u:geheim@redis:6379?node=other:6379"),
        ("REDIS_URL", "redis-sentinel://u:geheim@redis:26379/1?sentinelServiceName=a&sentinelPassword=geheim"),
        ("REDIS_URL", "valkeys-sentinel://redis?sentinelServiceName=a&node=b:1&node=c:2&sentinelUsername=geheim"),
        ("SENTRY_DSN", "https://geheim@errors.example.org/1"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://u:geheim@traces:4318?token=geheim"),
        ("DATABASE_URL", "postgres://db/taskbell?password=geheim"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://traces.example.org/geheim/v1"),
        ("SENTRY_DSN", "https://geheim:geheim@errors.example.org/geheim/1"),
        ("SMTP_URL", "smtp://geheim:geheim@mail.example.org"),
        ("DATABASE_URL", "postgres://geheim@db/taskbell?sslmode=require&password=geheim"),
        ("SECRET_KEY", "https://geheim0123456789@geheim.example.org"),
    ] {
        let (config, lines) = read(&[(name, value)]);
        assert!(config.is_some(), "{lines:?}");
        assert!(!format!("{lines:?}").contains("geheim"), "{lines:?}");
    }
}

#[test]
fn secrets_can_be_in_files() {
    let folder = std::env::temp_dir().join(format!("taskbell-secrets-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let (mut settings, secrets) = (Vec::new(), ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SMTP_URL"]);
    for (name, value) in PRODUCTION {
        if secrets.contains(&name) {
            std::fs::write(path(name), format!("{value}\n")).unwrap();
            settings.push((format!("{name}_FILE"), path(name)));
        } else {
            settings.push((name.to_owned(), value.to_owned()));
        }
    }
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (from_files, lines) = read(&settings);
    let (from_files, typed) = (from_files.unwrap(), read(&PRODUCTION).0.unwrap());
    assert_eq!((from_files.database_url, from_files.redis), (typed.database_url, typed.redis));
    assert_eq!((from_files.mail.smtp, from_files.secret_keys), (typed.mail.smtp, typed.secret_keys));
    let shown = |name| lines.iter().find(|line| line.name == name).unwrap().result.clone().unwrap();
    assert_eq!(shown("DATABASE_URL"), format!("postgres://***@db/taskbell (from {})", path("DATABASE_URL")));

    std::fs::write(path("empty"), " \n").unwrap();
    for (name, file, says) in [
        ("REDIS_URL_FILE", path("nothing"), format!("REDIS_URL cannot be read: REDIS_URL_FILE {}: ", path("nothing"))),
        (
            "SENTRY_DSN_FILE",
            path("empty"),
            format!("SENTRY_DSN is missing: SENTRY_DSN_FILE {} is empty", path("empty")),
        ),
        ("SMTP_URL_FILE", path("SECRET_KEY"), "SMTP_URL is not valid; it is not shown".to_owned()),
    ] {
        let problems = problems(&[(name, &file)]);
        assert!(problems.len() == 1 && problems[0].starts_with(&says), "{problems:?}");
    }
    let both = problems(&[("SECRET_KEY", "x"), ("SECRET_KEY_FILE", &path("SECRET_KEY"))]);
    assert_eq!(both, ["SECRET_KEY and SECRET_KEY_FILE are both set. Expected: one of them"]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn keys_can_be_rotated() {
    let (old, new) = ("5Uw0yqQ8xq8Jr1bFq0m8o5vJpV3l4v9nq7s=", "0f9c1d7e3b5a48620f1e2d3c4b5a6978");
    let keys = |value: &str| -> Vec<String> {
        read(&[("SECRET_KEY", value)]).0.unwrap().secret_keys.into_iter().map(|key| key.0).collect()
    };
    assert_eq!(keys(old), [old]);
    assert_eq!(keys(&format!("{new}, {old}")), [new, old]);
    assert!(problems(&[("SECRET_KEY", "short")])[0].contains("openssl rand"));
}

/// Each of these ends the password early, in one driver or another.
#[test]
fn a_password_with_marks_is_refused_with_the_cure_and_not_shown() {
    for (name, scheme) in [
        ("DATABASE_URL", "postgres"),
        ("REDIS_URL", "redis"),
        ("REDIS_URL", "rediss-cluster"),
        ("REDIS_URL", "redis-sentinel"),
        ("SMTP_URL", "smtp"),
        ("SMTP_URL", "smtps"),
    ] {
        for password in ["12/34", "12#34", "12?34", "ge/heim", "ge#heim", "ge?heim", "/geheim", "12/34?56#78"] {
            let problems = problems(&[(name, &format!("{scheme}://user:{password}@host.example/1"))]);
            assert_eq!(problems.len(), 1, "{scheme} {password}: {problems:?}");
            assert!(problems[0].contains("write / as %2F, ? as %3F, # as %23"), "{problems:?}");
            let shown = ["12", "34", "heim", "user:"].into_iter().find(|part| problems[0].contains(part));
            assert_eq!(shown, None, "{problems:?}");
        }
    }
    let smtp = read(&[("SMTP_URL", "smtp://a%40b.example:1%2F2%3F3%234%255@[::1]:587")]).0.unwrap().mail.smtp.unwrap();
    assert_eq!((smtp.host.as_str(), smtp.port, smtp.tls), ("::1", 587, SmtpTls::Auto));
    assert!(smtp.credentials == Some(("a@b.example", "1/2?3#4%5").into()));
}

#[test]
fn mail_is_encrypted_and_introduced_as_the_settings_say() {
    let smtp = |variables: &[(&str, &str)]| read(variables).0.unwrap().mail.smtp.unwrap();
    let url = ("SMTP_URL", "smtp://mail.example.org");
    assert_eq!((smtp(&[url]).tls, smtp(&[url]).port), (SmtpTls::Auto, 25));
    assert_eq!(smtp(&[url, ("SMTP_TLS", "none")]).tls, SmtpTls::None);
    assert_eq!(smtp(&[url, ("SMTP_TLS", "required")]).tls, SmtpTls::Required);
    let url = ("SMTP_URL", "smtps://mail.example.org");
    assert_eq!((smtp(&[url, ("SMTP_TLS", "required")]).tls, smtp(&[url]).port), (SmtpTls::Implicit, 465));
    assert_eq!(problems(&[url, ("SMTP_TLS", "none")]).len(), 1);
    for (address, name) in [
        ("https://tasks.example.org", "tasks.example.org"),
        ("http://nas.lan:8080", "nas.lan"),
        ("http://192.0.2.7", "[127.0.0.1]"),
        ("http://vm:3000", "[127.0.0.1]"),
        ("http://localhost:3000", "[127.0.0.1]"),
    ] {
        assert_eq!(smtp(&[url, ("PUBLIC_URL", address)]).helo, name);
    }
    assert_eq!(smtp(&[url]).helo, "[127.0.0.1]");
    assert_eq!(smtp(&[url, ("SMTP_HELO", "[IPv6:2001:db8::7]")]).helo, "[IPv6:2001:db8::7]");
}

#[test]
fn a_name_in_quotes_may_hold_anything() {
    let quoted = "\"Tasks, Inc.\" <a@b.example>";
    assert_eq!(read(&[("MAIL_FROM", quoted)]).0.unwrap().mail.from, quoted);
    assert!(problems(&[("MAIL_FROM", "Tasks, Inc. <a@b.example>")])[0].contains("\"Tasks, Inc.\" <"));
}

#[test]
fn an_old_name_of_a_setting_works_and_is_named() {
    let config = |variables: &[(&str, &str)]| read(variables).0.unwrap();
    let old = config(&[("UNKNOWN_MAIL", "hold")]);
    assert_eq!(old.mail.ambiguous_delivery, AmbiguousDelivery::Hold);
    assert_eq!(old.old_names, [("AMBIGUOUS_MAIL", "UNKNOWN_MAIL")]);
    let both = config(&[("UNKNOWN_MAIL", "hold"), ("AMBIGUOUS_MAIL", "send")]);
    assert_eq!(both.mail.ambiguous_delivery, AmbiguousDelivery::Send);
    assert!(config(&[("AMBIGUOUS_MAIL", "hold")]).old_names.is_empty());
    let wrong = problems(&[("UNKNOWN_MAIL", "drop")]);
    assert!(wrong.len() == 1 && wrong[0].starts_with("AMBIGUOUS_MAIL is \"drop\""), "{wrong:?}");
}
