/// The title of the page at a path. No text people typed goes in here: titles end up in histories and tabs.
pub fn title(path: &str) -> &'static str {
    match path {
        "/sign-in" => "Sign in · Taskbell",
        "/sign-up" => "Sign up · Taskbell",
        "/today" => "Today · Taskbell",
        "/upcoming" => "Upcoming · Taskbell",
        "/all" => "All tasks · Taskbell",
        "/completed" => "Completed · Taskbell",
        "/trash" => "Trash · Taskbell",
        "/dashboard" => "Dashboard · Taskbell",
        "/settings" => "Settings · Taskbell",
        path if path.starts_with("/tasks/") => "Task · Taskbell",
        _ => "Taskbell",
    }
}
