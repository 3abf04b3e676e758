title-invitation = Vous êtes invité
title-invitations = Invitations

invitation-for = Le compte est pour { $email }.
invitation-first = Personne n’a encore de compte ici. Le vôtre sera le premier, et celui de l’opérateur : il voit les traitements et invite des personnes.

sign-up-policy-open = Tout le monde peut créer un compte.
sign-up-policy-domains = Peuvent créer un compte les adresses de { $domains } et les personnes invitées.
sign-up-policy-invited = Seules les personnes invitées peuvent créer un compte.
sign-up-policy-closed = Personne ne crée de compte de soi-même. Les invitations restent valables.
sign-up-policy-setting = Des réglages du serveur en décident : SIGN_UP et SIGN_UP_DOMAINS.
sign-up-domains = Pour les adresses de { $domains }.

invite-somebody = Inviter quelqu’un
invite-hint = Un e-mail y apporte un lien, valable une fois, pendant sept jours.
invite = Inviter
invitations-none = Personne n’a encore été invité.
invitations-older = Invitations plus anciennes
invitation-open = Valable jusqu’à : { $when }
invitation-used = Utilisée : { $when }
invitation-revoked = Annulée : { $when }
invitation-expired = Expirée : { $when }
invitation-by = Invitation de { $email }
invitation-by-console = Invitation en ligne de commande
invitation-mail-planned = L’e-mail est en route.
invitation-mail-sent = L’e-mail a été envoyé.
invitation-mail-failed = L’e-mail n’a pas pu être envoyé. Son traitement dit pourquoi.
invitation-mail-none = Aucun e-mail n’a été envoyé : cette adresse n’en veut pas d’ici.
invitation-link = La première personne qui ouvre ce lien reçoit le compte :
invitation-revoke = Annuler
invitation-revoke-of = Annuler l’invitation de { $email }

problem-domain-not-allowed = Les adresses de ce domaine ne peuvent pas créer de compte ici.
rejection-sign-up-invited = Il vous faut une invitation pour créer un compte ici. Demandez à la personne qui gère ce Taskbell.
did-invited = Invitation faite. Un e-mail avec le lien est en route.
did-invitation-revoked = Invitation annulée. Son lien ne fonctionne plus.

mail-invitation-subject = Vous êtes invité sur Taskbell
mail-invitation = Vous êtes invité sur Taskbell, qui garde vos tâches et vous les rappelle. Créez votre compte ici, dans les sept jours :
mail-invitation-not-wanted = Si vous n’en voulez pas, il n’y a rien à faire.
