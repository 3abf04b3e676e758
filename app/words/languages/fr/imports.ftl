## Exports and imports as their list says them, and what is said of files that are read.

transfer-export = Export en { $format }, lancé { $when }
transfer-import = Import de { $name }, lancé { $when }
file-format-unknown = format inconnu

transfer-draft = Pas encore importé
transfer-refused = Non importé. { $reason }
transfer-refused-and-removing = Non importé. { $reason } Ce qui avait été ajouté est en cours de suppression.
transfer-importing = En cours : les tâches arrivent dans votre liste au fur et à mesure. Une interruption les retire.
transfer-under-way = En cours
transfer-waiting = En attente de son tour
transfer-failed = Cela n’a pas fonctionné. Réessayez.
transfer-failed-and-removing = Cela n’a pas fonctionné. Ce qui avait été ajouté est en cours de suppression.
transfer-cancelled = Interrompu
transfer-cancelled-and-removing = Interrompu. Ce qui avait été ajouté est en cours de suppression.
transfer-being-undone = Annulation en cours
transfer-undone =
    { $number ->
        [one] Annulé : { $number } tâche
        [many] Annulé : { $number } de tâches
       *[other] Annulé : { $number } tâches
    }
transfer-exported =
    { $number ->
        [one] Terminé : { $number } tâche, { $size }
        [many] Terminé : { $number } de tâches, { $size }
       *[other] Terminé : { $number } tâches, { $size }
    }
transfer-imported =
    { $number ->
        [one] Terminé : { $number } tâche
        [many] Terminé : { $number } de tâches
       *[other] Terminé : { $number } tâches
    }
transfer-imported-in-part =
    { $tasks ->
        [one]
            { $lines ->
                [one] Terminé : { $tasks } tâche, { $lines } ligne ignorée
                [many] Terminé : { $tasks } tâche, { $lines } de lignes ignorées
               *[other] Terminé : { $tasks } tâche, { $lines } lignes ignorées
            }
        [many]
            { $lines ->
                [one] Terminé : { $tasks } de tâches, { $lines } ligne ignorée
                [many] Terminé : { $tasks } de tâches, { $lines } de lignes ignorées
               *[other] Terminé : { $tasks } de tâches, { $lines } lignes ignorées
            }
       *[other]
            { $lines ->
                [one] Terminé : { $tasks } tâches, { $lines } ligne ignorée
                [many] Terminé : { $tasks } tâches, { $lines } de lignes ignorées
               *[other] Terminé : { $tasks } tâches, { $lines } lignes ignorées
            }
    }
file-kept-until = Suppression du fichier : { $when }

size-bytes =
    { $number ->
        [one] { $number } octet
        [many] { $number } d’octets
       *[other] { $number } octets
    }
size-kilobytes = { $number } ko
size-megabytes = { $number } Mo

line-problem = { $field } : { $problem }
field-completed-on = Terminée le
field-occurrences = Occurrences passées
field-time-zone = Fuseau horaire
line-not-a-moment = Ce n’est pas une date avec une heure.
line-not-a-date = Ce n’est pas une date.
line-not-a-status = Utilisez « à faire », « en cours » ou « terminée ».
line-not-a-priority = Utilisez « aucune », « basse », « moyenne » ou « haute ».
line-not-a-rule = Utilisez des règles comme before:60, { $number } au maximum.
line-not-a-zone = Ce n’est pas le nom d’un fuseau horaire.
line-not-a-sort-key = Utilisez une clé telle qu’un export de Taskbell la contient.
line-not-an-anchor = Utilisez schedule ou completion.
line-not-a-history = Utilisez une liste de ce qui a été fait ou sauté, chaque fois avec son jour et le moment où cela s’est passé, { $number } au maximum.
line-too-wide = Nombre de cellules : { $cells } ; nombre d’en-têtes : { $headings }.
line-cell-too-long = Une cellule dépasse la longueur maximale d’un texte de tâche.
line-task-too-long = Cela dépasse la longueur maximale d’une tâche.
line-no-task = Ce n’est pas une tâche : { $reason }.
line-no-list = Ce n’est pas une liste : { $reason }.
line-no-label = Ce n’est pas une étiquette : { $reason }.
line-no-end = La fin de cette tâche manque.

line-not-completed = Le statut est « { $status } » : l’achèvement indiqué est ignoré.
line-date-in-words = « { $words } » n’est pas une date : la tâche n’en reçoit pas, et ces mots figurent dans ses notes.
line-long-title =
    { $number ->
        [one] Le titre dépasse { $number } caractère : les notes le contiennent en entier.
        [many] Le titre dépasse { $number } de caractères : les notes le contiennent en entier.
       *[other] Le titre dépasse { $number } caractères : les notes le contiennent en entier.
    }
line-set-aside = Les notes contiennent ce qui n’a pas sa place ailleurs : { $names }.
parts-elsewhere =
    { $number ->
        [one] { $number } sous-tâche se trouve ailleurs que dans le fichier : une tâche a au plus 4 niveaux et 500 sous-tâches, et celle dont elle dépend doit être dans le fichier.
       *[other] { $number } sous-tâches se trouvent ailleurs que dans le fichier : une tâche a au plus 4 niveaux et 500 sous-tâches, et celles dont elles dépendent doivent être dans le fichier.
    }

columns-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Colonne ignorée : { $names }.
                [many] Colonnes ignorées : { $names }.
               *[other] Colonnes ignorées : { $names }.
            }
        [one] Colonnes ignorées : { $names } et { $more } autre.
        [many] Colonnes ignorées : { $names } et { $more } d’autres.
       *[other] Colonnes ignorées : { $names } et { $more } autres.
    }
fields-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Champ ignoré : { $names }.
                [many] Champs ignorés : { $names }.
               *[other] Champs ignorés : { $names }.
            }
        [one] Champs ignorés : { $names } et { $more } autre.
        [many] Champs ignorés : { $names } et { $more } d’autres.
       *[other] Champs ignorés : { $names } et { $more } autres.
    }
name-quoted = « { $name } »
names-separator = { ", " }
column-number = Colonne { $number }
numbers-for-priority = Les nombres de la priorité se lisent ainsi : 1 est haute, 2 moyenne, 3 basse, 4 et 0 aucune.
line-before-headings = La ligne { $number } précède les en-têtes et est ignorée.
lines-before-headings = Les lignes { $first } à { $last } précèdent les en-têtes et sont ignorées.
lines-without-task =
    { $number ->
        [one] La ligne { $first } n’est pas une tâche et ne se rattache à aucune : elle est ignorée.
        [many] { $number } de lignes ne sont pas des tâches et ne se rattachent à aucune : elles sont ignorées. La première est la ligne { $first }.
       *[other] { $number } lignes ne sont pas des tâches et ne se rattachent à aucune : elles sont ignorées. La première est la ligne { $first }.
    }
only-author = L’auteur de tout est « { $author } » : cette mention est ignorée.

aside-status = Statut : { $text }
aside-status-within = statut
aside-abandoned = Abandonnée
aside-list = Liste : { $text }
aside-list-within = liste
aside-kind = Type : { $text }
aside-kind-within = type
aside-start = Début : { $text }
aside-start-within = début
aside-repeat = Répétition : { $text }
aside-repeat-within = répétition
aside-reminder = Rappel : { $text }
aside-reminder-within = rappel
aside-indent = Retrait : { $text }
aside-indent-within = retrait
aside-date = Date : { $text }
aside-date-within = date
aside-deadline = Date limite : { $text }
aside-deadline-within = date limite
aside-duration = Durée : { $text }
aside-duration-within = durée
aside-responsible = Responsable : { $text }
aside-responsible-within = responsable
aside-author = Auteur : { $text }
aside-author-within = auteur

aside-comment = Commentaire :
aside-comment-about = Commentaire ({ $about }) :
