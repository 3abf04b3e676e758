use leptos::prelude::*;
use model::{Column, DateOrder, ENCODINGS, Field, FileFormat, ImportPreview, LineNote, PreviewRow, TransferId};

use crate::{
    components::{ActionForm, Failure, FormState, Layout, SelectField},
    pages::not_found,
    request::path_id,
    server_fns,
    words::{language, say, say_number, say_with},
};

/// A file before it is imported: what is in it, and what is wrong with it.
pub async fn page() -> AnyView {
    let Some(id) = path_id().map(TransferId) else { return not_found::page().await };
    let content = match server_fns::import_preview(id).await {
        Ok(preview) => view! { <Preview preview/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Preview(preview: ImportPreview) -> impl IntoView {
    let [for_import, for_removal] = [(); 2].map(|()| preview.id.0.to_string());
    let (tasks, problems, remarks) = (preview.tasks, preview.problem_count, preview.remark_count);
    let undecided = preview.ambiguous_date.is_some() && preview.date_order.is_none();
    let importable = tasks > 0 && !undecided;
    let start = match problems {
        0 => say_number("import-start", tasks),
        _ => language().format("import-start-without", [("tasks", tasks.into()), ("lines", problems.into())]),
    };
    let contents = [("format", say(preview.format.label()).into()), ("number", tasks.into())];
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("import-heading")}</h1><a href="/transfers">{say("transfers-heading")}</a></header>
            <section>
                <h2 dir="auto">{preview.name.clone()}</h2>
                <p>{language().format("import-contents", contents)}</p>
                {preview.notes.iter().map(|note| view! { <p dir="auto">{note.clone()}</p> }).collect_view()}
                {(!preview.rows.is_empty()).then(|| view! { <Rows rows=preview.rows.clone()/> })}
                {(problems > 0).then(|| view! {
                    <Notes heading=say_number("import-unreadable", problems) notes=preview.problems.clone() count=problems/>
                    <p class="form-error">{say("import-unreadable-explained")}</p>
                })}
                {(remarks > 0).then(|| view! {
                    <Notes heading=say_number("import-remarked", remarks) notes=preview.remarks.clone() count=remarks/>
                })}
                {undecided.then(|| view! { <p class="form-error">{say("import-undecided")}</p> })}
                <div class="transfer-acts">
                    {importable.then(|| view! {
                        <ActionForm action="start_import">
                            <input type="hidden" name="id" value=for_import/>
                            <input type="hidden" name="leave_out" value=problems.to_string()/>
                            <button type="submit" class=if problems == 0 { "primary" } else { "" }>{start}</button>
                        </ActionForm>
                    })}
                    <ActionForm action="remove_transfer">
                        <input type="hidden" name="id" value=for_removal/>
                        <button type="submit">{say("import-remove")}</button>
                    </ActionForm>
                </div>
            </section>
            {(preview.format == FileFormat::Csv || preview.encoding.is_some())
                .then(|| view! { <Choices clear=importable && problems == 0 preview/> })}
        </div>
    }
}

/// How the file is read: which column is what, and what it does not say itself.
#[component]
fn Choices(preview: ImportPreview, clear: bool) -> impl IntoView {
    let csv = preview.format == FileFormat::Csv;
    let headings = preview.headings;
    view! {
        <section>
            <h2>{say(if csv { "import-columns" } else { "import-characters" })}</h2>
            {csv.then(|| view! { <p class="quiet-text">{say("import-columns-explained")}</p> })}
            <ActionForm action="match_columns">
                <input type="hidden" name="id" value=preview.id.0.to_string()/>
                {csv.then(|| view! {
                    <div class="field-pair">
                        {Column::ALL
                            .map(|column| {
                                let chosen = preview.chosen.iter().find(|(known, _)| *known == column).map(|(_, number)| *number);
                                view! { <ColumnField column chosen headings=headings.clone()/> }
                            })
                            .collect_view()}
                    </div>
                })}
                {preview.ambiguous_date.map(|date| {
                    let orders = DateOrder::ALL.map(|order| (order.slug(), say(order.label())));
                    let choices = [("", say("import-choose"))].into_iter().chain(orders).collect::<Vec<_>>();
                    let value = preview.date_order.map(DateOrder::slug).unwrap_or_default().to_owned();
                    view! {
                        <p dir="auto">{say_with("import-ambiguous-dates", &date)}</p>
                        <SelectField label=say("import-date-order") name="columns[date_order]" field=Field::DateOrder value choices/>
                    }
                })}
                {preview.encoding.map(|value| {
                    let choices = ENCODINGS.map(|(name, label)| (name, say(label))).to_vec();
                    view! {
                        <p>{say("import-characters-explained")}</p>
                        <SelectField label=say("import-characters") name="columns[encoding]" field=Field::Encoding value choices/>
                    }
                })}
                <button type="submit" class=if clear { "" } else { "primary" }>{say(if csv { "import-match-columns" } else { "import-read-again" })}</button>
            </ActionForm>
        </section>
    }
}

/// The choice of a column of the file for one of ours.
#[component]
fn ColumnField(column: Column, chosen: Option<usize>, headings: Vec<String>) -> impl IntoView {
    let state = expect_context::<FormState>();
    let name = column.field_name();
    let value = state.typed(name).unwrap_or_else(|| chosen.map(|number| number.to_string()).unwrap_or_default());
    // What is wrong with the whole stands at the one column that must be there.
    let message = || state.message(Field::Columns).or_else(|| state.message(Field::File));
    let message = (column == Column::Title).then(message).flatten();
    view! {
        <div class="field">
            <label for=name>{say(column.label())}</label>
            <select id=name name=name aria-describedby=format!("{name}-hint") aria-invalid=message.is_some().then_some("true")>
                <option value="">{say("import-not-in-file")}</option>
                {headings
                    .into_iter()
                    .enumerate()
                    .map(|(number, heading)| {
                        let heading = if heading.is_empty() { say_number("column-number", number as u64 + 1) } else { heading };
                        let number = number.to_string();
                        view! { <option value=number.clone() selected=number == value dir="auto">{heading}</option> }
                    })
                    .collect_view()}
            </select>
            <p class="hint error" id=format!("{name}-hint")>{message}</p>
        </div>
    }
}

#[component]
fn Rows(rows: Vec<PreviewRow>) -> impl IntoView {
    let headings = ["column-title", "column-status", "column-priority", "import-due", "column-notes"];
    view! {
        <div class="preview" role="region" aria-label=say("import-first-tasks") tabindex="0">
            <table>
                <caption class="sr-only">{say("import-first-tasks")}</caption>
                <thead>
                    <tr>{headings.map(|heading| view! { <th scope="col">{say(heading)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|row| view! {
                            <tr>
                                <td dir="auto">{row.title}</td>
                                <td>{row.status}</td>
                                <td>{row.priority}</td>
                                <td>{row.due}</td>
                                <td>{if row.has_notes { say("import-has-notes") } else { "" }}</td>
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Notes(heading: String, notes: Vec<LineNote>, count: u64) -> impl IntoView {
    let more = count - notes.len() as u64;
    view! {
        <h3>{heading}</h3>
        <ul class="line-notes">
            {notes.into_iter().map(|note| view! { <li dir="auto">{line(note)}</li> }).collect_view()}
            {(more > 0).then(|| view! { <li>{say_number("import-more", more)}</li> })}
        </ul>
    }
}

fn line(note: LineNote) -> String {
    language().format("import-line", [("number", note.line.into()), ("note", note.text.into())])
}
