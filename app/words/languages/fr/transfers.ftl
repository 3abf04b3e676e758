## Exports and imports.

file-format-json = JSON
file-format-csv = CSV
file-format-calendar = iCalendar
file-format-todoist = CSV de Todoist
file-format-tick-tick = CSV de TickTick

column-title = Titre
column-notes = Notes
column-status = Statut
column-priority = Priorité
column-due-date = Date d’échéance
column-due-time = Heure d’échéance
column-added = Ajoutée
column-completed = Terminée
column-deleted = Supprimée
column-reminders = Rappels
column-list = Liste
column-labels = Étiquettes
column-start-date = Pas avant
column-deadline = Date limite
column-id = ID
column-parent = Sous-tâche de (ID)
column-section = Section
column-sort-key = Clé de tri
column-recurrence = Récurrence
column-anchor = Récurrence à partir de
column-occurrence = Occurrence

date-order-day = Le jour en premier : 24/11/2026
date-order-month = Le mois en premier : 11/24/2026

encoding-windows-1252 = Europe occidentale (Windows)
encoding-macintosh = Europe occidentale (Mac)
encoding-windows-1250 = Europe centrale (Windows)
encoding-iso-8859-2 = Europe centrale (ISO)
encoding-windows-1251 = Cyrillique (Windows)
encoding-koi8-u = Cyrillique (KOI8)
encoding-windows-1253 = Grec
encoding-windows-1254 = Turc
encoding-windows-1255 = Hébreu
encoding-windows-1256 = Arabe
encoding-windows-1257 = Balte
encoding-windows-1258 = Vietnamien
encoding-windows-874 = Thaï
encoding-shift-jis = Japonais (Shift JIS)
encoding-gb18030 = Chinois simplifié
encoding-big5 = Chinois traditionnel
encoding-euc-kr = Coréen

transfers-heading = Export et import
transfers-export = Export
transfers-export-explained = Toutes vos tâches dans un seul fichier, y compris celles de la corbeille. JSON peut être réimporté avec tout ce que disent les tâches, leur récurrence et ce qui en a déjà été fait, les couleurs et l’ordre des étiquettes et les listes telles quelles : sections, ordre, couleurs, archivage. CSV s’ouvre dans un tableur, iCalendar dans d’autres gestionnaires de tâches. Le fichier n’est accessible qu’à vous, pendant une semaine.
transfers-format = Format
transfers-start-export = Exporter
transfers-import = Import
transfers-import-explained = Un fichier JSON de Taskbell, un fichier CSV avec des en-têtes, un fichier iCalendar avec des tâches, ou ce que Todoist et TickTick exportent en CSV. Vous voyez ce qu’il contient avant que quoi que ce soit soit importé.
transfers-file = Fichier
transfers-largest = { $number } Mo au maximum.
transfers-look-at-file = Examiner le fichier

transfers-latest = Derniers exports et imports
transfers-under-way = Une opération est en cours.
transfers-reload = Recharger
transfers-or = ou
transfers-follow = suivre l’avancement
transfers-stop-following = Ne plus suivre
transfers-download = Télécharger
transfers-look-at-it = Examiner
transfers-undo = Annuler
transfers-cancel = Interrompre
transfers-remove = Supprimer
transfers-progress = { $number } sur { $of }

import-heading = Import
import-contents =
    { $number ->
        [one] { $format } : { $number } tâche.
        [many] { $format } : { $number } de tâches.
       *[other] { $format } : { $number } tâches.
    }
import-start =
    { $number ->
        [one] Importer { $number } tâche
        [many] Importer { $number } de tâches
       *[other] Importer { $number } tâches
    }
import-start-without =
    { $tasks ->
        [one]
            { $lines ->
                [one] Importer { $tasks } tâche et ignorer { $lines } ligne incorrecte
                [many] Importer { $tasks } tâche et ignorer { $lines } de lignes incorrectes
               *[other] Importer { $tasks } tâche et ignorer { $lines } lignes incorrectes
            }
        [many]
            { $lines ->
                [one] Importer { $tasks } de tâches et ignorer { $lines } ligne incorrecte
                [many] Importer { $tasks } de tâches et ignorer { $lines } de lignes incorrectes
               *[other] Importer { $tasks } de tâches et ignorer { $lines } lignes incorrectes
            }
       *[other]
            { $lines ->
                [one] Importer { $tasks } tâches et ignorer { $lines } ligne incorrecte
                [many] Importer { $tasks } tâches et ignorer { $lines } de lignes incorrectes
               *[other] Importer { $tasks } tâches et ignorer { $lines } lignes incorrectes
            }
    }
import-unreadable =
    { $number ->
        [one] { $number } ligne illisible
        [many] { $number } de lignes illisibles
       *[other] { $number } lignes illisibles
    }
import-unreadable-explained = Corrigez le fichier et choisissez-le à nouveau, ou importez-le sans ces lignes.
import-remarked =
    { $number ->
        [one] { $number } ligne avec une remarque
        [many] { $number } de lignes avec une remarque
       *[other] { $number } lignes avec une remarque
    }
import-line = Ligne { $number } : { $note }
import-more =
    { $number ->
        [one] et { $number } autre.
        [many] et { $number } d’autres.
       *[other] et { $number } autres.
    }
import-undecided = Indiquez ci-dessous comment le fichier écrit les dates avant de l’importer.
import-remove = Supprimer le fichier

import-columns = Colonnes
import-columns-explained = Indiquez à quoi correspond chaque colonne du fichier. Seul le titre est nécessaire.
import-not-in-file = Absente du fichier
import-match-columns = Associer les colonnes
import-ambiguous-dates = Les dates comme { $date } peuvent se lire de deux façons.
import-date-order = Ordre dans les dates
import-choose = Choisissez
import-characters = Jeu de caractères
import-characters-explained = Le fichier n’indique pas son jeu de caractères. Choisissez-en un autre si des lettres semblent fausses ci-dessus.
import-read-again = Relire le fichier

import-first-tasks = Les premières tâches
import-due = Échéance
import-has-notes = Oui
