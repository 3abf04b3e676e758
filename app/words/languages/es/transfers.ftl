## Exports and imports.

file-format-json = JSON
file-format-csv = CSV
file-format-calendar = iCalendar
file-format-todoist = CSV de Todoist
file-format-tick-tick = CSV de TickTick

column-title = Título
column-notes = Notas
column-status = Estado
column-priority = Prioridad
column-due-date = Fecha de vencimiento
column-due-time = Hora de vencimiento
column-added = Añadida
column-completed = Completada
column-deleted = Eliminada
column-reminders = Recordatorios
column-list = Lista
column-labels = Etiquetas
column-start-date = No antes de
column-deadline = Fecha límite
column-id = ID
column-parent = Subtarea de (ID)
column-section = Sección
column-sort-key = Clave de orden
column-recurrence = Recurrencia
column-anchor = Se repite desde
column-occurrence = Repetición prevista

date-order-day = Primero el día: 24/11/2026
date-order-month = Primero el mes: 11/24/2026

encoding-windows-1252 = Europa occidental (Windows)
encoding-macintosh = Europa occidental (Mac)
encoding-windows-1250 = Europa central (Windows)
encoding-iso-8859-2 = Europa central (ISO)
encoding-windows-1251 = Cirílico (Windows)
encoding-koi8-u = Cirílico (KOI8)
encoding-windows-1253 = Griego
encoding-windows-1254 = Turco
encoding-windows-1255 = Hebreo
encoding-windows-1256 = Árabe
encoding-windows-1257 = Báltico
encoding-windows-1258 = Vietnamita
encoding-windows-874 = Tailandés
encoding-shift-jis = Japonés (Shift JIS)
encoding-gb18030 = Chino simplificado
encoding-big5 = Chino tradicional
encoding-euc-kr = Coreano

transfers-heading = Exportar e importar
transfers-export = Exportar
transfers-export-explained = Todas tus tareas en un solo archivo, también las de la papelera. JSON se puede volver a importar con todo lo que dicen las tareas, cómo se repiten y lo que ya se hizo de ellas, los colores y el orden de las etiquetas y las listas tal como están: secciones, orden, colores y archivo. CSV se abre en hojas de cálculo e iCalendar en otras listas de tareas. Solo tú puedes obtener el archivo, durante una semana.
transfers-format = Formato
transfers-start-export = Exportar
transfers-import = Importar
transfers-import-explained = Un archivo JSON de Taskbell, un archivo CSV con encabezados un archivo iCalendar con tareas o lo que Todoist y TickTick exportan como CSV. Ves lo que contiene antes de que se importe nada.
transfers-file = Archivo
transfers-largest = { $number } MB como máximo.
transfers-look-at-file = Revisar el archivo

transfers-latest = Recientes
transfers-under-way = Hay una operación en curso.
transfers-reload = Recargar
transfers-or = o
transfers-follow = seguir el avance
transfers-stop-following = Dejar de seguir
transfers-download = Descargar
transfers-look-at-it = Revisar
transfers-undo = Deshacer
transfers-cancel = Cancelar
transfers-remove = Quitar
transfers-progress = { $number } de { $of }

import-heading = Importar
import-contents =
    { $number ->
        [one] { $format }: { $number } tarea.
        [many] { $format }: { $number } de tareas.
       *[other] { $format }: { $number } tareas.
    }
import-start =
    { $number ->
        [one] Importar { $number } tarea
        [many] Importar { $number } de tareas
       *[other] Importar { $number } tareas
    }
import-start-without =
    { $tasks ->
        [one]
            { $lines ->
                [one] Importar { $tasks } tarea y omitir { $lines } línea incorrecta
                [many] Importar { $tasks } tarea y omitir { $lines } de líneas incorrectas
               *[other] Importar { $tasks } tarea y omitir { $lines } líneas incorrectas
            }
        [many]
            { $lines ->
                [one] Importar { $tasks } de tareas y omitir { $lines } línea incorrecta
                [many] Importar { $tasks } de tareas y omitir { $lines } de líneas incorrectas
               *[other] Importar { $tasks } de tareas y omitir { $lines } líneas incorrectas
            }
       *[other]
            { $lines ->
                [one] Importar { $tasks } tareas y omitir { $lines } línea incorrecta
                [many] Importar { $tasks } tareas y omitir { $lines } de líneas incorrectas
               *[other] Importar { $tasks } tareas y omitir { $lines } líneas incorrectas
            }
    }
import-unreadable =
    { $number ->
        [one] { $number } línea no se puede leer
        [many] { $number } de líneas no se pueden leer
       *[other] { $number } líneas no se pueden leer
    }
import-unreadable-explained = Corrige el archivo y elígelo de nuevo, o impórtalo sin estas líneas.
import-remarked =
    { $number ->
        [one] { $number } línea con una observación
        [many] { $number } de líneas con una observación
       *[other] { $number } líneas con una observación
    }
import-line = Línea { $number }: { $note }
import-more = y { $number } más.
import-undecided = Indica abajo cómo escribe las fechas el archivo antes de importarlo.
import-remove = Quitar el archivo

import-columns = Columnas
import-columns-explained = Indica qué es cada columna del archivo. Solo el título es necesario.
import-not-in-file = No está en el archivo
import-match-columns = Asignar columnas
import-ambiguous-dates = Las fechas como { $date } se pueden leer de dos maneras.
import-date-order = Qué va primero en las fechas
import-choose = Elige una opción
import-characters = Juego de caracteres
import-characters-explained = El archivo no indica con qué juego de caracteres está escrito. Elige otro si arriba hay letras que no se ven bien.
import-read-again = Leer de nuevo

import-first-tasks = Las primeras tareas
import-due = Vencimiento
import-has-notes = Sí
