## The mails that remind, and how every mail ends.

mail-subject-due-tomorrow = Pour demain : { $title }
mail-subject-deadline-tomorrow = Date limite demain : { $title }
mail-subject-overdue = En retard : { $title }
mail-subject-reminder = Rappel : { $title }
mail-subject-many-due-tomorrow =
    { $number ->
        [one] { $number } tâche pour demain
        [many] { $number } de tâches pour demain
       *[other] { $number } tâches pour demain
    }
mail-subject-many-overdue =
    { $number ->
        [one] { $number } tâche en retard
        [many] { $number } de tâches en retard
       *[other] { $number } tâches en retard
    }
mail-subject-due-and-overdue =
    { $due ->
        [one] { $due } tâche pour demain, { $overdue } en retard
        [many] { $due } de tâches pour demain, { $overdue } en retard
       *[other] { $due } tâches pour demain, { $overdue } en retard
    }

mail-hello = Bonjour { $name },
mail-late = Ce rappel arrive en retard. Heure prévue : { $when }.
mail-asked-for = Vous avez demandé ce rappel

mail-due = échéance : { $when }
mail-deadline = date limite : { $when }
mail-priority-low = priorité basse
mail-priority-medium = priorité moyenne
mail-priority-high = priorité haute
mail-facts = { $due }, { $priority }

mail-more =
    { $number ->
        [one] Et { $number } autre.
        [many] Et { $number } d’autres.
       *[other] Et { $number } autres.
    }

mail-label = { $label } :

mail-done = Terminer
mail-snooze = Rappeler plus tard
mail-upcoming = Tout ce qui est à venir
mail-why-daily = Taskbell envoie cet e-mail une fois par jour quand des tâches arrivent à échéance le lendemain. Modifier
mail-why-task = Vous avez ajouté ce rappel à la tâche. Paramètres
mail-no-daily = Ne plus recevoir de rappels quotidiens
mail-no-more = Ne plus recevoir d’e-mails de Taskbell à cette adresse

mail-reset-subject = Choisissez un nouveau mot de passe
mail-reset = Quelqu’un a demandé un nouveau mot de passe pour votre compte Taskbell. Choisissez-le ici, dans l’heure :
mail-reset-not-me = Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe reste le même.
mail-sign-in-link-subject = Se connecter à Taskbell
mail-sign-in-link = La personne qui gère ce Taskbell vous envoie un lien. Connectez-vous ici, dans l’heure ; les autres sessions seront alors fermées :
mail-sign-in-link-not-me = Si vous ne l’avez pas demandé, il n’y a rien à faire.
mail-password-changed-subject = Votre mot de passe a été modifié
mail-password-changed = Le mot de passe de votre compte Taskbell a été modifié, et d’autres sessions ont été fermées. Si ce n’était pas vous, demandez-en tout de suite un nouveau ici :
mail-password-changed-not-me = Prévenez ensuite la personne qui gère ce Taskbell.
# Ensuite, s’il y en a.
mail-tokens-in-force =
    { $number ->
        [one] { $number } jeton d’accès reste valable : voyez dans les réglages, sous « Mot de passe et sessions », s’il vous est utile.
       *[other] { $number } jetons d’accès restent valables : voyez dans les réglages, sous « Mot de passe et sessions », lesquels vous sont utiles.
    }
mail-passkeys-in-force =
    { $number ->
        [one] { $number } clé d’accès permet aussi d’entrer : voyez au même endroit si c’est la vôtre.
       *[other] { $number } clés d’accès permettent aussi d’entrer : voyez au même endroit si ce sont les vôtres.
    }
mail-providers-in-force =
    { $number ->
        [one] { $number } service lié permet aussi d’entrer : voyez au même endroit si c’est le vôtre.
       *[other] { $number } services liés permettent aussi d’entrer : voyez au même endroit si ce sont les vôtres.
    }
mail-confirm-subject = Confirmez votre adresse e-mail
mail-confirm = Cette adresse a été donnée pour un compte Taskbell. Confirmez ici, dans la journée, que c’est la vôtre :
mail-confirm-not-me = Si ce n’était pas vous, il n’y a rien à faire : sans vous, l’adresse n’est pas utilisée.
mail-email-changed-subject = L’adresse de votre compte a été modifiée
mail-email-changed = Votre compte Taskbell a maintenant une autre adresse e-mail, et celle-ci ne reçoit plus de messages. Si ce n’était pas vous, rétablissez-la ici :
mail-email-changed-not-me = Si vous ne pouvez plus vous connecter, prévenez la personne qui gère ce Taskbell.
mail-known-subject = Vous avez déjà un compte
mail-known = Quelqu’un a donné cette adresse pour un nouveau compte Taskbell, mais elle en a déjà un. Connectez-vous ici, ou demandez-y un nouveau mot de passe :
mail-known-not-me = Si ce n’était pas vous, il n’y a rien à faire.
mail-factor-added-subject = La connexion en deux étapes est activée
mail-factor-added = Désormais, la connexion à votre compte Taskbell demande un code après le mot de passe. Vous pouvez changer cela ici :
mail-factor-removed-subject = La connexion en deux étapes est désactivée
mail-factor-removed = Désormais, la connexion à votre compte Taskbell ne demande que le mot de passe. Vous pouvez changer cela ici :
mail-codes-removed-subject = Les codes d’une application sont désactivés
mail-codes-removed = La connexion à votre compte Taskbell ne demande plus de code d’une application, mais toujours une clé d’accès. Vous pouvez changer cela ici :
mail-passkey-added-subject = Une clé d’accès a été ajoutée
mail-passkey-added = Une clé d’accès a été ajoutée à votre compte Taskbell. Voyez ce qui vous laisse entrer, et supprimez-la si besoin, ici :
mail-passkey-removed-subject = Une clé d’accès a été supprimée
mail-passkey-removed = Une clé d’accès de votre compte Taskbell a été supprimée. Voyez ce qui vous laisse entrer ici :
mail-recovered-subject = Un code de secours a été utilisé
mail-recovered = Quelqu’un a utilisé l’un de vos codes de secours à la place d’un code de votre application ou d’une clé d’accès. Voyez combien il en reste, ou créez-en de nouveaux, ici :
mail-factor-not-me = Si ce n’était pas vous, changez tout de suite votre mot de passe et prévenez la personne qui gère ce Taskbell.
# $when est comme « aujourd’hui 14:05 », $device comme « Firefox sur Linux ».
mail-new-device-subject = Nouvelle connexion à votre compte
mail-new-device = Quelqu’un s’est connecté à votre compte Taskbell depuis un navigateur où il n’avait pas encore servi : { $device }, adresse { $address }, { $when }. Si c’était vous, il n’y a rien à faire. Sinon, fermez cette session et changez votre mot de passe ici :
mail-new-device-off = Vous pouvez aussi y désactiver ces mails.
