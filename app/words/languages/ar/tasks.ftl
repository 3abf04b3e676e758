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
