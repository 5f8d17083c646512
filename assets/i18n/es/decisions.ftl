decisions-title = Decisiones
decisions-lead = Qué se preguntó, qué se decidió y qué fue de las promesas que se hicieron.
decisions-none = Todavía no hay decisiones publicadas
decisions-none-text = Cuando un organismo decide tras una consulta, aquí está su respuesta a lo que dijo la gente, tema por tema.
decisions-see-results = Ver los resultados de las consultas
decisions-decided-on = Decidido el
decisions-published-on = publicado el
decisions-about = sobre
decisions-kept = { $done } de { $total ->
    [one] un compromiso cumplido
   *[other] { $total } compromisos cumplidos
}
decisions-asked = Qué se preguntó
decisions-summary = Qué se decidió
decisions-themes = Tema por tema
decisions-theme-number = Tema { $number }
decisions-commitments = Compromisos
decisions-commitments-lead = Qué se prometió con esta decisión, para cuándo y cómo va.
decisions-no-commitments = Con esta decisión no se asumieron compromisos.
decisions-due = para el
decisions-updated = último informe el
decisions-state-planned = Previsto
decisions-state-in_progress = En marcha
decisions-state-done = Cumplido
decisions-state-dropped = Abandonado
decisions-state-overdue = Vencido
decisions-everything = Todo lo que hay detrás
decisions-results = Resultados
decisions-documents = Documentos
decisions-behind = Lo que se dijo sobre «{ $theme }»
decisions-all-behind = Ver las { $count } aportaciones
decisions-behind-count = { $count ->
    [0] No hay aportaciones enlazadas con este tema.
    [one] Hay una aportación detrás de este tema.
   *[other] Hay { $count } aportaciones detrás de este tema.
}
decisions-see-answer = Ver qué se decidió
decisions-nothing-behind = No se enlazó ninguna aportación con este tema. Lo que se dijo está resumido en la propia decisión.
decisions-history = Qué ha pasado desde entonces
decisions-digest-text = Las palabras de esta decisión ya no cambian. Cualquiera puede volver a calcular la huella a partir de sus datos:
decisions-json = esta decisión, legible por máquina (JSON)

decisions-new = Preparar una decisión
decisions-new-lead = Responde a lo que se dijo en «{ $consultation }». Empieza por el esquema; después vienen los temas, las aportaciones y los compromisos. Nada es público hasta que lo publicas.
decisions-drafts = Borradores ya empezados
decisions-begin = Empezar el borrador
decisions-edit = Decisión, un borrador
decisions-edit-lead = Decisión sobre «{ $consultation }». Solo los editores ven este borrador.
decisions-wait = La consulta se cierra el { $when }. Puedes publicar después.
decisions-title-suggested = Decisión: { $consultation }
decisions-field-title = Título
decisions-field-asked = Qué se preguntó
decisions-field-asked-hint = En un párrafo, tal como se preguntó al público.
decisions-field-summary = Qué se decidió, en conjunto
decisions-field-summary-hint = Empieza por la decisión misma. Puedes usar Markdown.
decisions-field-decided-on = Día de la decisión
decisions-field-results = Resultados a los que responde esta decisión
decisions-field-results-hint = Al menos un resultado publicado de esta consulta.
decisions-results-missing = Todavía no hay resultados publicados de esta consulta.
decisions-draft-results = Preparar resultados
decisions-themes-hint = Un tema por cada asunto que planteó la gente. Cada uno debe decir qué se dijo, qué se decidió y por qué, también donde no se siguió.
decisions-field-theme-title = Tema
decisions-field-theme-title-hint = Unas pocas palabras: de qué trata.
decisions-field-cites = Aportaciones detrás de este tema
decisions-field-cites-hint = Una por línea: la dirección de su página (/c/…) o su código.
decisions-pick-link = Buscar entre las aportaciones y elegir
decisions-pick-save-first = Guarda antes lo que hayas escrito.
decisions-remove-theme = Quitar el tema { $number }
decisions-add-theme = Añadir un tema
decisions-commitments-hint = Qué promete hacer un organismo y para qué día. Sus funcionarios informan aquí de cómo va.
decisions-commitment-number = Compromiso { $number }
decisions-field-commitment = Qué se promete
decisions-field-due = Para el
decisions-field-body = Quién lo cumple
decisions-remove-commitment = Quitar el compromiso { $number }
decisions-add-commitment = Añadir un compromiso
decisions-save-draft = Guardar el borrador
decisions-publish = Publicar la decisión
decisions-publish-hint = Al publicar, ya nadie puede cambiar el texto. Cada aportación muestra dónde se respondió, su autor recibe un correo y se avisa a quienes siguen la consulta.
decisions-delete = Borrar este borrador
decisions-delete-text = El borrador desaparece para siempre, con sus temas y compromisos. Las aportaciones y los resultados no se tocan.
decisions-delete-yes = Sí, borrar el borrador
decisions-pick = Elegir aportaciones
decisions-pick-lead = Para el tema: { $theme }
decisions-pick-search = Palabras del texto o nombre del autor
decisions-pick-legend = Aportaciones públicas, las más nuevas primero
decisions-pick-cited = ya elegida
decisions-pick-add = Poner las elegidas detrás de este tema
decisions-pick-none = Aquí no se encontró nada. Prueba con menos palabras o con otras.
decisions-draft-saved = El borrador está guardado.
decisions-draft-deleted = El borrador está borrado.
decisions-published = La decisión está publicada.
decisions-cited-added = Las aportaciones ya están detrás del tema.
decisions-commitment-update = Informar sobre un compromiso
decisions-field-state = ¿Cómo va?
decisions-field-note = Qué hay que decir
decisions-field-note-hint = Todo el mundo puede leerlo. Si se abandona, di por qué.
decisions-commitment-save = Publicar este informe
decisions-commitment-saved = Tu informe es público.

decisions-already-published = Esta decisión ya está publicada. Lo publicado no cambia.
decisions-consultation-open = La consulta sigue abierta. Se puede publicar una decisión cuando se haya cerrado.
decisions-title-missing = Pon un título a la decisión.
decisions-asked-missing = Di qué se preguntó.
decisions-summary-missing = Di qué se decidió en conjunto.
decisions-decided-later = El día de la decisión está por llegar. Publícala cuando se haya decidido.
decisions-no-result = Elige al menos un resultado publicado al que responda esta decisión.
decisions-no-theme = Añade al menos un tema.
decisions-theme-without-title = Pon nombre al tema { $number }.
decisions-theme-without-said = Tema { $number }: di qué se dijo.
decisions-theme-without-decision = El tema { $number } aún no tiene respuesta: di qué se decidió.
decisions-theme-without-why = Tema { $number }: di por qué se decidió así.
decisions-commitment-without-text = Compromiso { $number }: di qué se promete, o quítalo.
decisions-unknown-contribution = Línea { $line }: no hay ninguna aportación pública «{ $text }». Revisa la dirección o quita la línea.
decisions-other-consultation = Línea { $line }: «{ $text }» no pertenece a esta consulta.
decisions-too-many-cited = Detrás de un tema puede haber como máximo { $max } aportaciones.
decisions-dropped-why = Di por qué se abandona este compromiso.

decisions-mail-cited-subject = Tu aportación forma parte de una decisión: { $title }
decisions-mail-cited-text = { $count ->
    [one] Se ha publicado una decisión que responde a una aportación tuya:
   *[other] Se ha publicado una decisión que responde a { $count } aportaciones tuyas:
} { $title }
decisions-mail-cited-where = { $count ->
    [one] Aquí está. Su página muestra todo lo que pasó con ella:
   *[other] Aquí están. La página de cada una muestra todo lo que pasó con ella:
}
decisions-mail-cited-next = En la página de la decisión puedes ver qué se decidió y por qué, y cómo van los compromisos.

ledger-action-decided = Decisión publicada
ledger-action-cited = Respondida en una decisión
ledger-action-commitment-updated = Informe sobre un compromiso
news-decision-published = Decisión publicada
news-commitment-updated = Informe sobre un compromiso
