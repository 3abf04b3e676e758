## Comment une tâche se répète : en mots, dans son volet, et ce que sont devenues les fois passées.

recurs-daily =
    { $number ->
        [1] tous les jours
       *[other] tous les { $number } jours
    }
recurs-weekly =
    { $number ->
        [1] toutes les semaines
       *[other] toutes les { $number } semaines
    }
recurs-monthly =
    { $number ->
        [1] tous les mois
       *[other] tous les { $number } mois
    }
recurs-yearly =
    { $number ->
        [1] tous les ans
       *[other] tous les { $number } ans
    }
recurs-weekdays = tous les jours ouvrés
recurs-on = { $every } { $days }
recurs-and = { $days } et { $day }
recurs-comma = { $days }, { $day }
recurs-weekday = le { $day }
recurs-day =
    { $number ->
        [1] le 1er
        [-1] le dernier jour
        [-2] l’avant-dernier jour
       *[other] le { $number }
    }
recurs-day-or-last = { $day } ou le dernier jour
recurs-nth =
    { $number ->
        [1] le premier { $day }
        [2] le deuxième { $day }
        [3] le troisième { $day }
        [4] le quatrième { $day }
        [5] le cinquième { $day }
        [-1] le dernier { $day }
       *[other] l’avant-dernier { $day }
    }
recurs-first-weekday = le premier jour ouvré
recurs-last-weekday = le dernier jour ouvré
# Les noms des mois portent leur préposition.
recurs-of-month = { $day } { $month }
recurs-date = le { $date }
recurs-by-rule = selon la règle { $rule }
recurs-until = { $rule }, jusqu’au { $date }
recurs-times = { $rule }, { $number } fois
recurs-from-completion = { $rule }, à partir du moment où elle est faite

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = de janvier
month-2 = de février
month-3 = de mars
month-4 = d’avril
month-5 = de mai
month-6 = de juin
month-7 = de juillet
month-8 = d’août
month-9 = de septembre
month-10 = d’octobre
month-11 = de novembre
month-12 = de décembre

recurrence = Répéter
recurrence-rule = Se répète
recurrence-none = Ne se répète pas
recurrence-more = Plus
recurrence-every = Tous les tant de jours, semaines, mois ou ans
recurrence-until = Jusqu’au
recurrence-times = Combien de fois
recurrence-text = Règle
recurrence-text-hint = Comme l’écrivent les agendas, par exemple FREQ=MONTHLY;BYDAY=2TU. Elle remplace le choix ci-dessus.
recurrence-anchor = À compter
anchor-schedule = du calendrier prévu
anchor-completion = du moment où elle est faite
recurrence-scope = Les modifications valent pour
scope-date = cette fois : l’échéance, toutes les fois : le reste
scope-this = cette fois seulement : titre, notes, priorité, étiquettes et dates
scope-following = cette fois et toutes les suivantes
scope-all = toutes les fois
recurrence-next = Ensuite
recurrence-history = Auparavant

occurrence-done = { $day } : fait { $when }
occurrence-skipped = { $day } : sauté { $when }
occurrences-done = Fait { $number } fois
