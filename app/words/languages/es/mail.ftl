## The mails that remind, and how every mail ends.

mail-subject-due-tomorrow = Para mañana: { $title }
mail-subject-overdue = Atrasada: { $title }
mail-subject-reminder = Recordatorio: { $title }
mail-subject-many-due-tomorrow =
    { $number ->
        [one] { $number } tarea para mañana
        [many] { $number } de tareas para mañana
       *[other] { $number } tareas para mañana
    }
mail-subject-many-overdue =
    { $number ->
        [one] { $number } tarea atrasada
        [many] { $number } de tareas atrasadas
       *[other] { $number } tareas atrasadas
    }
mail-subject-due-and-overdue =
    { $due ->
        [one]
            { $overdue ->
                [one] { $due } tarea para mañana, { $overdue } atrasada
                [many] { $due } tarea para mañana, { $overdue } atrasadas
               *[other] { $due } tarea para mañana, { $overdue } atrasadas
            }
        [many]
            { $overdue ->
                [one] { $due } de tareas para mañana, { $overdue } atrasada
                [many] { $due } de tareas para mañana, { $overdue } atrasadas
               *[other] { $due } de tareas para mañana, { $overdue } atrasadas
            }
       *[other]
            { $overdue ->
                [one] { $due } tareas para mañana, { $overdue } atrasada
                [many] { $due } tareas para mañana, { $overdue } atrasadas
               *[other] { $due } tareas para mañana, { $overdue } atrasadas
            }
    }

mail-hello = Hola, { $name }:
mail-late = Este recordatorio llega tarde. Hora prevista: { $when }.
mail-asked-for = Pediste este recordatorio

mail-due = vencimiento: { $when }
mail-priority-low = prioridad baja
mail-priority-medium = prioridad media
mail-priority-high = prioridad alta
mail-facts = { $due }, { $priority }

mail-more = Y { $number } más.

mail-label = { $label }:

mail-done = Completar
mail-snooze = Posponer
mail-upcoming = Todo lo que viene
mail-why-daily = Taskbell envía este correo una vez al día cuando hay tareas que vencen al día siguiente. Cambiarlo
mail-why-task = Añadiste este recordatorio a la tarea. Ajustes
mail-no-daily = No recibir más recordatorios diarios
mail-no-more = No recibir más correos de Taskbell en esta dirección

mail-reset-subject = Elige una contraseña nueva
mail-reset = Alguien pidió una contraseña nueva para tu cuenta de Taskbell. Elígela aquí, en menos de una hora:
mail-reset-not-me = Si no fuiste tú, no hay nada que hacer: tu contraseña sigue igual.
mail-password-changed-subject = Se cambió tu contraseña
mail-password-changed = La contraseña de tu cuenta de Taskbell se cambió mediante un enlace y se cerraron todas las sesiones. Si no fuiste tú, pide otra aquí enseguida:
mail-password-changed-not-me = Avisa después a quien administra este Taskbell.
