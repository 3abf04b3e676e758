## What is wrong with fields of other pages than lists, why something was not done, and what was done.

problem-too-short =
    { $number ->
        [one] Bitte verwende mindestens { $number } Zeichen.
       *[other] Bitte verwende mindestens { $number } Zeichen.
    }
problem-not-an-email = Das ist keine E-Mail-Adresse.
problem-email-taken = Mit dieser E-Mail-Adresse gibt es schon ein Konto.
problem-email-same = Das ist schon deine Adresse.
problem-common-password = Dieses Passwort ist leicht zu erraten. Bitte wähle ein anderes.
problem-wrong-password = Das ist nicht dein aktuelles Passwort.
problem-wrong-code = Dieser Code ist falsch oder wurde schon benutzt.
problem-unknown-zone = Bitte wähle eine Zeitzone aus der Liste.
problem-not-an-hour = Bitte wähle eine Stunde von 0 bis 23.
problem-file-too-large = Diese Datei ist zu groß: Höchstens { $number } MB sind möglich.
problem-file-empty = In dieser Datei sind keine Aufgaben.
problem-file-not-text = Das ist keine Textdatei. Speichere sie als CSV in UTF-8 und versuche es erneut.
problem-not-in-encoding = Die Datei ist nicht in dieser Zeichencodierung geschrieben. Bitte wähle eine andere.
problem-file-unknown = Das ist weder eine JSON-Datei von Taskbell noch eine CSV-Datei mit Überschriften noch iCalendar.
problem-file-ending = Die Dateiendung passt nicht zum Inhalt: .json, .ics für iCalendar oder, für eine Tabelle, .csv, .tsv oder .txt.
problem-file-broken = Diese Datei ist in Zeile { $number } beschädigt.
problem-too-many-tasks =
    { $number ->
        [one] Eine Datei kann höchstens { $number } Aufgabe enthalten.
       *[other] Eine Datei kann höchstens { $number } Aufgaben enthalten.
    }
problem-too-many-files =
    { $number ->
        [one] Es gibt schon { $number } Export oder Import. Entferne ihn zuerst.
       *[other] Es gibt schon { $number } Exporte und Importe. Entferne zuerst einen davon.
    }
problem-lines-wrong = Einige Zeilen sind fehlerhaft. Lass sie aus, oder korrigiere die Datei und wähle sie noch einmal.
problem-no-scopes = Wähle aus, was das Token darf.
problem-too-many-tokens = Es gibt schon { $number } Token. Widerrufe zuerst eines davon.
problem-too-many-passkeys = Es gibt schon { $number } Passkeys. Entferne zuerst einen davon.

rejection-wrong-credentials = E-Mail oder Passwort ist falsch.
rejection-link-over = Dieser Link wurde schon benutzt oder ist zu alt. Bitte um einen anderen.
rejection-unconfirmed = Bestätige zuerst deine E-Mail-Adresse.
rejection-sign-in-over = Das hat zu lange gedauert, oder dein Konto hat sich inzwischen geändert. Beginne von vorn.
rejection-proof-needed = Bestätige zuerst, dass du es bist.
rejection-disabled = Dieses Konto wurde gesperrt. Wende dich an den Betreiber.
rejection-last-operator = Niemand sonst könnte sich um diese Installation kümmern. Mach zuerst jemand anderen zum Betreiber.
rejection-wrong-passkey = Dieser Passkey wurde nicht angenommen. Vielleicht wurde er entfernt, oder er hat nicht geprüft, wer ihn benutzt. Versuch einen anderen oder melde dich auf anderem Weg an.
rejection-last-way-in = Nichts anderes würde dich hereinlassen. Setze zuerst ein Passwort oder füge einen weiteren Passkey hinzu.
rejection-sign-up-closed = Neue Konten legt an, wer dieses Taskbell betreibt.
rejection-passwords-off = Passwörter werden hier nicht benutzt. Melde dich auf andere Weise an oder bitte, wer dieses Taskbell betreibt, um einen Link.
rejection-mail-refused = Die Test-E-Mail wurde nicht angenommen: { $reason }

did-jobs-retried =
    { $number ->
        [0] Nichts zu tun: Darüber wurde schon entschieden.
        [one] { $number } Auftrag wird wiederholt.
       *[other] { $number } Aufträge werden wiederholt.
    }
did-jobs-discarded =
    { $number ->
        [0] Nichts zu tun: Darüber wurde schon entschieden.
        [one] { $number } Auftrag verworfen.
       *[other] { $number } Aufträge verworfen.
    }
did-queue-paused = Die Warteschlange ist angehalten. Laufende Aufträge werden noch beendet.
did-queue-resumed = Die Warteschlange läuft weiter.
did-test-mail-sent = Die Test-E-Mail wurde angenommen. Sieh in deinem Postfach nach.
did-signed-out = Abgemeldet.
did-signed-out-by-proxy = Diese Sitzung ist beendet, aber die Anmeldeseite vor diesem Taskbell meldet dich wieder an. Melde dich dort ab.
did-proven = Du hast bestätigt, dass du es bist.
did-code-needed = Noch ein Schritt: dein Code.
did-two-step-begun = Noch nicht an: Gib erst einen Code aus deiner App ein.
did-two-step-on = Die Anmeldung in zwei Schritten ist an. Sichere deine Wiederherstellungscodes.
did-two-step-off = Die Anmeldung in zwei Schritten ist aus.
did-app-removed = Die App ist entfernt. Die Anmeldung mit Passwort fragt nach einem Passkey.
did-recovery-codes-made = Neue Wiederherstellungscodes. Die früheren gelten nicht mehr.
did-passkey-added = Passkey hinzugefügt.
did-passkey-renamed = Passkey umbenannt.
did-passkey-removed = Passkey entfernt.
did-person-changed = Erledigt.
did-person-signed-out = Die Person ist überall abgemeldet.
did-person-deleted = Das Konto und alles, was dazugehört, ist gelöscht.
did-link-on-its-way = Eine Mail mit einem Link ist unterwegs.
did-profile-saved = Einstellungen gespeichert.
did-password-changed = Passwort geändert. Alle anderen Sitzungen wurden beendet.
did-password-reset = Passwort geändert, alle Sitzungen wurden beendet. Melde dich mit dem neuen an.
did-reset-link-sent = Wenn es ein Konto mit dieser Adresse gibt, ist eine E-Mail unterwegs. Ihr Link gilt eine Stunde.
did-confirmation-sent = Eine E-Mail mit einem Link ist unterwegs. Der Link gilt einen Tag.
did-email-confirmed = Deine E-Mail-Adresse ist bestätigt.
did-choose-password = Deine E-Mail-Adresse ist bestätigt. Sie wurde mehr als einmal für ein Konto angegeben; wähle also das Passwort, das gilt.
did-email-changed = Deine E-Mail-Adresse ist geändert.
did-device-mails-on = Mails über neue Browser sind an.
did-device-mails-off = Mails über neue Browser sind aus.
did-sessions-ended = Sitzung beendet.
did-token-created = Token erstellt.
did-token-revoked = Token widerrufen.
did-snoozed = Du wirst später noch einmal erinnert.
did-unsubscribed = Keine täglichen Erinnerungen mehr. In den Einstellungen kannst du sie wieder einschalten.
did-mails-stopped = Taskbell sendet keine E-Mails mehr an diese Adresse.
did-mails-allowed = Taskbell darf wieder E-Mails an diese Adresse senden.
did-export-started = Export gestartet.
did-file-read = Die Datei wurde gelesen. Noch ist nichts importiert.
did-columns-matched = Spalten zugeordnet. Noch ist nichts importiert.
did-import-started = Import gestartet.
did-transfer-cancelled = Abgebrochen.
did-transfer-removed = Entfernt.
did-account-closed = Dein Konto ist gelöscht. Die letzten Daten werden noch entfernt.
did-account-deleted = Dein Konto und alle zugehörigen Daten sind gelöscht.

failure-not-found = Nicht gefunden
failure-moment = Einen Moment
failure-signed-out = Abgemeldet
failure-other = Das hat nicht geklappt
failure-home = Zu Taskbell

failure-cross-site = Dieses Formular kam nicht von Taskbell
failure-cross-site-text = Taskbell nimmt nur an, was von seinen eigenen Seiten kommt. Es wurde nichts geändert. Geh zurück zu Taskbell, lade die Seite neu und versuche es erneut.
failure-proxy-header = Diese Anfrage ist nicht eindeutig
failure-proxy-header-text = Sie sagt nicht zweifelsfrei, wer du bist. Wer dieses Taskbell betreibt, findet den Grund in seinem Protokoll.
failure-not-let-in = Hier gibt es kein Konto
failure-not-let-in-text = Du bist angemeldet, aber zu deiner Adresse gibt es hier kein Konto, oder es wurde gesperrt. Frag, wer dieses Taskbell betreibt.
failure-too-large = Das ist zu viel Text
failure-too-large-text = Deine Eingabe ist größer als alles, was Taskbell aufbewahren kann. Es wurde nichts geändert. Geh zurück, kürze sie und sende sie noch einmal.
failure-too-slow = Die Verbindung war zu langsam
failure-too-slow-text = Deine Eingabe ist nicht vollständig angekommen. Es wurde nichts geändert. Geh zurück und sende sie noch einmal.
failure-unavailable = Taskbell ist kurz nicht verfügbar
failure-unavailable-text = Taskbell erreicht gerade seine Daten nicht. Deine Aufgaben sind sicher. Bitte versuche es in ein paar Sekunden erneut: Lade diese Seite neu.
failure-busy = Zu viele Zugriffe auf einmal
failure-busy-text = Taskbell hat gerade mehr zu tun, als es schafft. Deine Aufgaben sind sicher. Bitte versuche es in ein paar Sekunden erneut: Lade diese Seite neu.
failure-internal = Bei uns ist etwas schiefgegangen
failure-internal-text = Der Fehler wurde festgehalten, an dir lag es nicht. Bitte versuche es erneut. Wenn er wieder auftritt, nenne uns die Referenz unten.
failure-reference = Referenz: { $reference }
