## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = Vous n’avez pas encore de liste. Les tâches se trouvent dans votre boîte de réception.
lists-new = Nouvelle liste
lists-add = Créer la liste
lists-archived = Archives
lists-deleted = Listes dans la corbeille

list-name = Nom
list-colour = Couleur
list-favourite = Favorite : affichée en premier
colour-grey = Gris
colour-red = Rouge
colour-orange = Orange
colour-green = Vert
colour-teal = Bleu-vert
colour-blue = Bleu
colour-purple = Violet
colour-pink = Rose

list-up = Monter : { $name }
list-down = Descendre : { $name }
list-edit = Modifier : { $name }
list-unarchive = Sortir des archives : { $name }
list-delete = Supprimer : { $name }
list-restore = Restaurer : { $name }

list-away = Ranger
list-away-what = Ses tâches partent avec elle, hors de vue et sans rappels, et reviennent avec elle. Dans la corbeille, elle reste jusqu’à ce que vous la vidiez.
list-archive = Archiver
list-unarchive-this = Sortir des archives
list-delete-this = Mettre à la corbeille
list-is-archived = Cette liste est archivée. Ses tâches ne figurent nulle part ailleurs, et rien ne vous les rappelle.

did-lists-ordered = Ordre modifié.
did-list-archived = Liste archivée avec ses tâches.
did-list-deleted = Liste mise à la corbeille avec ses tâches.

labels-none = Aucune tâche n’a encore d’étiquette. Vous les écrivez dans un champ de chaque tâche.
label-merges = Change l’étiquette sur chaque tâche. Le nom d’une autre étiquette réunit les deux.
label-away = Supprimer
label-away-what = Retire l’étiquette de toutes les tâches, y compris terminées ou dans la corbeille. Les tâches restent.
label-delete = Supprimer cette étiquette
did-labels-ordered = Ordre des étiquettes modifié.
did-label-saved = Étiquette enregistrée.
did-label-deleted = Étiquette supprimée.
did-label-started = L’étiquette est en train d’être modifiée sur de nombreuses tâches. Les réglages disent où cela en est.
list-copy = Copie de { $name }
list-duplicate = Dupliquer cette liste
list-duplicate-what = La copie a ses sections et ses tâches ouvertes.
rejection-large-list =
    { $number ->
        [one] Une liste de plus de { $number } tâche ouverte ne peut pas être dupliquée.
       *[other] Une liste de plus de { $number } tâches ouvertes ne peut pas être dupliquée.
    }

section-new = Ajouter une section
section-name = Nom de la section
section-add = Créer la section
section-fold = Replier : { $name }
section-unfold = Déplier : { $name }
section-add-task = Ajouter une tâche à : { $name }
sections = Sections
sections-edit = Modifier les sections
sections-none = Cette liste n’a pas de section.
section-save = Enregistrer
section-up = Monter : { $name }
section-down = Descendre : { $name }
section-remove = Retirer : { $name }
section-remove-what = Les tâches d’une section que vous retirez restent dans la liste.
did-section-saved = Section enregistrée.
did-sections-ordered = Ordre modifié.
did-section-removed = Section retirée. Ses tâches sont toujours dans la liste.
section-move = Déplacer une section
section-move-what = Ses tâches ouvertes la suivent. Ce qui est terminé reste ici.
section-move-which = Section
section-move-to = Vers la liste
section-move-there = Déplacer la section
did-section-moved = Section déplacée.
rejection-large-section =
    { $number ->
        [one] Une section de plus de { $number } tâche ouverte ne peut pas être déplacée d’un coup. Déplacez d’abord quelques tâches.
       *[other] Une section de plus de { $number } tâches ouvertes ne peut pas être déplacée d’un coup. Déplacez d’abord quelques tâches.
    }

order-lifted = { $title } : saisie. Déposez-la à sa place, ou appuyez sur Échap.
order-before = Avant : { $title }
order-after = Après : { $title }
order-into = Dans : { $title }
order-dropped = { $title } : déposée.
order-cancelled = { $title } : reste à sa place.

# Filters that people save, and the language in which they say which tasks one is about.
filters-none = Vous n’avez pas encore de filtre. Un filtre montre les tâches que vous décrivez, où qu’elles soient.
filters-new = Nouveau filtre
filters-add = Créer le filtre
filter-text = Quelles tâches
filter-text-hint = Par exemple : (today | overdue) & #Travail & !@attente.
filter-away = Retirer
filter-away-what = Les tâches qu’il montre restent.
filter-remove = Retirer ce filtre
filter-shows-none = Ne montre aucune tâche en ce moment.
filter-shows =
    { $number ->
        [one] Montre { $number } tâche en ce moment.
        [many] Montre { $number } tâches en ce moment.
       *[other] Montre { $number } tâches en ce moment.
    }
filter-shows-more = Montre plus de { $number } tâches en ce moment.
did-filter-saved = Filtre enregistré.
did-filters-ordered = Ordre des filtres modifié.
did-filter-removed = Filtre retiré.
mistake-too-many = Un filtre n’a pas plus de { $number } conditions.
mistake-too-deep = Il ne peut y avoir plus de { $number } parenthèses et points d’exclamation autour d’une condition.
mistake-condition-needed = Il manque ici une condition, comme today, p1, #liste ou @étiquette.
mistake-sign-needed = Entre deux conditions se met & pour et, ou | pour ou.
mistake-not-opened = Cette parenthèse n’a jamais été ouverte.
mistake-not-closed = Cette parenthèse n’est pas fermée.
mistake-quote-not-closed = Ce guillemet n’est pas fermé.
mistake-unknown-word = Ce n’est pas une condition. Il peut s’agir de search: suivi de mots, ou de today, overdue, p1, no date, #liste, @étiquette.
mistake-name-needed = Il manque un nom : #liste, @étiquette ou /section.
mistake-words-needed = Après search: viennent les mots à chercher.
mistake-day-needed = Il faut ici un jour, comme today, friday, 2026-12-24, in 3 days ou 2 weeks ago.
mistake-priority-needed = Une priorité est high, medium, low ou none.
mistake-no-such-list = Vous n’avez pas de liste de ce nom.
mistake-no-such-section = Vous n’avez pas de section de ce nom.
filter-language-intro = Un filtre dit quelles tâches montrer. Ses mots sont les mêmes dans toutes les langues ; les noms sont ceux de vos listes, sections et étiquettes. Il montre les tâches ouvertes, sauf s’il dit autre chose.
filter-conditions = Conditions
filter-signs = Signes
filter-days = Jours
filter-days-what = Partout où un jour est demandé, il peut s’écrire ainsi.
filter-means-day = Ce jour-là : à faire alors, ou avec sa date limite alors si elle vient avant.
filter-means-overdue = Ouverte, et son jour ou son heure est passé.
filter-means-within = Dans tant de jours ou de semaines, aujourd’hui compris.
filter-means-dated = Sans aucune date, avec une date, ou sans heure.
filter-means-due = D’après le jour prévu, quelle que soit la date limite.
filter-means-deadline = D’après la date limite.
filter-means-start = D’après le jour avant lequel elle n’est pas à faire.
filter-means-created = D’après son ajout ou sa dernière modification.
filter-means-status = D’après l’état. Les tâches terminées ne se montrent que si le filtre le dit.
filter-means-priority = D’après la priorité : p1 est haute, p4 est aucune.
filter-means-list = Dans une liste de ce nom. Une étoile remplace n’importe quoi.
filter-means-shared = Dans une liste que d’autres voient aussi.
filter-means-section = Dans une section de ce nom, ou dans aucune.
filter-means-label = Avec cette étiquette. Une étoile remplace n’importe quoi.
filter-means-search = Le titre et les notes contiennent chacun de ces mots.
filter-means-kinds = Répétée, une sous-tâche, avec ou sans notes.
filter-means-all = Toutes les tâches ouvertes.
filter-means-and = Les deux.
filter-means-or = L’une des deux, ou les deux.
filter-means-not = Pas cela.
filter-means-brackets = Ce qui est entre parenthèses va ensemble. Sans elles, & lie plus que |.
filter-means-quotes = Un nom qui contient des signes se met entre guillemets droits, ou porte une barre oblique inverse devant chaque signe.
