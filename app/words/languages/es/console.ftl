## The operators' page of background jobs, and the test mail that is sent from there.

console-heading = Trabajos
console-as-of = Datos de las { $time } UTC; aquí todas las horas son UTC.
console-refreshes = La página se actualiza cada 10 segundos.
console-refreshes-not = La página no se actualiza.
console-stop-refreshing = Dejar de actualizar
console-start-refreshing = Actualizar cada 10 segundos

console-queue = Cola
console-state = Estado
console-error = Error
console-running = En curso
console-decide = Decisión

console-queues = Colas
console-waiting = En espera
console-oldest = El más antiguo, desde hace
console-later = Para más tarde
console-done = Terminados
console-failed = Con error
console-paused-since = En pausa desde { $when }
console-pause = Pausar
console-resume = Reanudar
console-pause-queue = Pausar la cola { $queue }
console-resume-queue = Reanudar la cola { $queue }
console-done-in-hour = { $number } en la última hora
console-done-a-minute = { $number } por minuto

console-workers = Ejecutores
console-process = Proceso
console-since = Desde
console-seen = Última señal
console-no-worker = Ningún ejecutor está activo. Los trabajos esperan hasta que uno se inicie.
console-mail-fault = Con esta configuración no puede salir ningún correo, y los correos quedan en suspenso: { $reason }
console-scheduler-looked = El planificador buscó recordatorios por enviar { $when }.
console-scheduler-stopped = Ningún planificador está activo: la última búsqueda fue { $when }.
console-scheduler-never = Aún no ha funcionado ningún planificador.
console-next-due = Próximo recordatorio: { $when }.

console-failed-jobs = Trabajos con error
console-none-failed = Ninguno. Los trabajos que se intentaron en vano quedan aquí hasta que alguien decida sobre ellos.
console-job = Trabajo
console-tries = Intentos
console-when = Cuándo
console-latest = Los últimos { $shown } de { $count }.
console-retry = Reintentar
console-retry-job = Reintentar el trabajo { $job }
console-retry-all = Reintentar todos
console-discard-all = Descartar todos…
console-discard-warning = No se pueden recuperar. Los recordatorios que llevaban seguirán con error.
console-discard-counted =
    { $number ->
        [one] Descartar el trabajo
        [many] Descartar { $count } de trabajos
       *[other] Descartar los { $count } trabajos
    }
console-keep = Conservarlos

console-one-job = Trabajo: { $name }
console-all-jobs = Todos los trabajos
console-times = Las horas son UTC.
console-id = Identificador
console-version = Versión
console-arguments = Argumentos
console-written = Creado
console-run-at = Ejecutar
console-ended = Finalizado
console-not-ended = Aún no
console-no-error = Ninguno
console-history = Qué falló
console-no-history = Nada por ahora.
console-discard = Descartar definitivamente
console-job-tries = { $number } de { $most }
console-job-losses =
    { $number ->
        [one] { $tries }; su proceso se detuvo de golpe { $number } vez
        [many] { $tries }; su proceso se detuvo de golpe { $number } de veces
       *[other] { $tries }; su proceso se detuvo de golpe { $number } veces
    }

console-job-waiting = en espera
console-job-running = en curso
console-job-done = terminado
console-job-failed = con error
console-job-cancelled = cancelado
console-job-quarantined = en cuarentena

console-mails = Correos de hoy
console-delivery-planned = Previstos
console-delivery-sending = Enviándose
console-delivery-sent = Enviados
console-delivery-skipped = Ya no necesarios
console-delivery-cancelled = Cancelados
console-delivery-expired = Demasiado tarde para enviarlos
console-delivery-failed = Con error
console-delivery-held = En suspenso
console-lateness = De los últimos enviados ({ $count }), la mitad tuvo como máximo { $median } de retraso, y todos como máximo { $longest }.
console-none-sent = Hoy aún no se ha enviado ninguno.
console-none-twice = Ninguno puede haber llegado dos veces.
console-twice =
    { $number ->
        [one] { $count } puede haber llegado dos veces: nadie sabe si salió la primera copia.
        [many] { $count } pueden haber llegado dos veces: nadie sabe si salió la primera copia.
       *[other] { $count } pueden haber llegado dos veces: nadie sabe si salió la primera copia.
    }

console-troubled = Correos en suspenso o con error
console-troubled-explained = Uno en suspenso puede haberse enviado o no. Reintentar lo envía, quizá de nuevo.
console-person = Persona
console-what = Asunto
console-planned-for = Previsto
console-daily-reminder = Recordatorio diario
console-task-reminder = Recordatorio de una tarea
console-account-mail = Correo sobre la cuenta
console-outcome-unknown = Nadie sabe si salió.
console-retry-mail = Reintentar el correo a { $email }

console-length-seconds =
    { $number ->
        [one] { $number } segundo
        [many] { $number } de segundos
       *[other] { $number } segundos
    }
console-length-minutes =
    { $number ->
        [one] { $number } minuto
        [many] { $number } de minutos
       *[other] { $number } minutos
    }
console-length-hours =
    { $number ->
        [one] { $number } hora
        [many] { $number } de horas
       *[other] { $number } horas
    }
console-length-days =
    { $number ->
        [one] { $number } día
        [many] { $number } de días
       *[other] { $number } días
    }

console-ago-seconds =
    { $number ->
        [one] hace { $number } segundo
        [many] hace { $number } de segundos
       *[other] hace { $number } segundos
    }
console-ago-minutes =
    { $number ->
        [one] hace { $number } minuto
        [many] hace { $number } de minutos
       *[other] hace { $number } minutos
    }
console-ago-hours =
    { $number ->
        [one] hace { $number } hora
        [many] hace { $number } de horas
       *[other] hace { $number } horas
    }
console-ago-days =
    { $number ->
        [one] hace { $number } día
        [many] hace { $number } de días
       *[other] hace { $number } días
    }

console-test-mail = Correo de prueba
console-test-mail-explained = Va a { $email } de inmediato y sin pasar por la cola, y muestra la respuesta del servidor de correo.
console-send-test-mail = Enviar un correo de prueba
console-mails-stopped = Detuviste todos los correos a tu dirección.
console-mail-timeout = El servidor de correo no respondió a tiempo.
console-mail-subject = Un correo de prueba de Taskbell
console-mail-text = Pediste este correo en { $address }. Los recordatorios siguen el mismo camino.
