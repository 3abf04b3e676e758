## Signing in, opening an account, and the settings.

theme-system = Système
theme-light = Clair
theme-dark = Sombre

account-name = Nom
account-email = Adresse e-mail
account-password = Mot de passe

sign-in = Se connecter
sign-in-new-here = Pas encore de compte ?
sign-in-forgotten = Mot de passe oublié ?
sign-up = Créer un compte
sign-up-already-here = Vous avez déjà un compte ?
sign-up-password-hint = 12 caractères ou plus. Quelques mots conviennent bien.
sign-up-zone = Votre fuseau horaire est d’abord UTC. Vous pourrez le modifier dans les paramètres.

settings-you = Vous
settings-signed-in-as = Session ouverte avec { $email }
settings-zone = Fuseau horaire
settings-zone-hint = Tapez pour rechercher, par exemple Paris.
settings-reminder-hour = Rappel quotidien à
settings-language = Langue
settings-theme = Thème
settings-save = Enregistrer

settings-reminders = Rappels
settings-mails-stopped = Tous les e-mails à votre adresse ont été arrêtés par le lien qui figure à la fin de l’un d’eux. Le même lien les autorise à nouveau.
settings-daily = Un e-mail la veille de chaque jour d’échéance
settings-overdue = Inclure les tâches en retard
settings-each = Un e-mail par tâche plutôt qu’un par jour
settings-save-reminders = Mettre à jour les rappels
settings-latest = Derniers rappels
settings-no-deliveries = Aucun rappel n’a encore été nécessaire.

settings-password = Mot de passe
settings-security = Mot de passe et sessions
security-prove = Confirmez que c’est bien vous pour modifier cela
security-audit = Ce qui s’est passé sur votre compte
security-device-mails = Mails sur les nouveaux navigateurs
security-device-mails-on = Un mail vous prévient quand quelqu’un se connecte à votre compte depuis un navigateur où il n’avait pas encore servi.
security-device-mails-off = Désactivés. Aucun mail ne vous prévient quand quelqu’un se connecte à votre compte depuis un nouveau navigateur.
security-device-mails-turn-on = Activer
security-device-mails-turn-off = Désactiver
sign-in-again-why = Vous allez modifier la protection de votre compte.
sign-in-again-no-password = Vous n’avez pas encore de mot de passe.
sign-in-again-choose-password = Choisissez-en un par un lien
sign-in-again = Confirmer
settings-current-password = Mot de passe actuel
settings-new-password = Nouveau mot de passe
settings-new-password-hint = 12 caractères ou plus. Toutes les autres sessions seront fermées.
settings-change-password = Changer le mot de passe

security-two-step = Connexion en deux étapes
security-two-step-off = Désactivée. Avec elle, la connexion demande après le mot de passe un code d’une application de votre téléphone.
security-two-step-since = Activée. Configurée : { $value }
security-two-step-passkeys = Activée. La connexion par mot de passe demande l’une de vos clés d’accès ou un code de secours.
security-recovery-codes-left =
    { $number ->
        [0] Il ne reste aucun code de secours.
        [one] Il reste { $number } code de secours.
       *[other] Il reste { $number } codes de secours.
    }
security-set-up = Configurer
security-set-up-app = Configurer une application de codes
security-new-recovery-codes = Nouveaux codes de secours
security-remove-two-step = Supprimer
security-remove-what = La connexion ne demandera plus que le mot de passe. Les codes de secours ne fonctionneront plus.
security-remove-app-what = La connexion par mot de passe ne demandera plus de code de l’application, mais toujours une clé d’accès.
second-step-code = Code
second-step-hint = Celui de votre application, ou l’un de vos codes de secours.
second-step-start-again = Recommencer
two-step-scan = Scannez cette image avec une application qui génère des codes, puis saisissez le code qu’elle affiche.
two-step-picture = Code QR
two-step-type = Ou saisissez ceci dans l’application :
two-step-open = Ouvrir dans une application sur cet appareil
two-step-code = Code de l’application
two-step-confirm = Activer
recovery-codes = Codes de secours
recovery-codes-what = Si vous perdez votre application ou vos clés d’accès, chacun de ces codes vous permet de vous connecter une fois. Imprimez-les ou gardez-les dans un gestionnaire de mots de passe. Ils ne seront plus affichés.
recovery-codes-saved = Je les ai enregistrés

reset-password = Enregistrer le mot de passe
reset-password-hint = 12 caractères ou plus. Toutes les sessions seront fermées.
# La page du même lien là où les mots de passe ne sont pas utilisés.
sign-in-link-what = Ce lien ne sert qu’une fois. Toutes les autres sessions seront fermées, et vous pourrez alors mettre en place un autre moyen de vous connecter.
forgot-password-hint = Celle de votre compte.
forgot-password-send = Envoyer un lien
forgot-password-no-mail = Pas de message ? La personne qui gère ce Taskbell peut aussi vous donner un lien.

settings-email = Adresse e-mail
settings-email-now = Les messages vont à { $email }.
settings-email-coming = Un lien a été envoyé à { $email }. Ce sera votre adresse une fois que vous l’aurez ouvert.
settings-new-email = Nouvelle adresse e-mail
settings-change-email = Changer l’adresse

confirm-sent-to = Un lien a été envoyé à { $email }. Ouvrez-le pour confirmer que cette adresse est la vôtre ; vous pourrez ensuite utiliser Taskbell.
confirm-no-mail = Pas de message ? Il est peut-être parmi les indésirables.
confirm-send-again = Envoyer à nouveau
confirm-other-address = Utiliser une autre adresse
confirm-already = Déjà confirmée ?
confirm-is-yours = L’adresse { $email } est-elle la vôtre ?
confirm-email = Confirmer l’adresse

settings-sessions = Sessions
settings-end-other-sessions = Fermer toutes les autres sessions
session-current = Cette session
session-end = Fermer
device = { $browser } sur { $system }
device-unknown = Un navigateur inconnu
device-unknown-browser = Un navigateur sur { $system }

settings-data = Vos données

settings-delete = Supprimer le compte
settings-delete-mine = Supprimer mon compte
settings-delete-what = Vos tâches, vos paramètres et vos sessions seront supprimés définitivement.
settings-your-password = Votre mot de passe
settings-delete-everything = Tout supprimer

under-way-reminders = Les rappels sont en cours d’adaptation au nouveau fuseau horaire ou à la nouvelle heure.
under-way-reminders-of = Les rappels sont en cours d’adaptation au nouveau fuseau horaire ou à la nouvelle heure : { $done } sur { $of }.
under-way-trash = La corbeille est en train d’être vidée.
under-way-trash-of = La corbeille est en train d’être vidée : { $done } sur { $of }.
under-way-labels = Une étiquette est en train d’être modifiée.
under-way-labels-of = Une étiquette est en train d’être modifiée : { $done } tâches sur { $of }.

room = Espace
room-tasks = Tâches, corbeille comprise : { $now } sur { $most }
room-reminders = Rappels : { $now } sur { $most }
room-megabytes = Tâches et fichiers : { $now } sur { $most } Mo
room-files = Exports et imports : { $now } sur { $most }
room-changes =
    { $number ->
        [one] Une personne peut faire { $number } modification par minute.
        [many] Une personne peut faire { $number } de modifications par minute.
       *[other] Une personne peut faire { $number } modifications par minute.
    }
