use std::sync::Arc;

use leptos::{
    ev::MouseEvent,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlAnchorElement},
};
use model::{Colour, ListQuery, Outcome, Panel, TaskId, TaskRow, View};
use serde::{Deserialize, Serialize};

use super::{lines, panel};
use crate::{
    address::{list_path, list_query, list_url},
    browser,
    components::Notice,
    error::AppError,
    server_fns::task_page,
};

/// A page of a list as the island's property. What the browser has already, in the document, is not sent to it once more.
#[derive(Clone, Serialize, Deserialize)]
pub struct BoardPage {
    #[serde(skip)]
    rows: Option<Vec<TaskRow>>,
    #[serde(skip)]
    pub panel: Panel,
    #[serde(skip)]
    pub bulk_bar: String,
    next: Option<String>,
    new_task_id: TaskId,
    open: bool,
    own: Option<(String, Colour)>,
    /// The other ways to look at the list, as HTML.
    #[serde(skip)]
    pub views: String,
    /// What stands below the rows, as HTML.
    #[serde(skip)]
    end: String,
}

#[cfg(feature = "ssr")]
impl BoardPage {
    pub fn of(page: model::TaskPage, query: &ListQuery) -> Self {
        let model::TaskPage { rows, next, new_task_id, panel, own, end, .. } = page;
        let (open, bulk_bar) = (!panel.look.is_empty(), super::bulk_bar::bulk_bar(query.list).into_string());
        let views = crate::components::view_switch(query).into_string();
        BoardPage { rows: Some(rows), panel, bulk_bar, next, new_task_id, open, own, views, end }
    }
}

/// What the board shows.
#[derive(Clone, Copy)]
pub struct BoardState {
    pub query: RwSignal<ListQuery>,
    /// The query without what does not concern the filters, so that they stay as they are while a task opens.
    pub filters: Memo<ListQuery>,
    pub rows: RwSignal<Vec<Arc<TaskRow>>>,
    /// The cursor of the next page.
    pub next: RwSignal<Option<String>>,
    /// Whether a task is open beside it.
    pub open: RwSignal<bool>,
    /// What the list is called and marked with, if the person made it.
    pub own: StoredValue<Option<(String, Colour)>>,
    /// What stood below the rows when the page came.
    pub end: StoredValue<String>,
    /// The id the next new task gets.
    pub new_task_id: RwSignal<TaskId>,
    pub notice: Notice,
    /// Counts readings, so that a slow answer does not replace a later one.
    reading: RwSignal<u32>,
}

impl BoardState {
    /// The state of the board on a page.
    pub fn provide(query: ListQuery, page: BoardPage, said: Option<Outcome>) -> Self {
        let query = RwSignal::new(query);
        let rows = page.rows.unwrap_or_else(lines::shown);
        let board = BoardState {
            query,
            filters: Memo::new(move |_| ListQuery { open: None, after: None, ..query.get() }),
            rows: RwSignal::new(rows.into_iter().map(Arc::new).collect()),
            next: RwSignal::new(page.next),
            open: RwSignal::new(page.open),
            own: StoredValue::new(page.own),
            end: StoredValue::new(page.end),
            new_task_id: RwSignal::new(page.new_task_id),
            notice: Notice::provide(said),
            reading: RwSignal::new(0),
        };
        provide_context(board);
        board
    }

    /// Reads the board again, as its query says.
    pub fn read(self) {
        self.reading.update(|reading| *reading += 1);
        let reading = self.reading.get_untracked();
        spawn_local(async move {
            let result = task_page(self.query.get_untracked()).await;
            if self.reading.get_untracked() != reading {
                return;
            }
            match result {
                Ok(page) => {
                    self.rows.set(page.rows.into_iter().map(Arc::new).collect());
                    self.next.set(page.next);
                    browser::show("#task-links", &page.sidebar);
                    browser::replace("#list-end", &page.end);
                    panel::show(&page.panel);
                    self.open.set(!page.panel.look.is_empty());
                }
                Err(AppError::SignedOut) => browser::reload(),
                Err(error) => self.notice.failed(&error),
            }
        });
    }

    /// Begins a change that shows at once: what was said of the one before it is over, with its undo, and what is still being
    /// read would take the new one away again.
    pub fn begin(self) {
        self.notice.clear();
        self.reading.update(|reading| *reading += 1);
    }

    /// Says how a change went, and reads what it left.
    pub fn settle(self, result: Result<Outcome, AppError>) {
        match result {
            // The list is there no more.
            Ok(Outcome { next: Some(next), .. }) => return browser::go(&next),
            Ok(outcome) => self.notice.done(outcome),
            Err(error) => self.notice.failed(&error),
        }
        self.read();
    }

    /// Shows another view of the same list and puts it into the history.
    pub fn visit(self, query: ListQuery) {
        browser::push_url(&list_url(&query));
        self.query.set(query);
        self.read();
    }

    /// Follows the Back and Forward buttons.
    pub fn follow_history(self) {
        let listener = window_event_listener(leptos::ev::popstate, move |_| {
            if let Some(query) = self.query_at(browser::url()) {
                self.query.set(query);
                self.read();
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Takes a plain click on a link to another view of this list.
    pub fn follow_link(self, event: &MouseEvent) {
        if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a").ok().flatten())
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link else { return };
        let Some(mut query) = self.query_at(browser::parse(&link.href())) else { return };
        if link.class_list().contains("row-title") {
            // A row keeps the address it was drawn with, while the filters around it may have changed.
            query = ListQuery { open: query.open, ..self.query.get_untracked() };
        }
        event.prevent_default();
        self.visit(query);
    }

    /// The view at a URL, where that is one of this list.
    fn query_at(self, url: Option<leptos::web_sys::Url>) -> Option<ListQuery> {
        let url = url?;
        let ListQuery { list, label, .. } = self.query.get_untracked();
        let ours = url.pathname() == self.query.with_untracked(list_path)
            && browser::url().is_some_and(|here| here.origin() == url.origin());
        // Other ways to look at it are pages of their own.
        let query = ours.then(|| ListQuery { label, ..list_query(list, |name| url.search_params().get(name)) });
        query.filter(|query| query.view() == View::List)
    }
}
