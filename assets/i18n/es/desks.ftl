desks-title = Mesa de edición
desks-lead = Las consultas, del primer borrador a la decisión.
desks-new = Preparar una consulta
desks-new-title = Preparar una consulta
desks-edit-title = Cambiar la consulta
desks-none = Todavía no hay consultas
desks-none-text = Prepara una: puedes guardarla como borrador y publicarla cuando todo esté listo.
desks-consultations = Todas las consultas
desks-consultation = Consulta
desks-state = Estado
desks-dates = Abierta
desks-contributions = Aportaciones
desks-add = Trabajar en ella
desks-documents = Documentos
desks-add-document = Añadir un documento
desks-add-document-text = El texto que se propone; la gente comenta sus apartados
desks-forum = Foro
desks-forum-text = Donde la gente debate entre sí
desks-add-results = Resultados
desks-add-results-text = Contar y publicar lo que se dijo, una vez cerrada
desks-add-decision = Decisión
desks-add-decision-text = Responder a los resultados tema por tema
desks-belongs = Qué forma parte de ella
desks-change = Cambiarla
desks-extend = Ampliarla o corregir sus textos
desks-preview = Verla como la verá el público
desks-public-page = Su página pública
desks-publish-title = Publicarla
desks-publish-text = Se anuncia con sus fechas: abierta desde el { $opens } hasta el final del { $closes }. Una vez abierta, sus reglas quedan fijadas y solo se puede ampliar.
desks-publish = Publicar la consulta
desks-publish-hint = Al publicarla se anuncia con sus fechas. Un borrador solo lo ve la edición.
desks-save = Guardar los cambios
desks-save-draft = Guardar el borrador
desks-saved = La consulta está guardada.
desks-published = La consulta está publicada.

desks-stage-draft = Un borrador: solo lo ve la edición y todo se puede cambiar.
desks-stage-planned = Publicada, aún sin abrir. Las fechas todavía se pueden mover; todo el mundo puede ver que se movieron.
desks-stage-begun = Ya ha empezado: sus reglas están fijadas. Puedes retrasar el final y corregir textos. Cada cambio se anota en el registro público.
desks-stage-over = Ha terminado: sus fechas están fijadas. Puedes corregir textos. Cada cambio se anota en el registro público.

desks-group-what = De qué se trata
desks-group-who = Quién pregunta y quién decide
desks-group-when = Cuándo
desks-group-how = Cómo se leen las aportaciones
desks-name = Título
desks-name-hint = Como la gente llamaría al asunto, por ejemplo «Un puente nuevo en la boca del puerto»
desks-slug = Dirección
desks-slug-hint = La última parte de la dirección de la página, con minúsculas, cifras y guiones. Si la dejas vacía, se forma con el título. No se puede cambiar después.
desks-summary = En tres frases
desks-summary-hint = De qué se trata, para alguien que nunca ha oído hablar de ello
desks-description = Descripción
desks-description-hint = Antecedentes, qué se puede cambiar y qué no. Markdown: ## para un título, - para una lista
desks-lang = Idioma de estos textos
desks-body = Organismo que pregunta
desks-decides = Quién decide
desks-decides-hint = Quién toma la decisión, cuándo y qué peso tienen las aportaciones
desks-announced-on = Se anuncia el
desks-announced-on-hint = Desde este día la ciudadanía la conoce
desks-opens-on = Se abre el
desks-opens-on-hint = Desde la medianoche en que empieza este día
desks-closes-on = Se cierra al final del
desks-closes-on-hint = Hasta las 23:59:59 de este día
desks-closes-on-extend = Solo puede ser más tarde. Se avisa a quienes la siguen
desks-results-due = Resultados prometidos para el
desks-moderation = Moderación
desks-moderation-post = Después de publicar
desks-moderation-post-hint = Lo que la gente escribe aparece enseguida. La moderación lo mira si alguien lo denuncia.
desks-moderation-pre = Antes de publicar
desks-moderation-pre-hint = La moderación lo lee todo primero, para un día prometido.

desks-slug-taken = Otra consulta tiene esta dirección. Elige otro título o escribe otra dirección
desks-slug-letters = Usa solo minúsculas de la a a la z, cifras y guiones sueltos

# Lo que vence
desk-calendar = Vencimientos
desks-calendar-title = Lo que vence
desks-calendar-overdue = { $count ->
    [one] { $count } promesa ha vencido
   *[other] { $count } promesas han vencido
}
desks-calendar-months = Meses
desks-calendar-today = Este mes
desks-calendar-is-today = hoy
desks-calendar-none = En este mes no vence nada.
desks-calendar-state-paused = { $count ->
    [0] en pausa
    [one] en pausa, queda { $count } día por contar
   *[other] en pausa, quedan { $count } días por contar
}
desks-calendar-state-overdue = vencida
desks-calendar-feeds = Tener estas fechas en tu propio calendario
