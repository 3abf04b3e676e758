## What the server says of tasks: above the lines of a list, at a line, and at a task. The rest stands in board.ftl.

# Above tasks whose time is over, in a list and in a mail. The other tasks stand under days.
heading-overdue = Overdue

# At a line of a list. $when is "today 14:05", "Mon 23 Nov 14:05".
completed-at = Completed { $when }
deleted-at = Deleted { $when }

# The history of a task: "Added 20 November, completed yesterday 15:05, deleted today 05:00". Nothing but the day is known
# of the first; each of the others may be missing.
history-added = Added { $when }
history-completed = completed { $when }
history-deleted = deleted { $when }
history-joined = { $history }, { $next }

# Names of the pictures of boxes in notes: one that is ticked and one that is not.
box-done = Done
box-open = Not done

# What a screen reader says of a line whose task recurs.
row-recurs = Recurring
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = Deadline { $date }

## Subtasks.

parts-title = Subtasks
# How many of a task's subtasks are done: "2 of 5".
parts-progress = { $done } of { $of }
parts-more =
    { $number ->
        [one] { $number } more subtask
       *[other] { $number } more subtasks
    }
# Before the title of the task that one belongs to.
parts-part-of = Subtask of
# In the field of a new subtask.
parts-add = Add a subtask
# Buttons: it becomes a subtask of the one above it, or moves up one level.
parts-indent = Move in
parts-indent-title = Make it a subtask of the task above
parts-outdent = Move out
# The choice of a task that is no subtask.
parts-no-parent = None
# Buttons at a line of a list.
row-fold = Hide subtasks: { $title }
row-unfold = Show subtasks: { $title }
# While the keys move a task.
nesting-help = Tab moves the task in, Shift+Tab out. Esc ends.
row-begins = from { $date }
