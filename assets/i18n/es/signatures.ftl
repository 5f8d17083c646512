# What everybody is told
signatures-notes-title = Firmas que no cuentan
signatures-note = { $count ->
    [one] { $count } firma no cuenta.
   *[other] { $count } firmas no cuentan.
}
signatures-of-paper = { $count ->
    [one] { $count } de ellas está en papel.
   *[other] { $count } de ellas están en papel.
}
signatures-doubt-automated = Enviadas por un programa
signatures-doubt-made_up = Nombres inventados
signatures-doubt-not_signed = Quien tiene la dirección no firmó
signatures-doubt-repeated = La misma persona más de una vez
signatures-doubt-own_wish = Lo pidió quien firmó
signatures-updates = Cuéntame qué pasa con ella. Cada correo lleva un enlace para dejar de recibirlos.
petitions-anonymised = Los nombres y direcciones de quienes firmaron se han borrado. Ya no se puede hacer nada con firmas sueltas; todos los recuentos quedan.
petitions-email-disposable = Es una dirección de un servicio para unos minutos. Escribe una dirección que sigas teniendo cuando se responda a la petición
petitions-name-mixed = Escribe tu nombre en un solo alfabeto

# The desk of signatures
signatures-desk-title = Firmas de esta petición
signatures-desk-lead = Primero los números. Los nombres se muestran solo si los pides, unos pocos cada vez, y el registro público dice que alguien miró.
signatures-counts = { $count ->
    [one] Cuenta { $count } firma.
   *[other] Cuentan { $count } firmas.
}
signatures-bursts-title = Qué llama la atención
signatures-span-day = El último día
signatures-span-week = La última semana
signatures-span-all = Desde el principio
signatures-in-span = { $count ->
    [one] { $count } firma en este tiempo, confirmada o no.
   *[other] { $count } firmas en este tiempo, confirmadas o no.
}
signatures-minute-old = Estas cifras pueden tener un minuto.
signatures-networks = Redes
signatures-networks-lead = Un colegio, una oficina o una compañía de teléfonos comparten una red: que haya muchas no prueba nada. Lo habitual es lo que trajo la red que queda en medio de todas.
signatures-domains = Dominios de correo por hora
signatures-domains-lead = Lo habitual es lo que la parte del dominio en las demás horas da para esta: un proveedor grande siempre tiene muchas.
signatures-hours = Horas
signatures-hours-lead = Lo habitual es la hora que queda en medio de todas en las que alguien firmó. Una noticia también trae muchas de golpe.
signatures-hour = Hora
signatures-bursts-none = Nada con 20 firmas o más.
signatures-signed = Firmadas
signatures-counted = Contadas
signatures-usual = Lo habitual
signatures-when = Cuándo
signatures-unusual = llama la atención
signatures-look-closer = Mirar de cerca
signatures-find-title = Una firma
signatures-find-email = Dirección de correo
signatures-find-hint = Para quien escribe que no firmó o quiere que se quite su firma. Que miraste consta en el registro público; la dirección, no.
signatures-find-button = Buscarla
signatures-acts-title = Firmas retiradas
signatures-acts-none = Hasta ahora no se ha retirado nada.
signatures-act = Acto
signatures-act-title = Acto { $id }
signatures-looked-for = Se buscó
signatures-found = Contadas que se hallaron
signatures-state = Estado
signatures-mailings-title = Noticias para quienes firmaron
signatures-mailing = Noticia
signatures-news-update = Noticia de quien la inició
signatures-news-debate = Decisión sobre un debate
signatures-news-response = Respuesta
signatures-mails = Correos
signatures-mailing-done = Todos están en la bandeja de salida:
signatures-mailing-runs = { $percent } % recorrido

# Taking out by criteria
signatures-new-title = Retirar firmas
signatures-new-lead = Di qué tienen en común. Ves cuántas hay antes de que pase nada.
signatures-new-hint = Todo lo que escribas debe cumplirse en una firma. Las que se hagan después de este momento no se tocan.
signatures-by-network = Red
signatures-network-hint = Como en la tabla, o una dirección de ella: 192.0.2.0/24, 2001:db8:1:2::/64
signatures-by-domain = Dominio de correo
signatures-domain-hint = Exactamente este: people.example
signatures-by-from = Desde
signatures-from-hour = Desde la hora (0 a 23)
signatures-by-until = Hasta
signatures-until-day = Hasta
signatures-until-hour = Hasta la hora (0 a 23)
signatures-until-hint = Esta hora se incluye.
signatures-by-name = Nombre
signatures-by-single = Firma
signatures-single = una sola
signatures-name-any = cualquiera
signatures-name-is = es
signatures-name-begins = empieza por
signatures-name-ends = termina en
signatures-name-holds = contiene
signatures-name-text = Letras del nombre
signatures-name-hint = Mayúsculas, acentos, espacios y signos dan igual.
signatures-name = Nombre
signatures-draw-up = Ver cuántas hay
signatures-act-found = { $count ->
    [one] Se halló { $count } firma.
   *[other] Se hallaron { $count } firmas.
}
signatures-act-counted = { $count ->
    [0] Ninguna cuenta.
    [one] { $count } de ellas cuenta.
   *[other] { $count } de ellas cuentan.
}
signatures-act-pending = { $count ->
    [one] { $count } más nunca se confirmó, y ya no se puede.
   *[other] { $count } más nunca se confirmaron, y ya no se puede.
}
signatures-is-draft = Todavía no ha pasado nada.
signatures-is-running = Se están retirando.
signatures-is-done = Hecho.
signatures-is-undoing = Se están devolviendo.
signatures-is-undone = Deshecho: todas vuelven a contar.
signatures-is-discarded = Descartado: no se hizo nada.
signatures-progress = { $done } de { $all }
signatures-runs = Sigue por sí solo.
signatures-look-again = Mirar otra vez
signatures-at-made = Preparado
signatures-at-confirmed = Confirmado
signatures-at-done = Hecho
signatures-at-undone = Deshecho
signatures-shown = Algunas de ellas
signatures-look = Mostrar { $count } nombres
signatures-look-hint = Solo si los números no bastan: el registro público dice que alguien miró.
signatures-confirm-title = Retirarlas
signatures-after = { $count ->
    [one] Entonces queda { $count } firma.
   *[other] Entonces quedan { $count } firmas.
}
signatures-after-response = Está por debajo de { $needed }: ya no se debe la respuesta.
signatures-after-debate = Está por debajo de { $needed }: ya no se debe ningún debate, salvo que ya tenga fecha.
signatures-undo-why = Por qué se restituyen
signatures-undo-why-hint = Consta en el registro público.
signatures-note-paper = { $count ->
    [one] Se retiró { $count } firma en papel.
   *[other] Se retiraron { $count } firmas en papel.
}
signatures-reason = Motivo
signatures-choose = Elige un motivo
signatures-becomes = Qué son
signatures-becomes-hint = Ninguna de las dos cuenta. Fraudulenta dice que alguien quiso engañar.
signatures-becomes-invalidated = No válidas
signatures-becomes-fraudulent = Fraudulentas
signatures-explanation = Palabras para el público
signatures-explanation-hint = De 10 a 500 caracteres. Están en la página de la petición: sin nombres ni direcciones.
signatures-confirm = { $count ->
    [one] Retirar { $count } firma contada
   *[other] Retirar { $count } firmas contadas
}
signatures-discard = Descartar
signatures-undo = Deshacer
signatures-go-on = Seguir
signatures-undo-hint = Todo lo que retiró este acto vuelve a contar, en su día y en su región.
signatures-found-title = Firmas de una dirección
signatures-found-lead = Esta dirección ha firmado la petición:
signatures-found-none = Esta dirección no ha firmado la petición.
signatures-state-pending = Sin confirmar
signatures-state-confirmed = Cuenta
signatures-state-invalidated = No válida
signatures-state-fraudulent = Fraudulenta
signatures-take-title = Retirar una
signatures-take-hint = Ocurre enseguida, y se avisa por correo a quien tiene la dirección.
signatures-which = Cuál
signatures-take = Retirarla
signatures-flash-begun = Ha empezado. El recuento lo sigue.
signatures-flash-discarded = Descartado. No se hizo nada.
signatures-flash-undoing = Se están devolviendo.
signatures-flash-taken = Retirada. Se avisa a quien tiene la dirección.
petitions-doubt-too-wide = Di al menos una cosa que tengan en común
petitions-doubt-nothing = No se halló nada. Cambia lo que buscas
petitions-doubt-network = Escribe una red como 192.0.2.0/24 o 2001:db8:1:2::/64, o una dirección de ella
petitions-doubt-domain = Escribe un dominio de correo como people.example
petitions-doubt-name = Escribe al menos dos letras del nombre
petitions-doubt-times = El final debe ser posterior al principio
petitions-doubt-hour = Escribe una hora de 0 a 23
petitions-doubt-meanwhile = Alguien fue más rápido. Mira cómo está ahora.

# Paper
signatures-paper-title = Firmas en papel
signatures-paper-lead = Las hojas se entregan en un lote con sus copias. Se mira una muestra, y cuenta lo que resulta de ella.
signatures-batches = Lotes
signatures-batch = Lote
signatures-batch-title = Lote { $id }
signatures-sheets = Hojas
signatures-sheets-hint = Una hoja tiene { $lines } líneas como mucho.
signatures-sheet-code = Código de las hojas
signatures-sheet-code-hint = Está arriba en cada hoja, por ejemplo P12-34, y dice a qué petición pertenecen.
signatures-claimed = Firmas en ellas
signatures-claimed-hint = Según las contó quien las entrega.
signatures-collected = Recogidas hasta
signatures-collected-hint = El último día en que alguien firmó.
signatures-region = Región
signatures-region-hint = Si todas son de una: país y distrito, como GB RM1.
signatures-scans = Copias escaneadas
signatures-scans-hint = PDF, JPEG o PNG, tres cada vez; puedes añadir más. Solo las ven los moderadores, y cada mirada queda anotada.
signatures-scans-private = Las copias no son públicas. Se borran con los nombres y direcciones de los demás que firmaron.
signatures-scans-more = Añadir copias
signatures-scans-send = Añadirlas
signatures-paper-new = Entregar hojas
signatures-paper-send = Entregarlas
signatures-sample-rule = Se miran { $least } firmas, o { $percent } de cada cien si son más; todas, si hay menos. La parte válida vale para todo el lote, redondeada hacia abajo.
signatures-sample-title = Sortear la muestra
signatures-sample-draw = Sortear la muestra
signatures-sample-size = En la muestra
signatures-sample-seed = Semilla de la muestra
signatures-sample-look = Mirar la muestra
signatures-sample-how = Numera las firmas por todo el lote, hoja por hoja, desde 1. Mira estas:
signatures-valid = Válidas en la muestra
signatures-valid-hint = De 0 a { $size }. No válidas: no existe la persona, es de fuera, no se lee, está dos veces o firmó también en este sitio.
signatures-sample-count = Contar el lote
signatures-batch-is-received = Entregado. Falta sortear su muestra.
signatures-batch-is-sampled = La muestra está sorteada y espera a que alguien la mire.
signatures-batch-is-counted = Contado.
signatures-batch-is-withdrawn = Retirado. No cuenta.
signatures-batch-withdraw = Retirar este lote
signatures-flash-paper = Las hojas están entregadas.
signatures-flash-scans = Las copias están añadidas.
signatures-flash-sampled = La muestra está sorteada. Su semilla consta en el registro público.
signatures-flash-counted = El lote está contado.
signatures-flash-withdrawn = El lote está retirado.
petitions-paper-code = Escribe el código que está arriba en las hojas
petitions-paper-other = Estas hojas son de otra petición
petitions-paper-closed = Esta petición ya no admite hojas de papel.
petitions-paper-too-few = Hay menos firmas que hojas. Quita las hojas vacías
petitions-paper-too-many = Hay más firmas que líneas: una hoja tiene { $lines } como mucho
petitions-paper-day = Escribe un día en que la petición estuviera abierta
petitions-paper-region = Escribe un país y un distrito, como GB RM1, o déjalo vacío
petitions-paper-scans = Son demasiadas copias para un lote. Entrega el resto como otro
petitions-paper-no-scan = Añade primero una copia de las hojas
petitions-paper-valid = No puede haber más válidas que las que se miraron
petitions-paper-meanwhile = Alguien fue más rápido. Mira cómo está ahora el lote.

# News to signatories
signatures-news-end-title = No más noticias de esta petición
signatures-news-end = Pediste que te contáramos qué pasa con una petición que firmaste. Pulsa el botón para dejarlo. Tu firma sigue contando.
signatures-news-end-button = Dejar de recibir noticias
signatures-news-ended-title = Ya no recibes noticias de esta petición
signatures-news-ended = No te escribimos más sobre esta petición. Tu firma sigue contando.

# Public record
ledger-action-signatures-doubted = Se van a retirar firmas
ledger-action-signatures-not-counted = Se retiraron firmas
ledger-action-signatures-restored = Van a volver a contar firmas
ledger-action-signatures-counted-again = Vuelven a contar firmas
ledger-action-signatures-looked-at = Alguien miró nombres de firmantes
ledger-action-signatories-forgotten = Se borraron nombres y direcciones de firmantes
ledger-action-paper-received = Se entregaron hojas de papel
ledger-action-paper-sampled = Se sorteó una muestra de hojas
ledger-action-paper-counted = Se contaron hojas de papel
ledger-action-paper-withdrawn = Se retiraron hojas de papel

# Mails
signatures-mail-not-counted-subject = Tu firma no cuenta
signatures-mail-not-counted-text = Una firma con tu dirección se retiró de esta petición:
signatures-mail-not-counted-wrong = Si es un error, escríbenos: se puede deshacer.
signatures-mail-doubted-subject = { $count ->
    [one] { $count } firma de tu petición no cuenta
   *[other] { $count } firmas de tu petición no cuentan
}
signatures-mail-back-subject = Firmas de tu petición vuelven a contar
signatures-mail-back-text = Unas firmas que se habían retirado de tu petición vuelven a contar:
