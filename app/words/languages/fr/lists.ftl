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
