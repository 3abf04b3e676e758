## Cómo se repite una tarea: en palabras, en su panel, y qué fue de las veces pasadas.

recurs-daily =
    { $number ->
        [1] cada día
       *[other] cada { $number } días
    }
recurs-weekly =
    { $number ->
        [1] cada semana
       *[other] cada { $number } semanas
    }
recurs-monthly =
    { $number ->
        [1] cada mes
       *[other] cada { $number } meses
    }
recurs-yearly =
    { $number ->
        [1] cada año
       *[other] cada { $number } años
    }
recurs-weekdays = cada día laborable
recurs-on = { $every } { $days }
recurs-and = { $days } y { $day }
recurs-comma = { $days }, { $day }
recurs-weekday = el { $day }
recurs-day =
    { $number ->
        [-1] el último día
        [-2] el penúltimo día
       *[other] el día { $number }
    }
recurs-day-or-last = { $day } o el último día
recurs-nth =
    { $number ->
        [1] el primer { $day }
        [2] el segundo { $day }
        [3] el tercer { $day }
        [4] el cuarto { $day }
        [5] el quinto { $day }
        [-1] el último { $day }
       *[other] el penúltimo { $day }
    }
recurs-first-weekday = el primer día laborable
recurs-last-weekday = el último día laborable
recurs-of-month = { $day } de { $month }
recurs-date = el { $date }
recurs-by-rule = según la regla { $rule }
recurs-until = { $rule }, hasta el { $date }
recurs-times =
    { $number ->
        [one] { $rule }, una vez
        [many] { $rule }, { $number } de veces
       *[other] { $rule }, { $number } veces
    }
recurs-from-completion = { $rule }, a contar desde que se hace

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

recurrence = Repetir
recurrence-rule = Se repite
recurrence-none = No se repite
recurrence-more = Más
recurrence-every = Cada tantos días, semanas, meses o años
recurrence-until = Hasta
recurrence-times = Cuántas veces
recurrence-text = Regla
recurrence-text-hint = Como la escriben los calendarios, por ejemplo FREQ=MONTHLY;BYDAY=2TU. Sustituye a lo elegido arriba.
recurrence-anchor = A contar desde
anchor-schedule = el calendario previsto
anchor-completion = que se hace
recurrence-scope = Los cambios valen para
scope-date = esta vez: el vencimiento, todas las veces: lo demás
scope-this = solo esta vez: título, notas, prioridad, etiquetas y fechas
scope-following = esta vez y todas las siguientes
scope-all = todas las veces
recurrence-next = Próximas
recurrence-history = Antes

occurrence-done = { $day }: hecha { $when }
occurrence-skipped = { $day }: saltada { $when }
occurrences-done =
    { $number ->
        [one] Hecha { $number } vez
        [many] Hecha { $number } de veces
       *[other] Hecha { $number } veces
    }
