results-title = Resultados
results-one = Resultados
results-lead = Lo que salió de cada consulta, en palabras y en cifras. Una vez publicado, nada cambia.
results-none = Todavía no hay resultados publicados
results-none-text = Cuando se cierra una consulta, aquí se cuenta y se resume lo que dijo la gente.
results-see-consultations = Ver las consultas
results-promised-for = prometidos para el
results-published-on = Publicado el
results-about = sobre
results-finding = Qué se encontró
results-figures = Las cifras
results-method = Cómo se contó
results-method-counted = Contado el { $when }: todas las aportaciones que eran públicas en ese momento. Todo se cuenta de una sola vez, así que los desgloses suman lo mismo.
results-method-staff = { $count ->
    [one] No se incluye una aportación escrita por un organismo público.
   *[other] No se incluyen { $count } aportaciones escritas por organismos públicos.
}
results-method-people = Los participantes son cuentas distintas; quien escribió por carta, por teléfono o en una reunión no tiene cuenta. No se muestran los grupos de menos de cinco personas y, cuando solo se omitiría uno, se omite también el siguiente más pequeño, para que no se pueda señalar a nadie.
results-method-median = La mediana de los tiempos de respuesta es el mayor de los dos valores centrales cuando su número es par. Una pregunta llega tarde desde el día siguiente a su fecha límite.
results-check = Compruébalo tú
results-check-text = Estas cifras se congelaron al publicarse. La huella digital de abajo está en el registro público. Cualquiera puede volver a calcularla a partir del archivo JSON.
results-csv = Las cifras en una tabla (CSV)
results-json = Todo, legible por máquina (JSON)

results-count-contributions = { $count ->
    [one] aportación contada
   *[other] aportaciones contadas
}
results-count-participants = { $count ->
    [one] persona participó con una cuenta
   *[other] personas participaron con una cuenta
}
results-count-without-account = { $count ->
    [one] aportación llegó sin cuenta
   *[other] aportaciones llegaron sin cuenta
}
results-count-petitions = { $count ->
    [one] petición al mismo organismo empezó mientras tanto
   *[other] peticiones al mismo organismo empezaron mientras tanto
}
results-count-signatures = { $count ->
    [one] firma recibieron sus peticiones mientras tanto
   *[other] firmas recibieron sus peticiones mientras tanto
}
results-count-thresholds = { $count ->
    [one] de sus peticiones alcanzó su umbral mientras tanto
   *[other] de sus peticiones alcanzaron su umbral mientras tanto
}
results-nothing-counted = No se aportó nada que se pudiera contar.

results-chart-contributions-by-kind = Aportaciones por tipo
results-chart-contributions-by-channel = Aportaciones por la vía en que llegaron
results-chart-contributions-by-language = Aportaciones por idioma
results-chart-contributions-by-section = Comentarios por sección del documento
results-chart-contributions-by-week = Aportaciones por semana
results-chart-participants-by-kind = Participantes según lo que enviaron
results-chart-participants-by-language = Participantes por idioma
results-chart-moderation = Qué pasó con todo lo que se envió
results-chart-questions = Las preguntas y sus respuestas
results-head-contributions-by-kind = Tipo
results-head-contributions-by-channel = Vía
results-head-contributions-by-language = Idioma
results-head-contributions-by-section = Sección
results-head-contributions-by-week = Semana del
results-head-participants-by-kind = Tipo
results-head-participants-by-language = Idioma
results-head-moderation = Resultado
results-head-questions = Respuesta
results-unit-contributions = Aportaciones
results-unit-people = Personas
results-unit-questions = Preguntas
results-reading-only = { $total ->
    [one] Hubo una: { $label }.
   *[other] Las { $total } son de un solo grupo: { $label }.
}
results-reading-contributions-by-kind = El grupo más grande, { $label }: { $count } de { $total }.
results-reading-contributions-by-channel = La vía más usada, { $label }: { $count } de { $total }.
results-reading-contributions-by-language = El idioma más usado, { $label }: { $count } de { $total }.
results-reading-contributions-by-section = «{ $label }» fue lo más comentado: { $count ->
    [one] una vez
   *[other] { $count } veces
}.
results-reading-contributions-by-week = { $count ->
    [one] La semana más activa, la del { $label }, trajo una aportación.
   *[other] La semana más activa, la del { $label }, trajo { $count } aportaciones.
}
results-reading-participants-by-kind = { $count ->
    [one] Una persona envió el tipo más común: { $label }.
   *[other] { $count } personas enviaron el tipo más común: { $label }.
}
results-reading-participants-by-language = { $count ->
    [one] Una persona escribió en { $label }.
   *[other] { $count } personas escribieron en { $label }, más que en cualquier otro idioma.
}
results-reading-moderation = { $count } de las { $total } que se enviaron son públicas.
results-reading-questions = { $total ->
    [0] Ninguna había vencido cuando se contó.
    [one] Una había vencido y { $count ->
        [0] no se respondió a tiempo
       *[other] se respondió a tiempo
    }.
   *[other] { $count } de las { $total } que habían vencido se respondieron a tiempo.
} { $days ->
    [-1] { "" }
    [0] La mitad de las respuestas llegó el mismo día.
    [one] La mitad de las respuestas llegó en un día hábil.
   *[other] La mitad de las respuestas llegó en { $days } días hábiles.
}
results-withheld = No se muestra, porque hay muy pocas personas detrás: { $groups }.

results-kind-comment = Comentarios sobre documentos
results-kind-topic = Temas del foro
results-kind-post = Mensajes del foro
results-kind-question = Preguntas
results-kind-answer = Respuestas
results-kind-petition = Peticiones
results-kind-statement = Afirmaciones
results-kind-survey_answer = Respuestas a encuestas
results-kind-petition_update = Novedades de peticiones
results-kind-letter = Cartas
results-channel-web = En este sitio
results-channel-api = Por otros programas
results-channel-email = Por correo electrónico
results-channel-paper = En papel
results-channel-phone = Por teléfono
results-channel-meeting = En una reunión
results-outcome-published = Publicadas
results-outcome-in_review = Todavía en lectura
results-outcome-rejected = No publicadas
results-outcome-hidden = Ocultadas después
results-outcome-withdrawn = Retiradas por su autor
results-outcome-erased = Borradas a petición de su autor
results-outcome-merged_into = Unidas a otra
results-other-language = Otro idioma ({ $code })
results-whole-document = El documento en su conjunto
results-former-section = Una sección de una versión anterior ({ $anchor })
results-line-contributions-all = Aportaciones contadas
results-line-contributions-from-staff = Aportaciones de organismos públicos, no contadas
results-line-participants-all = Participantes con cuenta
results-line-participants-without-account = Aportaciones sin cuenta
results-line-petitions-started = Peticiones iniciadas
results-line-petitions-signatures = Firmas recibidas
results-line-petitions-thresholds-reached = Umbrales alcanzados
results-line-questions-asked = Preguntas hechas
results-line-questions-answered-in-time = Respondidas a tiempo
results-line-questions-answered-late = Respondidas tarde
results-line-questions-open = Aún en plazo
results-line-questions-overdue = Vencidas
results-line-questions-median-working-days = Mediana de días hábiles hasta la respuesta

results-new = Preparar resultados
results-new-lead = Resume lo que trajo «{ $consultation }». Las cifras se cuentan solas; tú escribes lo que significan. Nada es público hasta que lo publicas.
results-drafts = Borradores ya empezados
results-edit = Resultados, un borrador
results-edit-lead = Resultados de «{ $consultation }». Solo los editores ven este borrador.
results-wait = La consulta se cierra el { $when }. Puedes publicar después; hasta entonces las cifras de abajo aún cambian.
results-publish-hint = Al publicar, las palabras y las cifras se congelan: nadie puede cambiarlas después. Se avisa a quienes siguen la consulta, y cada aportación muestra que fue contada.
results-field-title = Título
results-field-finding = Qué se encontró
results-field-finding-hint = El hallazgo en palabras, para quien no lea nada más. Puedes usar Markdown.
results-field-method = Método
results-field-method-hint = Quién pudo participar y cómo, qué se contó y qué no pueden decir las cifras.
results-title-suggested = Lo que oímos: { $consultation }
results-method-suggested =
    Cualquiera pudo participar, con una cuenta en este sitio, por correo electrónico, en papel o en una reunión. Quienes participaron lo eligieron: las cifras muestran lo que se dijo, no lo que piensan todos.
    No se muestran los recuentos de menos de cinco personas.
results-save-draft = Guardar el borrador
results-publish = Publicar y congelar
results-delete = Borrar este borrador
results-delete-text = El borrador desaparece para siempre. Las aportaciones no se tocan.
results-delete-yes = Sí, borrar el borrador
results-preview = Cómo se ve ahora
results-preview-text = Contado hace un momento; al publicar se cuenta una vez más y luego se congela.
results-draft-saved = El borrador está guardado.
results-draft-deleted = El borrador está borrado.
results-published = Los resultados están publicados.
results-already-published = Estos resultados ya están publicados. Lo publicado no cambia; prepara otros resultados.
results-consultation-open = La consulta sigue abierta. Los resultados se pueden publicar cuando se haya cerrado.
results-title-missing = Pon un título a los resultados.
results-finding-missing = Escribe qué se encontró antes de publicar.
results-method-missing = Explica cómo se contó antes de publicar.

ledger-action-results-published = Resultados publicados
ledger-action-counted = Contada en resultados publicados
news-results-published = Resultados publicados
