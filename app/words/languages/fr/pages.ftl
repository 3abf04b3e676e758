## What stands around pages, on the dashboard, and on the small pages that links in mails lead to.

title-sign-in = Se connecter
title-sign-up = Créer un compte
title-reset-password = Nouveau mot de passe
title-forgot-password = Mot de passe oublié
title-confirm = Confirmez votre adresse e-mail
title-all = Toutes les tâches
title-task = Tâche
title-dashboard = Tableau de bord
title-settings = Paramètres
title-security = Sécurité
title-sign-in-again = Confirmez que c’est bien vous
title-second-step = Votre code
title-two-step = Configurer la connexion en deux étapes
title-jobs = Traitements
title-settings-in-force = Réglages en vigueur
title-people = Personnes
title-audit = Journal d’audit
title-person = Personne
title-lists = Listes
title-labels = Étiquettes
title-list-edit = Modifier la liste
title-label-edit = Modifier l’étiquette
title-transfers = Export et import
title-import = Import

page-title = { $page } · Taskbell

skip-to-content = Aller au contenu
nav-main = Principale
nav-main-short = Principale, abrégée
nav-more = Plus
nav-sign-out = Se déconnecter

dashboard-overdue = En retard
dashboard-due-today = Pour aujourd’hui
dashboard-due-week = 7 prochains jours
dashboard-pending = À faire
dashboard-in-progress = En cours
dashboard-completed = Terminées
dashboard-share = Tâches terminées : { $completed } sur { $total }, { $share } %
dashboard-last-completed = Dernières terminées
dashboard-nothing = Rien pour l’instant. La première tâche cochée apparaîtra ici.

chart-caption =
    { $number ->
        [one] { $number } tâche terminée ces 14 derniers jours
        [many] { $number } de tâches terminées ces 14 derniers jours
       *[other] { $number } tâches terminées ces 14 derniers jours
    }
chart-description =
    { $number ->
        [one] Graphique en barres : { $number } tâche terminée ces 14 derniers jours, { $most } au maximum par jour
        [many] Graphique en barres : { $number } de tâches terminées ces 14 derniers jours, { $most } au maximum par jour
       *[other] Graphique en barres : { $number } tâches terminées ces 14 derniers jours, { $most } au maximum par jour
    }
chart-day = { $day } : { $number }

mail-page-open = Ouvrir Taskbell
mail-page-not-found = Ce lien ne fonctionne plus
mail-page-not-found-text = Il a peut-être expiré ou déjà servi, ou bien sa tâche est terminée, replanifiée ou supprimée.
mail-page-refused = Cette action est impossible

dev-mail = E-mails
dev-mail-none = Aucun e-mail n’a encore été envoyé.
dev-mail-all = Tous les e-mails
dev-mail-html = En HTML
dev-mail-missing = Cet e-mail n’existe pas
dev-mail-no-subject = (sans objet)
dev-mail-sent = { $date }, à { $address }

title-filters = Filtres
title-filter-edit = Modifier le filtre
title-filter-language = Le langage des filtres

# Searching over everything, and the palette.
title-search = Rechercher
search-all = Rechercher tâches, listes et étiquettes
search-button = Rechercher
search-what = Trouve les tâches par leur titre et leurs notes, quelle que soit leur liste et qu’elles soient terminées ou non, et les listes, étiquettes et filtres par leur nom.
search-nothing-hint = Essayez moins de mots, ou d’autres.
search-places = Listes, filtres et étiquettes
search-save = Enregistrer comme filtre
palette-recent = Visités récemment
palette-lists = Listes
palette-commands = Commandes
palette-places = Aller à
palette-tasks = Tâches
palette-everywhere = Tout rechercher : { $text }
command-add = Ajouter une tâche
