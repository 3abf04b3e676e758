//! Files that come in and go out, without scripts.

use std::time::{Duration, Instant};

use crate::{
    browser::{Browser, field_value},
    reply::Reply,
    taskbell::Taskbell,
};

impl Browser {
    /// Sends a file as the form on the page does.
    pub async fn upload(&mut self, name: &str, file: &[u8]) -> Reply {
        let head = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/plain\r\n\r\n"
        );
        self.upload_raw(&[head.as_bytes(), file, b"\r\n--edge--\r\n"].concat()).await
    }

    async fn upload_raw(&mut self, body: &[u8]) -> Reply {
        let headers = [("content-type", "multipart/form-data; boundary=edge"), ("sec-fetch-site", "same-origin")];
        self.send("POST", "/imports", &headers, body).await
    }

    /// The page of exports and imports, once it says this.
    pub async fn transfers_say(&mut self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let page = self.get("/transfers").await.text();
            if page.contains(text) {
                return page;
            }
            assert!(Instant::now() < end, "{text} is not on the page: {page}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Exports everything; the path of the file.
    pub async fn export(&mut self, format: &str) -> String {
        let reply = self.submit("/transfers", "start_export", &[("format", format)]).await;
        assert_eq!(reply.location(), "/transfers?did=export_started&count=1");
        let page = self.transfers_say("/file\"").await;
        page.split("href=\"").find(|link| link.contains("/file\"")).unwrap().split('"').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn what_goes_out_comes_in_again_and_can_be_undone() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("Water the <plants>").await;
    let path = ada.export("json").await;
    let file = ada.get(&path).await;
    assert_eq!((file.status, file.expect_header("content-type")), (200, "application/json"));
    assert!(file.expect_header("content-disposition").starts_with("attachment; filename=\"taskbell-20"));
    assert_eq!(file.expect_header("x-content-type-options"), "nosniff");
    assert_eq!(file.expect_header("cache-control"), "no-store");
    assert_eq!(file.json()["tasks"][0]["title"], "Water the <plants>");

    let mut bob = taskbell.signed_up("bob@example.org").await;
    let place = bob.upload("tasks \"1\".json", &file.body).await.location().to_owned();
    assert!(place.starts_with("/transfers/") && place.contains("did=file_read"), "{place}");
    let page = bob.get(&place).await.text();
    assert!(page.contains("Water the &lt;plants&gt;") && page.contains("Import 1 task"), "{page}");
    assert!(!bob.get("/all").await.text().contains("Water the"), "nothing is imported yet");
    let id = field_value(&page, "id").unwrap();
    let reply = bob.submit(&place, "start_import", &[("id", &id)]).await;
    assert_eq!(reply.location(), "/transfers?did=import_started&count=1");
    let page = bob.transfers_say("Done: 1 task").await;
    assert!(bob.get("/all").await.text().contains("Water the"));
    let undo = field_value(&page, "id").unwrap();
    assert_eq!(bob.submit("/transfers", "undo", &[("id", &undo)]).await.location(), "/transfers?did=undone&count=1");
    assert!(!bob.get("/all").await.text().contains("Water the"));
}

#[tokio::test]
async fn a_file_is_its_owners_alone() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let path = ada.export("csv").await;
    let draft = ada.upload("tasks.csv", b"Title\nSecret\n").await.location().split('?').next().unwrap().to_owned();
    let mut bob = taskbell.signed_up("bob@example.org").await;
    for path in [path.as_str(), draft.as_str(), "/transfers/no-id/file", "/transfers/no-id"] {
        let reply = bob.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text().contains("Secret") && reply.text().contains("</html>"));
    }
    let id = draft.rsplit('/').next().unwrap();
    for action in ["start_import", "cancel_transfer", "remove_transfer"] {
        assert_eq!(bob.submit("/transfers", action, &[("id", id)]).await.status, 404, "{action}");
    }
    assert_eq!(bob.submit("/transfers", "match_columns", &[("id", id), ("columns[title]", "0")]).await.status, 404);
    assert!(ada.get(&draft).await.text().contains("Secret"), "it is still there");
    let mut nobody = taskbell.browser();
    assert!(nobody.get(&path).await.location().starts_with("/sign-in?next="));
    assert!(nobody.upload("tasks.csv", b"Title\nA\n").await.location().starts_with("/sign-in?next="));
    assert_eq!(ada.get(&path).await.expect_header("content-type"), "text/csv; charset=utf-8");
}

#[tokio::test]
async fn wrong_files_are_refused_at_the_form() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let large = vec![b'a'; 20 * 1024 * 1024 + 1];
    let cases: [(&str, &[u8], &str); 6] = [
        ("", b"", "Please fill this in."),
        ("empty.csv", b"", "There are no tasks in this file."),
        ("large.csv", &large, "This file is too large: 20 MB at most."),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0", "This is not a text file."),
        ("broken.json", b"{\"taskbell\":1,\n\"tasks\":[{]", "This file is broken in line 2."),
        ("other.json", b"{\"a\":1}", "neither a JSON file of Taskbell nor"),
    ];
    for (name, file, message) in cases {
        let reply = ada.upload(name, file).await;
        assert_eq!(reply.status, 422, "{name}");
        let page = reply.text();
        assert!(page.contains(message) && page.contains("aria-invalid") && page.contains("</html>"), "{name}: {page}");
    }
    for body in [
        "",
        "nothing",
        "--edge\r\n\r\n",
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nTitle",
    ] {
        let reply = ada.upload_raw(body.as_bytes()).await;
        assert_eq!(reply.status, 400, "{body:?}");
        assert!(reply.text().contains("could not be understood"), "{body:?}: {}", reply.text());
    }
    assert_eq!(ada.post("/imports", "file=x").await.status, 400, "no file at all");
    assert_eq!(ada.get("/imports").await.location(), "/transfers");
    let lines = ada.upload("lines.csv", b"Title,Due date\nGood,\nBad,tomorrow\n,\n").await.location().to_owned();
    let page = ada.get(&lines).await.text();
    assert!(page.contains("Line 3: Due date: This is not a date between 1970 and 2999."), "{page}");
    assert!(page.contains("Import 1 task and leave out 1 wrong line") && page.contains("Correct the file"), "{page}");
    let id = field_value(&page, "id").unwrap();
    for leave_out in ["", "0", "2"] {
        let fields = [("id", id.as_str()), ("leave_out", leave_out)];
        assert!(ada.submit(&lines, "start_import", &fields).await.status >= 400, "{leave_out}");
    }
    assert_eq!(ada.submit(&lines, "start_import", &[("id", &id)]).await.status, 422);
    assert!(!ada.get("/all").await.text().contains("Good"));
    assert_eq!(field_value(&page, "leave_out").as_deref(), Some("1"));
    let reply = ada.submit(&lines, "start_import", &[("id", &id), ("leave_out", "1")]).await;
    assert_eq!(reply.location(), "/transfers?did=import_started&count=1");
    ada.transfers_say("Done: 1 task, 1 line left out").await;
    let page = ada.get("/all").await.text();
    assert!(page.contains("Good") && !page.contains("Bad"), "{page}");
    // Other bodies are as short as they were.
    let long = "x".repeat(300 * 1024);
    assert_eq!(ada.submit("/transfers", "start_export", &[("format", &long)]).await.status, 413);
    assert!(!taskbell.log().contains("internal error"), "{}", taskbell.log());
}

#[tokio::test]
async fn columns_are_matched_on_a_page() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let place = ada.upload("aufgaben.csv", "Aufgabe;Fällig\nMilch;2026-11-24\n".as_bytes()).await.location().to_owned();
    let page = ada.get(&place).await.text();
    assert!(page.contains(">Fällig<") && !page.contains("Import 1 task"), "{page}");
    let id = field_value(&page, "id").unwrap();
    let refused = ada.submit(&place, "match_columns", &[("id", &id), ("columns[due_date]", "1")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Please fill this in."), "{}", refused.text());
    for wrong in ["7", "-1", "x"] {
        assert_eq!(ada.submit(&place, "match_columns", &[("id", &id), ("columns[title]", wrong)]).await.status, 400);
    }
    let fields = [("id", id.as_str()), ("columns[title]", "0"), ("columns[due_date]", "1")];
    let matched = ada.submit(&place, "match_columns", &fields).await;
    assert!(matched.location().contains("did=columns_matched"));
    let page = ada.get(matched.location()).await.text();
    assert!(page.contains("Milch") && page.contains("2026-11-24") && page.contains("Import 1 task"), "{page}");
    assert_eq!(
        ada.submit(&place, "remove_transfer", &[("id", &id)]).await.location(),
        "/transfers?did=transfer_removed&count=1"
    );
    assert_eq!(ada.get(place.split('?').next().unwrap()).await.status, 404);
}

/// What a file does not say is asked for, with what is in it above the question.
#[tokio::test]
async fn dates_and_characters_are_asked_for_on_the_page() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let place = ada.upload("old.csv", b"Title,Due,Mood\nM\xfcller,4/5/2027,x\n").await.location().to_owned();
    let page = ada.get(&place).await.text();
    assert!(page.contains("Müller") && page.contains("Left out: the column “Mood”."), "{page}");
    assert!(page.contains("Dates such as 4/5/2027 can be read in two ways.") && page.contains("Say below"), "{page}");
    assert!(!page.contains("Import 1 task") && page.contains("Western European (Windows)"), "{page}");
    let id = field_value(&page, "id").unwrap();
    assert_eq!(ada.submit(&place, "start_import", &[("id", &id)]).await.status, 422);
    let fields = |order, encoding| {
        let columns = [("columns[title]", "0"), ("columns[due_date]", "1")];
        let said = [("columns[date_order]", order), ("columns[encoding]", encoding)];
        [[("id", id.as_str()), ("x", "")], columns, said].concat()
    };
    for wrong in [fields("week", "windows-1252"), fields("day", "utf-9")] {
        assert_eq!(ada.submit(&place, "match_columns", &wrong).await.status, 400);
    }
    let refused = ada.submit(&place, "match_columns", &fields("day", "gb18030")).await;
    assert_eq!(refused.status, 303, "these bytes are Chinese too");
    let page = ada.get(&place).await.text();
    assert!(!page.contains("Müller") && page.contains("2027-05-04"), "{page}");
    let matched = ada.submit(&place, "match_columns", &fields("month", "windows-1252")).await;
    let page = ada.get(matched.location()).await.text();
    assert!(page.contains("Müller") && page.contains("2027-04-05") && page.contains("Import 1 task<"), "{page}");
    ada.submit(&place, "start_import", &[("id", &id), ("leave_out", "0")]).await;
    ada.transfers_say("Done: 1 task<").await;
}
