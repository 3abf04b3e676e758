## Passkeys: what people sign in by without a password, or after it.

passkeys = Llaves de acceso
passkeys-what = Inicia sesión con el dedo, la cara o un PIN, sin contraseña. Cuando tengas una llave de acceso, al iniciar sesión con contraseña se pedirá también, o un código de recuperación.
passkeys-not-offered = Las llaves de acceso necesitan HTTPS y una dirección con nombre. Quien administra este Taskbell puede configurarlo.
passkeys-need-scripts = Las llaves de acceso solo funcionan con JavaScript.
passkeys-unsupported = Este navegador no tiene llaves de acceso.
passkeys-cancelled = No se usó ninguna llave de acceso. Inténtalo de nuevo o sigue de otra manera.
passkeys-not-made = No se creó ninguna llave de acceso. Quizá este dispositivo ya tiene una; si no, inténtalo de nuevo.
# A date follows, or today, yesterday, tomorrow.
passkey-made = Añadida: { $date }
# A time follows: today 14:05.
passkey-used = Último uso: { $at }
passkey-unused = Aún sin usar
passkey-second-step = Para usar después de la contraseña.
passkey-name = Nombre de la llave de acceso
passkey-name-hint = Dónde está guardada, por ejemplo en tu teléfono.
passkey-add = Añadir una llave de acceso
passkey-rename = Cambiar el nombre
passkey-new-name = Nombre nuevo
passkey-remove = Quitar
passkey-remove-what = Ya no dejará entrar a nadie. Bórrala también en tu dispositivo.
passkey-sign-in = Iniciar sesión con una llave de acceso
passkey-step = Usar una llave de acceso
passkey-prove = Confirmar con una llave de acceso
