## What stands around pages, on the dashboard, and on the small pages that links in mails lead to.

title-sign-in = Iniciar sesión
title-sign-up = Crear una cuenta
title-reset-password = Contraseña nueva
title-forgot-password = Contraseña olvidada
title-confirm = Confirma tu dirección de correo
title-all = Todas las tareas
title-task = Tarea
title-dashboard = Resumen
title-settings = Ajustes
title-security = Seguridad
title-sign-in-again = Confirma que eres tú
title-second-step = Tu código
title-two-step = Configurar el inicio de sesión en dos pasos
title-jobs = Trabajos
title-settings-in-force = Ajustes vigentes
title-people = Personas
title-audit = Registro de auditoría
title-person = Persona
title-lists = Listas
title-labels = Etiquetas
title-list-edit = Editar lista
title-label-edit = Editar etiqueta
title-transfers = Exportar e importar
title-import = Importar

page-title = { $page } · Taskbell

skip-to-content = Ir al contenido
nav-main = Principal
nav-main-short = Principal, breve
nav-more = Más
nav-sign-out = Cerrar sesión

dashboard-overdue = Atrasadas
dashboard-due-today = Para hoy
dashboard-due-week = Próximos 7 días
dashboard-pending = Pendientes
dashboard-in-progress = En curso
dashboard-completed = Completadas
dashboard-share = Tareas completadas: { $completed } de { $total }, { $share } %
dashboard-last-completed = Últimas completadas
dashboard-nothing = Aún nada. La primera tarea que marques aparecerá aquí.

chart-caption =
    { $number ->
        [one] { $number } tarea completada en los últimos 14 días
        [many] { $number } de tareas completadas en los últimos 14 días
       *[other] { $number } tareas completadas en los últimos 14 días
    }
chart-description =
    { $number ->
        [one] Gráfico de barras: { $number } tarea completada en los últimos 14 días, { $most } al día como máximo
        [many] Gráfico de barras: { $number } de tareas completadas en los últimos 14 días, { $most } al día como máximo
       *[other] Gráfico de barras: { $number } tareas completadas en los últimos 14 días, { $most } al día como máximo
    }
chart-day = { $day }: { $number }

mail-page-open = Abrir Taskbell
mail-page-not-found = Este enlace ya no funciona
mail-page-not-found-text = Es posible que haya caducado o ya se haya usado, o que su tarea esté completada, reprogramada o eliminada.
mail-page-refused = No se puede hacer esto

dev-mail = Correos
dev-mail-none = Aún no se ha enviado ningún correo.
dev-mail-all = Todos los correos
dev-mail-html = Como HTML
dev-mail-missing = Ese correo no existe
dev-mail-no-subject = (sin asunto)
dev-mail-sent = { $date }, a { $address }

title-filters = Filtros
title-filter-edit = Editar filtro
title-filter-language = El lenguaje de los filtros

# Searching over everything, and the palette.
title-search = Buscar
search-all = Buscar tareas, listas y etiquetas
search-button = Buscar
search-what = Encuentra tareas por su título y sus notas, estén en la lista que estén y completadas o no, y listas, etiquetas y filtros por su nombre.
search-nothing-hint = Prueba con menos palabras o con otras.
search-places = Listas, filtros y etiquetas
search-save = Guardar como filtro
palette-recent = Visitado hace poco
palette-lists = Listas
palette-commands = Órdenes
palette-places = Ir a
palette-tasks = Tareas
palette-everywhere = Buscar en todo: { $text }
command-add = Añadir una tarea
