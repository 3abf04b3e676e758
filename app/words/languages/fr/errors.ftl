## What is wrong with fields of other pages than lists, why something was not done, and what was done.

problem-too-short =
    { $number ->
        [one] { $number } caractère au minimum.
        [many] { $number } de caractères au minimum.
       *[other] { $number } caractères au minimum.
    }
problem-not-an-email = Ce n’est pas une adresse e-mail.
problem-email-taken = Il existe déjà un compte avec cette adresse e-mail.
problem-email-same = C’est déjà votre adresse.
problem-common-password = Ce mot de passe est facile à deviner. Choisissez-en un autre.
problem-wrong-password = Ce n’est pas votre mot de passe actuel.
problem-wrong-code = Ce code est faux ou a déjà servi.
problem-unknown-zone = Choisissez un fuseau horaire dans la liste.
problem-not-an-hour = Choisissez une heure de 0 à 23.
problem-file-too-large = Ce fichier est trop volumineux : { $number } Mo au maximum.
problem-file-empty = Ce fichier ne contient aucune tâche.
problem-file-not-text = Ce n’est pas un fichier texte. Enregistrez-le au format CSV en UTF-8 et réessayez.
problem-not-in-encoding = Le fichier n’est pas écrit dans ce jeu de caractères. Choisissez-en un autre.
problem-file-unknown = Ce n’est ni un fichier JSON de Taskbell ni un fichier CSV avec des en-têtes, ni iCalendar.
problem-file-ending = L’extension du nom de fichier ne correspond pas à son contenu : .json, .ics pour iCalendar, ou .csv, .tsv ou .txt pour un tableau.
problem-file-broken = Ce fichier est endommagé à la ligne { $number }.
problem-too-many-tasks =
    { $number ->
        [one] Un fichier peut apporter { $number } tâche au maximum.
        [many] Un fichier peut apporter { $number } de tâches au maximum.
       *[other] Un fichier peut apporter { $number } tâches au maximum.
    }
problem-too-many-files =
    { $number ->
        [one] Il y a déjà { $number } export ou import. Supprimez-le d’abord.
        [many] Il y a déjà { $number } d’exports et imports. Supprimez-en un d’abord.
       *[other] Il y a déjà { $number } exports et imports. Supprimez-en un d’abord.
    }
problem-lines-wrong = Certaines lignes sont incorrectes. Ignorez-les, ou corrigez le fichier et choisissez-le à nouveau.
problem-no-scopes = Choisissez ce que le jeton permet.
problem-too-many-tokens = Il y a déjà { $number } jetons. Révoquez-en un d’abord.
problem-too-many-passkeys = Il y a déjà { $number } clés d’accès. Supprimez-en une d’abord.

rejection-wrong-credentials = L’adresse e-mail ou le mot de passe est incorrect.
rejection-link-over = Ce lien a déjà servi ou est trop ancien. Demandez-en un autre.
rejection-unconfirmed = Confirmez d’abord votre adresse e-mail.
rejection-sign-in-over = Cela a pris trop de temps, ou votre compte a changé entre-temps. Recommencez.
rejection-proof-needed = Confirmez d’abord que c’est bien vous.
rejection-disabled = Ce compte a été désactivé. Adressez-vous à l’administrateur.
rejection-last-operator = Personne d’autre ne pourrait s’occuper de cette installation. Nommez d’abord un autre administrateur.
rejection-wrong-passkey = Cette clé d’accès n’a pas été acceptée. Elle a peut-être été supprimée, ou elle n’a pas vérifié qui l’utilise. Essayez-en une autre ou connectez-vous autrement.
rejection-last-way-in = Rien d’autre ne vous laisserait entrer. Définissez d’abord un mot de passe ou ajoutez une autre clé d’accès.
rejection-sign-up-closed = Les nouveaux comptes sont créés par la personne qui gère ce Taskbell.
rejection-passwords-off = Les mots de passe ne sont pas utilisés ici. Connectez-vous autrement, ou demandez un lien à la personne qui gère ce Taskbell.
rejection-mail-refused = L’e-mail de test n’a pas été accepté : { $reason }

did-jobs-retried =
    { $number ->
        [0] Rien à faire : la décision était déjà prise.
        [one] { $number } traitement relancé.
        [many] { $number } de traitements relancés.
       *[other] { $number } traitements relancés.
    }
did-jobs-discarded =
    { $number ->
        [0] Rien à faire : la décision était déjà prise.
        [one] { $number } traitement abandonné.
        [many] { $number } de traitements abandonnés.
       *[other] { $number } traitements abandonnés.
    }
did-queue-paused = La file d’attente est en pause. Les traitements en cours se terminent.
did-queue-resumed = La file d’attente a repris.
did-test-mail-sent = L’e-mail de test a été accepté. Consultez votre boîte de réception.
did-signed-out = Session fermée.
did-signed-out-by-proxy = Cette session est fermée, mais la page de connexion placée devant ce Taskbell vous reconnecte. Déconnectez-vous là-bas.
did-proven = Vous avez confirmé que c’est bien vous.
did-code-needed = Encore une étape : votre code.
did-two-step-begun = Pas encore activée : saisissez d’abord un code de votre application.
did-two-step-on = La connexion en deux étapes est activée. Enregistrez vos codes de secours.
did-two-step-off = La connexion en deux étapes est désactivée.
did-app-removed = L’application est supprimée. La connexion par mot de passe demande une clé d’accès.
did-recovery-codes-made = Nouveaux codes de secours. Les anciens ne fonctionnent plus.
did-passkey-added = Clé d’accès ajoutée.
did-passkey-renamed = Clé d’accès renommée.
did-passkey-removed = Clé d’accès supprimée.
did-person-changed = C’est fait.
did-person-signed-out = La personne est déconnectée partout.
did-person-deleted = Le compte et tout ce qui s’y rattache sont supprimés.
did-link-on-its-way = Un e-mail avec un lien est en route.
did-profile-saved = Paramètres enregistrés.
did-password-changed = Mot de passe modifié. Toutes les autres sessions ont été fermées.
did-password-reset = Mot de passe modifié, toutes les sessions ont été fermées. Connectez-vous avec le nouveau.
did-reset-link-sent = S’il existe un compte avec cette adresse, un message est en route. Son lien est valable une heure.
did-confirmation-sent = Un message avec un lien est en route. Le lien est valable un jour.
did-email-confirmed = Votre adresse e-mail est confirmée.
did-choose-password = Votre adresse e-mail est confirmée. Elle a été donnée plus d’une fois pour un compte : choisissez donc le mot de passe valable.
did-email-changed = Votre adresse e-mail est modifiée.
did-device-mails-on = Les mails sur les nouveaux navigateurs sont activés.
did-device-mails-off = Les mails sur les nouveaux navigateurs sont désactivés.
did-sessions-ended = Session fermée.
did-token-created = Jeton créé.
did-token-revoked = Jeton révoqué.
did-snoozed = C’est noté : un autre rappel viendra plus tard.
did-unsubscribed = Plus de rappels quotidiens. Vous pouvez les réactiver dans les paramètres.
did-mails-stopped = Taskbell n’enverra plus d’e-mails à cette adresse.
did-mails-allowed = Taskbell peut à nouveau envoyer des e-mails à cette adresse.
did-export-started = Export lancé.
did-file-read = Le fichier a été lu. Rien n’est encore importé.
did-columns-matched = Colonnes associées. Rien n’est encore importé.
did-import-started = Import lancé.
did-transfer-cancelled = Interrompu.
did-transfer-removed = Supprimé.
did-account-closed = Votre compte est supprimé. Ses dernières données sont en cours d’effacement.
did-account-deleted = Votre compte et toutes ses données sont supprimés.

failure-not-found = Introuvable
failure-moment = Un instant
failure-signed-out = Session fermée
failure-other = Cela n’a pas fonctionné
failure-home = Aller à Taskbell

failure-cross-site = Ce formulaire vient d’ailleurs
failure-cross-site-text = Taskbell n’accepte que ce que ses propres pages envoient. Rien n’a été modifié. Revenez à Taskbell, rechargez la page et réessayez.
failure-proxy-header = Cette requête n’est pas claire
failure-proxy-header-text = Elle ne dit pas sans ambiguïté qui vous êtes. La personne qui gère ce Taskbell en trouvera la raison dans son journal.
failure-not-let-in = Aucun compte ici
failure-not-let-in-text = Vous êtes connecté, mais aucun compte n’existe ici pour votre adresse, ou il a été désactivé. Demandez à la personne qui gère ce Taskbell.
failure-too-large = C’est trop de texte
failure-too-large-text = Votre envoi dépasse tout ce que Taskbell peut conserver. Rien n’a été modifié. Revenez en arrière, raccourcissez-le et renvoyez-le.
failure-too-slow = La connexion était trop lente
failure-too-slow-text = Votre envoi n’est pas arrivé en entier. Rien n’a été modifié. Revenez en arrière et renvoyez-le.
failure-unavailable = Taskbell est momentanément indisponible
failure-unavailable-text = Ses données sont inaccessibles pour le moment. Vos tâches sont en sécurité. Réessayez dans quelques secondes : rechargez cette page.
failure-busy = Trop de monde à la fois
failure-busy-text = Taskbell est très sollicité en ce moment. Vos tâches sont en sécurité. Réessayez dans quelques secondes : rechargez cette page.
failure-internal = Une erreur est survenue de notre côté
failure-internal-text = Elle a été consignée, et vous n’y êtes pour rien. Réessayez. Si elle se reproduit, communiquez-nous la référence ci-dessous.
failure-reference = Référence : { $reference }
