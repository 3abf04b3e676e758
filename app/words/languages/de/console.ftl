## The operators' page of background jobs, and the test mail that is sent from there.

console-heading = Aufträge
console-as-of = Stand: { $time } UTC, wie alle Zeiten hier.
console-refreshes = Die Seite wird alle 10 Sekunden aktualisiert.
console-refreshes-not = Die Seite wird nicht aktualisiert.
console-stop-refreshing = Nicht mehr aktualisieren
console-start-refreshing = Alle 10 Sekunden aktualisieren

console-queue = Warteschlange
console-state = Zustand
console-error = Fehler
console-running = Laufend
console-decide = Entscheiden

console-queues = Warteschlangen
console-waiting = Wartend
console-oldest = Längste Wartezeit
console-later = Für später
console-done = Erledigt
console-failed = Fehlgeschlagen
console-paused-since = Angehalten seit { $when }
console-pause = Anhalten
console-resume = Fortsetzen
console-pause-queue = Warteschlange { $queue } anhalten
console-resume-queue = Warteschlange { $queue } fortsetzen
console-done-in-hour =
    { $number ->
        [one] { $number } in der letzten Stunde
       *[other] { $number } in der letzten Stunde
    }
console-done-a-minute =
    { $number ->
        [one] { $number } pro Minute
       *[other] { $number } pro Minute
    }

console-workers = Arbeitsprozesse
console-process = Prozess
console-since = Seit
console-seen = Zuletzt gesehen
console-no-worker = Kein Arbeitsprozess ist aktiv. Aufträge warten, bis einer startet.
console-mail-fault = Mit diesen Einstellungen kann keine E-Mail hinausgehen, E-Mails werden zurückgehalten: { $reason }
console-scheduler-looked = Der Zeitplaner hat { $when } nach fälligen Erinnerungen gesucht.
console-scheduler-stopped = Es läuft kein Zeitplaner: Der letzte hat { $when } gesucht.
console-scheduler-never = Es ist noch kein Zeitplaner gelaufen.
console-next-due = Die nächste ist fällig: { $when }.

console-failed-jobs = Fehlgeschlagene Aufträge
console-none-failed = Keine. Hier stehen Aufträge, die vergeblich versucht wurden, bis jemand über sie entscheidet.
console-job = Auftrag
console-tries = Versuche
console-when = Wann
console-latest = Die letzten { $shown } von { $count }.
console-retry = Wiederholen
console-retry-job = Auftrag { $job } wiederholen
console-retry-all = Alle wiederholen
console-discard-all = Alle verwerfen…
console-discard-warning = Sie kommen nicht zurück. Erinnerungen, die daran hingen, gelten weiterhin als fehlgeschlagen.
console-discard-counted =
    { $number ->
        [one] Auftrag verwerfen
       *[other] Alle { $count } Aufträge verwerfen
    }
console-keep = Behalten

console-one-job = Auftrag: { $name }
console-all-jobs = Alle Aufträge
console-times = Zeiten in UTC.
console-id = Kennung
console-version = Version
console-arguments = Argumente
console-written = Angelegt
console-run-at = Ausführung ab
console-ended = Beendet
console-not-ended = Noch nicht
console-no-error = Keiner
console-history = Was schiefging
console-no-history = Bisher nichts.
console-discard = Endgültig verwerfen
console-job-tries = { $number } von { $most }
console-job-losses =
    { $number ->
        [one] { $tries }; der Prozess ist { $number }-mal abgestürzt
       *[other] { $tries }; der Prozess ist { $number }-mal abgestürzt
    }

console-job-waiting = wartet
console-job-running = läuft
console-job-done = erledigt
console-job-failed = fehlgeschlagen
console-job-cancelled = abgebrochen
console-job-quarantined = in Quarantäne

console-mails = Mails von heute
console-delivery-planned = Geplant
console-delivery-sending = Wird gesendet
console-delivery-sent = Gesendet
console-delivery-skipped = Nicht mehr nötig
console-delivery-cancelled = Abgebrochen
console-delivery-expired = Zu spät zum Senden
console-delivery-failed = Fehlgeschlagen
console-delivery-held = Zurückgehalten
console-lateness = Zuletzt gesendet: { $count }. Die Hälfte war höchstens { $median } verspätet, keine mehr als { $longest }.
console-none-sent = Heute wurde noch keine gesendet.
console-none-twice = Keine kann doppelt angekommen sein.
console-twice =
    { $number ->
        [one] { $count } kam vielleicht doppelt an: Niemand weiß, ob die erste Kopie hinausging.
       *[other] { $count } kamen vielleicht doppelt an: Niemand weiß, ob die erste Kopie hinausging.
    }

console-troubled = Zurückgehaltene oder fehlgeschlagene Mails
console-troubled-explained = Eine zurückgehaltene wurde vielleicht gesendet, vielleicht nicht. Wiederholen sendet sie, womöglich noch einmal.
console-person = Person
console-what = Was
console-planned-for = Geplant für
console-daily-reminder = Tägliche Erinnerung
console-task-reminder = Erinnerung an eine Aufgabe
console-account-mail = E-Mail zum Konto
console-outcome-unknown = Niemand weiß, ob sie hinausging.
console-retry-mail = Mail an { $email } wiederholen

console-length-seconds =
    { $number ->
        [one] { $number } Sekunde
       *[other] { $number } Sekunden
    }
console-length-minutes =
    { $number ->
        [one] { $number } Minute
       *[other] { $number } Minuten
    }
console-length-hours =
    { $number ->
        [one] { $number } Stunde
       *[other] { $number } Stunden
    }
console-length-days =
    { $number ->
        [one] { $number } Tag
       *[other] { $number } Tage
    }

console-ago-seconds =
    { $number ->
        [one] vor { $number } Sekunde
       *[other] vor { $number } Sekunden
    }
console-ago-minutes =
    { $number ->
        [one] vor { $number } Minute
       *[other] vor { $number } Minuten
    }
console-ago-hours =
    { $number ->
        [one] vor { $number } Stunde
       *[other] vor { $number } Stunden
    }
console-ago-days =
    { $number ->
        [one] vor { $number } Tag
       *[other] vor { $number } Tagen
    }

console-test-mail = Test-E-Mail
console-test-mail-explained = Geht sofort und an der Warteschlange vorbei an { $email }; danach steht hier, was der Mailserver geantwortet hat.
console-send-test-mail = Test-E-Mail senden
console-mails-stopped = Du hast alle E-Mails an deine Adresse abbestellt.
console-mail-timeout = Der Mailserver hat nicht rechtzeitig geantwortet.
console-mail-subject = Eine Test-E-Mail von Taskbell
console-mail-text = Du hast diese E-Mail unter { $address } angefordert. Erinnerungen nehmen denselben Weg.
