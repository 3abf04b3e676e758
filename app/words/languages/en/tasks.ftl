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
