## Reminders of single tasks, what became of mails, and what the links in mails ask.

rule-when-due = Al vencer
rule-minutes-before =
    { $number ->
        [one] { $number } minuto antes
        [many] { $number } de minutos antes
       *[other] { $number } minutos antes
    }
rule-hours-before =
    { $number ->
        [one] { $number } hora antes
        [many] { $number } de horas antes
       *[other] { $number } horas antes
    }
rule-days-before =
    { $number ->
        [one] { $number } día antes
        [many] { $number } de días antes
       *[other] { $number } días antes
    }
rule-on-the-day = El mismo día a las { $time }
rule-days-before-at =
    { $number ->
        [one] { $number } día antes a las { $time }
        [many] { $number } de días antes a las { $time }
       *[other] { $number } días antes a las { $time }
    }

reminder-planned = Previsto: { $when }
reminder-not-planned = No previsto

about-a-day = Recordatorio diario
about-a-task = Recordatorio

delivery-waits = En espera, porque últimamente recibiste muchos correos. Saldrá como pronto: { $until }. Previsto: { $planned }
delivery-sending = Enviándose
delivery-sent = Enviado
delivery-sent-at = Enviado: { $when }
delivery-sent-minutes-late =
    { $number ->
        [one] Enviado: { $when }, con { $number } minuto de retraso
        [many] Enviado: { $when }, con { $number } de minutos de retraso
       *[other] Enviado: { $when }, con { $number } minutos de retraso
    }
delivery-sent-hours-late =
    { $number ->
        [one] Enviado: { $when }, con { $number } hora de retraso
        [many] Enviado: { $when }, con { $number } de horas de retraso
       *[other] Enviado: { $when }, con { $number } horas de retraso
    }
delivery-not-needed = Ya no es necesario. Previsto: { $planned }
delivery-cancelled = Cancelado. Previsto: { $planned }
delivery-expired = Demasiado tarde para enviarlo. Previsto: { $planned }
delivery-held = En suspenso: puede que se haya enviado o no. Previsto: { $planned }
delivery-failed = Con error. Previsto: { $planned }. Motivo: { $reason }
delivery-reason-unknown = desconocido
delivery-perhaps-twice = { $state }; es posible una segunda copia

link-complete-question = ¿Completar esta tarea?
link-complete = Completar
link-snooze-question = ¿Recordar esta tarea de nuevo en una hora?
link-snooze = Posponer
daily-stop-question = ¿Detener los recordatorios diarios?
daily-stop = Detener los recordatorios diarios
mails-stop-question = ¿Detener todos los correos de Taskbell a esta dirección?
mails-stop = Detener todos los correos
mails-are-stopped = Taskbell no envía correos a esta dirección
mails-allow-question = ¿Permitir de nuevo los correos de Taskbell a esta dirección?
mails-allow = Permitir los correos de nuevo
