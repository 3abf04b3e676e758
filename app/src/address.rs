//! The URL of a list holds its whole view.

use model::{DueFilter, Group, ListKind, ListQuery, Priority, Sort, Span, Status, TaskId, View};

/// The view a URL asks for, given what it says for a name; what makes no sense is left out.
pub fn list_query(list: ListKind, value: impl Fn(&str) -> Option<String>) -> ListQuery {
    let word = |name: &str| value(name).unwrap_or_default();
    ListQuery {
        list,
        label: String::new(),
        status: Status::from_slug(&word("status")),
        priority: Priority::from_slug(&word("priority")),
        due: DueFilter::from_slug(&word("due")),
        search: word("q"),
        sort: Sort::from_slug(&word("sort")).unwrap_or(ListQuery::default_sort(list)),
        after: value("after").filter(|after| !after.is_empty()),
        open: word("open").parse().ok().map(TaskId),
        view: View::from_slug(&word("view")),
        group: Group::from_slug(&word("group")),
        from: word("from"),
        span: Span::from_slug(&word("span")).unwrap_or_default(),
    }
}

/// The path of a view.
pub fn list_path(query: &ListQuery) -> String {
    let mut path = query.list.path().into_owned();
    if query.list == ListKind::Label {
        path.push('/');
        percent_encode(&mut path, &query.label);
    }
    path
}

/// The path of a label's page.
#[cfg(feature = "ssr")]
pub fn label_path(word: &str) -> String {
    list_path(&ListQuery { label: word.to_owned(), ..ListQuery::of(ListKind::Label) })
}

/// The URL of a view.
pub fn list_url(query: &ListQuery) -> String {
    let open = query.open.map(|id| id.0.to_string());
    let pairs = [
        ("view", query.view.map(View::slug)),
        ("group", query.group.map(Group::slug)),
        ("span", (query.span != Span::default()).then(|| query.span.slug())),
        ("from", Some(query.from.as_str())),
        ("q", Some(query.search.as_str())),
        ("status", query.status.map(Status::slug)),
        ("priority", query.priority.map(Priority::slug)),
        ("due", query.due.map(DueFilter::slug)),
        ("sort", (query.sort != ListQuery::default_sort(query.list)).then(|| query.sort.slug())),
        ("after", query.after.as_deref()),
        ("open", open.as_deref()),
    ];
    let mut url = list_path(query);
    let mut separator = '?';
    for (name, value) in pairs {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            url.push(separator);
            url.push_str(name);
            url.push('=');
            percent_encode(&mut url, value);
            separator = '&';
        }
    }
    url
}

/// The URL of a view with a task open beside it, or with none.
pub fn with_open(query: &ListQuery, open: Option<TaskId>) -> String {
    list_url(&ListQuery { open, ..query.clone() })
}

/// Everything but unreserved characters (RFC 3986, section 2.3) as percent escapes.
fn percent_encode(url: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(byte as char);
        } else {
            url.push('%');
            url.push(HEX[usize::from(byte >> 4)] as char);
            url.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_its_url() {
        let query = ListQuery {
            search: "café & crème=1+1 %".to_owned(),
            status: Some(Status::InProgress),
            priority: Some(Priority::High),
            due: Some(DueFilter::Week),
            sort: Sort::Priority,
            after: Some("-3.4.00000000000000000000000000000001".to_owned()),
            view: Some(View::Calendar),
            group: Some(Group::Label),
            from: "2026-11-27".to_owned(),
            span: Span::Week,
            ..ListQuery::of(ListKind::All)
        };
        let url = list_url(&query);
        assert!(url.is_ascii());
        assert_eq!(url.matches('?').count(), 1);
        let pairs: Vec<(String, String)> = pairs_of(&url);
        let read =
            list_query(ListKind::All, |name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()));
        assert_eq!(read, query);
    }

    #[test]
    fn a_url_that_makes_no_sense_is_the_plain_list() {
        let read = list_query(ListKind::Today, |_| Some("<script>".to_owned()));
        assert_eq!(
            read,
            ListQuery {
                search: "<script>".into(),
                after: Some("<script>".into()),
                from: "<script>".into(),
                ..ListQuery::of(ListKind::Today)
            }
        );
    }

    fn pairs_of(url: &str) -> Vec<(String, String)> {
        let query = url.split_once('?').map(|(_, query)| query).unwrap_or_default();
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), decode(value)))
            .collect()
    }

    fn decode(value: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = value.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let hex: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&hex, 16).expect("two hexadecimal digits"));
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).expect("UTF-8")
    }
}
