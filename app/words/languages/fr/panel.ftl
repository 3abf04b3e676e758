## The open task and what can be done to ticked ones. The server alone says this.

act-complete = Terminer
act-reopen = Rouvrir
act-up = Monter
act-down = Descendre
act-skip = Sauter cette fois
act-end = Arrêter la répétition
act-delete = Supprimer
act-restore = Restaurer

bulk-selected = Tâches sélectionnées
bulk-new-date = Nouvelle échéance
bulk-reschedule = Replanifier
bulk-new-priority = Nouvelle priorité
bulk-set-priority = Définir la priorité
bulk-new-list = Déplacer vers la liste
bulk-move = Déplacer
bulk-label = Ajouter l’étiquette
bulk-unlabel = Retirer l’étiquette

panel-label = Tâche
panel-close = Fermer
panel-title = Titre
panel-notes = Notes
panel-markdown = Markdown est pris en charge.
panel-status = Statut
panel-priority = Priorité
panel-list = Liste
panel-section = Section
panel-parent = Sous-tâche de
panel-due-date = Échéance
panel-due-time = Heure
panel-start-date = Pas avant
panel-deadline = Date limite
panel-labels = Étiquettes, séparées par des virgules
panel-save = Enregistrer

panel-reminders = Rappels
panel-reminder-when-due = À l’échéance
panel-reminder-ten-minutes = 10 minutes avant
panel-reminder-one-hour = 1 heure avant
panel-reminder-one-day = 1 jour avant

panel-reminder-another-time = Un autre moment
panel-reminder-on = Le
panel-reminder-days-before = Jours avant
panel-reminder-at = à
panel-reminder-set = Ajouter

panel-reminder-remove = Supprimer
panel-reminder-remove-named = Supprimer : { $reminder }
