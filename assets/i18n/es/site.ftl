# Layout
site-skip = Ir al contenido
site-home = { $name }, inicio
site-nav = Principal
site-search = Buscar
site-search-label = Buscar en todo lo público
site-language = Idioma
site-menu = Menú
site-sign-in = Entrar
site-sign-out = Salir
site-account = Tu cuenta
site-own = Lo que has escrito
site-follows = Lo que sigues
site-desks = Tus mesas de trabajo
site-footer = Sobre este sitio
site-feed = Canal de novedades
site-demo = Demostración con un municipio inventado. Lo que escribas puede borrarse.
site-demo-label = Sobre esta demostración
site-accessibility = Accesibilidad
site-privacy = Privacidad
site-moderation-rules = Reglas de moderación
site-data = Datos abiertos
site-ledger = Registro público
site-glossary = Glosario
site-software = Funciona con Folkmoot, software libre. Cualquiera puede comprobar sus recuentos.
site-printed = Impreso desde { $url }
site-top = Volver arriba

nav-consultations = Consultas
nav-petitions = Peticiones
nav-questions = Preguntas
nav-decisions = Decisiones
nav-calendar = Calendario
nav-bodies = Quién decide
nav-forums = Foros
nav-results = Resultados
nav-search = Búsqueda

desk-moderation = Moderación
desk-questions = Preguntas
desk-editor = Edición
desk-analysis = Análisis
desk-admin = Administración
desk-nav = Mesas de trabajo

# Time
time-now = ahora
time-in-minutes = { $count ->
    [one] dentro de { $count } minuto
   *[other] dentro de { $count } minutos
}
time-in-hours = { $count ->
    [one] dentro de { $count } hora
   *[other] dentro de { $count } horas
}
time-in-days = { $count ->
    [1] mañana
   *[other] dentro de { $count } días
}
time-in-months = { $count ->
    [one] dentro de { $count } mes
   *[other] dentro de { $count } meses
}
time-in-years = { $count ->
    [one] dentro de { $count } año
   *[other] dentro de { $count } años
}
time-ago-minutes = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
time-ago-hours = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
time-ago-days = { $count ->
    [1] ayer
   *[other] hace { $count } días
}
time-ago-months = { $count ->
    [one] hace { $count } mes
   *[other] hace { $count } meses
}
time-ago-years = { $count ->
    [one] hace { $count } año
   *[other] hace { $count } años
}
time-opens = se abre { $when }
time-closes = se cierra { $when }
time-closed = se cerró { $when }

# Promised dates
due-in-working-days = { $count ->
    [0] vence hoy
    [one] vence en { $count } día hábil
   *[other] vence en { $count } días hábiles
}
due-overdue = { $count ->
    [0] con retraso
    [one] con { $count } día hábil de retraso
   *[other] con { $count } días hábiles de retraso
}
due-paused = en pausa, { $count ->
    [0] el plazo está suspendido
    [one] queda { $count } día hábil
   *[other] quedan { $count } días hábiles
}
due-met = respondido a tiempo
due-met-late = { $count ->
    [0] respondido después de la fecha prometida
    [one] respondido con { $count } día hábil de retraso
   *[other] respondido con { $count } días hábiles de retraso
}
due-why = Cómo se calcula esta fecha

# States
status-open = Abierto
status-closing = Cierra pronto
status-planned = Previsto
status-paused = En pausa
status-closed = Cerrado
status-draft = Borrador
status-received = Recibido
status-in_review = En lectura
status-published = Publicado
status-rejected = No publicado
status-hidden = Oculto
status-withdrawn = Retirado
status-erased = Borrado
status-merged_into = Unido a otro
status-answered = Respondido
status-assigned = En manos del organismo
status-overdue = Con retraso
status-kept = Cumplido
status-done = Hecho
status-running = En marcha
status-broken = Incumplido
status-decided = Decidido
status-analysis = En análisis

# Forms
form-optional = (opcional)
form-leave-empty = Deja este campo vacío
form-errors-title = { $count ->
    [one] Revisa un campo, por favor
   *[other] Revisa { $count } campos, por favor
}
form-error-prefix = Error:
form-characters = Hasta { $max } caracteres
form-characters-left = { $count ->
    [one] Queda { $count } carácter
   *[other] Quedan { $count } caracteres
}
form-characters-over = { $count ->
    [one] Sobra { $count } carácter
   *[other] Sobran { $count } caracteres
}
form-unsaved = No has enviado lo que has escrito. Se guarda en este dispositivo hasta que cierres la pestaña.
form-draft-restored = Lo que habías escrito vuelve a estar en el campo. Solo se guardó en este dispositivo.
form-step = Paso { $step } de { $steps }
form-back = Atrás
form-change = Cambiar
form-nothing = en blanco
form-choose = Elige una opción

# Components
ui-notice-success = Hecho
ui-notice-notice = Ten en cuenta
ui-notice-error = Hay un problema
ui-phases = Fases
ui-phase-done = terminada
ui-phase-current = ahora
ui-phase-next = más adelante
ui-count-of = { $count } de { $needed }
ui-progress = { $count } de { $needed } conseguidas
ui-threshold-reached = alcanzado
ui-threshold-ahead = por alcanzar
ui-threshold-missed = no alcanzado
ui-source = Fuente
ui-show-table = Ver las cifras en una tabla
ui-download = Descargar las cifras
ui-asked = La gente preguntó
ui-said = Lo que se dijo
ui-decided = Lo que se decidió
ui-why = Por qué
ui-trace = Qué pasó con ello
ui-trace-link = Qué ha sido de ello
ui-by = de { $name }
ui-for-body = por { $body }
ui-guest = Persona invitada
ui-reply = Responder
ui-report = Denunciar
ui-comments-count = { $count ->
    [0] Aún no hay comentarios
    [one] { $count } comentario
   *[other] { $count } comentarios
}
ui-comments-margin = { $count ->
    [one] { $count } comentario
   *[other] { $count } comentarios
}
ui-comments-on = { $count ->
    [0] 0 comentarios sobre «{ $section }»: empieza tú
    [one] { $count } comentario sobre «{ $section }»
   *[other] { $count } comentarios sobre «{ $section }»
}
ui-copy-link = Copiar el enlace
ui-copied = Copiado
ui-pages = Páginas
ui-previous = Anterior
ui-next = Siguiente
ui-page-of = Página { $page } de { $pages }
ui-filter = Filtrar
ui-filter-apply = Mostrar
ui-filter-clear = Quitar los filtros
ui-breadcrumb = Estás aquí
ui-contents = Contenido
ui-select = Seleccionar { $what }
ui-select-all = Seleccionar todo
ui-bulk = Con lo seleccionado
ui-keys = Teclas
ui-loading = Abriendo…
ui-file = { $type }, { $size }
ui-tombstone = Este texto ya no se muestra.
ui-edited = editado { $when }
ui-removed = eliminado
ui-added = añadido

channel-web = en este sitio
channel-email = por correo electrónico
channel-paper = en papel
channel-phone = por teléfono
channel-meeting = en una reunión

role-citizen = Ciudadanía
role-guest = Sin cuenta
role-official = Cargo público
role-moderator = Moderación
role-editor = Edición
role-admin = Administración

trace-received = Recibido
trace-read = Leído por moderación
trace-published = Publicado
trace-counted = Contado en
trace-answered = Respondido por
trace-read-ahead = Pendiente de lectura por moderación
trace-published-ahead = Publicación
trace-counted-ahead = Pendiente de contarse en los resultados
trace-answered-ahead = Pendiente de respuesta

# Page of an error
error-not-found-title = Esta página no está aquí
error-not-found-text = Puede que la dirección tenga una errata o que el contenido se haya movido. Búscalo o empieza por la página de inicio.
error-forbidden-title = Esta página es para otras personas
error-forbidden-text = Tu cuenta no tiene el papel que esta página necesita. Si debería tenerlo, pídeselo a quien administra el sitio.
error-unauthenticated-title = Entra con tu cuenta, por favor
error-unauthenticated-text = Para esto necesitas una cuenta. Entra y volverás directamente a esta página.
error-conflict-title = Alguien se adelantó
error-conflict-text = Lo que estabas viendo ha cambiado mientras tanto. Vuelve atrás, recarga y decide de nuevo; no se ha perdido nada tuyo.
error-closed-title = Esto ya se ha cerrado
error-closed-text = El plazo para participar ha terminado. Lo que se dijo y en qué quedó se puede seguir leyendo.
error-too-many-requests-title = Demasiadas peticiones
error-too-many-requests-text = Han llegado muchas peticiones desde tu conexión en poco tiempo. Espera un minuto y vuelve a intentarlo.
error-unavailable-title = No disponible en este momento
error-unavailable-text = El servicio está ocupado o en mantenimiento. No se ha perdido nada. Vuelve a intentarlo en unos minutos.
error-internal-title = Algo ha fallado por nuestra parte
error-internal-text = Ha quedado registrado y lo estamos mirando. Inténtalo de nuevo o dinos el número de abajo.
error-invalid-title = No se ha podido leer
error-invalid-text = Faltaba una parte de la petición o no se ha entendido. Vuelve atrás e inténtalo de nuevo.
error-reference = Número de esta incidencia: { $id }
error-home = A la página de inicio
