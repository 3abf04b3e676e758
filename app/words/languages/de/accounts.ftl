## Signing in, opening an account, and the settings.

theme-system = System
theme-light = Hell
theme-dark = Dunkel

account-name = Name
account-email = E-Mail
account-password = Passwort

sign-in = Anmelden
sign-in-new-here = Neu hier?
sign-in-forgotten = Passwort vergessen?
sign-up = Konto erstellen
sign-up-already-here = Schon dabei?
sign-up-password-hint = Mindestens 12 Zeichen. Ein paar Wörter sind eine gute Wahl.
sign-up-zone = Deine Zeitzone ist zunächst UTC. Du kannst sie in den Einstellungen ändern.

settings-you = Über dich
settings-signed-in-as = Angemeldet als { $email }
settings-zone = Zeitzone
settings-zone-hint = Tippe, um zu suchen, zum Beispiel Berlin.
settings-reminder-hour = Tägliche Erinnerung um
settings-language = Sprache
settings-theme = Erscheinungsbild
settings-save = Speichern

settings-reminders = Erinnerungen
settings-mails-stopped = Alle E-Mails an deine Adresse wurden abbestellt, über den Link am Ende einer solchen E-Mail. Derselbe Link erlaubt sie wieder.
settings-daily = Eine E-Mail am Tag, bevor Aufgaben fällig sind
settings-overdue = Auch an überfällige Aufgaben erinnern
settings-each = Eine E-Mail je Aufgabe statt einer am Tag
settings-save-reminders = Erinnerungen aktualisieren
settings-latest = Zuletzt
settings-no-deliveries = Noch war keine Erinnerung fällig.

settings-password = Passwort
settings-security = Passwort und Sitzungen
security-prove = Bestätige, dass du es bist, um das zu ändern
security-audit = Was mit deinem Konto geschah
security-device-mails = Mails über neue Browser
security-device-mails-on = Eine Mail sagt dir, wenn sich jemand bei deinem Konto mit einem Browser anmeldet, in dem es bisher nicht benutzt wurde.
security-device-mails-off = Aus. Keine Mail sagt dir, wenn sich jemand bei deinem Konto mit einem neuen Browser anmeldet.
security-device-mails-turn-on = Einschalten
security-device-mails-turn-off = Ausschalten
sign-in-again-why = Du bist dabei, den Schutz deines Kontos zu ändern.
sign-in-again-no-password = Du hast noch kein Passwort.
sign-in-again-choose-password = Wähle eines über einen Link
sign-in-again = Bestätigen
settings-current-password = Aktuelles Passwort
settings-new-password = Neues Passwort
settings-new-password-hint = Mindestens 12 Zeichen. Alle anderen Sitzungen werden beendet.
settings-change-password = Passwort ändern

security-two-step = Anmeldung in zwei Schritten
security-two-step-off = Aus. Damit fragt die Anmeldung nach dem Passwort auch nach einem Code aus einer App auf deinem Telefon.
security-two-step-since = An. Eingerichtet: { $value }
security-two-step-passkeys = An. Die Anmeldung mit Passwort fragt nach einem deiner Passkeys oder nach einem Wiederherstellungscode.
security-recovery-codes-left =
    { $number ->
        [0] Kein Wiederherstellungscode ist übrig.
        [one] { $number } Wiederherstellungscode ist übrig.
       *[other] { $number } Wiederherstellungscodes sind übrig.
    }
security-set-up = Einrichten
security-set-up-app = App für Codes einrichten
security-new-recovery-codes = Neue Wiederherstellungscodes
security-remove-two-step = Entfernen
security-remove-what = Die Anmeldung fragt dann nur noch nach dem Passwort. Die Wiederherstellungscodes gelten nicht mehr.
security-remove-app-what = Die Anmeldung mit Passwort fragt dann nicht mehr nach einem Code der App, aber weiterhin nach einem Passkey.
second-step-code = Code
second-step-hint = Aus deiner App, oder einer deiner Wiederherstellungscodes.
second-step-start-again = Von vorn beginnen
two-step-scan = Scanne dieses Bild mit einer App, die Codes erzeugt, und gib dann den Code ein, den sie zeigt.
two-step-picture = QR-Code
two-step-type = Oder tippe das in die App ein:
two-step-open = In einer App auf diesem Gerät öffnen
two-step-code = Code aus der App
two-step-confirm = Einschalten
recovery-codes = Wiederherstellungscodes
recovery-codes-what = Wenn du deine App oder deine Passkeys verlierst, kannst du dich mit jedem dieser Codes einmal anmelden. Drucke sie aus oder bewahre sie in einem Passwortmanager auf. Sie werden nicht noch einmal gezeigt.
recovery-codes-saved = Ich habe sie gesichert

reset-password = Passwort speichern
reset-password-hint = Mindestens 12 Zeichen. Alle Sitzungen werden beendet.
# Die Seite desselben Links, wo Passwörter nicht benutzt werden.
sign-in-link-what = Dieser Link gilt einmal. Alle anderen Sitzungen werden beendet, und du kannst dann eine andere Art der Anmeldung einrichten.
forgot-password-hint = Die, mit der du dein Konto angelegt hast.
forgot-password-send = Link senden
forgot-password-no-mail = Keine E-Mail? Wer dieses Taskbell betreibt, kann dir auch einen Link geben.

settings-email = E-Mail-Adresse
settings-email-now = E-Mails gehen an { $email }.
settings-email-coming = Ein Link wurde an { $email } gesendet. Das ist deine Adresse, sobald du ihn geöffnet hast.
settings-new-email = Neue E-Mail-Adresse
settings-change-email = Adresse ändern

confirm-sent-to = Ein Link wurde an { $email } gesendet. Öffne ihn und bestätige, dass das deine Adresse ist; dann kannst du Taskbell benutzen.
confirm-no-mail = Keine E-Mail? Vielleicht ist sie bei den unerwünschten.
confirm-send-again = Noch einmal senden
confirm-other-address = Andere Adresse verwenden
confirm-already = Schon bestätigt?
confirm-is-yours = Ist { $email } deine Adresse?
confirm-email = Adresse bestätigen

settings-sessions = Sitzungen
settings-end-other-sessions = Alle anderen Sitzungen beenden
session-current = Diese Sitzung
session-end = Beenden
device = { $browser } auf { $system }
device-unknown = Ein unbekannter Browser
device-unknown-browser = Ein Browser auf { $system }

settings-data = Deine Daten

settings-delete = Konto löschen
settings-delete-mine = Mein Konto löschen
settings-delete-what = Deine Aufgaben, Einstellungen und Sitzungen werden endgültig gelöscht.
settings-your-password = Dein Passwort
settings-delete-everything = Alles löschen

under-way-reminders = Erinnerungen werden auf die neue Zeitzone oder Stunde umgestellt.
under-way-reminders-of = Erinnerungen werden auf die neue Zeitzone oder Stunde umgestellt: { $done } von { $of }.
under-way-trash = Der Papierkorb wird geleert.
under-way-trash-of = Der Papierkorb wird geleert: { $done } von { $of }.
under-way-labels = Ein Label wird geändert.
under-way-labels-of = Ein Label wird geändert: { $done } von { $of } Aufgaben.

room = Platz
room-tasks = { $now } von { $most } Aufgaben, einschließlich Papierkorb
room-reminders = { $now } von { $most } Erinnerungen
room-megabytes = { $now } von { $most } MB für Aufgaben und Dateien
room-files = { $now } von { $most } Exporten und Importen
room-changes =
    { $number ->
        [one] Eine Person kann { $number } Änderung in der Minute vornehmen.
       *[other] Eine Person kann { $number } Änderungen in der Minute vornehmen.
    }
