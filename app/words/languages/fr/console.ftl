## The operators' page of background jobs, and the test mail that is sent from there.

console-heading = Traitements
console-as-of = État à { $time } UTC ; toutes les heures sont en UTC.
console-refreshes = La page s’actualise toutes les 10 secondes.
console-refreshes-not = La page ne s’actualise pas.
console-stop-refreshing = Arrêter l’actualisation
console-start-refreshing = Actualiser toutes les 10 secondes

console-queue = File d’attente
console-state = État
console-error = Erreur
console-running = En cours
console-decide = Décision

console-queues = Files d’attente
console-waiting = En attente
console-oldest = Le plus ancien depuis
console-later = Pour plus tard
console-done = Terminés
console-failed = En échec
console-paused-since = En pause depuis { $when }
console-pause = Mettre en pause
console-resume = Reprendre
console-pause-queue = Mettre en pause la file d’attente { $queue }
console-resume-queue = Reprendre la file d’attente { $queue }
console-done-in-hour = { $number } au cours de la dernière heure
console-done-a-minute = { $number } par minute

console-workers = Exécuteurs
console-process = Processus
console-since = Depuis
console-seen = Dernier signe
console-no-worker = Aucun exécuteur n’est actif. Les traitements attendent qu’un exécuteur démarre.
console-mail-fault = Aucun e-mail ne peut partir avec cette configuration, et les e-mails sont mis en suspens : { $reason }
console-scheduler-looked = Le planificateur a cherché les rappels à envoyer { $when }.
console-scheduler-stopped = Aucun planificateur n’est actif : la dernière recherche a eu lieu { $when }.
console-scheduler-never = Aucun planificateur n’a encore fonctionné.
console-next-due = Prochain rappel : { $when }.

console-failed-jobs = Traitements en échec
console-none-failed = Aucun. Les traitements tentés en vain restent ici jusqu’à ce que quelqu’un décide de leur sort.
console-job = Traitement
console-tries = Tentatives
console-when = Quand
console-latest = Les { $shown } derniers sur { $count }.
console-retry = Relancer
console-retry-job = Relancer le traitement { $job }
console-retry-all = Tout relancer
console-discard-all = Tout abandonner…
console-discard-warning = Ils ne reviendront pas. Les rappels qu’ils portaient resteront en échec.
console-discard-counted =
    { $number ->
        [one] Abandonner le traitement
        [many] Abandonner { $count } de traitements
       *[other] Abandonner les { $count } traitements
    }
console-keep = Les garder

console-one-job = Traitement : { $name }
console-all-jobs = Tous les traitements
console-times = Les heures sont en UTC.
console-id = Identifiant
console-version = Version
console-arguments = Arguments
console-written = Créé
console-run-at = À exécuter
console-ended = Fini
console-not-ended = Pas encore
console-no-error = Aucune
console-history = Ce qui a échoué
console-no-history = Rien jusqu’ici.
console-discard = Abandonner définitivement
console-job-tries = { $number } sur { $most }
console-job-losses = { $tries } ; son processus s’est arrêté net { $number } fois

console-job-waiting = en attente
console-job-running = en cours
console-job-done = terminé
console-job-failed = en échec
console-job-cancelled = annulé
console-job-quarantined = en quarantaine

console-mails = E-mails du jour
console-delivery-planned = Prévus
console-delivery-sending = En cours d’envoi
console-delivery-sent = Envoyés
console-delivery-skipped = Plus nécessaires
console-delivery-cancelled = Annulés
console-delivery-expired = Trop tard pour l’envoi
console-delivery-failed = En échec
console-delivery-held = En suspens
console-lateness = Parmi les derniers envoyés ({ $count }), la moitié avait au plus { $median } de retard, et tous au plus { $longest }.
console-none-sent = Aucun n’a encore été envoyé aujourd’hui.
console-none-twice = Aucun n’a pu arriver deux fois.
console-twice =
    { $number ->
        [one] { $count } est peut-être arrivé deux fois : nul ne sait si la première copie est partie.
        [many] { $count } sont peut-être arrivés deux fois : nul ne sait si la première copie est partie.
       *[other] { $count } sont peut-être arrivés deux fois : nul ne sait si la première copie est partie.
    }

console-troubled = E-mails en suspens ou en échec
console-troubled-explained = Un e-mail en suspens a peut-être été envoyé, ou non. Le relancer l’envoie, peut-être une seconde fois.
console-person = Personne
console-what = Objet
console-planned-for = Prévu
console-daily-reminder = Rappel quotidien
console-task-reminder = Rappel d’une tâche
console-account-mail = Message sur le compte
console-outcome-unknown = Nul ne sait s’il est parti.
console-retry-mail = Relancer l’e-mail à { $email }

console-length-seconds =
    { $number ->
        [one] { $number } seconde
        [many] { $number } de secondes
       *[other] { $number } secondes
    }
console-length-minutes =
    { $number ->
        [one] { $number } minute
        [many] { $number } de minutes
       *[other] { $number } minutes
    }
console-length-hours =
    { $number ->
        [one] { $number } heure
        [many] { $number } d’heures
       *[other] { $number } heures
    }
console-length-days =
    { $number ->
        [one] { $number } jour
        [many] { $number } de jours
       *[other] { $number } jours
    }

console-ago-seconds =
    { $number ->
        [one] il y a { $number } seconde
        [many] il y a { $number } de secondes
       *[other] il y a { $number } secondes
    }
console-ago-minutes =
    { $number ->
        [one] il y a { $number } minute
        [many] il y a { $number } de minutes
       *[other] il y a { $number } minutes
    }
console-ago-hours =
    { $number ->
        [one] il y a { $number } heure
        [many] il y a { $number } d’heures
       *[other] il y a { $number } heures
    }
console-ago-days =
    { $number ->
        [one] il y a { $number } jour
        [many] il y a { $number } de jours
       *[other] il y a { $number } jours
    }

console-test-mail = E-mail de test
console-test-mail-explained = Part immédiatement vers { $email }, hors file d’attente, et rapporte la réponse du serveur de messagerie.
console-send-test-mail = Envoyer un e-mail de test
console-mails-stopped = Vous avez arrêté tous les e-mails à votre adresse.
console-mail-timeout = Le serveur de messagerie n’a pas répondu à temps.
console-mail-subject = Un e-mail de test de Taskbell
console-mail-text = Vous avez demandé cet e-mail sur { $address }. Les rappels suivent le même chemin.
