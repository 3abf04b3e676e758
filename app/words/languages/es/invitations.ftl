title-invitation = Tienes una invitación
title-invitations = Invitaciones

invitation-for = La cuenta es para { $email }.
invitation-first = Nadie tiene todavía una cuenta aquí. La tuya será la primera y la de quien administra: ve los trabajos e invita a otras personas.

sign-up-policy-open = Cualquiera puede crear una cuenta.
sign-up-policy-domains = Puede crear una cuenta quien tenga una dirección de { $domains } o una invitación.
sign-up-policy-invited = Solo puede crear una cuenta quien tenga una invitación.
sign-up-policy-closed = Nadie crea una cuenta por sí mismo. Las invitaciones valen igualmente.
sign-up-policy-setting = Lo deciden ajustes del servidor: SIGN_UP y SIGN_UP_DOMAINS.
sign-up-domains = Para direcciones de { $domains }.

invite-somebody = Invitar a alguien
invite-hint = Un correo lleva allí un enlace. Vale una vez, durante siete días.
invite = Invitar
invitations-none = Todavía no se ha invitado a nadie.
invitations-older = Invitaciones anteriores
invitation-open = Vale hasta: { $when }
invitation-used = Usada: { $when }
invitation-revoked = Anulada: { $when }
invitation-expired = Caducada: { $when }
invitation-by = Invitación de { $email }
invitation-by-console = Invitación desde la línea de órdenes
invitation-mail-planned = El correo está en camino.
invitation-mail-sent = El correo se envió.
invitation-mail-failed = No se pudo enviar el correo. Su trabajo dice por qué.
invitation-mail-none = No se envió ningún correo: esta dirección no quiere correos de aquí.
invitation-link = Quien abra primero este enlace recibe la cuenta:
invitation-revoke = Anular
invitation-revoke-of = Anular la invitación de { $email }

problem-domain-not-allowed = Con direcciones de este dominio no se puede crear una cuenta aquí.
rejection-sign-up-invited = Para crear una cuenta aquí necesitas una invitación. Pídesela a quien administra este Taskbell.
did-invited = Invitación hecha. Un correo con el enlace está en camino.
did-invitation-revoked = Invitación anulada. Su enlace ya no funciona.

mail-invitation-subject = Tienes una invitación a Taskbell
mail-invitation = Tienes una invitación a Taskbell, que guarda tus tareas y te las recuerda. Crea aquí tu cuenta, en menos de siete días:
mail-invitation-not-wanted = Si no quieres ninguna, no hay nada que hacer.
