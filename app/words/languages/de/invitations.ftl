title-invitation = Du bist eingeladen
title-invitations = Einladungen

invitation-for = Das Konto ist für { $email }.
invitation-first = Hier hat noch niemand ein Konto. Deines ist das erste und darf alles verwalten: Es sieht Aufträge und lädt andere ein.

sign-up-policy-open = Alle können ein Konto erstellen.
sign-up-policy-domains = Ein Konto erstellen kann, wer eine Adresse bei { $domains } hat oder eingeladen ist.
sign-up-policy-invited = Ein Konto erstellen kann nur, wer eingeladen ist.
sign-up-policy-closed = Niemand erstellt selbst ein Konto. Einladungen gelten trotzdem.
sign-up-policy-setting = Das bestimmen Einstellungen des Servers: SIGN_UP und SIGN_UP_DOMAINS.
sign-up-domains = Für Adressen bei { $domains }.

invite-somebody = Jemanden einladen
invite-hint = Eine Mail bringt den Link dorthin. Er gilt einmal, sieben Tage lang.
invite = Einladen
invitations-none = Es wurde noch niemand eingeladen.
invitations-older = Ältere Einladungen
invitation-open = Gilt bis { $when }
invitation-used = Benutzt { $when }
invitation-revoked = Zurückgenommen { $when }
invitation-expired = Abgelaufen { $when }
invitation-by = Eingeladen von { $email }
invitation-by-console = Eingeladen auf der Kommandozeile
invitation-mail-planned = Die Mail ist unterwegs.
invitation-mail-sent = Die Mail wurde gesendet.
invitation-mail-failed = Die Mail konnte nicht gesendet werden. Ihr Auftrag sagt, warum.
invitation-mail-none = Es wurde keine Mail gesendet: An dieser Adresse sind keine Mails von hier gewünscht.
invitation-link = Wer diesen Link zuerst öffnet, bekommt das Konto:
invitation-revoke = Zurücknehmen
invitation-revoke-of = Einladung von { $email } zurücknehmen

problem-domain-not-allowed = Mit Adressen dieser Domain kann man hier kein Konto erstellen.
rejection-sign-up-invited = Für ein Konto brauchst du hier eine Einladung. Frag, wer dieses Taskbell betreibt.
did-invited = Eingeladen. Eine Mail mit dem Link ist unterwegs.
did-invitation-revoked = Einladung zurückgenommen. Ihr Link funktioniert nicht mehr.

mail-invitation-subject = Du bist zu Taskbell eingeladen
mail-invitation = Du bist zu Taskbell eingeladen. Es bewahrt deine Aufgaben auf und erinnert dich an sie. Erstelle hier dein Konto, innerhalb von sieben Tagen:
mail-invitation-not-wanted = Möchtest du keines, ist nichts zu tun.
