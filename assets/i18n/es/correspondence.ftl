# Por qué algo vence un día
deadline-account-caption = Cada día desde el primero hasta el del vencimiento
deadline-day = Día
deadline-what = Qué es
deadline-until-transfer = hasta que se traspasó
deadline-what-received = Recepción: día cero
deadline-first-petition_response = La petición alcanzó el número: día cero
deadline-first-petition_debate = La petición alcanzó el número para un debate: día cero
deadline-first-moderation = Llegó: día cero
deadline-first-results = La consulta se cerró: día cero
deadline-first-commitment = Se prometió: día cero
deadline-what-counted = Día { $count }
deadline-what-counted-many = Días { $count } a { $last }
deadline-what-extended = Día { $count }, de la prórroga
deadline-what-extended-many = Días { $count } a { $last }, de la prórroga
deadline-what-weekend = Fin de semana, no cuenta
deadline-what-weekend-last = Día { $count }, pero en fin de semana: la fecha pasa adelante
deadline-what-holiday = { $name }, no cuenta
deadline-what-holiday-last = Día { $count }, pero { $name }: la fecha pasa adelante
deadline-what-paused = Plazo suspendido, no cuenta
deadline-what-left = Por contar: día { $count }
deadline-what-rolled = El siguiente día hábil
deadline-left = { $count ->
    [0] El plazo está suspendido. No queda ningún día por contar.
    [one] El plazo está suspendido. Queda { $count } día por contar.
   *[other] El plazo está suspendido. Quedan { $count } días por contar.
}
deadline-fixed = Se prometió el día mismo: ni los fines de semana ni los festivos lo mueven.

# La correspondencia sobre una pregunta
correspondence-title = Correspondencia
correspondence-turn-clarification_asked = El organismo pide más datos
correspondence-turn-clarified = Más datos de quien preguntó
correspondence-turn-partial_answer = Una parte de la respuesta
correspondence-turn-answer = La respuesta
correspondence-turn-refusal = La denegación
correspondence-turn-review_asked = Se pide una revisión
correspondence-turn-review_decided = Resultado de la revisión
correspondence-turn-rating_response = El organismo sobre la valoración
correspondence-refusal = Sin respuesta, y por qué
correspondence-ground = Fundamento legal: { $ground }
correspondence-follows = Continúa:
correspondence-follow-ups = Preguntas que continúan esta
correspondence-follow-up = Hacer otra pregunta sobre esto
correspondence-assigned = Debe responder: { $post }.
correspondence-parts = Otros que contribuyen a la respuesta:
correspondence-duplicates = { $count ->
    [one] Otra persona preguntó lo mismo y recibe la misma respuesta.
   *[other] Otras { $count } personas preguntaron lo mismo y reciben la misma respuesta.
}
correspondence-confidential-title = Confidencial
correspondence-confidential = Solo quien preguntó y { $body } pueden leer esta pregunta. Cuenta en las cifras públicas, sin sus palabras.
correspondence-merged-title = Se responde junto con otra pregunta
correspondence-merged-text = Alguien preguntó lo mismo. Una respuesta vale para las dos:
correspondence-clarifying-title = A la espera de quien preguntó
correspondence-clarifying-text = { $body } necesita saber más antes de responder. El plazo está suspendido hasta entonces.
correspondence-clarifying-mine = { $body } necesita saber más de ti antes de responder. El plazo está suspendido hasta que contestes.
correspondence-routing-title = En camino al organismo adecuado
correspondence-routing = { $body } averigua quién puede responder y le traspasa la pregunta. El plazo corre igualmente.
correspondence-event-extended = { $count ->
    [one] Un día más: vence el { $date }
   *[other] { $count } días más: vence el { $date }
}
correspondence-event-moved = Se añadió o quitó un festivo: vence el { $date }
correspondence-event-paused = El plazo se suspendió
correspondence-event-resumed = El plazo corre de nuevo: vence el { $date }
correspondence-event-continued = El plazo sigue corriendo: vence el { $date }
correspondence-event-restarted = El plazo empieza de nuevo: vence el { $date }
correspondence-event-transferred = Traspasada a { $body }

# Preguntar
correspondence-unsure = No lo sé
correspondence-unsure-hint = { $body } averigua quién puede responder y le traspasa la pregunta. La respuesta vence igualmente el { $date }.
correspondence-confidential-label = Mantener mi pregunta confidencial
correspondence-confidential-hint = Solo pueden leerla el organismo y tú. Es posible con: { $bodies }.
correspondence-flash-confidential = Tu pregunta está enviada y el plazo de respuesta ha empezado. Solo pueden leerla el organismo y tú.

# Lo que hace quien preguntó
correspondence-clarify-title = Dar más datos
correspondence-clarify-lead = { $body } te pidió algo. Contesta aquí; todo el mundo puede leerlo, como tu pregunta.
correspondence-clarify-label = Tu contestación
correspondence-clarify-hint = Contesta a lo que pidió el organismo. No incluyas datos privados tuyos ni de otras personas.
correspondence-clarify-button = Enviar la contestación
correspondence-clarify-done = Tu contestación está enviada y el plazo corre de nuevo.
correspondence-rate-title = Valorar la respuesta
correspondence-rate-again = Cambiar la valoración
correspondence-rate-lead = ¿Respondió { $body } a lo que preguntaste? Tu valoración es pública y cuenta en el historial del organismo.
correspondence-rate-legend = ¿Se respondió a tu pregunta?
correspondence-rating-answered = Sí, se respondió
correspondence-rating-partly = En parte
correspondence-rating-not_answered = No, no se respondió
correspondence-rate-button = Guardar la valoración
correspondence-rate-done = Tu valoración está guardada.
correspondence-rated-answered = Quien preguntó dice: se respondió.
correspondence-rated-partly = Quien preguntó dice: se respondió en parte.
correspondence-rated-not_answered = Quien preguntó dice: no se respondió.
correspondence-review = Revisión interna
correspondence-review-title = Pedir una revisión interna
correspondence-review-lead = Otra persona de { $body } vuelve a mirar tu pregunta y la respuesta. Puedes pedirlo una vez.
correspondence-review-label = ¿Qué falla en la respuesta?
correspondence-review-hint = Di qué se dejó fuera o por qué la denegación no se sostiene. Todo el mundo puede leerlo.
correspondence-review-promise = { $count ->
    [one] { $body } promete el resultado en un día hábil: hasta el { $date }.
   *[other] { $body } promete el resultado en { $count } días hábiles: hasta el { $date }.
}
correspondence-review-button = Pedir la revisión
correspondence-review-done = Has pedido una revisión. Te escribimos cuando esté decidida.
correspondence-review-open = { $body } vuelve a mirar la respuesta.
correspondence-review-upheld = La respuesta se mantiene
correspondence-review-changed = La revisión cambió la respuesta

# Lo que hacen quienes responden
correspondence-desk-other = Otras formas de tramitarla
correspondence-desk-parts-given = Lo que aportan otros organismos
correspondence-desk-part-missing = Todavía no entregada
correspondence-desk-parts-owed = Se pide la parte de tu organismo
correspondence-desk-due = Vence el { $date }
correspondence-desk-restarts = Según el procedimiento de tu organismo, el plazo empieza después de nuevo desde cero.
correspondence-desk-continues = Según el procedimiento de tu organismo, el plazo sigue después con los días que quedan.
correspondence-desk-reason = Motivo
correspondence-desk-reason-hint = Todo el mundo lo lee junto a la nueva fecha.
correspondence-desk-clarification-title = Pedir una aclaración
correspondence-desk-clarification-lead = Pregunta a la persona lo que necesitas saber. El plazo se suspende hasta que conteste.
correspondence-desk-clarification-label = ¿Qué necesitas saber?
correspondence-desk-clarification-hint = Sé exacto: puede contestar una vez antes de que el plazo corra de nuevo. Todo el mundo puede leerlo.
correspondence-desk-clarification-button = Preguntar y suspender el plazo
correspondence-desk-clarification-done = Preguntado. El plazo está suspendido hasta que haya contestación.
correspondence-desk-extension-title = Tomar más tiempo
correspondence-desk-extension-lead = Para más tiempo hace falta un motivo que lee todo el mundo. Quien preguntó recibe un correo.
correspondence-desk-days = Días hábiles de más
correspondence-desk-days-hint = { $left ->
    [0] No queda ninguna prórroga para esta pregunta.
    [one] Hasta { $count } cada vez; queda una prórroga.
   *[other] Hasta { $count } cada vez; quedan { $left } prórrogas.
}
correspondence-desk-extension-button = Prorrogar y publicar el motivo
correspondence-desk-extension-done = Prorrogado. La nueva fecha y el motivo son públicos.
correspondence-desk-partial-title = Responder una parte
correspondence-desk-partial-lead = Di lo que ya puedes decir. La promesa sigue hasta que todo esté respondido.
correspondence-desk-partial-label = Esta parte de la respuesta
correspondence-desk-partial-hint = Di también qué falta todavía, y para cuándo.
correspondence-desk-partial-button = Publicar esta parte
correspondence-desk-partial-done = La parte es pública.
correspondence-desk-refusal-title = Denegar la respuesta
correspondence-desk-refusal-lead = Una denegación necesita un fundamento legal. Quien preguntó puede pedir una revisión interna.
correspondence-desk-ground = Ley y artículo
correspondence-desk-ground-hint = Por ejemplo: Ley de protección de datos, artículo 12.2
correspondence-desk-refusal-label = Explica la denegación
correspondence-desk-refusal-hint = Con palabras sencillas: qué no se puede decir, y por qué.
correspondence-desk-refusal-button = Publicar la denegación
correspondence-desk-refusal-done = La denegación es pública, con su fundamento.
correspondence-desk-transfer-title = Traspasar a otro organismo
correspondence-desk-transfer-lead = Quien preguntó no tiene que preguntar de nuevo: la pregunta sigue con todo lo dicho.
correspondence-desk-transfer-to = ¿Qué organismo puede responder?
correspondence-desk-transfer-button = Traspasarla
correspondence-desk-transfer-done = La pregunta está ahora en el otro organismo. Quien preguntó recibe un correo.
correspondence-desk-merge-title = Responder juntas las repetidas
correspondence-desk-merge-lead = Elige preguntas que digan lo mismo. Quienes las hicieron se enteran ahora, y otra vez con la respuesta.
correspondence-desk-duplicates = ¿Qué preguntas dicen lo mismo?
correspondence-desk-no-duplicates = No espera ninguna otra pregunta en tu organismo.
correspondence-desk-merge-button = Responderlas juntas
correspondence-desk-merge-done = Estas preguntas se responden ahora juntas.
correspondence-desk-parts-title = Pedir su parte a otros organismos
correspondence-desk-parts-lead = Tu organismo coordina: junta en una sola respuesta lo que envíen los demás.
correspondence-desk-bodies = ¿Qué organismos tienen algo que decir?
correspondence-desk-parts-button = Pedírselo
correspondence-desk-parts-done = Está pedido; lo encuentran en su escritorio.
correspondence-desk-part-title = Dar la parte de tu organismo
correspondence-desk-part-lead = El organismo coordinador la junta con las demás en una sola respuesta. No se publica tal cual.
correspondence-desk-part-label = Vuestra parte
correspondence-desk-part-hint = Puedes cambiarla hasta que se publique la respuesta.
correspondence-desk-part-button = Enviarla al organismo coordinador
correspondence-desk-part-done = Vuestra parte está en el organismo coordinador.
correspondence-desk-review-title = Decidir la revisión interna
correspondence-desk-review-waits = Una revisión interna espera decisión
correspondence-desk-review-due = Plazo de la revisión interna
correspondence-desk-review-lead = Mira la pregunta, la respuesta y la queja con ojos nuevos. Quien respondió no debería decidir.
correspondence-desk-outcome = ¿Qué resultó de la revisión?
correspondence-desk-review-label = Resultado
correspondence-desk-review-hint = Si la respuesta cambia, da aquí la nueva.
correspondence-desk-review-button = Publicar la decisión
correspondence-desk-review-done = La revisión está decidida y es pública.
correspondence-desk-rating-response-title = Contestar a la valoración
correspondence-desk-rating-response-lead = Puedes decir algo sobre la valoración, una o más veces. Es público.
correspondence-desk-rating-response-label = Vuestra contestación
correspondence-desk-rating-response-hint = Breve y objetiva: qué aprende tu organismo de ella o qué se entendió mal.
correspondence-desk-rating-response-button = Publicar la contestación
correspondence-desk-rating-response-done = La contestación es pública.

# Por qué algo no es posible
questions-waits-for-asker = Esta pregunta espera a quien la hizo. Puedes responder cuando haya contestado.
questions-nobody-to-ask = Esta pregunta llegó sin una dirección aquí, así que no se puede preguntar a nadie. Respóndela tal como está.
questions-nothing-to-clarify = En este momento nadie te ha pedido más datos.
questions-not-answered-yet = Esta pregunta todavía no tiene respuesta.
questions-reviewed-already = Ya se pidió una revisión interna.
questions-review-too-late = El plazo para pedir una revisión ha pasado.
questions-no-review = Ninguna revisión espera una decisión.
questions-own-answer = Otra persona de tu organismo debe decidir esta revisión: la respuesta era tuya.
questions-not-rated = La respuesta no ha sido valorada.
questions-same-body = La pregunta ya está en este organismo
questions-transfer-circle = Este organismo ya traspasó la pregunta antes. Elige otro, o respóndela
questions-body-without-officials = En este organismo no trabaja nadie en este momento. Elige otro
questions-confidential-not-merged = Una pregunta confidencial se responde por separado.
questions-other-body = Solo se pueden responder juntas preguntas al mismo organismo.
questions-too-many-bodies = Elige menos organismos
questions-choose-duplicates = Elige al menos una pregunta
questions-not-confidential = Este organismo no recibe preguntas confidenciales
questions-not-confidential-here = Las preguntas de una consulta son públicas

# Registro
ledger-action-clarification-asked = Se pidió una aclaración
ledger-action-clarified = Aclarada
ledger-action-partly-answered = Respondida en parte
ledger-action-refused = Respuesta denegada
ledger-action-unmerged = Se responde por separado después de todo
ledger-action-transferred = Traspasada a otro organismo
ledger-action-review-asked = Se pidió una revisión interna
ledger-action-review-decided = Revisión interna decidida
ledger-action-rated = Respuesta valorada
ledger-action-rating-responded = Contestación a la valoración
ledger-action-part-asked = Se pidió su parte a otro organismo
ledger-action-part-given = Parte entregada al organismo coordinador

# Correos
correspondence-mail-clarification-asked-subject = Hacen falta más datos para tu pregunta: { $title }
correspondence-mail-clarification-asked = El organismo todavía no puede responder y te pide más datos. Hasta que contestes, el plazo está suspendido.
correspondence-mail-clarification-asked-here = Lee y contesta aquí:
correspondence-mail-clarified-subject = Contestación a lo que preguntaste: { $title }
correspondence-mail-clarified = Quien preguntó ha contestado. El plazo corre de nuevo: la respuesta vence al acabar el { $date }.
correspondence-mail-clarified-here = Léela y respóndela aquí:
correspondence-mail-extended-subject = La respuesta tarda más: { $title }
correspondence-mail-extended = { $body } necesita más tiempo para tu pregunta y promete ahora la respuesta antes de que acabe el { $date }. Da este motivo:
correspondence-mail-extended-here = Tu pregunta:
correspondence-mail-partly-answered-subject = Una parte de la respuesta: { $title }
correspondence-mail-partly-answered = { $body } ha respondido una parte de tu pregunta. El resto está por llegar.
correspondence-mail-partly-answered-here = Léela aquí:
correspondence-mail-refused-subject = Sin respuesta a tu pregunta: { $title }
correspondence-mail-refused = { $body } deniega la respuesta y dice con qué fundamento legal. Puedes pedir una revisión interna.
correspondence-mail-refused-here = Lee los motivos y pide una revisión aquí:
correspondence-mail-transferred-subject = Tu pregunta sigue su camino: { $title }
correspondence-mail-transferred = { $from } ha traspasado tu pregunta a { $body }. No tienes que preguntar de nuevo. La respuesta vence al acabar el { $date }. El motivo:
correspondence-mail-transferred-here = Tu pregunta:
correspondence-mail-review-asked-subject = Se pide una revisión interna: { $title }
correspondence-mail-review-asked = Alguien no está conforme con una respuesta de tu organismo. La revisión vence al acabar el { $date }.
correspondence-mail-review-asked-here = Léela y decídela aquí:
correspondence-mail-review-decided-subject = La revisión está decidida: { $title }
correspondence-mail-review-decided-upheld = { $body } ha vuelto a mirar la respuesta y la mantiene.
correspondence-mail-review-decided-changed = { $body } ha vuelto a mirar la respuesta y la ha cambiado.
correspondence-mail-review-decided-here = Léela aquí:
correspondence-mail-merged-subject = Tu pregunta se responde junto con otra: { $title }
correspondence-mail-merged = Alguien preguntó lo mismo que tú. Una respuesta vale para las dos, antes de que acabe el { $date }. Te escribimos cuando llegue.
correspondence-mail-merged-into = La otra pregunta: { $title }
correspondence-mail-merged-here = Léela aquí:
correspondence-mail-unmerged-subject = Tu pregunta se responde por separado: { $title }
correspondence-mail-unmerged = La pregunta con la que se iba a responder la tuya ya no está. Ahora { $body } te debe una respuesta propia antes de que acabe el { $date }. No tienes que hacer nada.
correspondence-mail-unmerged-here = Tu pregunta:
correspondence-mail-part-asked-subject = Vuestra parte de una respuesta: { $title }
correspondence-mail-part-asked = { $body } responde a una pregunta y pide su parte a tu organismo. La respuesta completa vence al acabar el { $date }.
correspondence-mail-part-asked-here = Léela y da aquí la parte de tu organismo:

# Correos sobre promesas
deadlines-kind-answer = Respuesta a una pregunta
deadlines-kind-internal_review = Revisión interna
deadlines-kind-petition_response = Respuesta a una petición
deadlines-kind-petition_debate = Decisión sobre un debate
deadlines-kind-moderation = Decisión de moderación
deadlines-kind-appeal = Decisión sobre un recurso
deadlines-kind-results = Resultados de una consulta
deadlines-kind-commitment = Compromiso
deadlines-mail-subject-half = Ha pasado la mitad del plazo: { $title }
deadlines-mail-subject-most = Queda poco tiempo: { $title }
deadlines-mail-subject-due = Vence hoy: { $title }
deadlines-mail-subject-escalation = Fuera de plazo: { $title }
deadlines-mail-half = { $count ->
    [one] Ha pasado la mitad del plazo de algo que debes. Queda un día hábil: vence al acabar el { $date }. ({ $what })
   *[other] Ha pasado la mitad del plazo de algo que debes. Quedan { $count } días hábiles: vence al acabar el { $date }. ({ $what })
}
deadlines-mail-most = { $count ->
    [one] Algo que debes sigue pendiente. Queda un día hábil: vence al acabar el { $date }. ({ $what })
   *[other] Algo que debes sigue pendiente. Quedan { $count } días hábiles: vence al acabar el { $date }. ({ $what })
}
deadlines-mail-due = Algo que debes vence hoy, { $date }. Desde mañana se muestra a todo el mundo como fuera de plazo. ({ $what })
deadlines-mail-escalation = Algo se prometió para el { $date } y no está hecho. Se muestra a todo el mundo como fuera de plazo. Recibes este correo porque respondes de quienes lo deben. ({ $what })
deadlines-mail-here = Ocúpate aquí:
deadlines-moved-subject = { $count ->
    [one] Una fecha de vencimiento ha cambiado
   *[other] { $count } fechas de vencimiento han cambiado
}
deadlines-moved = { $count ->
    [one] Se añadió o quitó un festivo. Eso cambia el vencimiento de algo que te concierne:
   *[other] Se añadió o quitó un festivo. Eso cambia el vencimiento de { $count } cosas que te conciernen:
}
deadlines-moved-item = Vencía el { $was }, ahora vence el { $date }
deadlines-moved-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
deadlines-moved-why = Cada una de esas páginas dice día por día cómo resulta su fecha.
