## Reminders of single tasks, what became of mails, and what the links in mails ask.

rule-when-due = À l’échéance
rule-minutes-before =
    { $number ->
        [one] { $number } minute avant
        [many] { $number } de minutes avant
       *[other] { $number } minutes avant
    }
rule-hours-before =
    { $number ->
        [one] { $number } heure avant
        [many] { $number } d’heures avant
       *[other] { $number } heures avant
    }
rule-days-before =
    { $number ->
        [one] { $number } jour avant
        [many] { $number } de jours avant
       *[other] { $number } jours avant
    }
rule-on-the-day = Le jour même à { $time }
rule-days-before-at =
    { $number ->
        [one] { $number } jour avant à { $time }
        [many] { $number } de jours avant à { $time }
       *[other] { $number } jours avant à { $time }
    }

reminder-planned = Prévu { $when }
reminder-not-planned = Non prévu

about-a-day = Rappel quotidien
about-a-task = Rappel

delivery-waits = Partira { $until } au plus tôt, car vous avez reçu beaucoup d’e-mails récemment ; prévu { $planned }
delivery-sending = En cours d’envoi
delivery-sent = Envoyé
delivery-sent-at = Envoyé { $when }
delivery-sent-minutes-late =
    { $number ->
        [one] Envoyé { $when }, avec { $number } minute de retard
        [many] Envoyé { $when }, avec { $number } de minutes de retard
       *[other] Envoyé { $when }, avec { $number } minutes de retard
    }
delivery-sent-hours-late =
    { $number ->
        [one] Envoyé { $when }, avec { $number } heure de retard
        [many] Envoyé { $when }, avec { $number } d’heures de retard
       *[other] Envoyé { $when }, avec { $number } heures de retard
    }
delivery-not-needed = Plus nécessaire, prévu { $planned }
delivery-cancelled = Annulé, prévu { $planned }
delivery-expired = Trop tard pour l’envoi, prévu { $planned }
delivery-held = En suspens : il a peut-être été envoyé, prévu { $planned }
delivery-failed = En échec, prévu { $planned }. Motif : { $reason }
delivery-reason-unknown = inconnu
delivery-perhaps-twice = { $state } ; une seconde copie est possible

link-complete-question = Terminer cette tâche ?
link-complete = Terminer
link-snooze-question = Rappeler à nouveau cette tâche dans une heure ?
link-snooze = Rappeler plus tard
daily-stop-question = Arrêter les rappels quotidiens ?
daily-stop = Arrêter les rappels quotidiens
mails-stop-question = Arrêter tous les e-mails de Taskbell à cette adresse ?
mails-stop = Arrêter tous les e-mails
mails-are-stopped = Taskbell n’envoie aucun e-mail à cette adresse
mails-allow-question = Autoriser à nouveau les e-mails de Taskbell à cette adresse ?
mails-allow = Autoriser à nouveau les e-mails
