## The open task and what can be done to ticked ones. The server alone says this.

act-complete = Completar
act-reopen = Reabrir
act-up = Subir
act-down = Bajar
act-skip = Saltar esta vez
act-end = Terminar la repetición
act-delete = Eliminar
act-restore = Restaurar

bulk-selected = Tareas seleccionadas
bulk-new-date = Nuevo vencimiento
bulk-reschedule = Reprogramar
bulk-new-priority = Nueva prioridad
bulk-set-priority = Cambiar prioridad
bulk-new-list = Mover a la lista
bulk-move = Mover
bulk-label = Añadir etiqueta
bulk-unlabel = Quitar etiqueta

panel-label = Tarea
panel-close = Cerrar
panel-title = Título
panel-notes = Notas
panel-markdown = Puedes usar Markdown.
panel-status = Estado
panel-priority = Prioridad
panel-list = Lista
panel-section = Sección
panel-parent = Subtarea de
panel-due-date = Vencimiento
panel-due-time = Hora
panel-start-date = No antes de
panel-deadline = Fecha límite
panel-labels = Etiquetas, separadas por comas
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
