consultations-title = Consultas
consultations-lead = Todo lo que los organismos de este sitio preguntan a la ciudadanía: en qué puedes participar ahora, qué viene después y qué se decidió.
consultations-filter = Filtrar las consultas
consultations-phase = En qué punto está
consultations-any-phase = Cualquiera
consultations-body = Quién pregunta
consultations-any-body = Cualquier organismo
consultations-phase-announced = Anunciadas
consultations-phase-open = Abiertas ahora
consultations-phase-analysis = En análisis
consultations-phase-decided = Decididas
consultations-phase-announced-text = Todavía no se han abierto. Las fechas están fijadas para que puedas organizarte.
consultations-phase-open-text = Lee lo que se propone y di lo que piensas antes de que se cierre.
consultations-phase-analysis-text = Cerradas. Se lee, se cuenta y se valora lo que dijo la gente.
consultations-phase-decided-text = La decisión está publicada y responde a lo que dijo la gente.
consultations-status-announced = Anunciada
consultations-more-announced = Las { $count } anunciadas
consultations-more-open = Las { $count } abiertas
consultations-more-analysis = Las { $count } que se analizan
consultations-more-decided = Las { $count } decisiones
consultations-contributions = { $count ->
    [0] nadie ha escrito todavía
    [one] { $count } aportación
   *[other] { $count } aportaciones
}
consultations-decided-on = decidida el
consultations-decision-due = resultados prometidos para el
consultations-results-were-due = los resultados se prometieron para el
consultations-none = Todavía no hay consultas
consultations-none-text = Cuando un organismo pregunte algo a la ciudadanía, aparecerá aquí con sus fechas.
consultations-ask-instead = Mientras tanto, haz una pregunta
consultations-none-match = Nada coincide con estos filtros
consultations-none-match-text = Elige otro organismo o mira todas las fases.
consultations-dates-in = Todas las fechas de un vistazo están en el

# Lo que no puede ser
consultations-not-open-yet = Esta consulta está anunciada, pero aún no se ha abierto. Podrás participar desde el día de apertura.
consultations-closed = Esta consulta se ha cerrado. Lo que se dijo y lo que resulte de ello se puede seguir leyendo.
consultations-published-already = Esta consulta ya está publicada.
consultations-rules-fixed = Las reglas y fechas de una consulta quedan fijadas cuando empieza. Solo puedes ampliarla y corregir sus textos.
consultations-opens-before-announced = Elige un día de apertura que no sea anterior al del anuncio
consultations-closes-before-opening = Elige un día de cierre posterior al de apertura
consultations-too-short = Deja al menos un día entero para participar
consultations-opens-in-the-past = Elige como día de apertura hoy o uno posterior
consultations-closes-in-the-past = Elige un día de cierre que no haya pasado
consultations-may-only-be-extended = Elige un día de cierre posterior: una consulta que ya empezó se puede ampliar, no acortar
consultations-dates-fixed = La consulta ha terminado; sus fechas ya no se pueden cambiar

ledger-action-announced = Anunciada
ledger-action-amended = Textos corregidos
ledger-action-extended = Ampliada
ledger-action-rescheduled = Fechas cambiadas

news-consultation-opened = Ya está abierta: puedes participar
news-consultation-closing = Se cierra dentro de tres días
news-consultation-extended = Ampliada: hay más tiempo para participar
news-consultation-rescheduled = Han cambiado las fechas
