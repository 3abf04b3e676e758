use model::{ListId, ListKind, ListQuery, Priority, SectionId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use super::{act, all, list, section, task};
use crate::support::App;

async fn put(app: &App, ids: &[Uuid], list: ListId, section: Option<Uuid>) {
    let update = Query::update()
        .table("tasks")
        .value("list_id", list.0)
        .value("section_id", section)
        .and_where(Expr::col("id").is_in(ids.iter().copied()))
        .take();
    app.services.db.execute(&update).await.unwrap();
}

/// Page after page: what is in no section, what names a section that is not there, and each section in its order.
#[tokio::test]
async fn pages_go_through_all_sections() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let mut sections: Vec<SectionId> = Vec::new();
    for name in ["A", "B", "C", "Empty"] {
        sections.push(section(&app, &me, work, name).await);
    }
    act(&app, &me, "up", sections[1]).await;
    let ids = app.many_tasks(&me, 230, 0).await;
    put(&app, &ids[..70], work, None).await;
    let strange = [Uuid::from_u128(1), Uuid::max()];
    put(&app, &ids[70..75], work, Some(strange[1])).await;
    put(&app, &ids[75..80], work, Some(strange[0])).await;
    for (number, section) in sections.iter().take(3).enumerate() {
        put(&app, &ids[80 + number * 50..130 + number * 50], work, Some(section.0)).await;
    }
    let parts = |range: std::ops::Range<usize>| ids[range].to_vec();
    let expected =
        [parts(0..70), parts(75..80), parts(70..75), parts(130..180), parts(80..130), parts(180..230)].concat();
    let there: Vec<Uuid> = all(&app, &me, work).await.into_iter().map(|(_, id)| id.0).collect();
    assert_eq!(there, expected);
    let query = ListQuery::of(ListKind::Own(work));
    let lists = app.lists(&me).await;
    let read = domain::tasks::page(&app.services, &me, &lists, &query, crate::support::now());
    let (statements, page) = app.statements(read).await;
    assert_eq!(statements, 2);
    let counts: Vec<(String, u32)> =
        page.unwrap().sections.into_iter().map(|head| (head.section.name, head.open)).collect();
    assert_eq!(counts, [("B".into(), 50), ("A".into(), 50), ("C".into(), 50), ("Empty".into(), 0)]);

    // Out of sight, but for their number.
    let fold = super::request("fold_section", model::TaskId(sections[0].0), String::new());
    domain::tasks::change(&app.services, &me, fold, crate::support::now()).await.unwrap();
    assert_eq!(all(&app, &me, work).await.len(), 180);
    assert_eq!(app.page(&me, &query).await.sections[1].open, 50);
    // A filter counts nothing, and goes through the same.
    let filtered = ListQuery { priority: Some(Priority::None), ..query };
    assert_eq!(app.page(&me, &filtered).await.rows.len(), 50);
}

/// A list without sections costs one statement, and shows what names one all the same.
#[tokio::test]
async fn a_list_without_sections_shows_everything() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let ids = app.many_tasks(&me, 120, 0).await;
    put(&app, &ids[..30], work, None).await;
    put(&app, &ids[30..90], work, Some(Uuid::from_u128(1))).await;
    put(&app, &ids[90..], work, Some(Uuid::from_u128(2))).await;
    let there: Vec<Uuid> = all(&app, &me, work).await.into_iter().map(|(_, id)| id.0).collect();
    assert_eq!(there, ids);
    let (lists, query) = (app.lists(&me).await, ListQuery::of(ListKind::Own(work)));
    let read = domain::tasks::page(&app.services, &me, &lists, &query, crate::support::now());
    assert_eq!(app.statements(read).await.0, 1);
}

/// The section in which a page ended is empty or gone by the time the next one is read.
#[tokio::test]
async fn a_page_goes_on_after_a_section_that_is_gone() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let (first, second) = (section(&app, &me, work, "A").await, section(&app, &me, work, "B").await);
    let ids = app.many_tasks(&me, 55, 0).await;
    put(&app, &ids, work, Some(first.0)).await;
    let last = task(&app, &me, work, Some(second), "Last").await;
    let query = ListQuery::of(ListKind::Own(work));
    let after = app.page(&me, &query).await.next;
    put(&app, &ids, work, None).await;
    let rows = app.page(&me, &ListQuery { after, ..query }).await.rows;
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [last]);
}
