## Reminders of single tasks, what became of mails, and what the links in mails ask.

rule-when-due = Bei Fälligkeit
rule-minutes-before =
    { $number ->
        [one] { $number } Minute vorher
       *[other] { $number } Minuten vorher
    }
rule-hours-before =
    { $number ->
        [one] { $number } Stunde vorher
       *[other] { $number } Stunden vorher
    }
rule-days-before =
    { $number ->
        [one] { $number } Tag vorher
       *[other] { $number } Tage vorher
    }
rule-on-the-day = Am selben Tag um { $time }
rule-days-before-at =
    { $number ->
        [one] { $number } Tag vorher um { $time }
       *[other] { $number } Tage vorher um { $time }
    }

reminder-planned = Geplant für { $when }
reminder-not-planned = Nicht geplant

about-a-day = Tägliche Erinnerung
about-a-task = Erinnerung

delivery-waits = Wartet bis { $until }, weil zuletzt so viele E-Mails an dich gingen; geplant für { $planned }
delivery-sending = Wird gesendet
delivery-sent = Gesendet
delivery-sent-at = Gesendet: { $when }
delivery-sent-minutes-late =
    { $number ->
        [one] Gesendet: { $when }, { $number } Minute verspätet
       *[other] Gesendet: { $when }, { $number } Minuten verspätet
    }
delivery-sent-hours-late =
    { $number ->
        [one] Gesendet: { $when }, { $number } Stunde verspätet
       *[other] Gesendet: { $when }, { $number } Stunden verspätet
    }
delivery-not-needed = Nicht mehr nötig, geplant für { $planned }
delivery-cancelled = Abgebrochen, geplant für { $planned }
delivery-expired = Zu spät zum Senden, geplant für { $planned }
delivery-held = Zurückgehalten: Vielleicht wurde sie gesendet, vielleicht nicht; geplant für { $planned }
delivery-failed = Fehlgeschlagen, geplant für { $planned }: { $reason }
delivery-reason-unknown = Grund unbekannt
delivery-perhaps-twice = { $state }; vielleicht kam sie doppelt an

link-complete-question = Diese Aufgabe erledigen?
link-complete = Erledigen
link-snooze-question = In einer Stunde noch einmal an diese Aufgabe erinnern?
link-snooze = Später erinnern
daily-stop-question = Die täglichen Erinnerungen abbestellen?
daily-stop = Tägliche Erinnerungen abbestellen
mails-stop-question = Alle E-Mails von Taskbell an diese Adresse abbestellen?
mails-stop = Alle E-Mails abbestellen
mails-are-stopped = Taskbell sendet keine E-Mails an diese Adresse
mails-allow-question = E-Mails von Taskbell an diese Adresse wieder erlauben?
mails-allow = E-Mails wieder erlauben
