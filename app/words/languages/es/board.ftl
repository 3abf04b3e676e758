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

due-filter-overdue = Atrasadas
due-filter-today = Hoy
due-filter-week = Próximos 7 días
due-filter-none = Sin fecha

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
problem-not-a-time = No es una hora válida.
problem-time-without-date = Una hora necesita una fecha.
problem-nothing-selected = Selecciona al menos una tarea.
problem-not-an-amount = Escribe un número entero, de un año como máximo.
problem-long-search = Busca menos palabras o palabras más cortas.
problem-too-many-reminders =
    { $number ->
        [one] Una tarea puede tener { $number } recordatorio como máximo.
        [many] Una tarea puede tener { $number } de recordatorios como máximo.
       *[other] Una tarea puede tener { $number } recordatorios como máximo.
    }
problem-no-due-date = Para esto hace falta una tarea con fecha de vencimiento.

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
did-emptied = La papelera está vacía.
did-emptying-started = La papelera se está vaciando. En los ajustes se ve el avance.
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

due-today = Hoy

act-complete = Completar
act-reopen = Reabrir
act-delete = Eliminar
act-restore = Restaurar

row-complete = Completar: { $title }
row-reopen = Reabrir: { $title }
row-start = Iniciar: { $title }
row-stop = Detener: { $title }
row-delete = Eliminar: { $title }
row-restore = Restaurar: { $title }
row-select = Seleccionar: { $title }

row-overdue = Atrasada:
row-has-notes = Con notas
row-priority-low = Prioridad baja
row-priority-medium = Prioridad media
row-priority-high = Prioridad alta

bulk-selected = Tareas seleccionadas
bulk-new-date = Nuevo vencimiento
bulk-reschedule = Reprogramar
bulk-new-priority = Nueva prioridad
bulk-set-priority = Cambiar prioridad
bulk-new-list = Mover a la lista
bulk-move = Mover

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

nothing-matches = Sin resultados
nothing-matches-hint = Prueba con menos filtros o con otras palabras.
nothing-today = Nada para hoy
nothing-today-hint = Añade una tarea arriba o mira lo que viene.
nothing-upcoming = No hay tareas próximas
nothing-upcoming-hint = Las tareas que vencen más adelante aparecen aquí.
nothing-in-list = No hay tareas abiertas en esta lista
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
shortcut-close = Cerrar
shortcut-help = Esta ayuda
key-escape = Esc

panel-label = Tarea
panel-close = Cerrar
panel-title = Título
panel-notes = Notas
panel-markdown = Puedes usar Markdown.
panel-status = Estado
panel-priority = Prioridad
panel-list = Lista
panel-due-date = Vencimiento
panel-due-time = Hora
panel-save = Guardar

panel-reminders = Recordatorios
panel-reminder-when-due = Al vencer
panel-reminder-ten-minutes = 10 minutos antes
panel-reminder-one-hour = 1 hora antes
panel-reminder-one-day = 1 día antes

panel-reminder-another-time = Otro momento
panel-reminder-on = El
panel-reminder-days-before = Días antes
panel-reminder-at = a las
panel-reminder-set = Añadir

panel-reminder-remove = Quitar
panel-reminder-remove-named = Quitar: { $reminder }

notice-undo = Deshacer
