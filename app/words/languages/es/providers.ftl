## Los servicios externos con los que se inicia sesión. $label es el nombre de uno.

provider-continue = Continuar con { $label }
provider-link = Vincular { $label }
provider-unlink = Desvincular
# $value is like "Today 14:05".
provider-since = Vinculado: { $value }
provider-last-used = Último uso: { $value }
security-providers = Inicio de sesión con otros servicios
security-providers-what = Un servicio vinculado aquí te deja entrar sin contraseña.

# Of whoever has none yet.
settings-set-password = Establecer contraseña

rejection-provider-away = Este servicio no responde ahora mismo. Inténtalo más tarde o inicia sesión de otra forma.
rejection-provider-refused = Este servicio no confirmó quién eres. Inténtalo de nuevo.
rejection-not-linked = Ninguna cuenta de aquí está vinculada con la tuya de allí. Inicia sesión de otra forma y vincúlala en los ajustes, en «Contraseña y sesiones».
rejection-provider-email = La dirección que da este servicio no se puede usar para una cuenta aquí.
rejection-provider-email-taken = Ya existe una cuenta con tu dirección. Inicia sesión en ella de otra forma y vincula este servicio en los ajustes, en «Contraseña y sesiones».
rejection-identity-taken = Tu cuenta de allí está vinculada con otra cuenta de aquí.
rejection-other-identity = Eso no confirmó que eres tú. Inicia sesión allí de nuevo con la cuenta vinculada aquí.
rejection-code-missing = Este servicio no pidió un segundo paso, y aquí lo necesitas. Confirma con tu contraseña y un código.

did-provider-linked = Vinculado. Desde ahora te deja entrar.
did-provider-unlinked = Desvinculado.

audit-provider = Inicio de sesión con otro servicio
audit-linked = vinculado
audit-unlinked = desvinculado

mail-linked-subject = Otro servicio te deja entrar
mail-linked = Desde ahora, otro servicio te deja entrar en tu cuenta de Taskbell. Mira cuál es, o desvincúlalo, aquí:
mail-unlinked-subject = Un servicio ya no te deja entrar
mail-unlinked = Un servicio se desvinculó de tu cuenta de Taskbell y ya no te deja entrar. Mira aquí cómo inicias sesión:
