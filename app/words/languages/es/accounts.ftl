## Signing in, opening an account, and the settings.

theme-system = Sistema
theme-light = Claro
theme-dark = Oscuro

account-name = Nombre
account-email = Correo electrónico
account-password = Contraseña

sign-in = Iniciar sesión
sign-in-new-here = ¿No tienes cuenta?
sign-in-forgotten = ¿Olvidaste la contraseña?
sign-up = Crear cuenta
sign-up-already-here = ¿Ya tienes una cuenta?
sign-up-password-hint = 12 caracteres o más. Unas cuantas palabras funcionan bien.
sign-up-zone = Tu zona horaria es UTC al principio. Puedes cambiarla en los ajustes.

settings-you = Tú
settings-signed-in-as = Sesión iniciada como { $email }
settings-zone = Zona horaria
settings-zone-hint = Escribe para buscar, por ejemplo Madrid.
settings-reminder-hour = Recordatorio diario a las
settings-language = Idioma
settings-theme = Tema
settings-save = Guardar

settings-reminders = Recordatorios
settings-mails-stopped = Se detuvieron todos los correos a tu dirección con el enlace que está al final de uno de ellos. El mismo enlace los permite de nuevo.
settings-daily = Un correo el día antes de que venzan tareas
settings-overdue = Incluir las tareas atrasadas
settings-each = Un correo por tarea en lugar de uno al día
settings-save-reminders = Actualizar recordatorios
settings-latest = Últimos recordatorios
settings-no-deliveries = Aún no ha hecho falta ningún recordatorio.

settings-password = Contraseña
settings-security = Contraseña y sesiones
security-prove = Confirma que eres tú para cambiar esto
security-audit = Qué pasó con tu cuenta
security-device-mails = Correos sobre navegadores nuevos
security-device-mails-on = Un correo te avisa cuando alguien inicia sesión en tu cuenta desde un navegador en el que no se había usado antes.
security-device-mails-off = Desactivados. Ningún correo te avisa cuando alguien inicia sesión en tu cuenta desde un navegador nuevo.
security-device-mails-turn-on = Activar
security-device-mails-turn-off = Desactivar
sign-in-again-why = Vas a cambiar la protección de tu cuenta.
sign-in-again-no-password = Aún no tienes contraseña.
sign-in-again-choose-password = Elige una mediante un enlace
sign-in-again = Confirmar
settings-current-password = Contraseña actual
settings-new-password = Nueva contraseña
settings-new-password-hint = 12 caracteres o más. Se cerrarán todas las demás sesiones.
settings-change-password = Cambiar contraseña

security-two-step = Inicio de sesión en dos pasos
security-two-step-off = Desactivado. Con él, después de la contraseña se te pide un código de una aplicación de tu teléfono.
security-two-step-since = Activado. Configurado: { $value }
security-two-step-passkeys = Activado. Al iniciar sesión con contraseña se pide una de tus llaves de acceso o un código de recuperación.
security-recovery-codes-left =
    { $number ->
        [0] No queda ningún código de recuperación.
        [one] Queda { $number } código de recuperación.
       *[other] Quedan { $number } códigos de recuperación.
    }
security-set-up = Configurar
security-set-up-app = Configurar una aplicación de códigos
security-new-recovery-codes = Nuevos códigos de recuperación
security-remove-two-step = Quitar
security-remove-what = Al iniciar sesión solo se pedirá la contraseña. Los códigos de recuperación ya no servirán.
security-remove-app-what = Al iniciar sesión con contraseña ya no se pedirá un código de la aplicación, pero sí una llave de acceso.
second-step-code = Código
second-step-hint = El de tu aplicación, o uno de tus códigos de recuperación.
second-step-start-again = Empezar de nuevo
two-step-scan = Escanea esta imagen con una aplicación que genere códigos y escribe después el código que muestra.
two-step-picture = Código QR
two-step-type = O escribe esto en la aplicación:
two-step-open = Abrir en una aplicación de este dispositivo
two-step-code = Código de la aplicación
two-step-confirm = Activar
recovery-codes = Códigos de recuperación
recovery-codes-what = Si pierdes la aplicación o tus llaves de acceso, cada uno de estos códigos te permite iniciar sesión una vez. Imprímelos o guárdalos en un gestor de contraseñas. No se vuelven a mostrar.
recovery-codes-saved = Los he guardado

reset-password = Guardar contraseña
reset-password-hint = 12 caracteres o más. Se cerrarán todas las sesiones.
# La página del mismo enlace donde no se usan contraseñas.
sign-in-link-what = Este enlace sirve una sola vez. Se cerrarán las demás sesiones y después podrás configurar otra forma de iniciar sesión.
forgot-password-hint = El de tu cuenta.
forgot-password-send = Enviar un enlace
forgot-password-no-mail = ¿No llega el correo? Quien administra este Taskbell también puede darte un enlace.

settings-email = Dirección de correo
settings-email-now = Los correos van a { $email }.
settings-email-coming = Se envió un enlace a { $email }. Será tu dirección cuando lo abras.
settings-new-email = Nueva dirección de correo
settings-change-email = Cambiar dirección

confirm-sent-to = Se envió un enlace a { $email }. Ábrelo para confirmar que es tu dirección; después podrás usar Taskbell.
confirm-no-mail = ¿No llega el correo? Quizá esté entre los no deseados.
confirm-send-again = Enviar otra vez
confirm-other-address = Usar otra dirección
confirm-already = ¿Ya la confirmaste?
confirm-is-yours = ¿Es { $email } tu dirección?
confirm-email = Confirmar dirección

settings-sessions = Sesiones
settings-end-other-sessions = Cerrar todas las demás sesiones
session-current = Esta sesión
session-end = Cerrar
device = { $browser } en { $system }
device-unknown = Un navegador desconocido
device-unknown-browser = Un navegador en { $system }

settings-data = Tus datos

settings-delete = Eliminar cuenta
settings-delete-mine = Eliminar mi cuenta
settings-delete-what = Tus tareas, ajustes y sesiones se eliminarán definitivamente.
settings-your-password = Tu contraseña
settings-delete-everything = Eliminar todo

under-way-reminders = Los recordatorios se están pasando a la nueva zona horaria o a la nueva hora.
under-way-reminders-of = Los recordatorios se están pasando a la nueva zona horaria o a la nueva hora: { $done } de { $of }.
under-way-trash = La papelera se está vaciando.
under-way-trash-of = La papelera se está vaciando: { $done } de { $of }.
under-way-labels = Se está cambiando una etiqueta.
under-way-labels-of = Se está cambiando una etiqueta: { $done } de { $of } tareas.

room = Espacio
room-tasks = Tareas, incluida la papelera: { $now } de { $most }
room-reminders = Recordatorios: { $now } de { $most }
room-megabytes = Tareas y archivos: { $now } de { $most } MB
room-files = Exportaciones e importaciones: { $now } de { $most }
room-changes =
    { $number ->
        [one] Una persona puede hacer { $number } cambio por minuto.
        [many] Una persona puede hacer { $number } de cambios por minuto.
       *[other] Una persona puede hacer { $number } cambios por minuto.
    }
