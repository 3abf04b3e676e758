## Les services externes par lesquels on se connecte. $label est le nom de l’un d’eux.

provider-continue = Continuer avec { $label }
provider-link = Associer { $label }
provider-unlink = Dissocier
# $value is like "Today 14:05".
provider-since = Associé : { $value }
provider-last-used = Dernière utilisation : { $value }
security-providers = Connexion par d’autres services
security-providers-what = Un service associé ici vous connecte sans mot de passe.

# Of whoever has none yet.
settings-set-password = Définir le mot de passe

rejection-provider-away = Ce service ne répond pas pour le moment. Réessayez plus tard ou connectez-vous autrement.
rejection-provider-refused = Ce service n’a pas confirmé qui vous êtes. Réessayez.
rejection-not-linked = Aucun compte ici n’est associé à votre compte là-bas. Connectez-vous autrement et associez-le dans les réglages, sous « Mot de passe et sessions ».
rejection-provider-email = L’adresse donnée par ce service ne peut pas servir à un compte ici.
rejection-provider-email-taken = Il existe déjà un compte avec votre adresse. Connectez-vous-y autrement et associez ce service dans les réglages, sous « Mot de passe et sessions ».
rejection-identity-taken = Votre compte là-bas est associé à un autre compte ici.
rejection-other-identity = Cela n’a pas confirmé que c’est bien vous. Reconnectez-vous là-bas avec le compte associé ici.
rejection-code-missing = Ce service n’a pas demandé de seconde étape, et il vous en faut une ici. Confirmez par votre mot de passe et un code.

did-provider-linked = Associé. Désormais, ce service vous connecte.
did-provider-unlinked = Dissocié.

audit-provider = Connexion par un autre service
audit-linked = associé
audit-unlinked = dissocié

mail-linked-subject = Un autre service vous connecte
mail-linked = Désormais, un autre service vous connecte à votre compte Taskbell. Voyez lequel, ou dissociez-le, ici :
mail-unlinked-subject = Un service ne vous connecte plus
mail-unlinked = Un service a été dissocié de votre compte Taskbell et ne vous connecte plus. Voyez ici comment vous vous connectez :
