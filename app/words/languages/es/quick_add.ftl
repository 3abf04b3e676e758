# The page about quick add. Examples stand between semicolons.
quick-add-intro = Escriba una tarea en una línea. Lo que se entiende aparece debajo del campo; púlselo para que vuelva a ser simples palabras. Si algo se dice dos veces, cuenta lo último.
quick-add-example = Pagar el alquiler el 1 a las 9 #Casa @dinero p1 !30min //transferencia
quick-add-dates = Fechas
quick-add-dates-examples = mañana; viernes; la próxima semana; en 3 días; el 1; 24 de diciembre; 24/12; 2026-12-24; fin de mes
quick-add-times = Horas
quick-add-times-examples = a las 9; 21:00; al mediodía; mañana por la mañana; en 2 horas
quick-add-list = Lista
quick-add-list-examples = #Casa; #"Casa de campo"
quick-add-list-about = Si la lista no existe, se crea.
quick-add-labels = Etiquetas
quick-add-labels-examples = @dinero; @"dos palabras"
quick-add-priority = Prioridad
quick-add-priority-examples = p1; p2; p3; p4
quick-add-priority-about = Alta, media, baja, ninguna.
quick-add-reminders = Recordatorios
quick-add-reminders-examples = !30min; !1h; !2d; !9:00; !viernes 18:00
quick-add-reminders-about = Un tiempo antes del vencimiento, o un momento propio.
quick-add-deadline = Fecha límite
quick-add-deadline-examples = antes del viernes; {"{"}24 de diciembre{"}"}
quick-add-note = Nota
quick-add-note-examples = //todo lo que sigue
quick-add-lines = Varias tareas
quick-add-lines-about = Pegue varias líneas: cada una será una tarea, después de una pregunta.

# What of a line was understood.
read-understood = Lo que se ha entendido
read-off = Volver a leer «{ $text }» como simples palabras
read-on = Volver a entender «{ $text }»
read-new-list = Nueva lista { $name }
read-no-priority = Sin prioridad
read-note = Nota: { $text }
read-priority-high = prioridad alta
read-priority-medium = prioridad media
read-priority-low = prioridad baja
added-task = Se ha añadido «{ $title }».
added-task-with = Se ha añadido «{ $title }»: { $details }
added-and = {", "}

# Several lines.
lines-question =
    { $number ->
        [one] ¿Añadir una tarea?
        [many] ¿Añadir { $number } tareas?
       *[other] ¿Añadir { $number } tareas?
    }
lines-too-many = Se pueden añadir { $number } como máximo a la vez.
lines-add = Añadirlas
lines-cancel = Cancelar

# How a task recurs: what it is called, examples (a semicolon and a space between), and what is to be known.
quick-add-repeats = Repetición
quick-add-repeats-examples = cada día; cada 2 semanas; cada lunes y jueves; cada mes el día 1; cada! día
quick-add-repeats-about = Con ! se cuenta desde el día en que se hace.

# The same of sections.
quick-add-section = Sección
quick-add-section-examples = #Casa /Jardín
quick-add-section-about = Una sección de la lista nombrada. Si no existe, quedan como palabras.
