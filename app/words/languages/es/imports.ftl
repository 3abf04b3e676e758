## Exports and imports as their list says them, and what is said of files that are read.

transfer-export = Exportación en { $format }, iniciada: { $when }
transfer-import = Importación de { $name }, iniciada: { $when }
file-format-unknown = formato desconocido

transfer-draft = Aún sin importar
transfer-refused = No se importó. { $reason }
transfer-refused-and-removing = No se importó. { $reason } Se está quitando lo que trajo.
transfer-importing = En curso: las tareas van llegando a tu lista. Cancelar las quita de nuevo.
transfer-under-way = En curso
transfer-waiting = Esperando su turno
transfer-failed = No funcionó. Vuelve a intentarlo.
transfer-failed-and-removing = No funcionó. Se está quitando lo que trajo.
transfer-cancelled = Cancelada
transfer-cancelled-and-removing = Cancelada. Se está quitando lo que trajo.
transfer-being-undone = Se está deshaciendo
transfer-undone =
    { $number ->
        [one] Deshecha: { $number } tarea
        [many] Deshecha: { $number } de tareas
       *[other] Deshecha: { $number } tareas
    }
transfer-exported =
    { $number ->
        [one] Terminada: { $number } tarea, { $size }
        [many] Terminada: { $number } de tareas, { $size }
       *[other] Terminada: { $number } tareas, { $size }
    }
transfer-imported =
    { $number ->
        [one] Terminada: { $number } tarea
        [many] Terminada: { $number } de tareas
       *[other] Terminada: { $number } tareas
    }
transfer-imported-in-part =
    { $tasks ->
        [one]
            { $lines ->
                [one] Terminada: { $tasks } tarea, { $lines } línea omitida
                [many] Terminada: { $tasks } tarea, { $lines } de líneas omitidas
               *[other] Terminada: { $tasks } tarea, { $lines } líneas omitidas
            }
        [many]
            { $lines ->
                [one] Terminada: { $tasks } de tareas, { $lines } línea omitida
                [many] Terminada: { $tasks } de tareas, { $lines } de líneas omitidas
               *[other] Terminada: { $tasks } de tareas, { $lines } líneas omitidas
            }
       *[other]
            { $lines ->
                [one] Terminada: { $tasks } tareas, { $lines } línea omitida
                [many] Terminada: { $tasks } tareas, { $lines } de líneas omitidas
               *[other] Terminada: { $tasks } tareas, { $lines } líneas omitidas
            }
    }
file-kept-until = El archivo se conserva hasta: { $when }

size-bytes =
    { $number ->
        [one] { $number } byte
        [many] { $number } de bytes
       *[other] { $number } bytes
    }
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

line-problem = { $field }: { $problem }
field-completed-on = Completada el
field-occurrences = Repeticiones anteriores
field-time-zone = Zona horaria
line-not-a-moment = No es una fecha con hora.
line-not-a-date = No es una fecha.
line-not-a-status = Usa “pendiente”, “en curso” o “completada”.
line-not-a-priority = Usa “ninguna”, “baja”, “media” o “alta”.
line-not-a-rule = Usa reglas como before:60, { $number } como máximo.
line-not-a-zone = No es el nombre de una zona horaria.
line-not-a-sort-key = Usa una clave como las de una exportación de Taskbell.
line-not-an-anchor = Usa schedule o completion.
line-not-a-history = Usa una lista de lo que se hizo o se saltó, cada vez con su día y el momento en que ocurrió, { $number } como máximo.
line-too-wide = Número de celdas: { $cells }; número de encabezados: { $headings }.
line-cell-too-long = Una celda supera la longitud máxima de un texto de una tarea.
line-task-too-long = Supera la longitud máxima de una tarea.
line-no-task = No es una tarea: { $reason }.
line-no-list = No es una lista: { $reason }.
line-no-label = No es una etiqueta: { $reason }.
line-no-end = Falta el final de esta tarea.

line-not-completed = El estado es “{ $status }”: se omite que fue completada.
line-date-in-words = “{ $words }” no es una fecha: la tarea queda sin ella y esas palabras están en sus notas.
line-long-title =
    { $number ->
        [one] El título tiene más de { $number } carácter: las notas lo contienen entero.
        [many] El título tiene más de { $number } de caracteres: las notas lo contienen entero.
       *[other] El título tiene más de { $number } caracteres: las notas lo contienen entero.
    }
line-set-aside = Las notas contienen lo que no tiene un lugar propio: { $names }.
parts-elsewhere =
    { $number ->
        [one] { $number } subtarea queda en otro lugar que en el archivo: una tarea tiene como máximo 4 niveles y 500 subtareas, y aquella a la que pertenece debe estar en el archivo.
       *[other] { $number } subtareas quedan en otro lugar que en el archivo: una tarea tiene como máximo 4 niveles y 500 subtareas, y aquellas a las que pertenecen deben estar en el archivo.
    }

columns-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Columna omitida: { $names }.
                [many] Columnas omitidas: { $names }.
               *[other] Columnas omitidas: { $names }.
            }
       *[other] Columnas omitidas: { $names } y { $more } más.
    }
fields-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Campo omitido: { $names }.
                [many] Campos omitidos: { $names }.
               *[other] Campos omitidos: { $names }.
            }
       *[other] Campos omitidos: { $names } y { $more } más.
    }
name-quoted = “{ $name }”
names-separator = { ", " }
column-number = Columna { $number }
numbers-for-priority = Los números de la prioridad se leen así: 1 es alta, 2 media, 3 baja, 4 y 0 ninguna.
line-before-headings = La línea { $number } está antes de los encabezados y se omite.
lines-before-headings = Las líneas { $first } a { $last } están antes de los encabezados y se omiten.
lines-without-task =
    { $number ->
        [one] La línea { $first } no es una tarea ni parte de una, y se omite.
        [many] { $number } de líneas no son tareas ni parte de una, y se omiten: la primera es la línea { $first }.
       *[other] { $number } líneas no son tareas ni parte de una, y se omiten: la primera es la línea { $first }.
    }
only-author = El autor de todo es “{ $author }”: se omite.

aside-status = Estado: { $text }
aside-status-within = estado
aside-abandoned = Abandonada
aside-list = Lista: { $text }
aside-list-within = lista
aside-kind = Tipo: { $text }
aside-kind-within = tipo
aside-start = Inicio: { $text }
aside-start-within = inicio
aside-repeat = Repetición: { $text }
aside-repeat-within = repetición
aside-reminder = Recordatorio: { $text }
aside-reminder-within = recordatorio
aside-indent = Sangría: { $text }
aside-indent-within = sangría
aside-date = Fecha: { $text }
aside-date-within = fecha
aside-deadline = Fecha límite: { $text }
aside-deadline-within = fecha límite
aside-duration = Duración: { $text }
aside-duration-within = duración
aside-responsible = Responsable: { $text }
aside-responsible-within = responsable
aside-author = Autor: { $text }
aside-author-within = autor

aside-comment = Comentario:
aside-comment-about = Comentario ({ $about }):
