## What is wrong with fields of other pages than lists, why something was not done, and what was done.

problem-too-short =
    { $number ->
        [one] Usa { $number } carácter como mínimo.
        [many] Usa { $number } de caracteres como mínimo.
       *[other] Usa { $number } caracteres como mínimo.
    }
problem-not-an-email = No es una dirección de correo.
problem-email-taken = Ya existe una cuenta con esta dirección de correo.
problem-email-same = Esta ya es tu dirección.
problem-common-password = Esta contraseña es fácil de adivinar. Elige otra.
problem-wrong-password = No es tu contraseña actual.
problem-wrong-code = Este código es incorrecto o ya se usó.
problem-unknown-zone = Elige una zona horaria de la lista.
problem-not-an-hour = Elige una hora de 0 a 23.
problem-file-too-large = Este archivo es demasiado grande: { $number } MB como máximo.
problem-file-empty = No hay tareas en este archivo.
problem-file-not-text = No es un archivo de texto. Guárdalo como CSV en UTF-8 y vuelve a intentarlo.
problem-not-in-encoding = El archivo no está escrito con este juego de caracteres. Elige otro.
problem-file-unknown = No es un archivo JSON de Taskbell ni un archivo CSV con encabezados ni iCalendar.
problem-file-ending = La extensión del archivo no corresponde a su contenido: .json, .ics para iCalendar o, para una tabla, .csv, .tsv o .txt.
problem-file-broken = Este archivo está dañado en la línea { $number }.
problem-too-many-tasks =
    { $number ->
        [one] Un archivo puede traer { $number } tarea como máximo.
        [many] Un archivo puede traer { $number } de tareas como máximo.
       *[other] Un archivo puede traer { $number } tareas como máximo.
    }
problem-too-many-files =
    { $number ->
        [one] Ya hay { $number } exportación o importación. Quítala primero.
        [many] Ya hay { $number } de exportaciones e importaciones. Quita una primero.
       *[other] Ya hay { $number } exportaciones e importaciones. Quita una primero.
    }
problem-lines-wrong = Algunas líneas son incorrectas. Omítelas, o corrige el archivo y elígelo de nuevo.
problem-no-scopes = Elige lo que el token puede hacer.
problem-too-many-tokens = Ya hay { $number } tokens. Revoca uno primero.
problem-too-many-passkeys = Ya hay { $number } llaves de acceso. Quita una primero.

rejection-wrong-credentials = El correo o la contraseña no son correctos.
rejection-link-over = Este enlace ya se usó o es demasiado antiguo. Pide otro.
rejection-unconfirmed = Confirma primero tu dirección de correo.
rejection-sign-in-over = Tardaste demasiado o tu cuenta cambió entretanto. Empieza de nuevo.
rejection-proof-needed = Confirma primero que eres tú.
rejection-disabled = Esta cuenta fue desactivada. Pregunta a quien administra Taskbell.
rejection-last-operator = Nadie más podría ocuparse de esta instalación. Haz antes administrador a otra persona.
rejection-wrong-passkey = Esta llave de acceso no fue aceptada. Quizá se quitó, o no comprobó quién la usa. Prueba con otra o inicia sesión de otra manera.
rejection-last-way-in = Nada más te dejaría entrar. Pon antes una contraseña o añade otra llave de acceso.
rejection-sign-up-closed = Las cuentas nuevas las crea quien administra este Taskbell.
rejection-passwords-off = Aquí no se usan contraseñas. Inicia sesión de otra forma o pide un enlace a quien administra este Taskbell.
rejection-mail-refused = El correo de prueba no fue aceptado: { $reason }

did-jobs-retried =
    { $number ->
        [0] No hay nada que hacer: ya se había decidido.
        [one] { $number } trabajo reintentado.
        [many] { $number } de trabajos reintentados.
       *[other] { $number } trabajos reintentados.
    }
did-jobs-discarded =
    { $number ->
        [0] No hay nada que hacer: ya se había decidido.
        [one] { $number } trabajo descartado.
        [many] { $number } de trabajos descartados.
       *[other] { $number } trabajos descartados.
    }
did-queue-paused = La cola está en pausa. Los trabajos en curso terminan.
did-queue-resumed = La cola sigue en marcha.
did-test-mail-sent = El correo de prueba fue aceptado. Revisa tu bandeja de entrada.
did-signed-out = Sesión cerrada.
did-signed-out-by-proxy = Esa sesión se cerró, pero la página de acceso que está delante de este Taskbell te vuelve a conectar. Cierra la sesión allí.
did-proven = Has confirmado que eres tú.
did-code-needed = Un paso más: tu código.
did-two-step-begun = Aún no está activado: escribe primero un código de tu aplicación.
did-two-step-on = El inicio de sesión en dos pasos está activado. Guarda tus códigos de recuperación.
did-two-step-off = El inicio de sesión en dos pasos está desactivado.
did-app-removed = La aplicación se quitó. Al iniciar sesión con contraseña se pide una llave de acceso.
did-recovery-codes-made = Nuevos códigos de recuperación. Los anteriores ya no sirven.
did-passkey-added = Llave de acceso añadida.
did-passkey-renamed = Nombre de la llave de acceso cambiado.
did-passkey-removed = Llave de acceso quitada.
did-person-changed = Hecho.
did-person-signed-out = Se cerraron todas sus sesiones.
did-person-deleted = Se eliminó la cuenta con todo lo que contiene.
did-link-on-its-way = Va en camino un correo con un enlace.
did-profile-saved = Ajustes guardados.
did-password-changed = Contraseña cambiada. Se cerraron todas las demás sesiones.
did-password-reset = Contraseña cambiada; se cerraron todas las sesiones. Inicia sesión con la nueva.
did-reset-link-sent = Si hay una cuenta con esta dirección, un correo está en camino. Su enlace sirve durante una hora.
did-confirmation-sent = Un correo con un enlace está en camino. El enlace sirve durante un día.
did-email-confirmed = Tu dirección de correo está confirmada.
did-choose-password = Tu dirección de correo está confirmada. Se dio más de una vez para una cuenta, así que elige la contraseña que vale.
did-email-changed = Tu dirección de correo ha cambiado.
did-device-mails-on = Los correos sobre navegadores nuevos están activados.
did-device-mails-off = Los correos sobre navegadores nuevos están desactivados.
did-sessions-ended = Sesión cerrada.
did-token-created = Token creado.
did-token-revoked = Token revocado.
did-snoozed = Pospuesto: más tarde llegará otro recordatorio.
did-unsubscribed = No habrá más recordatorios diarios. Puedes reactivarlos en los ajustes.
did-mails-stopped = Taskbell ya no enviará correos a esta dirección.
did-mails-allowed = Taskbell puede enviar de nuevo correos a esta dirección.
did-export-started = Exportación iniciada.
did-file-read = El archivo se leyó. Aún no se ha importado nada.
did-columns-matched = Columnas asignadas. Aún no se ha importado nada.
did-import-started = Importación iniciada.
did-transfer-cancelled = Operación cancelada.
did-transfer-removed = Elemento quitado.
did-account-closed = Tu cuenta está eliminada. Se están borrando sus últimos datos.
did-account-deleted = Tu cuenta y todos sus datos están eliminados.

failure-not-found = No se encontró
failure-moment = Un momento
failure-signed-out = Sesión cerrada
failure-other = No funcionó
failure-home = Ir a Taskbell

failure-cross-site = Este formulario vino de otro sitio
failure-cross-site-text = Taskbell solo acepta lo que envían sus propias páginas. No se cambió nada. Regresa a Taskbell, recarga la página y vuelve a intentarlo.
failure-proxy-header = Esta petición no está clara
failure-proxy-header-text = No dice sin lugar a dudas quién eres. Quien administra este Taskbell encontrará el motivo en su registro.
failure-not-let-in = Aquí no hay ninguna cuenta
failure-not-let-in-text = Has iniciado sesión, pero aquí no hay ninguna cuenta con tu dirección, o fue desactivada. Pregunta a quien administra este Taskbell.
failure-too-large = Es demasiado texto
failure-too-large-text = Lo que enviaste es más grande de lo que Taskbell puede guardar. No se cambió nada. Regresa, acórtalo y envíalo de nuevo.
failure-too-slow = La conexión era demasiado lenta
failure-too-slow-text = No llegó todo lo que enviaste. No se cambió nada. Regresa y envíalo de nuevo.
failure-unavailable = Taskbell no está disponible en este momento
failure-unavailable-text = No puede acceder a sus datos. Tus tareas están a salvo. Vuelve a intentarlo en unos segundos: recarga esta página.
failure-busy = Demasiada gente a la vez
failure-busy-text = Taskbell está muy ocupado en este momento. Tus tareas están a salvo. Vuelve a intentarlo en unos segundos: recarga esta página.
failure-internal = Algo falló por nuestra parte
failure-internal-text = Quedó registrado y no fue culpa tuya. Vuelve a intentarlo. Si ocurre de nuevo, indícanos la referencia de abajo.
failure-reference = Referencia: { $reference }
