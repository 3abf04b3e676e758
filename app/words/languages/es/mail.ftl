## The mails that remind, and how every mail ends.

mail-subject-due-tomorrow = Para mañana: { $title }
mail-subject-deadline-tomorrow = Fecha límite mañana: { $title }
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
mail-deadline = fecha límite: { $when }
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
mail-sign-in-link-subject = Inicia sesión en Taskbell
mail-sign-in-link = Quien administra este Taskbell te envía un enlace. Inicia sesión con él aquí, en menos de una hora; las demás sesiones se cerrarán:
mail-sign-in-link-not-me = Si no lo pediste, no hay nada que hacer.
mail-password-changed-subject = Se cambió tu contraseña
mail-password-changed = La contraseña de tu cuenta de Taskbell se cambió y se cerraron otras sesiones. Si no fuiste tú, pide enseguida una nueva aquí:
mail-password-changed-not-me = Avisa después a quien administra este Taskbell.
# Después, si hay alguno.
mail-tokens-in-force =
    { $number ->
        [one] { $number } token de acceso sigue en vigor: mira en los ajustes, en «Contraseña y sesiones», si lo necesitas.
       *[other] { $number } tokens de acceso siguen en vigor: mira en los ajustes, en «Contraseña y sesiones», cuáles necesitas.
    }
mail-passkeys-in-force =
    { $number ->
        [one] { $number } llave de acceso también permite entrar: mira allí si es tuya.
       *[other] { $number } llaves de acceso también permiten entrar: mira allí si son tuyas.
    }
mail-providers-in-force =
    { $number ->
        [one] { $number } servicio vinculado también permite entrar: mira allí si es tuyo.
       *[other] { $number } servicios vinculados también permiten entrar: mira allí si son tuyos.
    }
mail-confirm-subject = Confirma tu dirección de correo
mail-confirm = Se dio esta dirección para una cuenta de Taskbell. Confirma aquí que es tuya, en el plazo de un día:
mail-confirm-not-me = Si no fuiste tú, no hay nada que hacer: sin ti la dirección no se usa.
mail-email-changed-subject = La dirección de tu cuenta ha cambiado
mail-email-changed = Tu cuenta de Taskbell tiene ahora otra dirección de correo, y a esta ya no llegan correos. Si no fuiste tú, vuelve a cambiarla aquí:
mail-email-changed-not-me = Si ya no puedes iniciar sesión, avisa a quien administra este Taskbell.
mail-known-subject = Ya tienes una cuenta
mail-known = Alguien dio esta dirección para una nueva cuenta de Taskbell, pero ya tiene una. Inicia sesión aquí o pide allí una contraseña nueva:
mail-known-not-me = Si no fuiste tú, no hay nada que hacer.
mail-factor-added-subject = El inicio de sesión en dos pasos está activado
mail-factor-added = A partir de ahora, al iniciar sesión en tu cuenta de Taskbell se pide un código después de la contraseña. Puedes cambiarlo aquí:
mail-factor-removed-subject = El inicio de sesión en dos pasos está desactivado
mail-factor-removed = A partir de ahora, al iniciar sesión en tu cuenta de Taskbell solo se pide la contraseña. Puedes cambiarlo aquí:
mail-codes-removed-subject = Los códigos de una aplicación están desactivados
mail-codes-removed = Al iniciar sesión en tu cuenta de Taskbell ya no se pide un código de una aplicación, pero sí una llave de acceso. Puedes cambiarlo aquí:
mail-passkey-added-subject = Se añadió una llave de acceso
mail-passkey-added = Se añadió una llave de acceso a tu cuenta de Taskbell. Mira qué te deja entrar, y quítala si hace falta, aquí:
mail-passkey-removed-subject = Se quitó una llave de acceso
mail-passkey-removed = Se quitó una llave de acceso de tu cuenta de Taskbell. Mira qué te deja entrar aquí:
mail-recovered-subject = Se usó un código de recuperación
mail-recovered = Alguien usó uno de tus códigos de recuperación en lugar de un código de tu aplicación o una llave de acceso. Mira cuántos quedan, o crea otros nuevos, aquí:
mail-factor-not-me = Si no fuiste tú, cambia tu contraseña enseguida y avisa a quien administra este Taskbell.
# $when es como "hoy 14:05", $device como "Firefox en Linux".
mail-new-device-subject = Nuevo inicio de sesión en tu cuenta
mail-new-device = Alguien inició sesión en tu cuenta de Taskbell desde un navegador en el que no se había usado antes: { $device }, dirección { $address }, { $when }. Si fuiste tú, no hay nada que hacer. Si no, cierra esa sesión y cambia tu contraseña aquí:
mail-new-device-off = Allí también puedes desactivar estos correos.
