## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = Todavía no tienes listas. Las tareas están en tu bandeja de entrada.
lists-new = Lista nueva
lists-add = Crear lista
lists-archived = Archivo
lists-deleted = Listas en la papelera

list-name = Nombre
list-colour = Color
list-favourite = Favorita: aparece primero
colour-grey = Gris
colour-red = Rojo
colour-orange = Naranja
colour-green = Verde
colour-teal = Verde azulado
colour-blue = Azul
colour-purple = Morado
colour-pink = Rosa

list-up = Subir: { $name }
list-down = Bajar: { $name }
list-edit = Editar: { $name }
list-unarchive = Sacar del archivo: { $name }
list-delete = Eliminar: { $name }
list-restore = Restaurar: { $name }

list-away = Guardar
list-away-what = Sus tareas se van con ella, fuera de la vista y sin recordatorios, y vuelven con ella. En la papelera se queda hasta que la vacíes.
list-archive = Archivar
list-unarchive-this = Sacar del archivo
list-delete-this = Mover a la papelera
list-is-archived = Esta lista está archivada. Sus tareas no aparecen en ningún otro sitio y nada te las recuerda.

did-lists-ordered = Orden cambiado.
did-list-archived = Lista archivada con sus tareas.
did-list-deleted = Lista movida a la papelera con sus tareas.

labels-none = Ninguna tarea tiene etiquetas todavía. Se escriben en un campo de cada tarea.
label-merges = La cambia en cada tarea. El nombre de otra etiqueta une las dos.
label-away = Eliminar
label-away-what = Quita la etiqueta de todas las tareas, también de las completadas y las de la papelera. Las tareas se quedan.
label-delete = Eliminar esta etiqueta
did-labels-ordered = Orden de las etiquetas cambiado.
did-label-saved = Etiqueta guardada.
did-label-deleted = Etiqueta eliminada.
did-label-started = La etiqueta se está cambiando en muchas tareas. Los ajustes dicen cuánto falta.
list-copy = Copia de { $name }
list-duplicate = Duplicar esta lista
list-duplicate-what = La copia tiene sus secciones y sus tareas abiertas.
rejection-large-list =
    { $number ->
        [one] Una lista con más de { $number } tarea abierta no se puede duplicar.
       *[other] Una lista con más de { $number } tareas abiertas no se puede duplicar.
    }

section-new = Añadir sección
section-name = Nombre de la sección
section-add = Crear sección
section-fold = Plegar: { $name }
section-unfold = Desplegar: { $name }
section-add-task = Añadir una tarea a: { $name }
sections = Secciones
sections-edit = Editar las secciones
sections-none = Esta lista no tiene secciones.
section-save = Guardar
section-up = Subir: { $name }
section-down = Bajar: { $name }
section-remove = Quitar: { $name }
section-remove-what = Las tareas de una sección que quitas se quedan en la lista.
did-section-saved = Sección guardada.
did-sections-ordered = Orden cambiado.
did-section-removed = Sección quitada. Sus tareas siguen en la lista.
section-move = Mover una sección
section-move-what = Sus tareas abiertas van con ella. Lo terminado se queda aquí.
section-move-which = Sección
section-move-to = A la lista
section-move-there = Mover la sección
did-section-moved = Sección movida.
rejection-large-section =
    { $number ->
        [one] Una sección con más de { $number } tarea abierta no se puede mover de una vez. Mueve antes algunas tareas.
       *[other] Una sección con más de { $number } tareas abiertas no se puede mover de una vez. Mueve antes algunas tareas.
    }

order-lifted = { $title }: levantada. Suéltala en su sitio o pulsa Esc.
order-before = Antes de: { $title }
order-after = Después de: { $title }
order-into = En: { $title }
order-dropped = { $title }: soltada.
order-cancelled = { $title }: se queda donde estaba.
