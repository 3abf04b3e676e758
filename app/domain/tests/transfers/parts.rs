//! Parts of tasks in files.

use domain::{Actor, tasks};
use model::{ListKind, ListQuery, NewPart, TaskId};
use uuid::Uuid;

use crate::support::{App, now};

async fn part(app: &App, me: &Actor, parent: TaskId, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    tasks::add_part(&app.services, me, NewPart { id, title: title.to_owned(), parent }, now()).await.unwrap();
    id
}

/// The Inbox, each line behind as many dots as it is below the top.
async fn lines(app: &App, me: &Actor) -> Vec<String> {
    let rows = app.page(me, &ListQuery::of(ListKind::Inbox)).await.rows;
    rows.into_iter().map(|row| ".".repeat(row.level.into()) + &row.title).collect()
}

#[tokio::test]
async fn trees_come_back_as_they_were() {
    for format in ["json", "csv"] {
        let app = App::new().await;
        let (me, other) = (app.person().await, app.person().await);
        let below = app.task(&me, "Was first").await;
        let root = app.task(&me, "Root").await;
        let middle = part(&app, &me, root, "Middle").await;
        part(&app, &me, middle, "Leaf").await;
        // A part that is older than what it is a part of comes before it in the file.
        let request = model::ChangeRequest {
            act: format!("indent:{}", below.0),
            parent: middle.0.to_string(),
            ..Default::default()
        };
        tasks::change(&app.services, &me, request, now()).await.unwrap();
        app.task(&me, "Alone").await;
        let file = app.exported(&me, format).await;
        app.imported(&other, &file).await;
        let expected = ["Root", ".Middle", "..Leaf", "..Was first"];
        for who in [&me, &other] {
            let mut lines = lines(&app, who).await;
            lines.retain(|line| line != "Alone");
            assert_eq!(lines[..2], expected[..2], "{format}: {file}");
            lines.sort();
            assert_eq!(lines, ["..Leaf", "..Was first", ".Middle", "Root"], "{format}");
        }
        // Again, from what came.
        let again = app.exported(&other, format).await;
        assert_eq!(again.len(), file.len(), "{format}: {again}");
        // Only what has to be named is.
        assert_eq!(file.matches(&below.0.to_string()).count(), 1, "{format}");
        assert_eq!(file.matches(&root.0.to_string()).count(), 2, "{format}");
    }
}

#[tokio::test]
async fn calendars_say_what_is_a_part_of_what() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    part(&app, &me, root, "Part").await;
    let file = app.exported(&me, "calendar").await;
    assert!(file.contains(&format!("UID:{}@taskbell\r\n", root.0)), "{file}");
    assert_eq!(file.matches("RELATED-TO:").count(), 1, "{file}");
    assert!(file.contains(&format!("RELATED-TO:{}@taskbell\r\n", root.0)), "{file}");
}

/// Indents of Todoist, children before parents in TickTick; circles, and what is not there.
#[tokio::test]
async fn trees_of_other_programs_stay_trees() {
    let app = App::new().await;
    let me = app.person().await;
    let todoist = "TYPE,CONTENT,PRIORITY,INDENT\ntask,A,4,1\ntask,B,4,2\ntask,C,4,3\ntask,D,4,4\ntask,E,4,5\ntask,F,4,2\n\
        section,S,,\ntask,G,4,2\n";
    app.imported(&me, todoist).await;
    let mut shown = lines(&app, &me).await;
    shown.sort();
    assert_eq!(shown, ["....E", "...D", "..C", ".B", ".F", "A", "G"]);
    let ticktick = "\"List Name\",\"Title\",\"Content\",\"Due Date\",\"Timezone\",\"Is All Day\",\"taskId\",\"parentId\"\n\
        \"\",\"Child\",\"\",\"\",\"\",\"\",\"1\",\"2\"\n\"\",\"Parent\",\"\",\"\",\"\",\"\",\"2\",\"\"\n\
        \"\",\"Lost\",\"\",\"\",\"\",\"\",\"3\",\"9\"\n";
    let other = app.person().await;
    let preview = app.looked_at(&other, ticktick).await;
    assert_eq!(
        preview.notes,
        [
            "1 subtask stands elsewhere than in the file: a task has at most 4 levels and 500 subtasks below it, and what it \
             belongs to must be in the file."
        ]
    );
    app.imported(&other, ticktick).await;
    let mut shown = lines(&app, &other).await;
    shown.sort();
    assert_eq!(shown, [".Child", "Lost", "Parent"]);
}

/// A file in several transactions, with parts in another list than their root.
#[tokio::test]
async fn large_trees_come_in_one_list() {
    let app = App::new().await;
    let me = app.person().await;
    let rows: String = (1..1_400).map(|number| format!("Part {number},Other,p{number},root{}\n", number % 3)).collect();
    let roots = "Root 0,Work,root0,\nRoot 1,Work,root1,\nRoot 2,Work,root2,\n";
    app.imported(&me, &format!("Title,List,ID,Parent\n{rows}{roots}")).await;
    let parts: i64 = app.value("SELECT COUNT(*) FROM tasks WHERE parent_id IS NOT NULL").await;
    let lists: i64 = app.value("SELECT COUNT(DISTINCT list_id) FROM tasks").await;
    assert_eq!((parts, lists), (1_399, 1));
    let astray: i64 = app
        .value("SELECT COUNT(*) FROM tasks AS part LEFT JOIN tasks AS parent ON parent.id = part.parent_id WHERE part.parent_id IS NOT NULL AND parent.id IS NULL")
        .await;
    assert_eq!(astray, 0);
}
