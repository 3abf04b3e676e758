## Boards and calendars: the ways to look at a list.

views = Vue
view-list = Liste
view-board = Tableau
view-calendar = Calendrier

view-keep = Garder cette vue
did-view-chosen = Cette liste s’affiche désormais ainsi.

board-columns = Colonnes
group-section = Section
group-status = État
group-priority = Priorité
group-label = Étiquette
group-day = Jour

board-no-label = Sans étiquette
board-later = Plus tard
board-more = Tout afficher
board-earlier = Colonnes précédentes
board-next = Autres colonnes
board-from-label = De l’étiquette
board-to-label = Vers l’étiquette

calendar-span = Période affichée
span-month = Mois
span-week = Semaine
calendar-previous-month = Mois précédent
calendar-next-month = Mois suivant
calendar-previous-week = Semaine précédente
calendar-next-week = Semaine suivante
calendar-more =
    { $number ->
        [one] { $number } de plus
       *[other] { $number } de plus
    }

views-keys = Touches : les flèches déplacent le focus, Alt avec une flèche déplace la tâche, Entrée l’ouvre, x la termine.
