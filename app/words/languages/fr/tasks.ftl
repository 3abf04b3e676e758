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

parts-title = Sous-tâches
parts-progress = { $done } sur { $of }
parts-more =
    { $number ->
        [one] { $number } autre sous-tâche
       *[other] { $number } autres sous-tâches
    }
parts-part-of = Sous-tâche de
parts-add = Ajouter une sous-tâche
parts-indent = Rentrer
parts-indent-title = En faire une sous-tâche de la tâche du dessus
parts-outdent = Sortir
parts-no-parent = Aucune
row-fold = Masquer les sous-tâches : { $title }
row-unfold = Afficher les sous-tâches : { $title }
nesting-help = Tab rentre la tâche, Maj+Tab la sort. Échap termine.
row-begins = à partir de : { $date }
