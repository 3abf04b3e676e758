## What stands on a list and at a task, and what is said of them.

status-pending = À faire
status-in-progress = En cours
status-completed = Terminée

priority-none = Aucune
priority-low = Basse
priority-medium = Moyenne
priority-high = Haute

list-inbox = Boîte de réception
list-today = Aujourd’hui
list-upcoming = À venir
list-all = Toutes
list-completed = Terminées
list-trash = Corbeille
list-own = Liste
list-label = Étiquette

due-filter-overdue = En retard
due-filter-today = Aujourd’hui
due-filter-week = 7 prochains jours
due-filter-none = Sans date

sort-manual = Mon ordre
sort-due = Échéance
sort-priority = Priorité
sort-newest = Plus récentes

problem-required = Remplissez ce champ.
problem-too-long =
    { $number ->
        [one] { $number } caractère au maximum.
        [many] { $number } de caractères au maximum.
       *[other] { $number } caractères au maximum.
    }
problem-control-character = Ce texte contient un caractère qui ne peut pas être affiché. Supprimez-le.
problem-not-a-date = Ce n’est pas une date entre 1970 et 2999.
problem-one-label = Il faut une seule étiquette, sans virgule.
problem-not-a-time = Ce n’est pas une heure valide.
problem-time-without-date = Une heure ne va pas sans date.
problem-nothing-selected = Sélectionnez au moins une tâche.
problem-went-on = Cette fois ne peut plus être rouverte : la série a continué depuis.
problem-not-an-amount = Saisissez un nombre entier, un an au maximum.
problem-long-search = Cherchez moins de mots, ou des mots plus courts.
problem-too-many-reminders =
    { $number ->
        [one] Une tâche peut avoir { $number } rappel au maximum.
        [many] Une tâche peut avoir { $number } de rappels au maximum.
       *[other] Une tâche peut avoir { $number } rappels au maximum.
    }
problem-no-due-date = Il faut pour cela une tâche avec une échéance.
problem-starts-late = C’est après la date limite.
problem-too-many-labels =
    { $number ->
        [one] Une tâche peut avoir { $number } étiquette au maximum.
        [many] Une tâche peut avoir { $number } d’étiquettes au maximum.
       *[other] Une tâche peut avoir { $number } étiquettes au maximum.
    }
problem-too-deep = Une tâche a au plus { $number } niveaux de sous-tâches.
problem-too-many-parts = Une tâche a au plus { $number } sous-tâches.
problem-own-part = Une tâche ne peut être une sous-tâche d’elle-même ni de ses sous-tâches.
problem-nothing-above = Aucune tâche ne se trouve au-dessus dont elle pourrait devenir une sous-tâche.
problem-not-a-part = Cette tâche n’est pas une sous-tâche.
problem-not-a-rule = Cette règle ne peut pas servir ici. En voici une : FREQ=WEEKLY;BYDAY=MO.
problem-rule-within-days = Une tâche se répète par jours, pas par heures ni par minutes.
problem-rule-without-dates = Aucun jour ne répond à cette règle.
problem-rule-ends-twice = Choisissez un dernier jour ou un nombre de fois, pas les deux.
problem-rule-for-one = Une règle vaut pour plusieurs fois. Sous « Les modifications valent pour », choisissez cette fois et toutes les suivantes, ou toutes les fois.

rejection-invalid = Vérifiez les champs signalés.
rejection-not-found = Introuvable. L’élément a peut-être été supprimé.
rejection-changed = Cette tâche a été modifiée dans une autre fenêtre depuis que vous l’avez ouverte. Votre texte est toujours là : enregistrez à nouveau pour remplacer l’autre modification.
rejection-too-many =
    { $number ->
        [one] Trop de tentatives. Réessayez dans { $number } minute.
        [many] Trop de tentatives. Réessayez dans { $number } de minutes.
       *[other] Trop de tentatives. Réessayez dans { $number } minutes.
    }
rejection-too-fast =
    { $number ->
        [one] Trop de modifications en une minute. Votre envoi n’a pas été enregistré. Réessayez dans { $number } seconde.
        [many] Trop de modifications en une minute. Votre envoi n’a pas été enregistré. Réessayez dans { $number } de secondes.
       *[other] Trop de modifications en une minute. Votre envoi n’a pas été enregistré. Réessayez dans { $number } secondes.
    }
rejection-full-tasks = Il n’y a plus de place pour d’autres tâches : { $number } au maximum par personne. Supprimez-en, videz la corbeille et réessayez.
rejection-full-reminders = Il n’y a plus de place pour d’autres rappels : { $number } au maximum par personne. Supprimez-en et réessayez.
rejection-full-megabytes = Il n’y a plus de place : les tâches et les fichiers d’une personne peuvent occuper { $number } Mo. Supprimez des exports et des imports, ou supprimez des tâches et videz la corbeille, puis réessayez.
rejection-full-lists = Vous avez { $number } listes, et une personne ne peut pas en avoir plus. Supprimez-en, videz la corbeille et réessayez.
rejection-full-sections = Il ne peut pas y avoir ici plus de { $number } sections. Retirez-en et réessayez.
rejection-busy = Taskbell est très sollicité en ce moment. Réessayez dans quelques secondes.
rejection-malformed = Cette demande n’a pas pu être comprise.

error-signed-out = Votre session est fermée. Connectez-vous à nouveau.
error-unavailable = Taskbell n’a pas accès à ses données pour le moment. Réessayez dans un instant.
error-offline = Impossible de joindre Taskbell. Vérifiez votre connexion et réessayez.
error-internal = Une erreur est survenue de notre côté. Référence : { $reference }

did-added =
    { $number ->
        [one] Tâche ajoutée.
        [many] { $number } de tâches ajoutées.
       *[other] { $number } tâches ajoutées.
    }
did-understood = Tâche ajoutée.
did-saved =
    { $number ->
        [one] Tâche enregistrée.
        [many] { $number } de tâches enregistrées.
       *[other] { $number } tâches enregistrées.
    }
did-started =
    { $number ->
        [one] Tâche commencée.
        [many] { $number } de tâches commencées.
       *[other] { $number } tâches commencées.
    }
did-completed =
    { $number ->
        [one] Tâche terminée.
        [many] { $number } de tâches terminées.
       *[other] { $number } tâches terminées.
    }
did-reopened =
    { $number ->
        [one] Tâche rouverte.
        [many] { $number } de tâches rouvertes.
       *[other] { $number } tâches rouvertes.
    }
did-skipped =
    { $number ->
        [one] Tâche sautée.
        [many] { $number } de tâches sautées.
       *[other] { $number } tâches sautées.
    }
did-series-ended =
    { $number ->
        [one] Tâche arrêtée.
        [many] { $number } de tâches arrêtées.
       *[other] { $number } tâches arrêtées.
    }
did-prioritised =
    { $number ->
        [one] Priorité de la tâche modifiée.
        [many] Priorité de { $number } de tâches modifiée.
       *[other] Priorité de { $number } tâches modifiée.
    }
did-rescheduled =
    { $number ->
        [one] Tâche replanifiée.
        [many] { $number } de tâches replanifiées.
       *[other] { $number } tâches replanifiées.
    }
did-moved =
    { $number ->
        [one] Tâche déplacée vers la liste.
       *[other] { $number } tâches déplacées vers la liste.
    }
did-labelled =
    { $number ->
        [one] Étiquette ajoutée à la tâche.
        [many] Étiquette ajoutée à { $number } de tâches.
       *[other] Étiquette ajoutée à { $number } tâches.
    }
did-unlabelled =
    { $number ->
        [one] Étiquette retirée de la tâche.
        [many] Étiquette retirée de { $number } de tâches.
       *[other] Étiquette retirée de { $number } tâches.
    }
did-deleted =
    { $number ->
        [one] Tâche placée dans la corbeille.
        [many] { $number } de tâches placées dans la corbeille.
       *[other] { $number } tâches placées dans la corbeille.
    }
did-restored =
    { $number ->
        [one] Tâche restaurée.
        [many] { $number } de tâches restaurées.
       *[other] { $number } tâches restaurées.
    }
did-list-added = Liste créée.
did-list-saved = Liste enregistrée.
did-list-unarchived = Liste sortie des archives.
did-list-restored = Liste restaurée avec ses tâches.
did-list-duplicated = Liste dupliquée.
did-placed = Tâche déplacée.
did-section-added = Section créée.
did-section-folded = Section repliée.
did-section-unfolded = Section dépliée.
did-emptied = La corbeille est vide.
did-emptying-started = La corbeille est en train d’être vidée. Les paramètres indiquent l’avancement.
did-indented = Devenue une sous-tâche.
did-outdented = Remontée d’un niveau.
did-folded = Sous-tâches masquées.
did-unfolded = Sous-tâches affichées.
did-undone = Action annulée.
did-nothing-to-undo = Rien à annuler : un autre changement a eu lieu depuis.
did-undo-started = L’import est en cours d’annulation. La page Export et import indique l’avancement.
did-reminder-set = Rappel ajouté.
did-reminder-removed = Rappel supprimé.
did-signed-in = Session ouverte.

add-for-today = Ajouter une tâche pour aujourd’hui
add-for-tomorrow = Ajouter une tâche pour demain
add-any = Ajouter une tâche
add-button = Ajouter
add-section = Section
section-none = Aucune section

due-today = Aujourd’hui

row-complete = Terminer : { $title }
row-reopen = Rouvrir : { $title }
row-start = Commencer
row-stop = Arrêter
row-delete = Supprimer
row-restore = Restaurer
row-select = Sélectionner

row-overdue = En retard :
row-has-notes = Avec des notes
row-priority-low = Priorité basse
row-priority-medium = Priorité moyenne
row-priority-high = Priorité haute

search-placeholder = Rechercher
search-label = Rechercher dans les titres et les notes
filter-open = Filtrer
filter-status = Statut
filter-priority = Priorité
filter-due = Échéance
filter-sort = Trier par
filter-any = Tout
filter-apply = Appliquer
filter-clear = Réinitialiser

list-next-page = Page suivante
list-edit-this = Modifier cette liste
label-edit-this = Modifier cette étiquette

nothing-matches = Aucun résultat
nothing-matches-hint = Essayez avec moins de filtres ou d’autres mots.
nothing-today = Rien pour aujourd’hui
nothing-today-hint = Ajoutez une tâche ci-dessus, ou regardez ce qui est à venir.
nothing-upcoming = Rien à venir
nothing-upcoming-hint = Les tâches dont l’échéance est plus lointaine apparaissent ici.
nothing-in-list = Aucune tâche ouverte dans cette liste
nothing-labelled = Aucune tâche ouverte avec cette étiquette
nothing-open = Aucune tâche ouverte
nothing-open-hint = Écrivez ci-dessus la première chose qui vous vient à l’esprit et appuyez sur Entrée.
nothing-completed = Rien de terminé pour l’instant
nothing-completed-hint = Cochez une tâche et elle apparaîtra ici.
nothing-deleted = La corbeille est vide
nothing-deleted-hint = Les tâches supprimées restent ici jusqu’à ce que vous la vidiez.

trash-empty = Vider la corbeille
trash-warning = Tout le contenu de la corbeille sera supprimé définitivement.
trash-delete = Supprimer définitivement

shortcuts-title = Raccourcis clavier
shortcuts-title-with-key = Raccourcis clavier (?)
shortcuts-on = Raccourcis à une seule touche
shortcuts-close = Fermer
shortcut-new-task = Nouvelle tâche
shortcut-search = Rechercher
shortcut-next-task = Tâche suivante
shortcut-previous-task = Tâche précédente
shortcut-select = Sélectionner
shortcut-edit = Modifier
shortcut-complete = Terminer
shortcut-move = Monter ou descendre
shortcut-nest = Sous-tâches : Tab rentre, Maj+Tab sort
shortcut-close = Fermer
shortcut-help = Cette aide
key-escape = Échap
key-move = Alt ↑ ↓

notice-undo = Annuler

title-quick-add = Ajout rapide

list-filter = Filtre
filter-edit-this = Modifier ce filtre
problem-not-a-filter = Cela ne peut pas être lu comme un filtre.
rejection-full-filters = Il ne peut pas y avoir ici plus de { $number } filtres. Retirez-en et réessayez.
rejection-took-too-long = La réponse prendrait trop de temps. Demandez moins : nommez une liste, une étiquette ou un jour.
did-filter-added = Filtre créé.

shortcut-add = Nouvelle tâche, depuis toute page
shortcut-palette = Aller partout, tout faire
key-palette = Ctrl K
