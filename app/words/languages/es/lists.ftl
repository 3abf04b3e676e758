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

# Filters that people save, and the language in which they say which tasks one is about.
filters-none = Aún no tienes filtros. Un filtro muestra las tareas que describes, estén donde estén.
filters-new = Nuevo filtro
filters-add = Crear filtro
filter-text = Qué tareas
filter-text-hint = Por ejemplo: (today | overdue) & #Trabajo & !@espera.
filter-away = Quitar
filter-away-what = Las tareas que muestra se quedan.
filter-remove = Quitar este filtro
filter-shows-none = Ahora no muestra ninguna tarea.
filter-shows =
    { $number ->
        [one] Ahora muestra { $number } tarea.
        [many] Ahora muestra { $number } tareas.
       *[other] Ahora muestra { $number } tareas.
    }
filter-shows-more = Ahora muestra más de { $number } tareas.
did-filter-saved = Filtro guardado.
did-filters-ordered = Orden de los filtros cambiado.
did-filter-removed = Filtro quitado.
mistake-too-many = Un filtro no tiene más de { $number } condiciones.
mistake-too-deep = Alrededor de una condición no puede haber más de { $number } paréntesis y signos de exclamación.
mistake-condition-needed = Aquí falta una condición, como today, p1, #lista o @etiqueta.
mistake-sign-needed = Entre dos condiciones va & para y, o | para o.
mistake-not-opened = Este paréntesis no se abrió nunca.
mistake-not-closed = Este paréntesis no está cerrado.
mistake-quote-not-closed = Estas comillas no están cerradas.
mistake-unknown-word = Esto no es una condición. Quizá sea search: seguido de palabras, o una como today, overdue, p1, no date, #lista, @etiqueta.
mistake-name-needed = Falta un nombre: #lista, @etiqueta o /sección.
mistake-words-needed = Después de search: van las palabras que se buscan.
mistake-day-needed = Aquí hace falta un día, como today, friday, 2026-12-24, in 3 days o 2 weeks ago.
mistake-priority-needed = Una prioridad es high, medium, low o none.
mistake-no-such-list = No tienes ninguna lista con este nombre.
mistake-no-such-section = No tienes ninguna sección con este nombre.
filter-language-intro = Un filtro dice qué tareas mostrar. Sus palabras son las mismas en todos los idiomas; los nombres son los de tus listas, secciones y etiquetas. Muestra tareas abiertas, salvo que diga otra cosa.
filter-conditions = Condiciones
filter-signs = Signos
filter-days = Días
filter-days-what = Donde se pide un día, se puede escribir de estas maneras.
filter-means-day = Ese día: vence entonces, o tiene entonces su fecha límite si es anterior.
filter-means-overdue = Abierta, y su día o su hora ya pasó.
filter-means-within = Dentro de tantos días o semanas, contando hoy.
filter-means-dated = Sin fecha alguna, con fecha, o sin hora.
filter-means-due = Por el día en que vence, sea cual sea su fecha límite.
filter-means-deadline = Por su fecha límite.
filter-means-start = Por el día antes del cual no toca.
filter-means-created = Por cuándo se añadió o se cambió por última vez.
filter-means-status = Por su estado. Las tareas completadas solo se muestran si el filtro lo dice.
filter-means-priority = Por prioridad: p1 es alta, p4 es ninguna.
filter-means-list = En una lista con este nombre. Un asterisco vale por cualquier cosa.
filter-means-shared = En una lista que otros también ven.
filter-means-section = En una sección con este nombre, o en ninguna.
filter-means-label = Con esta etiqueta. Un asterisco vale por cualquier cosa.
filter-means-search = El título y las notas contienen cada una de estas palabras.
filter-means-kinds = Repetida, una subtarea, con notas o sin ellas.
filter-means-all = Todas las tareas abiertas.
filter-means-and = Ambas.
filter-means-or = Una de las dos, o ambas.
filter-means-not = Esto no.
filter-means-brackets = Lo que está entre paréntesis va junto. Sin ellos, & une más que |.
filter-means-quotes = Un nombre con signos va entre comillas rectas, o lleva una barra invertida antes de cada signo.
