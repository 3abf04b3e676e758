## Boards and calendars: the ways to look at a list.

views = Vista
view-list = Lista
view-board = Tablero
view-calendar = Calendario

view-keep = Conservar esta vista
did-view-chosen = Esta lista se mostrará así a partir de ahora.

board-columns = Columnas
group-section = Sección
group-status = Estado
group-priority = Prioridad
group-label = Etiqueta
group-day = Día

board-no-label = Sin etiqueta
board-later = Más tarde
board-more = Mostrar todas
board-earlier = Columnas anteriores
board-next = Más columnas
board-from-label = De la etiqueta
board-to-label = A la etiqueta

calendar-span = Período mostrado
span-month = Mes
span-week = Semana
calendar-previous-month = Mes anterior
calendar-next-month = Mes siguiente
calendar-previous-week = Semana anterior
calendar-next-week = Semana siguiente
calendar-more =
    { $number ->
        [one] { $number } más
       *[other] { $number } más
    }

views-keys = Teclas: las flechas mueven el foco, Alt con una flecha mueve la tarea, Intro la abre, x la completa.
