## What stands on a list and at a task, and what is said of them. The browser gets all of this with the page: a message
## has one argument at most, and a number is called $number.

status-pending = Pending
status-in-progress = In progress
status-completed = Completed

priority-none = None
priority-low = Low
priority-medium = Medium
priority-high = High

list-inbox = Inbox
list-today = Today
list-upcoming = Upcoming
list-all = All
list-completed = Completed
list-trash = Trash
list-own = List

due-filter-overdue = Overdue
due-filter-today = Today
due-filter-week = Next 7 days
due-filter-none = No date

sort-due = Due date
sort-priority = Priority
sort-newest = Newest

# What is wrong with a field, beside it.
problem-required = Please fill this in.
problem-too-long =
    { $number ->
        [one] Please use at most { $number } character.
       *[other] Please use at most { $number } characters.
    }
problem-control-character = This contains a character that cannot be shown. Please remove it.
problem-not-a-date = This is not a date between 1970 and 2999.
problem-not-a-time = This is not a time of day.
problem-time-without-date = A time needs a date.
problem-nothing-selected = Select at least one task.
problem-not-an-amount = Please type a whole number, up to a year.
problem-long-search = Please search for fewer or shorter words.
problem-too-many-reminders =
    { $number ->
        [one] A task can have at most { $number } reminder.
       *[other] A task can have at most { $number } reminders.
    }
problem-no-due-date = This needs a task with a due date.

# Why something was not done.
rejection-invalid = Please check the marked fields.
rejection-not-found = This was not found. It may have been deleted.
rejection-changed = This task changed in another window since you opened it. Your text is still here: save again to replace the other change.
rejection-too-many =
    { $number ->
        [one] Too many attempts. Try again in { $number } minute.
       *[other] Too many attempts. Try again in { $number } minutes.
    }
rejection-too-fast =
    { $number ->
        [one] Too many changes in one minute. What you sent was not saved. Try again in { $number } second.
       *[other] Too many changes in one minute. What you sent was not saved. Try again in { $number } seconds.
    }
rejection-full-tasks = There is no room for more tasks: one person can have { $number }. Delete some, empty the trash, and try again.
rejection-full-reminders = There is no room for more reminders: one person can have { $number }. Remove some and try again.
rejection-full-megabytes = There is no room for more: the tasks and files of one person can take up { $number } MB. Remove exports and imports, or delete tasks and empty the trash, and try again.
rejection-full-lists = You have { $number } lists, and one person can have no more. Delete some, empty the trash, and try again.
rejection-busy = Taskbell is busy right now. Please try again in a few seconds.
rejection-malformed = This request could not be understood.

error-signed-out = You are signed out. Please sign in again.
error-unavailable = Taskbell cannot reach its data right now. Please try again in a moment.
error-offline = Taskbell could not be reached. Check your connection and try again.
error-internal = Something went wrong on our side. Reference: { $reference }

# What was done.
did-added =
    { $number ->
        [one] Task added.
       *[other] { $number } tasks added.
    }
did-saved =
    { $number ->
        [one] Task saved.
       *[other] { $number } tasks saved.
    }
did-started =
    { $number ->
        [one] Task started.
       *[other] { $number } tasks started.
    }
did-completed =
    { $number ->
        [one] Task completed.
       *[other] { $number } tasks completed.
    }
did-reopened =
    { $number ->
        [one] Task reopened.
       *[other] { $number } tasks reopened.
    }
did-prioritised =
    { $number ->
        [one] Task prioritised.
       *[other] { $number } tasks prioritised.
    }
did-rescheduled =
    { $number ->
        [one] Task rescheduled.
       *[other] { $number } tasks rescheduled.
    }
did-moved =
    { $number ->
        [one] Task moved to the list.
       *[other] { $number } tasks moved to the list.
    }
did-deleted =
    { $number ->
        [one] Task moved to the trash.
       *[other] { $number } tasks moved to the trash.
    }
did-restored =
    { $number ->
        [one] Task restored.
       *[other] { $number } tasks restored.
    }
did-list-added = List created.
did-list-saved = List saved.
did-list-unarchived = List taken out of the archive.
did-list-restored = List restored with its tasks.
did-emptied = The trash is empty.
did-emptying-started = The trash is being emptied. Settings say how far that is.
did-undone = Undone.
did-nothing-to-undo = Nothing to undo: it changed again since.
did-undo-started = The import is being undone. Export and import say how far that is.
did-reminder-set = Reminder set.
did-reminder-removed = Reminder removed.
did-signed-in = Signed in.

# The field that adds a task, and its button.
add-for-today = Add a task for today
add-for-tomorrow = Add a task for tomorrow
add-any = Add a task
add-button = Add

# The due date of a task that was just added to Today.
due-today = Today

# Buttons: what is done to one task that is open, or to all that are ticked.
act-complete = Complete
act-reopen = Reopen
act-delete = Delete
act-restore = Restore

# The buttons of a line of the list. They show a picture; these are their names, with the title of the task.
row-complete = Complete: { $title }
row-reopen = Reopen: { $title }
row-start = Start: { $title }
# Takes back that work on the task has started.
row-stop = Stop: { $title }
row-delete = Delete: { $title }
row-restore = Restore: { $title }
row-select = Select: { $title }

# What screen readers say of a task. The first stands before its due date.
row-overdue = Overdue:
row-has-notes = Has notes
row-priority-low = Low priority
row-priority-medium = Medium priority
row-priority-high = High priority

# What can be done to the ticked tasks.
bulk-selected = Selected tasks
bulk-new-date = New due date
bulk-reschedule = Reschedule
bulk-new-priority = New priority
bulk-set-priority = Set priority
bulk-new-list = Move to list
bulk-move = Move

# Search, filters and order of a list.
search-placeholder = Search
search-label = Search title and notes
filter-open = Filter
filter-status = Status
filter-priority = Priority
filter-due = Due
filter-sort = Sort by
# Of a filter that lets everything through.
filter-any = Any
filter-apply = Apply
filter-clear = Clear

list-next-page = Next page
list-edit-this = Edit this list

# What an empty list says.
nothing-matches = Nothing matches
nothing-matches-hint = Try fewer filters or other words.
nothing-today = Nothing due today
nothing-today-hint = Add a task above, or look at what is upcoming.
nothing-upcoming = Nothing upcoming
nothing-upcoming-hint = Tasks with a later due date show up here.
nothing-in-list = No open tasks in this list
nothing-open = No open tasks
nothing-open-hint = Write the first thing on your mind above and press Enter.
nothing-completed = Nothing completed yet
nothing-completed-hint = Tick a task and it moves here.
nothing-deleted = The trash is empty
nothing-deleted-hint = Deleted tasks stay here until you empty it.

# What opens the question, the question, and the button that does it.
trash-empty = Empty trash
trash-warning = Everything in the trash is deleted for good.
trash-delete = Delete for good

# The keys of a list, and the dialog that explains them.
shortcuts-title = Keyboard shortcuts
# The name of the button that opens the dialog, with the key that does the same.
shortcuts-title-with-key = Keyboard shortcuts (?)
# A switch: whether a key pressed by itself does something.
shortcuts-on = Single keys act
shortcuts-close = Close
shortcut-new-task = New task
shortcut-search = Search
shortcut-next-task = Next task
shortcut-previous-task = Previous task
shortcut-select = Select
shortcut-edit = Edit
shortcut-complete = Complete
shortcut-close = Close
shortcut-help = This help
# As it is printed on the key.
key-escape = Esc

# The task that is open.
panel-label = Task
panel-close = Close
panel-title = Title
panel-notes = Notes
panel-markdown = Markdown works here.
panel-status = Status
panel-priority = Priority
panel-list = List
panel-due-date = Due date
# The time of day it is due.
panel-due-time = Time
panel-save = Save

# Its reminders: buttons for the usual ones.
panel-reminders = Reminders
panel-reminder-when-due = When due
panel-reminder-ten-minutes = 10 minutes before
panel-reminder-one-hour = 1 hour before
panel-reminder-one-day = 1 day before

# Two lines of fields, each with its label before it: "On (a date) at (a time)", "Days before (a number) at (a time)".
panel-reminder-another-time = Another time
panel-reminder-on = On
panel-reminder-days-before = Days before
panel-reminder-at = at
panel-reminder-set = Set

panel-reminder-remove = Remove
panel-reminder-remove-named = Remove: { $reminder }

# Takes back what was done.
notice-undo = Undo
