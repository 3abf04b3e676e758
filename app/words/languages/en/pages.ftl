## What stands around pages, on the dashboard, and on the small pages that links in mails lead to.

# Names of pages: above them, in what leads there, and in the browser's tab.
title-sign-in = Sign in
title-sign-up = Create an account
title-reset-password = New password
title-forgot-password = Forgotten password
title-confirm = Confirm your e-mail address
title-all = All tasks
title-task = Task
title-dashboard = Dashboard
title-settings = Settings
title-security = Security
title-sign-in-again = Confirm that it is you
title-second-step = Your code
title-two-step = Set up two-step sign-in
title-jobs = Jobs
title-settings-in-force = Settings in force
title-people = People
title-audit = Audit trail
title-person = Person
title-lists = Lists
title-labels = Labels
title-list-edit = Edit list
title-label-edit = Edit label
title-transfers = Export and import
title-import = Import

# In the browser's tab.
page-title = { $page } · Taskbell

skip-to-content = Skip to content
# What screen readers call the links beside a page, and the few at the bottom of a small screen.
nav-main = Main
nav-main-short = Main, short
nav-more = More
nav-sign-out = Sign out

# What is counted on the dashboard. The number stands above the words.
dashboard-overdue = Overdue
dashboard-due-today = Due today
dashboard-due-week = Next 7 days
dashboard-pending = Pending
dashboard-in-progress = In progress
dashboard-completed = Completed
# All three are numbers, which may choose the form.
dashboard-share = { $completed } of { $total } tasks completed, { $share } %
dashboard-last-completed = Last completed
dashboard-nothing = Nothing yet. The first tick will show up here.

# The chart of the tasks that were completed on each day. Numbers may choose the form.
chart-caption = { $number } completed in the last 14 days
chart-description = Bar chart: { $number } tasks completed in the last 14 days, at most { $most } a day
# One bar: "Mon 23 November: 4".
chart-day = { $day }: { $number }

# What a link in a mail leads to.
mail-page-open = Open Taskbell
mail-page-not-found = This link does not work any more
mail-page-not-found-text = It may have ended or been used, or its task is done, was moved or deleted.
mail-page-refused = This cannot be done

# Pages that only developers see: the mails that were written to files.
dev-mail = Mail
dev-mail-none = No mail was sent yet.
dev-mail-all = All mail
dev-mail-html = As HTML
dev-mail-missing = No such mail
dev-mail-no-subject = (no subject)
dev-mail-sent = { $date }, to { $address }

title-filters = Filters
title-filter-edit = Edit filter
title-filter-language = The language of filters

# Searching over everything, and the palette: where one can go and what one can do, by typing.
title-search = Search
search-all = Search tasks, lists and labels
search-button = Search
search-what = Finds tasks by their titles and notes, whatever list they stand in and whether they are done, and lists, labels and filters by their names.
search-nothing-hint = Try fewer or other words.
search-places = Lists, filters and labels
search-save = Save as filter
palette-recent = Recently visited
palette-lists = Lists
palette-commands = Commands
palette-places = Go to
palette-tasks = Tasks
palette-everywhere = Search everything for: { $text }
command-add = Add a task
