## The mails that remind, and how every mail ends.

mail-subject-due-tomorrow = Morgen fällig: { $title }
mail-subject-deadline-tomorrow = Frist morgen: { $title }
mail-subject-overdue = Überfällig: { $title }
mail-subject-reminder = Erinnerung: { $title }
mail-subject-many-due-tomorrow =
    { $number ->
        [one] { $number } Aufgabe morgen fällig
       *[other] { $number } Aufgaben morgen fällig
    }
mail-subject-many-overdue =
    { $number ->
        [one] { $number } Aufgabe überfällig
       *[other] { $number } Aufgaben überfällig
    }
mail-subject-due-and-overdue =
    { $due ->
        [one] { $due } Aufgabe morgen fällig, { $overdue } überfällig
       *[other] { $due } Aufgaben morgen fällig, { $overdue } überfällig
    }

mail-hello = Hallo { $name },
mail-late = Diese Erinnerung kommt verspätet: Sie war für { $when } gedacht.
mail-asked-for = Du wolltest daran erinnert werden

mail-due = fällig: { $when }
mail-deadline = Frist: { $when }
mail-priority-low = niedrige Priorität
mail-priority-medium = mittlere Priorität
mail-priority-high = hohe Priorität
mail-facts = { $due }, { $priority }

mail-more = Und { $number } weitere.

mail-label = { $label }:

mail-done = Erledigt
mail-snooze = Später erinnern
mail-upcoming = Alles, was demnächst ansteht
mail-why-daily = Taskbell sendet dies einmal täglich, wenn am Folgetag Aufgaben fällig sind. Ändern
mail-why-task = Diese Erinnerung hast du bei der Aufgabe festgelegt. Einstellungen
mail-no-daily = Keine täglichen Erinnerungen mehr
mail-no-more = Keine E-Mails von Taskbell mehr an diese Adresse

mail-reset-subject = Wähle ein neues Passwort
mail-reset = Jemand hat ein neues Passwort für dein Taskbell-Konto angefordert. Wähle es hier, innerhalb einer Stunde:
mail-reset-not-me = Warst du das nicht, ist nichts zu tun: Dein Passwort bleibt, wie es ist.
mail-sign-in-link-subject = Anmelden bei Taskbell
mail-sign-in-link = Wer dieses Taskbell betreibt, schickt dir einen Link. Melde dich damit hier an, innerhalb einer Stunde; andere Sitzungen werden dann beendet:
mail-sign-in-link-not-me = Hast du nicht darum gebeten, ist nichts zu tun.
mail-password-changed-subject = Dein Passwort wurde geändert
mail-password-changed = Das Passwort deines Taskbell-Kontos wurde geändert, und andere Sitzungen wurden beendet. Wenn du das nicht warst, fordere hier gleich ein neues an:
mail-password-changed-not-me = Sag dann auch, wer dieses Taskbell betreibt, Bescheid.
# Danach, wenn es welche gibt.
mail-tokens-in-force =
    { $number ->
        [one] { $number } Zugangstoken gilt weiterhin: Sieh in den Einstellungen unter „Passwort und Sitzungen“ nach, ob du es brauchst.
       *[other] { $number } Zugangstoken gelten weiterhin: Sieh in den Einstellungen unter „Passwort und Sitzungen“ nach, welche du brauchst.
    }
mail-passkeys-in-force =
    { $number ->
        [one] { $number } Passkey lässt dich ebenfalls herein: Sieh dort nach, ob er deiner ist.
       *[other] { $number } Passkeys lassen dich ebenfalls herein: Sieh dort nach, ob sie deine sind.
    }
mail-providers-in-force =
    { $number ->
        [one] { $number } verknüpfter Dienst lässt dich ebenfalls herein: Sieh dort nach, ob er deiner ist.
       *[other] { $number } verknüpfte Dienste lassen dich ebenfalls herein: Sieh dort nach, ob sie deine sind.
    }
mail-confirm-subject = Bestätige deine E-Mail-Adresse
mail-confirm = Diese Adresse wurde für ein Taskbell-Konto angegeben. Bestätige hier innerhalb eines Tages, dass es deine ist:
mail-confirm-not-me = Wenn du das nicht warst, ist nichts zu tun: Ohne dich wird die Adresse nicht verwendet.
mail-email-changed-subject = Die Adresse deines Kontos wurde geändert
mail-email-changed = Dein Taskbell-Konto hat jetzt eine andere E-Mail-Adresse, an diese kommen keine E-Mails mehr. Wenn du das nicht warst, ändere sie hier zurück:
mail-email-changed-not-me = Wenn du dich nicht mehr anmelden kannst, sag Bescheid, wer dieses Taskbell betreibt.
mail-known-subject = Du hast schon ein Konto
mail-known = Jemand hat diese Adresse für ein neues Taskbell-Konto angegeben, aber sie hat schon eines. Melde dich hier an oder fordere dort ein neues Passwort an:
mail-known-not-me = Wenn du das nicht warst, ist nichts zu tun.
mail-factor-added-subject = Anmeldung in zwei Schritten ist an
mail-factor-added = Ab jetzt fragt die Anmeldung bei deinem Taskbell-Konto nach dem Passwort auch nach einem Code. Ändern kannst du das hier:
mail-factor-removed-subject = Anmeldung in zwei Schritten ist aus
mail-factor-removed = Ab jetzt fragt die Anmeldung bei deinem Taskbell-Konto nur noch nach dem Passwort. Ändern kannst du das hier:
mail-codes-removed-subject = Codes einer App sind aus
mail-codes-removed = Die Anmeldung bei deinem Taskbell-Konto fragt nicht mehr nach einem Code einer App, aber weiterhin nach einem Passkey. Ändern kannst du das hier:
mail-passkey-added-subject = Ein Passkey wurde hinzugefügt
mail-passkey-added = Deinem Taskbell-Konto wurde ein Passkey hinzugefügt. Was dich hereinlässt, siehst du hier, und hier kannst du ihn auch entfernen:
mail-passkey-removed-subject = Ein Passkey wurde entfernt
mail-passkey-removed = Ein Passkey deines Taskbell-Kontos wurde entfernt. Was dich hereinlässt, siehst du hier:
mail-recovered-subject = Ein Wiederherstellungscode wurde benutzt
mail-recovered = Jemand hat statt eines Codes aus deiner App oder eines Passkeys einen deiner Wiederherstellungscodes benutzt. Wie viele noch übrig sind, siehst du hier, und hier kannst du auch neue erzeugen:
mail-factor-not-me = Warst du das nicht, ändere sofort dein Passwort und sag, wer dieses Taskbell betreibt, Bescheid.
# $when ist wie "heute 14:05", $device wie "Firefox auf Linux".
mail-new-device-subject = Neue Anmeldung bei deinem Konto
mail-new-device = Jemand hat sich bei deinem Taskbell-Konto mit einem Browser angemeldet, in dem es bisher nicht benutzt wurde: { $device }, Adresse { $address }, { $when }. Warst du das, ist nichts zu tun. Sonst beende hier diese Sitzung und ändere dein Passwort:
mail-new-device-off = Dort kannst du diese Mails auch ausschalten.
