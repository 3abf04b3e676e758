# The page about quick add. Examples stand between semicolons.
quick-add-intro = Écrivez une tâche en une ligne. Ce qui est compris s’affiche sous le champ ; appuyez dessus pour en refaire de simples mots. Si une chose est dite deux fois, la dernière compte.
quick-add-example = Payer le loyer le 1er à 9h #Maison @argent p1 !30min //virement
quick-add-dates = Dates
quick-add-dates-examples = demain; vendredi; la semaine prochaine; dans 3 jours; le 1er; 24 décembre; 24/12; 2026-12-24; fin du mois
quick-add-times = Heures
quick-add-times-examples = à 9h; 21:00; à midi; demain matin; dans 2 heures
quick-add-list = Liste
quick-add-list-examples = #Maison; #"Maison de campagne"
quick-add-list-about = Une liste qui n’existe pas est créée.
quick-add-labels = Étiquettes
quick-add-labels-examples = @argent; @"deux mots"
quick-add-priority = Priorité
quick-add-priority-examples = p1; p2; p3; p4
quick-add-priority-about = Haute, moyenne, basse, aucune.
quick-add-reminders = Rappels
quick-add-reminders-examples = !30min; !1h; !2d; !9h; !vendredi 18:00
quick-add-reminders-about = Un temps avant l’échéance, ou un moment à part.
quick-add-deadline = Date limite
quick-add-deadline-examples = d’ici vendredi; {"{"}24 décembre{"}"}
quick-add-note = Note
quick-add-note-examples = //tout ce qui suit
quick-add-lines = Plusieurs tâches
quick-add-lines-about = Collez plusieurs lignes : chacune devient une tâche, après une question.

# What of a line was understood.
read-understood = Ce qui a été compris
read-off = Refaire de « { $text } » de simples mots
read-on = Comprendre de nouveau « { $text } »
read-new-list = Nouvelle liste { $name }
read-no-priority = Sans priorité
read-note = Note : { $text }
read-priority-high = priorité haute
read-priority-medium = priorité moyenne
read-priority-low = priorité basse
added-task = « { $title } » ajoutée.
added-task-with = « { $title } » ajoutée : { $details }
added-and = {", "}

# Several lines.
lines-question =
    { $number ->
        [one] Ajouter une tâche ?
        [many] Ajouter { $number } tâches ?
       *[other] Ajouter { $number } tâches ?
    }
lines-too-many = On peut en ajouter { $number } au plus à la fois.
lines-add = Ajouter
lines-cancel = Annuler

# How a task recurs: what it is called, examples (a semicolon and a space between), and what is to be known.
quick-add-repeats = Répétition
quick-add-repeats-examples = chaque jour; toutes les 2 semaines; chaque lundi et jeudi; chaque mois le 1er; chaque! jour
quick-add-repeats-about = Avec ! on compte à partir du jour où c’est fait.

# The same of sections.
quick-add-section = Section
quick-add-section-examples = #Maison /Jardin
quick-add-section-about = Une section de la liste nommée. Si elle n’existe pas, ce sont des mots.
