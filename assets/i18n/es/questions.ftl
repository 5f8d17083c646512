# El registro
questions-title = Preguntas a los organismos públicos
questions-lead = Pregunta a un organismo lo que quieras sobre sus competencias. Promete responder antes de una fecha, y todo el mundo puede ver si cumple.
questions-ask = Hacer una pregunta
questions-promises = Cómo se cumplen las promesas
questions-count-in-time = { $count ->
    [one] pregunta respondida a tiempo
   *[other] preguntas respondidas a tiempo
}
questions-count-late = { $count ->
    [one] respondida con retraso
   *[other] respondidas con retraso
}
questions-count-running = { $count ->
    [one] en espera, dentro del plazo
   *[other] en espera, dentro del plazo
}
questions-count-overdue = { $count ->
    [one] fuera de plazo
   *[other] fuera de plazo
}
questions-all = Todas las preguntas
questions-filter = Limitar la lista de preguntas
questions-body = Organismo
questions-any-body = Todos los organismos
questions-state = Estado
questions-any-state = Todos los estados
questions-state-running = A la espera de respuesta
questions-state-overdue = Fuera de plazo
questions-state-answered = Respondidas
questions-state-clarifying = A la espera de quien preguntó
questions-state-refused = Denegadas
questions-filter-more = Tema, consulta y fechas
questions-consultation = Consulta
questions-any-consultation = Todas las consultas
questions-from = Preguntada desde
questions-to = Preguntada hasta
questions-files = Esta lista en un archivo
questions-feed = Respuestas como canal
questions-mark-refused = Denegada
questions-mark-merged = Respondida con otra pregunta
questions-search = Buscar en las preguntas
questions-asked-by = Pregunta de { $name }
questions-overdue-since = Fuera de plazo desde el { $date }
questions-none = Todavía no hay preguntas
questions-none-text = Aquí aparece cada pregunta con la fecha en que debe estar respondida. La tuya puede ser la primera.
questions-none-match = Ninguna pregunta coincide
questions-none-match-text = Elige otro organismo u otro estado, o mira todas las preguntas.

# Preguntar
questions-ask-title = Hacer una pregunta
questions-ask-lead = Di en una frase lo que quieres saber y después da los detalles. Tu pregunta y la respuesta son públicas y llevan tu nombre.
questions-within = Forma parte de la consulta «{ $title }»
questions-to-consultation = Ir a la consulta
questions-read-first = En esta consulta, una persona moderadora lee las preguntas antes de publicarlas; el plazo de respuesta empieza con la publicación.
questions-body-legend = ¿Quién debe responder?
questions-body-hint = ¿No lo tienes claro? Elige el que parezca más cercano.
questions-promise = { $count ->
    [one] { $body } promete responder en un día hábil: hasta el { $date } si la envías hoy.
   *[other] { $body } promete responder en { $count } días hábiles: hasta el { $date } si la envías hoy.
}
questions-promise-hint = { $count ->
    [one] Responde en un día hábil: hasta el { $date } si la envías hoy
   *[other] Responde en { $count } días hábiles: hasta el { $date } si la envías hoy
}
questions-no-body = Todavía ningún organismo recibe preguntas.
questions-title-label = Tu pregunta en una frase
questions-title-hint = Por ejemplo: ¿Cuándo volverá a funcionar el ascensor de la plaza del mercado?
questions-text-label = Detalles
questions-text-hint = ¿Qué has visto, dónde y cuándo? ¿Para qué necesitas la respuesta? No incluyas datos privados tuyos ni de otras personas.
questions-public-note = Tu pregunta aparece enseguida en este sitio, con tu nombre y la fecha en que debe estar respondida. Te escribimos cuando llegue la respuesta.
questions-public-note-read-first = Cuando una persona moderadora la haya leído, tu pregunta aparecerá en este sitio con tu nombre y la fecha en que debe estar respondida. Te escribimos entonces y cuando llegue la respuesta.
questions-send = Enviar la pregunta
questions-cancel = Cancelar
questions-choose-body = Elige quién debe responder
questions-similar-title = ¿Ya hay una respuesta?
questions-similar-lead = Otras personas preguntaron algo parecido y recibieron respuesta. Échale un vistazo; si no te sirve, envía tu pregunta tal como está.
questions-others-asked = { $count ->
    [one] Otras personas preguntaron. Una pregunta respondida es parecida:
   *[other] Otras personas preguntaron. { $count } preguntas respondidas son parecidas:
}
questions-similar-none = Ninguna pregunta respondida es parecida.
questions-answered-on = respondida el
questions-yours = Tu pregunta
questions-send-anyway = Enviar mi pregunta
questions-change = Cambiarla
questions-answered-already-here = Mi pregunta ya está respondida aquí
questions-flash-asked = Tu pregunta es pública y el plazo de respuesta ha empezado. Te escribimos cuando llegue la respuesta.
questions-flash-in-moderation = Gracias. Una persona moderadora lee tu pregunta antes de publicarla; entonces empieza el plazo de respuesta. Te escribimos en cualquier caso.

# Una pregunta
questions-question = La pregunta
questions-answer = La respuesta
questions-no-answer-yet = { $body } todavía no ha respondido.
questions-answer-promised = Prometió responder a más tardar el { $date }. La respuesta se leerá aquí.
questions-follow = Enterarte de la respuesta
questions-follow-on = Seguir esta pregunta
questions-history = Qué ha pasado
questions-removed-title = Una pregunta que ya no se muestra
questions-in-moderation-title = Solo tú puedes verla
questions-in-moderation = Una persona moderadora la lee antes de publicarla. El plazo de respuesta empieza con la publicación.
questions-gone-removed = Esta pregunta no se muestra
questions-gone-withdrawn = Esta pregunta fue retirada
questions-gone-text = Su historia se conserva para que todo el mundo vea lo que pasó.
questions-overdue-text = { $body } no ha cumplido hasta ahora su promesa.
questions-event-in-time = A tiempo
questions-event-late = Después de la fecha prometida
questions-not-waiting = Esta pregunta no espera respuesta.
questions-answered-already = Entretanto, esta pregunta ya ha sido respondida. Tu texto no se ha publicado; lo encuentras abajo.

# El escritorio
questions-desk-title = Preguntas por responder
questions-desk-onlooker = Ves las preguntas a todos los organismos. Solo pueden responder sus responsables.
questions-desk-empty-text = Aquí aparecen las preguntas a tu organismo, la promesa más antigua primero. Te escribimos cuando llega una y antes de que venza.
questions-desk-due = Plazo
questions-answer-button = Responder a esta pregunta
questions-answer-label = Tu respuesta
questions-answer-hint = Se publica enseguida, en nombre de { $body } y con el tuyo. Quien preguntó con una cuenta recibe un correo. Puedes usar Markdown: líneas en blanco, listas, enlaces.
questions-answer-publish = Publicar la respuesta
questions-flash-answered = La respuesta es pública. Quien preguntó recibe un correo.

# Registro y novedades
ledger-action-answered = Respondida
news-question-asked = Hay una pregunta nueva
news-question-answered = La pregunta ha sido respondida

# Correos
questions-mail-asked-subject = Una pregunta para ti: { $title }
questions-mail-asked = Alguien ha hecho una pregunta a tu organismo. La respuesta debe llegar antes de que acabe el { $date }.
questions-mail-answer-here = Léela y respóndela aquí:
questions-mail-answered-subject = Tu pregunta tiene respuesta: { $title }
questions-mail-answered = { $body } ha respondido a tu pregunta.
questions-mail-read-here = Lee la respuesta aquí:
questions-mail-trace-here = Todo lo que ha pasado con tu pregunta:
