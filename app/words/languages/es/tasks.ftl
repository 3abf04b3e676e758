## What the server says of tasks: above the lines of a list, at a line, and at a task. The rest stands in board.ftl.

heading-overdue = Atrasadas

completed-at = Completada: { $when }
deleted-at = Eliminada: { $when }

history-added = Añadida: { $when }
history-completed = completada: { $when }
history-deleted = eliminada: { $when }
history-joined = { $history } · { $next }

box-done = Hecho
box-open = Sin hacer

# What a screen reader says of a line whose task recurs.
row-recurs = Recurrente
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = Fecha límite: { $date }

parts-title = Subtareas
parts-progress = { $done } de { $of }
parts-more =
    { $number ->
        [one] { $number } subtarea más
       *[other] { $number } subtareas más
    }
parts-part-of = Subtarea de
parts-add = Añadir una subtarea
parts-indent = Meter
parts-indent-title = Convertirla en subtarea de la tarea de encima
parts-outdent = Sacar
parts-no-parent = Ninguna
row-fold = Ocultar las subtareas: { $title }
row-unfold = Mostrar las subtareas: { $title }
nesting-help = Tab mete la tarea, Mayús+Tab la saca. Esc termina.
row-begins = a partir de: { $date }
