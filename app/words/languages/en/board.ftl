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
list-label = Label

due-filter-overdue = Overdue
due-filter-today = Today
due-filter-week = Next 7 days
due-filter-none = No date

# As the person put the tasks of a list.
sort-manual = My order
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
problem-one-label = This needs one label, without a comma.
problem-not-a-time = This is not a time of day.
problem-time-without-date = A time needs a date.
problem-nothing-selected = Select at least one task.
problem-went-on = This one cannot be reopened any more: its series has gone on.
problem-not-an-amount = Please type a whole number, up to a year.
problem-long-search = Please search for fewer or shorter words.
problem-too-many-reminders =
    { $number ->
        [one] A task can have at most { $number } reminder.
       *[other] A task can have at most { $number } reminders.
    }
problem-no-due-date = This needs a task with a due date.
problem-starts-late = This is after the deadline.
problem-too-many-labels =
    { $number ->
        [one] A task can have at most { $number } label.
       *[other] A task can have at most { $number } labels.
    }
problem-too-deep = A task has at most { $number } levels of subtasks below it.
problem-too-many-parts = There are at most { $number } subtasks below one task.
problem-own-part = A task cannot be a subtask of itself, nor of what is below it.
problem-nothing-above = There is no task above it that it could become a subtask of.
problem-not-a-part = This task is not a subtask.
problem-not-a-rule = This is not a rule that can be used here. It is like FREQ=WEEKLY;BYDAY=MO.
problem-rule-within-days = A task repeats by days, not by hours or minutes.
problem-rule-without-dates = No day fits this rule.
problem-rule-ends-twice = Choose a last day or a number of times, not both.
problem-rule-for-one = A rule is for several. Under “Changes are for”, choose this one and all that follow, or all of them.

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
rejection-full-sections = There can be no more than { $number } sections here. Remove some and try again.
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
did-understood = Task added.
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
did-skipped =
    { $number ->
        [one] Skipped.
       *[other] { $number } tasks skipped.
    }
did-series-ended =
    { $number ->
        [one] Ended.
       *[other] { $number } tasks ended.
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
did-labelled =
    { $number ->
        [one] Label added to the task.
       *[other] Label added to { $number } tasks.
    }
did-unlabelled =
    { $number ->
        [one] Label removed from the task.
       *[other] Label removed from { $number } tasks.
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
did-list-duplicated = List duplicated.
did-placed = Task moved.
did-section-added = Section created.
did-section-folded = Section folded.
did-section-unfolded = Section unfolded.
did-emptied = The trash is empty.
did-emptying-started = The trash is being emptied. Settings say how far that is.
did-indented = Made a subtask.
did-outdented = Moved up one level.
did-folded = Subtasks hidden.
did-unfolded = Subtasks shown.
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
# Beside that field where a list has sections: in which of them.
add-section = Section
section-none = No section

# The due date of a task that was just added to Today.
due-today = Today

# The buttons of a line of the list. They show a picture; these are their names, with the title of the task.
row-complete = Complete: { $title }
row-reopen = Reopen: { $title }
row-start = Start
# Takes back that work on the task has started.
row-stop = Stop
row-delete = Delete
row-restore = Restore
row-select = Select

# What screen readers say of a task. The first stands before its due date.
row-overdue = Overdue:
row-has-notes = Has notes
row-priority-low = Low priority
row-priority-medium = Medium priority
row-priority-high = High priority

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
label-edit-this = Edit this label

# What an empty list says.
nothing-matches = Nothing matches
nothing-matches-hint = Try fewer filters or other words.
nothing-today = Nothing due today
nothing-today-hint = Add a task above, or look at what is upcoming.
nothing-upcoming = Nothing upcoming
nothing-upcoming-hint = Tasks with a later due date show up here.
nothing-in-list = No open tasks in this list
nothing-labelled = No open tasks with this label
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
shortcut-move = Move up or down
shortcut-nest = Subtasks: Tab in, Shift+Tab out
shortcut-close = Close
shortcut-help = This help
# As it is printed on the key.
key-escape = Esc
key-move = Alt ↑ ↓

# Takes back what was done.
notice-undo = Undo

title-quick-add = Quick add

list-filter = Filter
filter-edit-this = Edit this filter
problem-not-a-filter = This cannot be read as a filter.
rejection-full-filters = There can be no more than { $number } filters here. Remove some and try again.
rejection-took-too-long = This would take too long to answer. Ask for less: name a list, a label or a day.
did-filter-added = Filter created.

shortcut-add = New task, from every page
shortcut-palette = Go anywhere, do anything
key-palette = Ctrl K
