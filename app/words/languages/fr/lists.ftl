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
