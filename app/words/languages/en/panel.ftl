## The open task and what can be done to ticked ones. The server alone says this.

# Buttons: what is done to one task that is open, or to all that are ticked.
act-complete = Complete
act-reopen = Reopen
act-up = Move up
act-down = Move down
act-skip = Skip this one
act-end = End the series
act-delete = Delete
act-restore = Restore

# What can be done to the ticked tasks.
bulk-selected = Selected tasks
bulk-new-date = New due date
bulk-reschedule = Reschedule
bulk-new-priority = New priority
bulk-set-priority = Set priority
bulk-new-list = Move to list
bulk-move = Move
bulk-label = Add label
bulk-unlabel = Remove label

# The task that is open.
panel-label = Task
panel-close = Close
panel-title = Title
panel-notes = Notes
panel-markdown = Markdown works here.
panel-status = Status
panel-priority = Priority
panel-list = List
panel-section = Section
panel-parent = Subtask of
panel-due-date = Due date
# The time of day it is due.
panel-due-time = Time
panel-start-date = Not before
panel-deadline = Deadline
panel-labels = Labels, separated by commas
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
