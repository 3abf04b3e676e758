## What the server says of tasks: above the lines of a list, at a line, and at a task. The rest stands in board.ftl.

heading-overdue = Überfällig

completed-at = Erledigt: { $when }
deleted-at = Gelöscht: { $when }

history-added = Hinzugefügt: { $when }
history-completed = Erledigt: { $when }
history-deleted = Gelöscht: { $when }
history-joined = { $history } · { $next }

box-done = Erledigt
box-open = Nicht erledigt

# What a screen reader says of a line whose task recurs.
row-recurs = Wiederkehrend
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = Frist { $date }

parts-title = Teilaufgaben
parts-progress = { $done } von { $of }
parts-more =
    { $number ->
        [one] { $number } weitere Teilaufgabe
       *[other] { $number } weitere Teilaufgaben
    }
parts-part-of = Teil von
parts-add = Teilaufgabe hinzufügen
parts-indent = Einrücken
parts-indent-title = Zum Teil der Aufgabe darüber machen
parts-outdent = Ausrücken
parts-no-parent = Keine
row-fold = Teilaufgaben ausblenden: { $title }
row-unfold = Teilaufgaben einblenden: { $title }
nesting-help = Tab rückt die Aufgabe ein, Umschalt+Tab aus. Esc beendet das.
row-begins = ab { $date }
