## What the server says of tasks: above the lines of a list, at a line, and at a task. The rest stands in board.ftl.

heading-overdue = En retard

completed-at = Terminée { $when }
deleted-at = Supprimée { $when }

history-added = Ajoutée : { $when }
history-completed = terminée : { $when }
history-deleted = supprimée : { $when }
history-joined = { $history } · { $next }

box-done = Fait
box-open = Pas fait

# What a screen reader says of a line whose task recurs.
row-recurs = Récurrente
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = Date limite : { $date }
