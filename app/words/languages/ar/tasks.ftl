## What the server says of tasks: above the lines of a list, at a line, and at a task.

heading-overdue = متأخرة

completed-at = اكتملت { $when }
deleted-at = حُذفت { $when }

history-added = أُضيفت { $when }
history-completed = اكتملت { $when }
history-deleted = حُذفت { $when }
history-joined = { $history }، { $next }

box-done = منجز
box-open = غير منجز

# What a screen reader says of a line whose task recurs.
row-recurs = متكررة
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = الموعد النهائي { $date }
