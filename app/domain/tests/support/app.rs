use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::{
    Actor, AmbiguousDelivery, MailSettings, MailTransport, Pools, ProviderSettings, Quotas, Services, Settings,
    SignUpPolicy, UserId,
    accounts::{self, Operator},
};
use migrations::Migrator;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement, TryGetable};
use sea_orm_migration::MigratorTrait;
use tempfile::TempDir;
use uuid::Uuid;

use super::now;
use super::redis::{RedisServer, shared_url};

pub const PASSWORD: &str = "correct horse battery staple";

/// A database of its own, migrated and empty; a folder for mail.
pub struct App {
    pub services: Services,
    pub folder: TempDir,
    settings: Settings,
}

impl App {
    pub async fn new() -> App {
        Self::with_redis(shared_url()).await
    }

    /// With a Redis of its own, for tests that empty it, stop it, or listen to the list of jobs.
    pub async fn alone() -> (App, RedisServer) {
        let server = RedisServer::start();
        (Self::with_redis(server.url()).await, server)
    }

    /// With a Redis that is a cluster.
    pub async fn in_cluster() -> (App, RedisServer) {
        let server = RedisServer::cluster();
        (Self::with_redis(server.url()).await, server)
    }

    /// The same, with other settings of mail.
    pub async fn alone_with(change: impl FnOnce(&mut MailSettings)) -> (App, RedisServer) {
        let (server, folder) = (RedisServer::start(), TempDir::new().unwrap());
        let database_url = database(&folder).await;
        (Self::with(folder, server.url(), database_url, None, |settings| change(&mut settings.mail)).await, server)
    }

    /// With other quotas.
    pub async fn with_quotas(change: impl FnOnce(&mut Quotas)) -> App {
        let folder = TempDir::new().unwrap();
        let database_url = database(&folder).await;
        Self::with(folder, shared_url(), database_url, None, |settings| change(&mut settings.quotas)).await
    }

    /// Where nobody opens accounts but operators.
    pub async fn closed() -> App {
        Self::with_sign_up(SignUpPolicy::Closed, &[]).await
    }

    /// Where these may open accounts.
    pub async fn with_sign_up(policy: SignUpPolicy, domains: &[&str]) -> App {
        let (folder, domains) = (TempDir::new().unwrap(), domains.iter().map(|&domain| domain.to_owned()).collect());
        let database_url = database(&folder).await;
        let change = |settings: &mut Settings| (settings.sign_up, settings.sign_up_domains) = (policy, domains);
        Self::with(folder, shared_url(), database_url, None, change).await
    }

    /// Where people sign in by a provider, too.
    pub async fn with_provider(issuer: &str) -> App {
        let folder = TempDir::new().unwrap();
        let database_url = database(&folder).await;
        let provider = ProviderSettings {
            name: "staff".to_owned(),
            label: "Staff".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "taskbell".to_owned(),
            client_secret: "a secret of the tests".to_owned(),
            second_factor: Vec::new(),
        };
        Self::with(folder, shared_url(), database_url, None, |settings| settings.providers.push(provider)).await
    }

    /// Makes somebody an operator, or no longer, as from the command line.
    pub async fn set_operator(&self, email: &str, operator: bool) -> domain::Result<()> {
        let console = Operator::at_the_console();
        let person = accounts::person_with(&self.services, &console, email).await?;
        accounts::set_operator(&self.services, &console, person, operator, now()).await
    }

    /// Where people confirm their addresses.
    pub async fn verifying() -> App {
        let folder = TempDir::new().unwrap();
        let database_url = database(&folder).await;
        Self::with(folder, shared_url(), database_url, None, |settings| settings.verify_email = true).await
    }

    /// The same, and only addresses of a domain may open an account.
    pub async fn verifying_with_domain(domain: &str) -> App {
        let (folder, domains) = (TempDir::new().unwrap(), vec![domain.to_owned()]);
        let database_url = database(&folder).await;
        let change = |settings: &mut Settings| (settings.verify_email, settings.sign_up_domains) = (true, domains);
        Self::with(folder, shared_url(), database_url, None, change).await
    }

    /// The same data as a server with other quotas sees it.
    pub async fn services_with(&self, change: impl FnOnce(&mut Quotas)) -> Services {
        let mut settings = self.settings.clone();
        change(&mut settings.quotas);
        Services::connect(&settings).await.unwrap()
    }

    /// The same data as a server where nobody signs in by a password sees it.
    pub async fn services_without_passwords(&self) -> Services {
        Services::connect(&Settings { password_sign_in: false, ..self.settings.clone() }).await.unwrap()
    }

    /// The same data as a server with another address sees it.
    pub async fn services_at(&self, public_url: &str) -> Services {
        let settings = Settings { public_url: public_url.to_owned(), ..self.settings.clone() };
        Services::connect(&settings).await.unwrap()
    }

    /// The same data as a server with these keys sees it, the first of which signs.
    pub async fn services_by_keys(&self, keys: &[&str]) -> Services {
        let mut settings = self.settings.clone();
        let mut keys = keys.iter().map(|key| (*key).to_owned());
        settings.secret_key = keys.next().unwrap();
        settings.earlier_keys = keys.collect();
        Services::connect(&settings).await.unwrap()
    }

    /// On another database, which is brought up to date, and perhaps with a replica of it.
    pub async fn on(database_url: &str, replica_url: Option<String>) -> App {
        Self::with(TempDir::new().unwrap(), shared_url(), database_url.to_owned(), replica_url, |_| {}).await
    }

    async fn with_redis(redis_url: String) -> App {
        let folder = TempDir::new().unwrap();
        let database_url = database(&folder).await;
        Self::with(folder, redis_url, database_url, None, |_| {}).await
    }

    async fn with(
        folder: TempDir,
        redis_url: String,
        database_url: String,
        replica_url: Option<String>,
        change: impl FnOnce(&mut Settings),
    ) -> App {
        let mut settings = Settings {
            database_url,
            redis_url,
            redis_ca: None,
            mail: MailSettings {
                transport: MailTransport::Files { folder: folder.path().join("mail") },
                from: "Taskbell <reminders@taskbell.example>".to_owned(),
                rate: None,
                per_hour: 100,
                per_day: 500,
            },
            public_url: "https://taskbell.example".to_owned(),
            secret_key: "a key of the tests, 32 characters".to_owned(),
            earlier_keys: Vec::new(),
            replica_url,
            // Other tests have the processors too.
            pools: Pools { wait: Duration::from_secs(30), ..Pools::default() },
            ambiguous_delivery: AmbiguousDelivery::Send,
            quotas: Quotas::default(),
            sign_up: SignUpPolicy::Open,
            sign_up_domains: Vec::new(),
            verify_email: false,
            password_sign_in: true,
            providers: Vec::new(),
            shown: Vec::new(),
        };
        change(&mut settings);
        let services = Services::connect(&settings).await.unwrap();
        Migrator::up(&services.db, None).await.unwrap();
        App { services, folder, settings }
    }

    /// Somebody in UTC.
    pub async fn person(&self) -> Actor {
        self.person_in(Tz::UTC).await
    }

    /// Somebody in a zone, whose hour is nine, as if they had signed up now. Skips the costly password.
    pub async fn person_in(&self, zone: Tz) -> Actor {
        let id = Uuid::now_v7();
        let email = format!("{}@example.org", id.simple());
        self.insert_person(id, "Kim Example", &email, zone).await;
        accounts::actor(&self.services, UserId(id), 1).await.unwrap().unwrap()
    }

    pub async fn insert_person(&self, id: Uuid, name: &str, email: &str, zone: Tz) {
        let insert = Query::insert()
            .into_table("users")
            .columns([
                "id",
                "name",
                "email",
                "password_hash",
                "zone",
                "reminder_hour",
                "theme",
                "session_epoch",
                "next_reminder_at",
                "created_at",
            ])
            .values_panic([
                id.into(),
                name.into(),
                email.into(),
                "not a hash".into(),
                zone.name().into(),
                9_i16.into(),
                "system".into(),
                1_i64.into(),
                now().into(),
                now().into(),
            ])
            .take();
        self.services.db.execute(&insert).await.unwrap();
    }

    /// When the person's next reminder is due.
    pub async fn next_reminder(&self, actor: &Actor) -> DateTime<Utc> {
        let select = Query::select()
            .column("next_reminder_at")
            .from("users")
            .and_where(Expr::col("id").eq(actor.user_id().0))
            .take();
        let row = self.services.db.query_one(&select).await.unwrap().unwrap();
        row.try_get("", "next_reminder_at").unwrap()
    }

    /// One value by SQL that both databases understand.
    pub async fn value<T: TryGetable>(&self, sql: &str) -> T {
        self.values(sql).await.pop().unwrap()
    }

    /// The first column of every row.
    pub async fn values<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let backend = self.services.db.get_database_backend();
        let rows = self.services.db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        rows.into_iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.value(&format!("SELECT COUNT(*) FROM {table}")).await
    }

    pub async fn execute(&self, sql: &str) {
        self.services.db.execute_unprepared(sql).await.unwrap();
    }

    /// How many statements a piece of work sends.
    pub fn statements<T>(&self, work: impl Future<Output = T>) -> impl Future<Output = (u64, T)> {
        // Pages are large while they are computed.
        let work = Box::pin(work);
        async move {
            let before = self.services.queries();
            let result = work.await;
            (self.services.queries() - before, result)
        }
    }

    /// Everything in every table, for tests that nothing changed.
    pub async fn everything(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for table in [
            "users",
            "tasks",
            "task_labels",
            "labels",
            "series",
            "occurrences",
            "lists",
            "filters",
            "sections",
            "list_views",
            "changes",
            "reminder_deliveries",
            "jobs",
            "task_reminders",
            "transfers",
            "mail_addresses",
            "used_mail_links",
            "usage",
            "password_resets",
            "invitations",
            "email_confirmations",
            "second_factors",
            "passkey_owners",
            "passkeys",
            "recovery_codes",
            "tokens",
            "identities",
        ] {
            let select = Query::select().expr(Expr::cust("*")).from(Alias::new(table)).take();
            let found = self.services.db.query_all(&select).await.unwrap();
            rows.extend(found.iter().map(|row| format!("{table}: {row:?}")));
        }
        rows.sort();
        rows
    }
}

async fn database(folder: &TempDir) -> String {
    let sqlite = || format!("sqlite://{}?mode=rwc", folder.path().join("taskbell.sqlite").display());
    new_database().await.unwrap_or_else(sqlite)
}

/// An empty database on the PostgreSQL server that `TEST_DATABASE_URL` names, if it does.
pub async fn new_database() -> Option<String> {
    let url = std::env::var("TEST_DATABASE_URL").ok().filter(|url| url.starts_with("postgres"))?;
    let name = format!("test_{}", Uuid::new_v4().simple());
    let server = Box::pin(Database::connect(&url)).await.unwrap();
    assert_eq!(server.get_database_backend(), DbBackend::Postgres);
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    server.close().await.unwrap();
    let (server, query) = url.split_once('?').map_or((url.as_str(), ""), |(server, query)| (server, query));
    let host = server.rsplit_once('/').filter(|(host, _)| !host.ends_with('/')).map_or(server, |(host, _)| host);
    Some(format!("{host}/{name}?{query}"))
}
