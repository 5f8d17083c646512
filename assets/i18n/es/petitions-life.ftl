# Procedimientos y promotores
petitions-how-named = Cómo funciona: { $name }
petitions-procedure-label = ¿Qué clase de petición es?
petitions-choose-procedure = Elige qué clase de petición es
petitions-how-sponsors = { $needed ->
    [one] { $needed } persona más la apoya, con un enlace que tú le pasas.
   *[other] { $needed } personas más la apoyan, con un enlace que tú les pasas.
}
petitions-how-signing-months = { $months ->
    [one] Después cualquiera puede firmarla durante { $months } mes.
   *[other] Después cualquiera puede firmarla durante { $months } meses.
}
petitions-how-signing-both = Después cualquiera puede firmarla durante { $months ->
    [one] { $months } mes
   *[other] { $months } meses
} y { $days ->
    [one] { $days } día
   *[other] { $days } días
}.
petitions-how-debate = Con { $needed } firmas el organismo fija un día para un debate público o dice por qué no lo habrá.
petitions-send-sponsors = Seguir con tus promotores
petitions-hints-title = Qué podría ser más claro
petitions-hints-text = No tienes que cambiar nada. Las peticiones fáciles de leer reciben más firmas.
petitions-hint-question = Lo que pides termina en pregunta. Di qué debe hacerse.
petitions-hint-two-things = Parece que pides dos cosas. Una petición para una sola cosa es más fácil de firmar.
petitions-hint-capitals = Las mayúsculas cuestan de leer. Escribe como en una carta.
petitions-hint-exclamation = Un signo de exclamación basta, y ninguno es mejor.
petitions-hint-long = Una frase tiene más de 25 palabras. Divídela en dos: «{ $what } …»
petitions-hint-abbreviation = Explica qué significa «{ $what }» la primera vez que aparece.
petitions-hint-plainer = «{ $what }» suena a oficina. ¿Podría ser «{ $instead }»?
petitions-hint-details = No hay detalles. Los hechos, las cifras y dónde leer más convencen a la gente.
petitions-flash-sponsors = Hemos guardado tu petición. Pasa el enlace de abajo: cuando la apoyen suficientes personas, la leerá un moderador.
petitions-flash-joined = Ya eres una de las personas que iniciaron esta petición. Tu nombre figura en su página.
petitions-flash-left = Has dejado la petición y tu nombre ya no figura en su página.
petitions-state-gathering_sponsors = Buscando promotores
petitions-state-stopped = Detenida
petitions-state-withdrawn = Terminó antes de publicarse
petitions-state-hidden = Retirada
petitions-next-sponsors = { $needed ->
    [one] { $needed } persona más tiene que apoyarla. Después la lee un moderador.
   *[other] { $needed } personas más tienen que apoyarla. Después la lee un moderador.
}
petitions-next-stopped = Se detuvo el { $date } y no admite más firmas. Lo que ha conseguido se mantiene.
petitions-next-regions = Tiene firmas suficientes, pero aún no de suficientes regiones.
petitions-lack-regions = { $count ->
    [one] firma. Hacen falta { $needed } y ya están, pero todavía no de suficientes regiones.
   *[other] firmas. Hacen falta { $needed } y ya están, pero todavía no de suficientes regiones.
}
petitions-progress-past = { $count } firmas; hacían falta { $needed }
petitions-regions-of = { $reached ->
    [one] { $reached } región tiene suficientes firmas;
   *[other] { $reached } regiones tienen suficientes firmas;
} hacen falta { $needed }. Una región necesita { $least }, salvo que las reglas digan otro número.
petitions-regions-which = Qué regiones tienen suficientes
petitions-region-needs = Necesarias
petitions-region-state = ¿Suficientes?
petitions-region-enough = suficientes
petitions-region-lacks = todavía no
petitions-region-untold = no se publica
petitions-own-rules = Reglas de esta petición
petitions-own-rules-text = Valían cuando empezó y valen para ella hasta su final, cambie lo que cambie después.
petitions-how-regions = Deben venir de al menos { $regions } regiones, con { $least } o más de cada una.
petitions-how-who = Pueden firmar quienes viven en:
petitions-as-shown = Así se verá
petitions-next-debate = { $count ->
    [one] Con { $count } firma más, { $body } decide sobre un debate público.
   *[other] Con { $count } firmas más, { $body } decide sobre un debate público.
}
petitions-tick-debate = firmas: se decide sobre un debate
petitions-stopped-title = Esta petición se detuvo el { $date }
petitions-stopped = Esta petición se detuvo y no admite más firmas. Su página dice por qué.
petitions-imported = { $count ->
    [one] { $count } firma se contó en otro lugar.
   *[other] { $count } firmas se contaron en otro lugar.
}
petitions-manage-link = Gestionar tu petición
petitions-manage-title = Tu petición
petitions-sponsors-title = Personas que la apoyan
petitions-sponsors-of = { $count ->
    [one] promotor de { $needed } necesarios
   *[other] promotores de { $needed } necesarios
}
petitions-sponsors-until = Puede buscarlas hasta el { $date }.
petitions-sponsors-link = Pasa este enlace a quienes quieran lo mismo. Pueden firmar con él { $most } personas como máximo. Sus firmas cuentan cuando se abra la petición.
petitions-sponsors-private = Ves cuántas han confirmado, no quiénes son.
petitions-sponsors-late = El plazo para apoyar esta petición ha terminado.
petitions-sponsors-full = Esta petición ya tiene todos los promotores que admite. Podrás firmarla cuando se abra.
petitions-together-title = Iniciarla entre varios
petitions-together-text = Hasta cinco personas con cuenta pueden iniciarla contigo. Sus nombres figuran junto al tuyo. Ven lo mismo que tú aquí y escriben novedades como tú.
petitions-invite = Crear una invitación
petitions-invitation-title = La invitación está lista
petitions-invitation-text = Pasa este enlace. Sirve durante { $days } días a quien tenga cuenta y lo abra.
petitions-leave = Dejar esta petición
petitions-join-title = Iniciar juntos esta petición
petitions-join-text = Te han invitado a iniciarla junto con su autor. Tu nombre será público en su página.
petitions-join = Unirme
petitions-join-over = Esta petición ha terminado. Ya nadie puede unirse a ella.
petitions-join-own = Tú iniciaste esta petición. La invitación es para otra persona.
petitions-join-full = Ya se han unido cinco personas a esta petición.
petitions-support-title = Alguien te pide que apoyes esta petición
petitions-support-text = { $needed ->
    [one] Aún no es pública: { $needed } persona más debe apoyarla antes de que la lea un moderador.
   *[other] Aún no es pública: { $needed } personas más deben apoyarla antes de que la lea un moderador.
}
petitions-support-count = { $count ->
    [0] Nadie ha confirmado todavía.
    [one] { $count } ha confirmado hasta ahora.
   *[other] { $count } han confirmado hasta ahora.
}
petitions-support-sign = Apoyarla
petitions-support-counts = Es una firma como las demás. Cuenta cuando se abra la petición.
petitions-other-country = Esta petición es para quienes viven en otros países
petitions-other-district = Esta petición es para quienes viven en otros distritos
petitions-out-of-bounds = Este número es demasiado pequeño o demasiado grande
petitions-fewer-than-needed = Una petición debe admitir tantos promotores como necesita
petitions-no-duration = Una petición debe estar abierta al menos un día
petitions-no-rejection-reason = Elige al menos una regla: sin ninguna, nada se podría rechazar
petitions-debate-below-response = Un debate necesita al menos tantas firmas como una respuesta
petitions-unknown-country = Introduce códigos de dos letras, como GB FR
petitions-region-lines = Escribe una región por línea: su código, un espacio y un número de 1 o más
petitions-slug-taken = Otro procedimiento tiene este nombre en las direcciones

# Debate e historia
petitions-debate-title = Debate
petitions-debate-awaiting = Alcanzó { $needed } firmas el { $date }. { $body } fija un día para el debate o dice por qué no lo habrá.
petitions-debate-why = { $days } días hábiles desde el { $date }, el día en que alcanzó el número.
petitions-debate-scheduled = Se debate el { $date }.
petitions-debate-past-day = Tenía que debatirse el { $date }. { $body } todavía no ha dicho qué resultó.
petitions-debated = Se debatió el { $date }.
petitions-not-debated = { $body } decidió que no habrá debate:
petitions-debate-video = Vídeo del debate
petitions-debate-transcript = Lo que se dijo, palabra por palabra
petitions-debate-decide = Decidir sobre el debate
petitions-debate-form-title = Debate sobre una petición
petitions-debate-what = ¿Qué pasa con él?
petitions-debate-will = Se debate un día próximo
petitions-debate-was = Se debatió
petitions-debate-none = No habrá debate
petitions-debate-day = Día
petitions-debate-day-hint = El día en que se debate o se debatió.
petitions-debate-place = Dónde
petitions-debate-words = Con tus palabras
petitions-debate-words-hint = En qué quedó o por qué no lo habrá. Valen párrafos, listas y enlaces.
petitions-debate-note = Se publica al momento y se avisa a quien inició la petición y a quienes la siguen.
petitions-debate-publish = Publicar
petitions-debate-needs-day = Di qué día
petitions-debate-past = Ese día ya pasó. Elige «Se debatió» o un día próximo.
petitions-debate-ahead = Ese día aún no ha llegado
petitions-debate-far = Un debate se fija para un día dentro de un año
petitions-debate-before = Ese día la petición aún no estaba abierta
petitions-debate-needs-reason = Di por qué no habrá debate
petitions-debate-address = Introduce una dirección completa que empiece por https://
petitions-debated-already = Esta petición ya se debatió. Eso no puede deshacerse.
petitions-flash-debate = Está publicado.
petitions-history = Qué ha pasado
petitions-event-sponsored = la apoyaron suficientes personas y un moderador empezó a leerla
petitions-event-threshold-reached = alcanzó el número para una respuesta, con { $count } firmas
petitions-event-threshold-lost = se retiraron firmas, quedan { $count }: muy pocas para una respuesta
petitions-event-debate-threshold-reached = alcanzó el número para un debate, con { $count } firmas
petitions-event-debate-threshold-lost = se retiraron firmas, quedan { $count }: muy pocas para un debate
petitions-event-debate-scheduled = se fijó un día para el debate
petitions-event-debated = se debatió
petitions-event-debate-refused = el organismo dijo por qué no habrá debate
petitions-event-stopped = detenida, con { $count } firmas
petitions-event-signed-again = retomada

# Detener
petitions-stop-link = Detener esta petición
petitions-stop-title = Detener una petición
petitions-stop-text = No admite más firmas y sigue siendo pública con su recuento y tu motivo. Lo que el organismo debe, lo sigue debiendo.
petitions-take-up-link = Retomar esta petición
petitions-take-up-title = Retomar una petición
petitions-take-up-text = Puede firmarse de nuevo hasta el { $date }, el día en que se habría cerrado.
petitions-stop-reason = Motivo
petitions-stop-reason-hint = Se publica, por ejemplo: «El 3 de mayo se elige el pleno. Sus peticiones terminan el día anterior.»
petitions-flash-stopped = La petición está detenida y su página dice por qué.
petitions-flash-taken-up = La petición puede firmarse de nuevo.
ledger-action-sponsored = La apoyaron suficientes personas para ser leída
ledger-action-threshold-lost = Bajó del número de firmas para una respuesta
ledger-action-debate-threshold-reached = Alcanzó el número de firmas desde el que se decide sobre un debate
ledger-action-debate-threshold-lost = Bajó del número de firmas para un debate
ledger-action-debate-scheduled = Se fijó un día para su debate
ledger-action-debated = Se debatió
ledger-action-debate-refused = El organismo dijo por qué no habrá debate
ledger-action-stopped = Detenida antes de tiempo
ledger-action-signed-again = Retomada
ledger-action-joined = Alguien se unió a quienes la iniciaron
ledger-action-left = Alguien dejó a quienes la iniciaron
ledger-action-petition-procedure-added = Se añadió un procedimiento de peticiones
ledger-action-petition-procedure-changed = Se cambió un procedimiento de peticiones
ledger-kind-petition-procedure = Procedimiento de peticiones
news-petition-stopped = Se detuvo una petición
news-petition-debate-threshold-reached = Una petición tiene firmas suficientes para un debate
news-petition-debate-threshold-lost = Una petición ha perdido las firmas para un debate
news-petition-threshold-lost = Una petición ha perdido las firmas para una respuesta
news-petition-debate-scheduled = Se fijó un día para el debate de una petición
news-petition-debated = Se debatió una petición
news-petition-debate-refused = No habrá debate sobre una petición, y el organismo dice por qué
petitions-mail-lost-subject = Tu petición vuelve a tener menos de { $needed } firmas
petitions-mail-lost-text = Se vio que algunas firmas de tu petición no eran auténticas y se descontaron:
petitions-mail-lost-next = Quedan { $count }. Se debe una respuesta a partir de { $needed }, así que ahora no se debe ninguna. La petición sigue como antes.
petitions-mail-debate-next = { $body } fija ahora un día para un debate o dice por qué no lo habrá, a más tardar el { $date }. Te escribiremos cuando lo haga.
petitions-mail-debate-lost-subject = Tu petición está por debajo de { $needed } firmas
petitions-mail-debate-lost-text = Se ha comprobado que tantas firmas de tu petición no cuentan que ya no se debe ningún debate:
petitions-mail-debate-lost-next = Ahora cuentan { $count } firmas y hacen falta { $needed }. Si vuelve a alcanzarlas, se decidirá de nuevo sobre un debate.
petitions-mail-debate-scheduled = { $body } ha fijado un día para el debate de tu petición
petitions-mail-debate-debated = Tu petición se debatió
petitions-mail-debate-not_debated = { $body } dice por qué no habrá debate sobre tu petición
petitions-mail-debate-read = En su página están el día, las palabras y los enlaces.
petitions-mail-sponsored-subject = Suficientes personas apoyan tu petición
petitions-mail-sponsored-text = { $needed ->
    [one] { $needed } persona más apoya tu petición:
   *[other] { $needed } personas más apoyan tu petición:
}
petitions-mail-sponsored-next = Ahora la lee un moderador, según las reglas publicadas. Te escribiremos en cualquier caso.
petitions-updates = Novedades de quienes la iniciaron
petitions-update-write = Escribir novedades
petitions-update-text = Llegan a quienes siguen esta petición y a los firmantes que las pidieron, en cuanto las lea un moderador. Como máximo una cada tres días.
petitions-update-waits = antes lo lee un moderador
petitions-update-refused = no publicado
petitions-update-later = Has escrito hace poco. Se pueden escribir novedades una vez cada tres días.
petitions-update-title = Título
petitions-update-words = Novedades
petitions-update-send = Enviar a moderación
petitions-update-not-open = Podrás escribir novedades cuando la petición esté abierta.
petitions-update-too-soon = Ya hay novedades de los últimos tres días. El correo demasiado frecuente no se lee.
petitions-flash-update = Tenemos tus novedades. Ahora las lee un moderador y saldrán cuando se aprueben.
news-petition-update = Novedades de quienes iniciaron una petición
petitions-news-response-subject = { $body } ha respondido a una petición que firmaste
petitions-news-response-text = { $body } ha respondido a una petición que firmaste:
petitions-news-debate-scheduled = { $body } ha fijado un día para el debate de una petición que firmaste
petitions-news-debate-debated = Se debatió una petición que firmaste
petitions-news-debate-not_debated = { $body } dice por qué no habrá debate sobre una petición que firmaste
petitions-news-stopped = Una petición que firmaste se detuvo antes de tiempo
petitions-news-closed = Una petición que firmaste se ha cerrado
petitions-news-closed-count = Cuentan { $count } firmas. Habrían hecho falta { $needed } para una respuesta. Gracias por firmar.
petitions-news-update-text = Quienes iniciaron una petición que firmaste te escriben:

petitions-unread-title = Terminó antes de que se leyera en moderación
petitions-unread-text = No se publicó y nadie más puede leerla. Puedes iniciarla de nuevo con el mismo texto; quienes la apoyaban tendrán que volver a hacerlo.
petitions-unread-again = Iniciarla de nuevo
petitions-ended-unread = Esta petición terminó antes de publicarse. Quien la inició puede decirte si la inicia de nuevo.
petitions-none-started = Ahora mismo no se pueden iniciar peticiones. Las que están abiertas se pueden leer y firmar.
petitions-mail-unread-subject = Tu petición terminó antes de que se leyera
petitions-mail-unread-text = Las peticiones se detuvieron antes de que alguien leyera la tuya en moderación. No se publicó:
petitions-mail-unread-next = Puedes iniciarla de nuevo con el mismo texto cuando se vuelvan a admitir peticiones:
