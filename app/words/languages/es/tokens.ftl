## Access tokens: what programs act for a person by.

tokens = Tokens de acceso
tokens-what = Un programa o calendario que usa Taskbell por ti entra con un token, no con tu contraseña.
token-made = Creado: { $date }
token-ends = Válido hasta: { $date }
token-ended = Caducado: { $date }
token-endless = Válido hasta que lo revoques
token-used = Último uso: { $at } desde { $address }
token-unused = Aún sin usar
token-revoke = Revocar
token-name = Nombre
token-name-hint = Lo que lo usará, por ejemplo el calendario de tu teléfono.
token-scopes = Puede
scope-tasks-read = leer tareas
scope-tasks-write = cambiar tareas
scope-lists = ver y cambiar listas
scope-account-read = leer tu nombre y tu correo
scope-admin = hacer lo que hacen los administradores
token-expiry = Válido durante
expiry-month = 30 días
expiry-quarter = 90 días
expiry-year = Un año
expiry-never = Todo el tiempo que quieras
token-create = Crear token
token-new = Tu nuevo token
token-new-once = Cópialo ahora. No se volverá a mostrar.
