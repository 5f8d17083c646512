# Lista
petitions-title = Peticiones
petitions-lead = Pide a un organismo público que haga algo, y firma lo que piden otras personas. A partir de cierto número de firmas, el organismo debe responder antes de una fecha.
petitions-start = Iniciar una petición
petitions-shelves = Peticiones por estado
petitions-filter = Buscar y ordenar
petitions-search = Buscar en todas las peticiones
petitions-sort = Orden
petitions-sort-signatures = Primero las más firmadas
petitions-sort-newest = Primero las más nuevas
petitions-sort-closing = Primero las que cierran antes
petitions-found = Peticiones con «{ $query }»
petitions-found-none = Ninguna petición contiene todas esas palabras. Prueba con menos, o inicia tu propia petición.
petitions-shelf-open = Abiertas
petitions-shelf-open-title = Abiertas a firmas
petitions-shelf-open-none = Ahora mismo no hay ninguna petición abierta. Inicia una: se tarda unos diez minutos.
petitions-shelf-waiting = A la espera de respuesta
petitions-shelf-waiting-title = A la espera de respuesta
petitions-shelf-waiting-text = Las ha firmado suficiente gente. El organismo debe una respuesta; arriba está la que vence antes.
petitions-shelf-waiting-none = Ahora mismo ningún organismo debe una respuesta. Una petición aparece aquí en cuanto la firma suficiente gente.
petitions-shelf-answered = Respondidas
petitions-shelf-answered-title = Respondidas por el organismo
petitions-shelf-answered-text = La respuesta más reciente está arriba.
petitions-shelf-answered-none = Todavía no se ha respondido ninguna petición. Cada respuesta estará aquí, con su fecha.
petitions-shelf-closed = Cerradas
petitions-shelf-closed-title = Cerradas
petitions-shelf-closed-text = Su plazo de firma ha terminado. Se quedan aquí con su recuento final.
petitions-shelf-closed-none = Todavía no se ha cerrado ninguna petición. Cada una quedará aquí con su recuento final.
petitions-shelf-rejected = No admitidas
petitions-shelf-rejected-title = No admitidas
petitions-shelf-rejected-text = No se aceptaron por un motivo publicado. Cada una dice cuál.
petitions-shelf-rejected-none = Hasta ahora se han admitido todas las peticiones. Las que no se admitan estarán aquí, con el motivo.

# Una petición
petitions-state-open = Abierta a firmas
petitions-state-closed = Cerrada
petitions-state-in_moderation = La está leyendo una persona moderadora
petitions-state-rejected = No admitida
petitions-to = Para: { $body }
petitions-to-before = Para
petitions-by = iniciada por { $name }
petitions-opened = abierta el
petitions-sent = enviada el
petitions-of-needed = { $count ->
    [one] firma de { $needed } necesarias
   *[other] firmas de { $needed } necesarias
}
petitions-past-needed = { $count ->
    [one] firma; hacía falta { $needed }
   *[other] firmas; hacían falta { $needed }
}
petitions-progress = { $count } de { $needed } firmas
petitions-tick = firmas: { $body } debe responder
petitions-how-far = Hasta dónde ha llegado
petitions-asks = Qué pide
petitions-next = Qué pasa ahora
petitions-next-moderation = Un moderador la lee a más tardar el { $date }. Te escribimos en ambos casos. Hasta entonces no es pública.
petitions-next-rejected = Una persona moderadora no la aceptó, por uno de los motivos publicados. No se puede firmar.
petitions-next-answered = { $body } respondió el { $date }. La respuesta está al principio de esta página.
petitions-next-still-open = Se puede firmar hasta el { $date }.
petitions-next-reached = Llegó a { $needed } firmas el { $date }.
petitions-next-waiting = { $body } responde aquí a más tardar el { $date }.
petitions-next-overdue = { $body } no ha respondido a tiempo. Esto seguirá a la vista hasta que lo haga.
petitions-next-open = { $count ->
    [one] Necesita { $count } firma más antes del final del { $date }. Entonces { $body } debe responder en { $days } días hábiles.
   *[other] Necesita { $count } firmas más antes del final del { $date }. Entonces { $body } debe responder en { $days } días hábiles.
}
petitions-next-closed = { $count ->
    [one] Se cerró el { $date } con { $count } firma. Necesitaba { $needed } para recibir respuesta.
   *[other] Se cerró el { $date } con { $count } firmas. Necesitaba { $needed } para recibir respuesta.
}
petitions-due-why = { $days } días hábiles desde el { $date }, el día en que llegó a ese número.
petitions-why = Ver qué ha pasado con ella
petitions-moderation-title = Esta petición todavía no es pública
petitions-rejected-title = Esta petición no fue admitida
petitions-closed-title = Esta petición está cerrada
petitions-response-label = Respuesta
petitions-response-title = Respuesta de { $body }
petitions-over-time = Las firmas a lo largo del tiempo
petitions-chart-days = Firmas por día
petitions-chart-weeks = Firmas por semana
petitions-chart-reading-days = { $count ->
    [one] El mejor día hubo { $count } firma, el { $date }.
   *[other] El mejor día hubo { $count } firmas, el { $date }.
}
petitions-chart-reading-weeks = { $count ->
    [one] La mejor semana hubo { $count } firma, a partir del { $date }.
   *[other] La mejor semana hubo { $count } firmas, a partir del { $date }.
}
petitions-signatures = Firmas
petitions-day = Día
petitions-week = Semana desde
petitions-figures = Todas las cifras, también por país y distrito, sin nombres:
petitions-share = Cuéntaselo a otros
petitions-follow = Entérate de en qué queda
petitions-back = Volver a la petición

# Firmar
petitions-sign = Firmar esta petición
petitions-name = Tu nombre
petitions-email = Tu dirección de correo
petitions-email-hint = Te enviamos un correo con un enlace. Tu firma cuenta en cuanto la confirmas allí.
petitions-postcode-label = Tu código postal
petitions-country = País en el que vives
petitions-country-other = Otro país
petitions-privacy = Tu nombre y tu dirección no se muestran a nadie, tampoco a quien inició la petición. Solo son públicos los números.
petitions-name-plain = Escribe tu nombre como lo escribirían los demás, sin enlaces ni signos
petitions-postcode = Escribe tu código postal, por ejemplo RM1 4AB
petitions-choose-country = Elige el país en el que vives
petitions-signed-title = Mira tu correo
petitions-signed-lead = Falta un paso para que tu firma cuente.
petitions-signed-open = Abre el correo que te acabamos de enviar. Puede tardar un minuto y puede estar en la carpeta de correo no deseado.
petitions-signed-press = Abre su enlace y pulsa el botón que hay allí. El enlace vale { $days } días.
petitions-signed-nothing = ¿No llega nada en diez minutos? Quizá la dirección tenga una errata. Firma otra vez.
petitions-confirm-title = Confirma tu firma
petitions-confirm-text = Pulsa el botón y tu firma cuenta al momento.
petitions-confirm-sponsor = Pulsa el botón y la respaldas. Tu firma contará en cuanto se abra la petición.
petitions-confirm-button = Confirmar mi firma
petitions-confirm-not-me = Si no has firmado esta petición, cierra esta página. No se cuenta nada y se olvida tu dirección.
petitions-link-title = Este enlace no funciona
petitions-link-again = Puedes firmar la petición otra vez y recibir un enlace nuevo.
petitions-confirmed-title = Tu firma cuenta
petitions-confirmed-lead = Gracias por firmar «{ $title }».
petitions-confirmed-private = Nadie puede ver que has firmado. Solo es público el número de firmas.
petitions-sponsored-title = Respaldas esta petición
petitions-sponsored-next = Cuando lo hagan { $needed } personas, la leerá un moderador. En cuanto se abra contará tu firma, y no hace falta que firmes otra vez.
petitions-confirmed-already = Tu firma ya estaba confirmada. Cuenta.
petitions-closed = Esta petición se ha cerrado y no admite más firmas.
petitions-confirmed-too-late = Esta petición está cerrada. Una firma se podía confirmar hasta un día después, y ese día ha pasado.
petitions-not-accepted = Esta petición no fue admitida y no se puede firmar.
petitions-not-counted = Se vio que esta firma no era auténtica y no cuenta. Si sabes con seguridad que es tuya, escríbenos.
petitions-address-used = Ya ha firmado alguien con esta dirección. Puede compartirla una segunda persona que viva en el mismo código postal y tenga otro nombre.

# Iniciar
petitions-new-title = Iniciar una petición
petitions-new-lead = Di qué debería hacer un organismo público y reúne firmas para ello.
petitions-how-moderation = Una persona moderadora la lee en un plazo de { $days } días, según reglas publicadas. Te escribimos en cualquier caso.
petitions-how-rejection = Por qué puede rechazarse
petitions-how-signing = Después puede firmarla cualquiera, durante { $days } días.
petitions-how-response = Con { $needed } firmas el organismo debe responder en público en { $days } días hábiles.
petitions-body-label = ¿Quién debería actuar?
petitions-body-hint = Elige el organismo que se ocupa de ello.
petitions-choose-body = Elige el organismo que debería actuar
petitions-action-label = ¿Qué debería hacer?
petitions-action-hint = Una frase que empiece por un verbo, por ejemplo «Abrir la biblioteca los domingos».
petitions-background-label = ¿Por qué?
petitions-background-hint = Dos o tres frases que entienda quien nunca ha oído hablar de ello.
petitions-details-label = Qué más conviene saber
petitions-details-hint = Hechos, fechas, dónde leer más. Puedes poner enlaces.
petitions-public-note = Tu nombre y este texto serán públicos, si respetan las reglas:
petitions-check = Revisar lo escrito
petitions-check-title = Revisa lo que has escrito
petitions-similar-title = { $count ->
    [one] Hay abierta una petición que pide algo parecido
   *[other] Hay abiertas { $count } peticiones que piden algo parecido
}
petitions-similar-text = Una petición con muchas firmas consigue más que varias con pocas. Si una de estas dice lo que piensas, firma esa.
petitions-similar-signed = { $count ->
    [one] 1 firma
   *[other] { $count } firmas
}
petitions-similar-page-title = ¿Hay ya una petición como la tuya?
petitions-similar-none = Ninguna petición abierta es parecida.
petitions-yours = Tu petición
petitions-send = Enviar a moderación
petitions-change = Cambiarla
petitions-flash-started = Tenemos tu petición. Ahora la lee una persona moderadora, y te escribimos en cualquier caso.

# Responder
petitions-respond = Responder
petitions-respond-title = Responder a una petición
petitions-summary-label = Tu respuesta en dos frases
petitions-summary-hint = Aparece en las listas y en los correos a quienes siguen la petición.
petitions-text-label = Tu respuesta completa
petitions-text-hint = Di qué vais a hacer, qué no, y por qué. Puedes usar párrafos, listas y enlaces.
petitions-respond-note = Se publica al momento, en nombre de { $body }, y después no se puede cambiar.
petitions-respond-button = Publicar la respuesta
petitions-responded-already = Alguien ya ha respondido a esta petición. Una respuesta no se puede sustituir.
petitions-flash-responded = La respuesta está publicada. Avisamos a quien inició la petición y a quienes la siguen.
petitions-desk-title = Peticiones a la espera de respuesta
petitions-desk-lead = Las ha firmado suficiente gente. Arriba está la que vence antes.
petitions-desk-overdue = { $count ->
    [one] { $count } respuesta fuera de plazo
   *[other] { $count } respuestas fuera de plazo
}
petitions-desk-due = Vence
petitions-desk-petition = Petición
petitions-desk-body = Organismo
petitions-desk-act = Qué puedes hacer
petitions-desk-debates = Debates por decidir
petitions-desk-debate-over = Tenía que ser el { $date }: di qué resultó
petitions-desk-none = Ninguna petición espera tu respuesta. Aparecerá aquí en cuanto tenga suficientes firmas, con la fecha en la que debes responder.
desk-petitions = Peticiones

# Retiradas
petitions-hidden = Esta petición se ocultó porque incumplía las reglas publicadas.
petitions-withdrawn = Quien inició esta petición la ha retirado.

# Registro público y novedades
ledger-action-opened = Abierta a firmas
ledger-action-closed = Cerrada, con su recuento final
ledger-action-threshold-reached = Llegó al número de firmas a partir del cual se debe una respuesta
ledger-action-responded = Respondida por el organismo
news-petition-opened = Se ha abierto una petición a firmas
news-petition-threshold-reached = Una petición tiene firmas suficientes para recibir respuesta
news-petition-responded = El organismo ha respondido a una petición
news-petition-closed = Se ha cerrado una petición

# Correos
petitions-mail-confirm-subject = Confirma tu firma, por favor
petitions-mail-confirm-text = Has firmado esta petición:
petitions-mail-confirm-open = Abre este enlace en los próximos { $days } días y pulsa el botón que hay allí. Desde entonces tu firma cuenta.
petitions-mail-confirm-not-me = Si no has firmado, no hagas nada. Tu firma no se cuenta y tu dirección se borra.
petitions-mail-already-subject = Ya habías firmado esta petición
petitions-mail-already-text = Alguien, probablemente tú, acaba de firmar otra vez esta petición con tu dirección:
petitions-mail-already-nothing = Tu firma ya cuenta. No tienes que hacer nada, y nadie más que tú se ha enterado.
petitions-mail-taken-subject = Tu firma fue retirada
petitions-mail-taken-text = Alguien, seguramente tú, acaba de firmar otra vez esta petición con tu dirección:
petitions-mail-taken-next = Una firma con esta dirección fue retirada antes y no cuenta; no se puede dar de nuevo. Si es un error, escríbenos: se puede restituir.
petitions-mail-threshold-subject = Tu petición tiene { $needed } firmas
petitions-mail-threshold-text = Tu petición ha llegado a { $needed } firmas:
petitions-mail-threshold-next = { $body } debe ahora una respuesta pública, a más tardar el { $date }. Te escribimos cuando esté.
petitions-mail-responded-subject = { $body } ha respondido a tu petición
petitions-mail-responded-text = { $body } ha respondido a tu petición:
petitions-mail-responded-read = Lee la respuesta completa:
petitions-not-accepted-title = Una petición que no se admitió
