## What stands on a list and at a task, and what is said of them.

status-pending = Pendiente
status-in-progress = En curso
status-completed = Completada

priority-none = Ninguna
priority-low = Baja
priority-medium = Media
priority-high = Alta

list-inbox = Bandeja de entrada
list-today = Hoy
list-upcoming = Próximas
list-all = Todas
list-completed = Completadas
list-trash = Papelera
list-own = Lista
list-label = Etiqueta

due-filter-overdue = Atrasadas
due-filter-today = Hoy
due-filter-week = Próximos 7 días
due-filter-none = Sin fecha

sort-manual = Mi orden
sort-due = Vencimiento
sort-priority = Prioridad
sort-newest = Más recientes

problem-required = Completa este campo.
problem-too-long =
    { $number ->
        [one] Usa { $number } carácter como máximo.
        [many] Usa { $number } de caracteres como máximo.
       *[other] Usa { $number } caracteres como máximo.
    }
problem-control-character = Este texto contiene un carácter que no se puede mostrar. Elimínalo.
problem-not-a-date = No es una fecha entre 1970 y 2999.
problem-one-label = Hace falta una sola etiqueta, sin comas.
problem-not-a-time = No es una hora válida.
problem-time-without-date = Una hora necesita una fecha.
problem-nothing-selected = Selecciona al menos una tarea.
problem-went-on = Esta vez ya no se puede reabrir: la serie ha seguido adelante.
problem-not-an-amount = Escribe un número entero, de un año como máximo.
problem-long-search = Busca menos palabras o palabras más cortas.
problem-too-many-reminders =
    { $number ->
        [one] Una tarea puede tener { $number } recordatorio como máximo.
        [many] Una tarea puede tener { $number } de recordatorios como máximo.
       *[other] Una tarea puede tener { $number } recordatorios como máximo.
    }
problem-no-due-date = Para esto hace falta una tarea con fecha de vencimiento.
problem-starts-late = Es posterior a la fecha límite.
problem-too-many-labels =
    { $number ->
        [one] Una tarea puede tener { $number } etiqueta como máximo.
        [many] Una tarea puede tener { $number } de etiquetas como máximo.
       *[other] Una tarea puede tener { $number } etiquetas como máximo.
    }
problem-too-deep = Una tarea tiene como máximo { $number } niveles de subtareas.
problem-too-many-parts = Una tarea tiene como máximo { $number } subtareas.
problem-own-part = Una tarea no puede ser subtarea de sí misma ni de sus subtareas.
problem-nothing-above = No hay encima ninguna tarea de la que pueda ser subtarea.
problem-not-a-part = Esta tarea no es una subtarea.
problem-not-a-rule = Esta regla no se puede usar aquí. Una es FREQ=WEEKLY;BYDAY=MO.
problem-rule-within-days = Una tarea se repite por días, no por horas ni minutos.
problem-rule-without-dates = Ningún día cumple esta regla.
problem-rule-ends-twice = Elige un último día o un número de veces, no ambos.
problem-rule-for-one = Una regla vale para varias veces. En «Los cambios valen para», elige esta vez y todas las siguientes, o todas las veces.

rejection-invalid = Revisa los campos marcados.
rejection-not-found = No se encontró. Es posible que se haya eliminado.
rejection-changed = Esta tarea se modificó en otra ventana desde que la abriste. Tu texto sigue aquí: guárdalo de nuevo para reemplazar el otro cambio.
rejection-too-many =
    { $number ->
        [one] Demasiados intentos. Vuelve a intentarlo en { $number } minuto.
        [many] Demasiados intentos. Vuelve a intentarlo en { $number } de minutos.
       *[other] Demasiados intentos. Vuelve a intentarlo en { $number } minutos.
    }
rejection-too-fast =
    { $number ->
        [one] Demasiados cambios en un minuto. Lo que enviaste no se guardó. Vuelve a intentarlo en { $number } segundo.
        [many] Demasiados cambios en un minuto. Lo que enviaste no se guardó. Vuelve a intentarlo en { $number } de segundos.
       *[other] Demasiados cambios en un minuto. Lo que enviaste no se guardó. Vuelve a intentarlo en { $number } segundos.
    }
rejection-full-tasks = No hay espacio para más tareas: { $number } como máximo por persona. Elimina algunas, vacía la papelera y vuelve a intentarlo.
rejection-full-reminders = No hay espacio para más recordatorios: { $number } como máximo por persona. Quita algunos y vuelve a intentarlo.
rejection-full-megabytes = No hay más espacio: las tareas y los archivos de una persona pueden ocupar { $number } MB. Quita exportaciones e importaciones, o elimina tareas y vacía la papelera, y vuelve a intentarlo.
rejection-full-lists = Tienes { $number } listas, y una persona no puede tener más. Elimina algunas, vacía la papelera e inténtalo de nuevo.
rejection-full-sections = Aquí no puede haber más de { $number } secciones. Quita algunas e inténtalo de nuevo.
rejection-busy = Taskbell está muy ocupado en este momento. Vuelve a intentarlo en unos segundos.
rejection-malformed = No se pudo entender esta solicitud.

error-signed-out = Tu sesión está cerrada. Inicia sesión de nuevo.
error-unavailable = Taskbell no puede acceder a sus datos en este momento. Vuelve a intentarlo en un momento.
error-offline = No se pudo conectar con Taskbell. Revisa tu conexión y vuelve a intentarlo.
error-internal = Algo falló por nuestra parte. Referencia: { $reference }

did-added =
    { $number ->
        [one] Tarea añadida.
        [many] { $number } de tareas añadidas.
       *[other] { $number } tareas añadidas.
    }
did-understood = Tarea añadida.
did-saved =
    { $number ->
        [one] Tarea guardada.
        [many] { $number } de tareas guardadas.
       *[other] { $number } tareas guardadas.
    }
did-started =
    { $number ->
        [one] Tarea iniciada.
        [many] { $number } de tareas iniciadas.
       *[other] { $number } tareas iniciadas.
    }
did-completed =
    { $number ->
        [one] Tarea completada.
        [many] { $number } de tareas completadas.
       *[other] { $number } tareas completadas.
    }
did-reopened =
    { $number ->
        [one] Tarea reabierta.
        [many] { $number } de tareas reabiertas.
       *[other] { $number } tareas reabiertas.
    }
did-skipped =
    { $number ->
        [one] Tarea saltada.
        [many] { $number } de tareas saltadas.
       *[other] { $number } tareas saltadas.
    }
did-series-ended =
    { $number ->
        [one] Tarea terminada.
        [many] { $number } de tareas terminadas.
       *[other] { $number } tareas terminadas.
    }
did-prioritised =
    { $number ->
        [one] Prioridad de la tarea cambiada.
        [many] Prioridad de { $number } de tareas cambiada.
       *[other] Prioridad de { $number } tareas cambiada.
    }
did-rescheduled =
    { $number ->
        [one] Tarea reprogramada.
        [many] { $number } de tareas reprogramadas.
       *[other] { $number } tareas reprogramadas.
    }
did-moved =
    { $number ->
        [one] Tarea movida a la lista.
       *[other] { $number } tareas movidas a la lista.
    }
did-labelled =
    { $number ->
        [one] Etiqueta añadida a la tarea.
        [many] Etiqueta añadida a { $number } de tareas.
       *[other] Etiqueta añadida a { $number } tareas.
    }
did-unlabelled =
    { $number ->
        [one] Etiqueta quitada de la tarea.
        [many] Etiqueta quitada de { $number } de tareas.
       *[other] Etiqueta quitada de { $number } tareas.
    }
did-deleted =
    { $number ->
        [one] Tarea movida a la papelera.
        [many] { $number } de tareas movidas a la papelera.
       *[other] { $number } tareas movidas a la papelera.
    }
did-restored =
    { $number ->
        [one] Tarea restaurada.
        [many] { $number } de tareas restauradas.
       *[other] { $number } tareas restauradas.
    }
did-list-added = Lista creada.
did-list-saved = Lista guardada.
did-list-unarchived = Lista sacada del archivo.
did-list-restored = Lista restaurada con sus tareas.
did-list-duplicated = Lista duplicada.
did-placed = Tarea movida.
did-section-added = Sección creada.
did-section-folded = Sección plegada.
did-section-unfolded = Sección desplegada.
did-emptied = La papelera está vacía.
did-emptying-started = La papelera se está vaciando. En los ajustes se ve el avance.
did-indented = Convertida en subtarea.
did-outdented = Subida un nivel.
did-folded = Subtareas ocultas.
did-unfolded = Subtareas visibles.
did-undone = Cambio deshecho.
did-nothing-to-undo = No hay nada que deshacer: ha cambiado de nuevo desde entonces.
did-undo-started = La importación se está deshaciendo. En Exportar e importar se ve el avance.
did-reminder-set = Recordatorio añadido.
did-reminder-removed = Recordatorio quitado.
did-signed-in = Sesión iniciada.

add-for-today = Añadir una tarea para hoy
add-for-tomorrow = Añadir una tarea para mañana
add-any = Añadir una tarea
add-button = Añadir
add-section = Sección
section-none = Sin sección

due-today = Hoy

row-complete = Completar: { $title }
row-reopen = Reabrir: { $title }
row-start = Iniciar
row-stop = Detener
row-delete = Eliminar
row-restore = Restaurar
row-select = Seleccionar

row-overdue = Atrasada:
row-has-notes = Con notas
row-priority-low = Prioridad baja
row-priority-medium = Prioridad media
row-priority-high = Prioridad alta

search-placeholder = Buscar
search-label = Buscar en títulos y notas
filter-open = Filtrar
filter-status = Estado
filter-priority = Prioridad
filter-due = Vencimiento
filter-sort = Ordenar por
filter-any = Cualquiera
filter-apply = Aplicar
filter-clear = Limpiar

list-next-page = Página siguiente
list-edit-this = Editar esta lista
label-edit-this = Editar esta etiqueta

nothing-matches = Sin resultados
nothing-matches-hint = Prueba con menos filtros o con otras palabras.
nothing-today = Nada para hoy
nothing-today-hint = Añade una tarea arriba o mira lo que viene.
nothing-upcoming = No hay tareas próximas
nothing-upcoming-hint = Las tareas que vencen más adelante aparecen aquí.
nothing-in-list = No hay tareas abiertas en esta lista
nothing-labelled = No hay tareas abiertas con esta etiqueta
nothing-open = No hay tareas abiertas
nothing-open-hint = Escribe arriba lo primero que tengas en mente y presiona Intro.
nothing-completed = Aún no hay nada completado
nothing-completed-hint = Marca una tarea y aparecerá aquí.
nothing-deleted = La papelera está vacía
nothing-deleted-hint = Las tareas eliminadas se quedan aquí hasta que la vacíes.

trash-empty = Vaciar papelera
trash-warning = Todo lo que hay en la papelera se eliminará definitivamente.
trash-delete = Eliminar definitivamente

shortcuts-title = Atajos de teclado
shortcuts-title-with-key = Atajos de teclado (?)
shortcuts-on = Atajos de una sola tecla
shortcuts-close = Cerrar
shortcut-new-task = Nueva tarea
shortcut-search = Buscar
shortcut-next-task = Tarea siguiente
shortcut-previous-task = Tarea anterior
shortcut-select = Seleccionar
shortcut-edit = Editar
shortcut-complete = Completar
shortcut-move = Subir o bajar
shortcut-nest = Subtareas: Tab entra, Mayús+Tab sale
shortcut-close = Cerrar
shortcut-help = Esta ayuda
key-escape = Esc
key-move = Alt ↑ ↓

notice-undo = Deshacer

title-quick-add = Añadir rápido

list-filter = Filtro
filter-edit-this = Editar este filtro
problem-not-a-filter = Esto no se puede leer como filtro.
rejection-full-filters = Aquí no puede haber más de { $number } filtros. Quita algunos e inténtalo de nuevo.
rejection-took-too-long = La respuesta tardaría demasiado. Pide menos: nombra una lista, una etiqueta o un día.
did-filter-added = Filtro creado.

shortcut-add = Nueva tarea, desde cualquier página
shortcut-palette = Ir a todas partes, hacer de todo
key-palette = Ctrl K
