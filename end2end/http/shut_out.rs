//! Every entrance, tried by somebody who was shut out: pages, server functions, files, links, tokens. What is answered besides is
//! read from the sources: whatever is new there has to be tried here.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    browser::{Browser, PASSWORD},
    email_confirmation::link,
    second_factor::set_up,
    taskbell::Taskbell,
};

const ADA: &str = "ada@example.org";
const TITLE: &str = "Water the plants";

/// Routes that are not pages. The first are tried below; the others answer everybody the same.
const ROUTES: [&str; 19] = [
    "/",
    "/api/{*name}",
    "/transfers/{id}/file",
    "/imports",
    "/mail/{token}",
    "/admin/audit/{file}",
    "/api/v1/me",
    // A provider's word is tried in oidc/signing_in.rs.
    "/sign-in/with/{name}",
    "/sign-in/with/{name}/callback",
    "/sign-in/with/{name}/logout",
    "/healthz",
    "/pkg/words/{file}",
    "/readyz",
    "/metrics",
    "/dev/mail",
    "/dev/mail/{file}",
    "/dev/mail/{file}/html",
    "/dev/statements",
    "/{*path}",
];

/// What everything is that Ada has.
struct Ada {
    browser: Browser,
    task: String,
    file: String,
    token: String,
    /// What stands in links.
    reset: String,
    confirmation: String,
    invitation: String,
    mails: BTreeSet<String>,
    /// Who has given her password, and owes a code.
    waiting: Browser,
    codes: Vec<String>,
}

fn printed(taskbell: &Taskbell, arguments: &[&str]) -> String {
    let output = taskbell.run(arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn after(text: &str, path: &str) -> String {
    let rest = text.split_once(path).unwrap_or_else(|| panic!("no {path} in {text}")).1;
    rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c)).next().unwrap().to_owned()
}

/// The links of mails about tasks.
fn mail_links(taskbell: &Taskbell) -> BTreeSet<String> {
    let files = fs::read_dir(taskbell.folder.0.join("mail")).unwrap();
    let texts = files.map(|file| {
        let raw = fs::read(file.unwrap().path()).unwrap();
        let mail = mail_parser::MessageParser::default().parse(&raw).unwrap();
        mail.body_text(0).unwrap().into_owned()
    });
    texts
        .flat_map(|text| {
            text.split("/mail/").skip(1).map(|rest| after(&format!("/mail/{rest}"), "/mail/")).collect::<Vec<_>>()
        })
        .collect()
}

async fn ada(taskbell: &Taskbell) -> Ada {
    let invited = after(&printed(taskbell, &["admin", "invite", ADA]), "/invitations/");
    let mut browser = taskbell.browser();
    let fields = [("account[token]", invited.as_str()), ("account[name]", "Ada"), ("account[password]", PASSWORD)];
    browser.submit(&format!("/invitations/{invited}"), "accept_invitation", &fields).await.location();
    printed(taskbell, &["admin", "grant", ADA]);
    let task = browser.add_task(TITLE).await;
    let day = chrono::Utc::now().date_naive() + chrono::Days::new(3);
    let due = day.to_string();
    let fields = [
        ("task[id]", task.as_str()),
        ("task[version]", "1"),
        ("task[title]", TITLE),
        ("task[status]", "pending"),
        ("task[priority]", "high"),
        ("task[due_date]", due.as_str()),
        ("task[due_time]", "12:00"),
    ];
    browser.submit("/all", "save_task", &fields).await.location();
    let fields = [("reminder[task]", task.as_str()), ("reminder[rule]", "before:60")];
    browser.submit(&format!("/tasks/{task}"), "set_reminder", &fields).await.location();
    let file = browser.export("json").await;
    let fields = [("token[name]", "Phone"), ("token[scopes][]", "account:read"), ("token[expiry]", "month")];
    let token = browser.call("create_token", &fields).await.json()["shown_once"].as_str().unwrap().to_owned();
    browser.submit("/admin/invitations", "invite", &[("invitation[email]", "kim@example.org")]).await.location();
    let invitation = after(&browser.get("/admin/invitations").await.text(), "/invitations/");
    browser.submit("/settings/security", "change_email", &[("change[email]", "ada@example.net")]).await.location();
    let confirmation = link(taskbell, "ada@example.net").await.rsplit('/').next().unwrap().to_owned();
    let (_, codes) = set_up(&mut browser).await;
    let mut waiting = taskbell.browser();
    assert!(waiting.sign_in(ADA, PASSWORD).await.location().starts_with("/sign-in/second"));
    for hour in ["09", "11"] {
        printed(taskbell, &["remind", "--at", &format!("{}T{hour}:30:00Z", day.pred_opt().unwrap())]);
        printed(taskbell, &["remind", "--at", &format!("{day}T{hour}:30:00Z")]);
    }
    let reset = after(&printed(taskbell, &["admin", "reset", ADA]), "/reset-password/");
    let mails = mail_links(taskbell);
    Ada { browser, task, file, token, reset, confirmation, invitation, mails, waiting, codes }
}

/// The sources of the program, without their own tests.
fn sources(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "rs"));
    files.map(|file| fs::read_to_string(file).unwrap().split("#[cfg(test)]").next().unwrap().to_owned()).collect()
}

/// What stands in quotes after a mark.
fn named(sources: &[String], mark: &str) -> BTreeSet<String> {
    let found = sources.iter().flat_map(|source| source.split(mark).skip(1));
    found.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
}

/// Without what is new in every answer.
async fn seen(browser: &mut Browser, path: &str) -> (u16, Option<String>) {
    let reply = browser.get(path).await;
    assert!(!reply.text().contains(TITLE), "{path}");
    (reply.status, reply.header("location").map(str::to_owned))
}

#[tokio::test]
async fn whoever_is_shut_out_gets_in_nowhere() {
    let taskbell = Taskbell::start_with(&[("VERIFY_EMAIL", "on")]).await;
    let mut ada = ada(&taskbell).await;
    assert_eq!(ada.browser.get("/admin/people").await.status, 200);
    printed(&taskbell, &["admin", "disable", ADA]);

    pages(&taskbell, &ada).await;
    functions(&taskbell, &ada).await;
    routes(&taskbell, &ada).await;
    // Nothing came of all that.
    printed(&taskbell, &["admin", "enable", ADA]);
    assert!(ada.browser.get("/today").await.location().starts_with("/sign-in"), "sessions stay over");
    let mut again = taskbell.browser();
    again.sign_in(ADA, PASSWORD).await.location();
    let code = [("second[code]", ada.codes[1].as_str())];
    again.submit("/sign-in/second", "second_step", &code).await.location();
    let task = again.get(&format!("/tasks/{}", ada.task)).await.text();
    assert!(task.contains(TITLE) && task.contains("value=\"pending\""), "{task}");
    let settings = again.get("/settings").await.text();
    assert!(settings.contains("name=\"choices[daily]\" value=\"true\" checked"), "{settings}");
    assert!(again.get("/settings/security").await.text().contains(ADA));
}

/// Each page is to them as to a stranger.
async fn pages(taskbell: &Taskbell, ada: &Ada) {
    for (route, _) in app::PAGES {
        let secret = match route {
            "/reset-password/{token}" => Some(&ada.reset),
            "/invitations/{token}" => Some(&ada.invitation),
            "/confirm/{token}" => Some(&ada.confirmation),
            _ => None,
        };
        let path = match secret {
            Some(token) => route.replace("{token}", token),
            None => route.replace("{id}", &ada.task).replace("{word}", "home"),
        };
        assert!(!path.contains('{'), "how is {route} tried?");
        let shut_out = seen(&mut ada.browser.another(), &path).await;
        assert_eq!(shut_out, seen(&mut taskbell.browser(), &path).await, "{route}");
        if secret.is_some() {
            assert_eq!(shut_out.0, 410, "{route}");
        }
    }
    assert_eq!(seen(&mut ada.waiting.another(), "/sign-in/second").await.0, 200, "they may type a code, in vain");
}

/// What is done as the person signed in. A word in capitals stands for something of hers.
const OF_PEOPLE: [(&str, &str); 67] = [
    ("add_task", "task[id]=NOBODYS&task[title]=x&task[list]=all"),
    ("add_tasks", "tasks[id]=NOBODYS&tasks[lines]=x&tasks[list]=all"),
    ("read_line", "task[id]=NOBODYS&task[title]=x&task[list]=all"),
    ("read_lines", "tasks[id]=NOBODYS&tasks[lines]=x&tasks[list]=all"),
    ("add_part", "task[id]=NOBODYS&task[title]=x&task[parent]=TASK"),
    ("begin_totp", ""),
    ("add_dialog", ""),
    ("add_filter", "filter[id]=NOBODYS&filter[name]=x&filter[filter]=all"),
    ("change_filter", "request[act]=x"),
    ("check_filter", "filter[id]=NOBODYS&filter[name]=x&filter[filter]=all"),
    ("choose_view", "choice[list]=TASK&choice[view]=board"),
    ("find", "text=x"),
    ("save_filter", "filter[id]=TASK&filter[name]=x&filter[filter]=all"),
    ("change_label", "request[act]=delete:home"),
    ("label_words", ""),
    (
        "preview_rule",
        "task[id]=TASK&task[version]=1&task[title]=x&task[status]=pending&task[priority]=none&task[rule]=FREQ%3DDAILY",
    ),
    ("save_label", "label[label]=home&label[word]=x&label[colour]=teal"),
    ("cancel_transfer", "id=TASK"),
    ("change_email", "change[email]=x@example.org"),
    ("change_password", "passwords[current]=PASSWORD&passwords[password]=entirely+other+words"),
    ("change_tasks", "request[act]=complete&request[ids][0]=TASK"),
    ("confirm_totp", "confirmation[code]=000000"),
    ("create_token", "token[name]=x&token[scopes][]=lists&token[expiry]=month"),
    ("dashboard", ""),
    ("delete_account", "confirmation[current]=PASSWORD"),
    ("deliveries", ""),
    ("empty_trash", ""),
    ("end_other_sessions", ""),
    ("end_session", "handle=x"),
    ("import_preview", "id=TASK"),
    ("match_columns", "id=TASK&columns[title]=x"),
    ("new_recovery_codes", ""),
    ("prove_by_password", "proof[current]=PASSWORD&proof[code]=CODE"),
    ("remove_reminder", "id=TASK"),
    ("remove_totp", ""),
    ("remove_transfer", "id=TASK"),
    ("revoke_token", "id=TASK"),
    ("save_profile", "profile[name]=x&profile[zone]=UTC&profile[reminder_hour]=1&profile[theme]=dark"),
    ("save_reminders", "choices[overdue]=true"),
    ("save_task", "task[id]=TASK&task[version]=2&task[title]=Taken&task[status]=completed&task[priority]=low"),
    ("security", ""),
    ("send_confirmation", ""),
    ("set_device_mails", "wanted=false"),
    ("set_reminder", "reminder[task]=TASK&reminder[rule]=before:30"),
    ("settings", ""),
    ("start_export", "format=json"),
    ("start_import", "id=TASK"),
    ("task_detail", "id=TASK"),
    ("task_page", "query[list]=all&query[sort]=due"),
    ("transfers", ""),
    ("unconfirmed", ""),
    ("undo", "id=TASK"),
    ("begin_passkey", "passkey[name]=x"),
    ("begin_passkey_proof", ""),
    ("finish_passkey", "passkey[name]=x&passkey[answer]={}"),
    ("finish_passkey_proof", "passkey[answer]={}"),
    ("rename_passkey", "renamed[id]=TASK&renamed[name]=x"),
    ("remove_passkey", "id=TASK"),
    ("unlink_provider", "id=TASK"),
    ("add_list", "list[id]=NOBODYS&list[name]=x"),
    ("save_list", "list[id]=TASK&list[name]=x"),
    ("change_list", "request[act]=x"),
    ("duplicate_list", "list[id]=TASK&list[copy]=NOBODYS"),
    ("add_section", "section[id]=NOBODYS&section[list]=TASK&section[name]=x"),
    ("save_section", "section[id]=TASK&section[list]=TASK&section[name]=x"),
    ("change_section", "request[act]=x"),
    ("move_section", "section[id]=TASK&section[list]=TASK"),
];
/// What operators do; to others it does not exist.
const OF_OPERATORS: [(&str, &str); 15] = [
    ("administer", "choice[id]=TASK&choice[act]=disable"),
    ("audit", "query[person]="),
    ("console", ""),
    ("discard_jobs", "jobs[which]=all"),
    ("invitations", "before=NOBODYS"),
    ("invite", "invitation[email]=lee@example.org"),
    ("job_detail", "id=TASK"),
    ("pause_queue", "queue=mail"),
    ("people", "query[search]="),
    ("person", "id=TASK"),
    ("resume_queue", "queue=mail"),
    ("retry_jobs", "jobs[which]=all"),
    ("revoke_invitation", "id=TASK"),
    ("send_test_mail", ""),
    ("settings_in_force", ""),
];
/// What strangers do, with what is hers, and how that is answered. Asking for a link and signing up do not say whether there is
/// an account.
const OF_STRANGERS: [(&str, &str, u16); 16] = [
    ("accept_invitation", "account[token]=INVITATION&account[name]=Kim&account[password]=PASSWORD", 410),
    ("ask_for_reset_link", "forgotten[email]=EMAIL", 200),
    ("check_confirmation", "token=CONFIRMATION", 410),
    ("check_invitation", "token=INVITATION", 410),
    ("check_reset_link", "token=RESET", 410),
    ("confirm_email", "confirmation[token]=CONFIRMATION", 410),
    ("reset_password", "reset[token]=RESET&reset[password]=PASSWORD", 410),
    ("second_step", "second[code]=CODE", 410),
    ("sign_in", "credentials[email]=EMAIL&credentials[password]=PASSWORD", 403),
    // With passwords there is no such thing.
    ("sign_in_by_link", "link[token]=RESET", 404),
    ("sign_out", "", 200),
    ("sign_up", "account[name]=x&account[email]=EMAIL&account[password]=PASSWORD", 200),
    // Not at an address without a name.
    ("begin_passkey_sign_in", "", 404),
    ("begin_passkey_step", "", 410),
    ("finish_passkey_sign_in", "passkey[answer]={}", 410),
    ("finish_passkey_step", "passkey[answer]={}", 410),
];

impl Ada {
    /// Calls a server function with what is hers.
    async fn call(&self, browser: &mut Browser, name: &str, form: &str) -> u16 {
        let nobodys = uuid::Uuid::nil().to_string();
        let of = |value: &str| match value {
            "TASK" => self.task.clone(),
            "NOBODYS" => nobodys.clone(),
            "PASSWORD" => PASSWORD.to_owned(),
            "EMAIL" => ADA.to_owned(),
            "CODE" => self.codes[0].clone(),
            "RESET" => self.reset.clone(),
            "CONFIRMATION" => self.confirmation.clone(),
            "INVITATION" => self.invitation.clone(),
            value => value.to_owned(),
        };
        let pairs = url::form_urlencoded::parse(form.as_bytes());
        let pairs: Vec<(String, String)> = pairs.map(|(name, value)| (name.into_owned(), of(&value))).collect();
        let fields: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.call(name, &fields).await.status
    }
}

async fn functions(taskbell: &Taskbell, ada: &Ada) {
    let tables = OF_PEOPLE.map(|(name, form)| (name, form, 401)).into_iter();
    let tables = tables.chain(OF_OPERATORS.map(|(name, form)| (name, form, 404))).chain(OF_STRANGERS);
    let mut tried = BTreeSet::new();
    for (name, form, status) in tables {
        tried.insert(name.to_owned());
        // In her session, in one between password and code, and in none.
        for mut browser in [ada.browser.another(), ada.waiting.another(), taskbell.browser()] {
            assert_eq!(ada.call(&mut browser, name, form).await, status, "{name}");
            let today = browser.get("/today").await;
            assert!(["/sign-in", "/confirm"].iter().any(|page| today.location().starts_with(page)), "{name}");
        }
    }
    assert_eq!(tried, named(&sources("app/src/server_fns"), "#[server(endpoint = \""), "is each tried?");
}

async fn routes(taskbell: &Taskbell, ada: &Ada) {
    let mut found = named(&sources("src"), ".route(\"");
    found.insert("/{*path}".to_owned());
    assert_eq!(found, ROUTES.map(str::to_owned).into(), "is each tried?");
    for path in ["/", "/nothing", ada.file.as_str(), "/admin/audit/file.csv"] {
        let shut_out = seen(&mut ada.browser.another(), path).await;
        assert_eq!(shut_out, seen(&mut taskbell.browser(), path).await, "{path}");
    }
    let upload = ada.browser.another().upload("tasks.csv", b"title\nTaken\n").await;
    assert_eq!(upload.status, taskbell.browser().upload("tasks.csv", b"title\nTaken\n").await.status);
    assert!(upload.header("location").is_none_or(|place| place.starts_with("/sign-in")), "{upload:?}");
    let bearer = format!("Bearer {}", ada.token);
    let me = taskbell.browser().send("GET", "/api/v1/me", &[("authorization", &bearer)], b"").await;
    assert_eq!(me.status, 401);
    // The end of all mails to an address is the address's, whoever has it.
    let mut refused = 0;
    for token in &ada.mails {
        let path = format!("/mail/{token}");
        let looked = taskbell.browser().get(&path).await;
        if looked.text().contains("Stop all mails from here to this address?") {
            continue;
        }
        assert_eq!(looked.status, 404, "{}", looked.text());
        assert_eq!(taskbell.browser().send("POST", &path, &[], b"").await.status, 404);
        refused += 1;
    }
    assert!(refused >= 3, "done, snooze, no daily ones: {:?}", ada.mails);
}
