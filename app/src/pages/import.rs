use leptos::prelude::*;
use model::{Column, DateOrder, ENCODINGS, Field, FileFormat, ImportPreview, LineNote, PreviewRow, TransferId};

use crate::{
    components::{ActionForm, Failure, FormState, Layout, SelectField},
    pages::not_found,
    request::path_id,
    server_fns,
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
    let words = match problems {
        0 => format!("Import {}", counted(tasks, "task")),
        _ => format!("Import {} and leave out {}", counted(tasks, "task"), counted(problems, "wrong line")),
    };
    view! {
        <div class="settings">
            <header class="page-head"><h1>"Import"</h1><a href="/transfers">"Export and import"</a></header>
            <section>
                <h2 dir="auto">{preview.name.clone()}</h2>
                <p>{format!("{}: {}.", preview.format.label(), counted(tasks, "task"))}</p>
                {preview.notes.iter().map(|note| view! { <p dir="auto">{note.clone()}</p> }).collect_view()}
                {(!preview.rows.is_empty()).then(|| view! { <Rows rows=preview.rows.clone()/> })}
                {(problems > 0).then(|| view! {
                    <Notes heading=format!("{} cannot be read", counted(problems, "line")) notes=preview.problems.clone() count=problems/>
                    <p class="form-error">"Correct the file and choose it again, or import it without these lines."</p>
                })}
                {(remarks > 0).then(|| view! {
                    <Notes heading=format!("{} with a remark", counted(remarks, "line")) notes=preview.remarks.clone() count=remarks/>
                })}
                {undecided.then(|| view! { <p class="form-error">"Say below how the file writes dates before you import it."</p> })}
                <div class="transfer-acts">
                    {importable.then(|| view! {
                        <ActionForm action="start_import">
                            <input type="hidden" name="id" value=for_import/>
                            <input type="hidden" name="leave_out" value=problems.to_string()/>
                            <button type="submit" class=if problems == 0 { "primary" } else { "" }>{words}</button>
                        </ActionForm>
                    })}
                    <ActionForm action="remove_transfer">
                        <input type="hidden" name="id" value=for_removal/>
                        <button type="submit">"Remove the file"</button>
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
            <h2>{if csv { "Columns" } else { "Characters" }}</h2>
            {csv.then(|| view! { <p class="quiet-text">"Say which column of the file is what. Only the title is needed."</p> })}
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
                    let orders = DateOrder::ALL.map(|order| (order.slug(), order.label()));
                    let choices = [("", "Please choose")].into_iter().chain(orders).collect::<Vec<_>>();
                    let value = preview.date_order.map(DateOrder::slug).unwrap_or_default().to_owned();
                    view! {
                        <p dir="auto">{format!("Dates such as {date} can be read in two ways.")}</p>
                        <SelectField label="What comes first in dates" name="columns[date_order]" field=Field::DateOrder value choices/>
                    }
                })}
                {preview.encoding.map(|value| view! {
                    <p>"The file does not say which characters it is written in. Choose others if letters look wrong above."</p>
                    <SelectField label="Characters" name="columns[encoding]" field=Field::Encoding value choices=ENCODINGS.to_vec()/>
                })}
                <button type="submit" class=if clear { "" } else { "primary" }>{if csv { "Match columns" } else { "Read it again" }}</button>
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
            <label for=name>{column.label()}</label>
            <select id=name name=name aria-describedby=format!("{name}-hint") aria-invalid=message.is_some().then_some("true")>
                <option value="">"Not in the file"</option>
                {headings
                    .into_iter()
                    .enumerate()
                    .map(|(number, heading)| {
                        let heading = if heading.is_empty() { format!("Column {}", number + 1) } else { heading };
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
    view! {
        <div class="preview" role="region" aria-label="The first tasks" tabindex="0">
            <table>
                <caption class="sr-only">"The first tasks"</caption>
                <thead>
                    <tr>{["Title", "Status", "Priority", "Due", "Notes"].map(|heading| view! { <th scope="col">{heading}</th> }).collect_view()}</tr>
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
                                <td>{if row.has_notes { "Yes" } else { "" }}</td>
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
            {notes.into_iter().map(|note| view! { <li dir="auto">{format!("Line {}: {}", note.line, note.text)}</li> }).collect_view()}
            {(more > 0).then(|| view! { <li>{format!("and {more} more.")}</li> })}
        </ul>
    }
}

fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
