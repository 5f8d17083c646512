# Portada
home-title = Inicio
home-heading = Dilo donde se decide
home-lead = { $site } pregunta antes de decidir, responde en una fecha y muestra en qué quedó cada palabra.
home-door-say = Di lo que piensas
home-door-say-text = { $count ->
    [0] Hoy no hay consultas abiertas; mira qué viene después
    [one] { $count } consulta abierta ahora
   *[other] { $count } consultas abiertas ahora
}
home-door-ask = Haz una pregunta
home-door-ask-text = { $count ->
    [one] Alguien responsable contesta en { $count } día hábil
   *[other] Alguien responsable contesta en { $count } días hábiles
}
home-door-ask-plain = Alguien responsable contesta en un día prometido
home-door-petition = Inicia una petición
home-door-petition-text = Reúne firmas y tendrás una respuesta pública
home-open = Abiertas ahora
home-open-none = Hoy no hay nada abierto. Lo próximo que se abre está entre las fechas de esta página.
home-all-consultations = Todas las consultas
home-decided = Recién decidido
home-decided-asked = Se preguntó
home-decided-said = La gente aportó
home-decided-by = { $body } decidió
home-all-decisions = Todas las decisiones
home-petitions = Peticiones que reúnen firmas
home-petition-progress = { $count ->
    [one] { $count } firma de { $needed } necesarias
   *[other] { $count } firmas de { $needed } necesarias
}
home-petition-past = { $count ->
    [one] { $count } firma; hacía falta { $needed }
   *[other] { $count } firmas; hacían falta { $needed }
}
home-all-petitions = Todas las peticiones
home-analysis = A la espera de decisión
home-promises = ¿Se cumplen las promesas?
home-promises-none = Cada pregunta tiene un día en que debe estar respondida. Cuando lleguen preguntas, verás aquí si se cumple.
home-promises-share = de las respuestas llegó a tiempo, contando las que están atrasadas
home-promises-share-label = El { $share } de las respuestas prometidas llegó a tiempo
home-promises-in-time = { $count ->
    [one] respondida a tiempo
   *[other] respondidas a tiempo
}
home-promises-late = { $count ->
    [one] respondida tarde
   *[other] respondidas tarde
}
home-promises-running = { $count ->
    [one] en espera, dentro de plazo
   *[other] en espera, dentro de plazo
}
home-promises-overdue = con retraso
home-promises-all = Ver cada pregunta y su fecha
home-dates = Próximas fechas
home-dates-none = No hay fechas próximas.
home-all-dates = El calendario completo
home-questions = Preguntas recientes
home-all-questions = Todas las preguntas
home-how = Cómo funciona
home-how-text = Lo que escribes recibe una dirección propia. En ella puedes seguirlo hasta la decisión que le responde.
home-how-link = Paso a paso

# Fechas
home-month = { $month } de { $year }
home-date-announced = Se anuncia
home-date-opens = Se abre
home-date-closes = Se cierra
home-date-results_due = Resultados prometidos
home-date-answer_due = Respuesta prometida
home-date-response_due = Respuesta a una petición prometida
home-date-commitment_due = Compromiso prometido
home-date-decided = Decidida

# Una consulta
home-draft-notice = Solo la edición ve esta página. Aparecerá en el sitio cuando se publique y llegue el día del anuncio.
home-phase-announced = Anuncio
home-phase-open = Participación
home-phase-analysis = Análisis
home-phase-decided = Decisión
home-phase-announced-text = Sabes qué viene y cuándo
home-phase-open-text = Dices lo que piensas
home-phase-analysis-text = Se lee, se cuenta y se valora
home-phase-decided-text = Se responde punto por punto
home-until = Hasta cuándo
home-until-announced = Se abre el { $opens } y se cierra el { $closes }.
home-until-open = Puedes participar hasta el { $date }, a las { $time }.
home-until-analysis = Se cerró el { $closed }. Los resultados se prometen para el { $date }.
home-until-results = Se cerró el { $closed }. Sus resultados se publicaron el { $date }; falta la decisión.
home-until-overdue = Se cerró el { $closed }. Los resultados se prometieron para el { $date } y llevan retraso.
home-until-decided = Se cerró el { $closed } y se decidió el { $date }.
home-who-decides = Quién decide
home-decision = Qué se decidió
home-read-decision = Lee la decisión y sus motivos
home-take-part = Participa
home-take-part-later = Cómo podrás participar
home-what-was-said = Qué se dijo
home-announced-text = A partir del { $date } podrás decir aquí lo que piensas. Ya puedes leer lo que hay.
home-moderated-before = Una persona de moderación lee cada aportación antes de que aparezca, para un día prometido. Te avisamos por correo en cualquier caso.
home-moderated-mixed = En algunos de los lugares de abajo una persona de moderación lee lo que escribes antes de que aparezca, para un día prometido; en otros aparece enseguida. El formulario lo dice.
home-moderated-after = Lo que escribes aparece enseguida. La moderación lo revisa si alguien lo denuncia.
home-moderation-rules = Las reglas de moderación
home-closed-text = { $count ->
    [0] Nadie escribió nada mientras estuvo abierta.
    [one] Llegó { $count } aportación. Aquí queda para que cualquiera la lea.
   *[other] Llegaron { $count } aportaciones. Aquí quedan para que cualquiera las lea.
}
home-way-document = Léelo y comenta cualquier párrafo
home-document-facts = { $comments ->
    [0] Versión { $version } · { $sections } apartados · todavía sin comentarios
    [one] Versión { $version } · { $sections } apartados · { $comments } comentario
   *[other] Versión { $version } · { $sections } apartados · { $comments } comentarios
}
home-way-forum = Debátelo con otras personas
home-forum-facts = { $topics ->
    [one] { $topics } tema
   *[other] { $topics } temas
} · { $posts ->
    [one] { $posts } mensaje
   *[other] { $posts } mensajes
}
home-way-ask = Haz una pregunta sobre ella
home-way-ask-text = { $count ->
    [one] Alguien responsable contesta en { $count } día hábil, a la vista de todos
   *[other] Alguien responsable contesta en { $count } días hábiles, a la vista de todos
}
home-question-facts = { $count ->
    [0] Todavía sin preguntas
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
home-nothing-yet = Los documentos y el foro aparecerán aquí en cuanto la edición los publique.
home-other-ways = Por correo, en papel o por teléfono
home-other-ways-text = Escribe o llama si lo prefieres. Lo que llega así al organismo cuenta igual que lo escrito aquí.
home-results = Resultados
home-results-published = Publicados el
home-about-it = De qué se trata
home-questions-about = Preguntas sobre ella
home-its-dates = Fechas
home-stay = Mantente al tanto
home-feed = Canal de consultas (Atom)
home-who-asks = Quién pregunta
home-history = Qué ha pasado con esta página
home-history-until = abierta hasta el { $date }
home-edit = Editar esta consulta

# Calendario
home-calendar-title = Calendario
home-calendar-lead = Qué se abre, qué se cierra y para cuándo se prometen respuestas y resultados.
home-calendar-none = No hay fechas próximas
home-calendar-none-text = Cuando se anuncie una consulta o se haga una pregunta, sus fechas aparecerán aquí.
home-calendar-past = Ver qué se decidió
home-calendar-subscribe = En tu propio calendario
home-calendar-subscribe-text = Añade una de estas direcciones a tu calendario. Si una fecha cambia, cambiará también allí.
home-calendar-all = Todas las fechas (iCalendar)

# Cómo funciona
home-about-title = Cómo funciona
home-about-lead = De lo que dices a lo que se decide, cada paso tiene una fecha y alguien responsable. Puedes consultarlo siempre, sin cuenta.
home-about-chain = De tus palabras a la decisión
home-about-chain-text = Todo lo que escribes recorre el mismo camino, y su propia página muestra hasta dónde ha llegado.
home-about-chain-write = Escribes.
home-about-chain-write-text = Un comentario, un mensaje, una pregunta, una petición. Recibes enseguida una dirección permanente.
home-about-chain-read = Se publica.
home-about-chain-read-text = Enseguida, o después de que la moderación lo lea. Si no se publica, te decimos qué regla incumplía.
home-about-chain-count = Se cuenta.
home-about-chain-count-text = Cuando la consulta se cierra, todas las aportaciones se cuentan y se leen por temas. Los resultados se publican y ya no pueden cambiarse.
home-about-chain-answer = Se responde.
home-about-chain-answer-text = La decisión dice, tema por tema, qué dijo la gente, qué se decidió y por qué. Tu página enlaza con la respuesta.
home-about-chain-keep = Se cumple.
home-about-chain-keep-text = Lo que se prometió en la decisión queda en una lista con fechas hasta que está hecho.
home-about-consultation = Una consulta
home-about-consultation-text = Un organismo pregunta a la ciudadanía antes de decidir. Las reglas y las fechas se fijan antes de abrirla.
home-about-consultation-1 = Se anuncia, con el día en que se abre y el día en que se cierra.
home-about-consultation-2 = Mientras está abierta, comentas el documento, debates en el foro y haces preguntas. Se puede ampliar, pero nunca acortar.
home-about-consultation-3 = Cuando se cierra, se analiza lo dicho. Los resultados se prometen en un plazo de doce semanas.
home-about-consultation-4 = Se publica la decisión, que responde a los resultados tema por tema.
home-about-question = Una pregunta
home-about-question-text = Preguntas algo a un organismo. Te debe una respuesta en un día que todo el mundo puede ver.
home-about-question-1 = Eliges el organismo y escribes tu pregunta. Si ya se hizo antes, ves la respuesta mientras escribes.
home-about-question-2 = El día de la respuesta se calcula enseguida, en días hábiles.
home-about-question-3 = Alguien responsable contesta en público y recibes un correo.
home-about-question-4 = Si pasa el día sin respuesta, la pregunta se muestra con retraso hasta que se contesta.
home-about-petition = Una petición
home-about-petition-text = Pides a un organismo que haga algo, y otras personas firman.
home-about-petition-1 = Escribes qué debe hacerse y por qué. La moderación lo lee según las reglas publicadas.
home-about-petition-2 = La gente firma con su nombre y su correo y lo confirma por correo. No hace falta cuenta.
home-about-petition-3 = El número de firmas que obliga a responder se fija al abrir la petición.
home-about-petition-4 = Cuando se alcanza, el organismo debe una respuesta pública en un día prometido.
home-about-moderation = Moderación
home-about-moderation-text = La moderación mantiene el debate dentro de reglas que cualquiera puede leer. No juzga opiniones.
home-about-moderation-1 = Cualquiera puede denunciar una aportación.
home-about-moderation-2 = Una persona de moderación decide para un día prometido y tiene que nombrar la regla.
home-about-moderation-3 = A quien escribió se le comunica el motivo. Lo retirado deja una marca con el motivo; no desaparece.
home-about-moderation-4 = Cada decisión se cuenta y figura en el registro público.
home-about-proof = No hace falta que te fíes
home-about-proof-text = Cada acto público se anota en un registro al que solo se puede añadir. Las cifras de los resultados se pueden recalcular con los datos abiertos.

# Accesibilidad
home-access-title = Accesibilidad
home-access-lead = Cualquiera debe poder leerlo y decirlo todo aquí, con cualquier dispositivo o ayuda. Si no puedes, es un error nuestro y queremos saberlo.
home-access-standard = La norma que seguimos
home-access-standard-text = Este sitio está hecho según las Pautas de Accesibilidad para el Contenido Web 2.2, nivel AA. Los textos mantienen el contraste más fuerte del nivel AAA.
home-access-does = Con qué puedes contar
home-access-does-script = Todas las páginas funcionan sin JavaScript, en teléfonos antiguos y en navegadores de texto.
home-access-does-keyboard = Se llega a todo y todo se usa solo con el teclado, y siempre ves dónde estás.
home-access-does-zoom = El texto se puede ampliar al 400 % y las páginas se leen con 320 píxeles de ancho sin desplazarse hacia los lados.
home-access-does-colour = Nada se dice solo con el color, y el sitio respeta tu elección de claro u oscuro.
home-access-does-reader = Títulos, listas, tablas, campos y errores están marcados para que los lectores de pantalla los anuncien. Cada gráfico tiene sus cifras en una tabla al lado.
home-access-does-language = La interfaz está en inglés y en español. Los textos en otra lengua están marcados para que se lean bien en voz alta.
home-access-does-print = Las páginas se imprimen sin la navegación y con su dirección.
home-access-limits = Dónde nos quedamos cortos
home-access-limits-text = Conocemos estos límites:
home-access-limits-files = Los archivos que adjunta un organismo o una persona pueden no ser accesibles. Pide otra forma; la tendrás sin tener que decir por qué.
home-access-limits-words = Lo que escribe la gente aparece tal como lo escribió. Puede ser difícil de leer o no tener traducción.
home-access-tell = Dinos qué no funciona
home-access-tell-text = Di en qué página estabas y qué querías hacer. No necesitas saber el nombre técnico del problema.
home-write-to = Escribe a
home-write-body = Escribe o llama a uno de los organismos de
home-write-answer = Recibirás una respuesta en diez días hábiles.
home-access-other = Si la web no es lo tuyo
home-access-other-text = Puedes participar por correo electrónico, por carta y por teléfono. Cada consulta indica la dirección. Lo que llega así cuenta igual.
home-access-tested = Cómo lo comprobamos
home-access-tested-text = Antes de publicar un cambio, una prueba automática revisa cada página en las dos lenguas, en claro y en oscuro, y con los scripts desactivados. Quien usa lector de pantalla encuentra lo que las pruebas no ven: escríbenos.

# Privacidad
home-privacy-title = Privacidad
home-privacy-lead = Guardamos lo necesario para que se te escuche y nada para vigilarte. No hay publicidad ni rastreo, y nada se carga de otras empresas.
home-privacy-kept = Qué se guarda
home-privacy-kept-text = Lo que dices en público es público, porque un debate público debe estar abierto a todos. Quién eres, más allá del nombre que eliges, no lo es.
home-privacy-table = Qué se guarda, por qué, quién lo ve y cuánto tiempo
home-privacy-what = Qué
home-privacy-why = Por qué
home-privacy-seen = Quién lo ve
home-privacy-long = Cuánto tiempo
home-privacy-visit = Que visitas una página
home-privacy-visit-why = Para responderte y para frenar avalanchas de solicitudes
home-privacy-visit-seen = Nadie; tu dirección de red solo está en la memoria
home-privacy-visit-long = Minutos
home-privacy-account = Tu cuenta: nombre, correo, idioma y una forma cifrada de tu contraseña
home-privacy-account-why = Para que puedas entrar y saber qué ocurre
home-privacy-account-seen = El público ve el nombre que elegiste; la administración ve lo demás, pero nunca tu contraseña
home-privacy-account-long = Hasta que cierres la cuenta
home-privacy-session = Que has entrado y, a grandes rasgos, con qué dispositivo
home-privacy-session-why = Para que no tengas que entrar en cada página y puedas salir en otros lugares
home-privacy-session-seen = Tú
home-privacy-session-long = 30 días después de tu última visita
home-privacy-words = Lo que escribes: comentarios, mensajes, preguntas, peticiones
home-privacy-words-why = Para que se escuche, se cuente y se responda
home-privacy-words-seen = Todo el mundo, con el nombre que elegiste
home-privacy-words-long = Mientras el asunto conste públicamente, o hasta que lo retires
home-privacy-signature = Tu firma: nombre, correo, código postal, país, y tu red sin su última parte
home-privacy-signature-why = Para que cada persona cuente una vez y los programas no cuenten
home-privacy-signature-seen = Los moderadores que investigan abusos, y cada mirada consta en el registro público; el público solo ve el número
home-privacy-signature-long = Nombres, direcciones y redes: hasta seis meses después de cerrarse la petición, salvo que el sitio diga otra cosa. País, distrito y día: mientras conste la petición
home-privacy-follow = Lo que sigues
home-privacy-follow-why = Para enviarte las novedades que pediste
home-privacy-follow-seen = Tú
home-privacy-follow-long = Hasta que dejes de seguirlo
home-privacy-report = Tus denuncias a la moderación
home-privacy-report-why = Para que la moderación pueda decidir
home-privacy-report-seen = La moderación; nunca la persona denunciada
home-privacy-report-long = Mientras conste el caso
home-privacy-mail = Los correos que te enviamos
home-privacy-mail-why = Para asegurar que cada uno se envía una vez
home-privacy-mail-seen = La administración
home-privacy-mail-long = Mientras lo requiera el funcionamiento del servicio
home-privacy-cookies = Cookies
home-privacy-cookies-text = Hay tres, todas propias: una mantiene tu sesión, otra recuerda el idioma que elegiste y otra lleva el mensaje «ha salido bien» a la página siguiente. Ninguna te sigue a ningún sitio, así que no tenemos que pedirte que las aceptes.
home-privacy-rights = Tus derechos
home-privacy-rights-text = En cualquier momento, gratis y sin dar motivos, puedes:
home-privacy-right-see = ver qué se guarda sobre ti;
home-privacy-right-correct = hacer que se corrija;
home-privacy-right-withdraw = retirar algo que escribiste, en Tu cuenta;
home-privacy-right-erase = hacer que se borren tu cuenta y lo que escribiste: las palabras desaparecen y queda una marca de que allí hubo algo;
home-privacy-right-object = oponerte al uso de tus datos y reclamar ante tu autoridad de protección de datos.
home-privacy-log = El registro público
home-privacy-log-text = El registro de actos públicos no contiene nombres ni textos, solo que algo ocurrió y una huella sellada del texto. Si tu texto se borra, su sello ya no puede abrirse y el registro sigue íntegro.

# Glosario
home-glossary-title = Glosario
home-glossary-lead = Las palabras de este sitio, en lenguaje claro.
home-term-answer = Respuesta a una pregunta
home-term-answer-is = Lo que alguien responsable contesta a una pregunta, en público y en nombre de un organismo.
home-term-appeal = Recurso
home-term-appeal-is = Pedir que otra persona revise una decisión de moderación.
home-term-body = Organismo
home-term-body-is = Una autoridad, oficina o consejo público que aquí pregunta, responde y decide.
home-term-channel = Vía
home-term-channel-is = Cómo llegó una aportación: en este sitio, por correo, en papel, por teléfono o en una reunión. Todas cuentan igual.
home-term-comment = Comentario
home-term-comment-is = Lo que alguien dice sobre un documento o uno de sus apartados.
home-term-commitment = Compromiso
home-term-commitment-is = Algo que un organismo promete en una decisión para un día concreto. Sigue en la lista hasta que está hecho.
home-term-consultation = Consulta
home-term-consultation-is = Un organismo pregunta algo a la ciudadanía antes de decidir, durante un tiempo fijado.
home-term-contribution = Aportación
home-term-contribution-is = Todo lo que una persona envía, por la vía que sea: un comentario, un mensaje, una pregunta, una petición, una carta.
home-term-decision-record = Acta de decisión
home-term-decision-record-is = La decisión publicada. Dice tema por tema qué dijo la gente, qué se decidió y por qué.
home-term-digest = Resumen
home-term-digest-is = Un correo al día con todas las novedades que sigues. En los resultados: una huella que demuestra que nada se cambió.
home-term-document = Documento
home-term-document-is = El texto que se propone o explica en una consulta, dividido en apartados numerados.
home-term-due-date = Plazo
home-term-due-date-is = El día en que un organismo debe algo. Se cuenta en días hábiles y lo ve todo el mundo.
home-term-follow = Seguir
home-term-follow-is = Pedir por correo las novedades de una consulta, petición o pregunta.
home-term-forum = Foro
home-term-forum-is = Un lugar para debatir una consulta con otras personas, por temas.
home-term-ledger = Registro
home-term-ledger-is = La lista de todos los actos públicos. Solo se pueden añadir anotaciones, nunca cambiarlas ni quitarlas.
home-term-moderation = Moderación
home-term-moderation-is = Leer las aportaciones según reglas publicadas, antes o después de que aparezcan.
home-term-moderator = Moderador o moderadora
home-term-moderator-is = La persona que lo hace y da un motivo para cada decisión.
home-term-official = Responsable
home-term-official-is = Alguien que trabaja en un organismo y aquí habla en su nombre.
home-term-participation = Participación
home-term-participation-is = Tomar parte sin palabras propias: una firma o un voto. Quién fue es privado; el número es público.
home-term-petition = Petición
home-term-petition-is = Una solicitud a un organismo que otras personas pueden firmar. Con firmas suficientes, el organismo debe responder.
home-term-phase = Fase
home-term-phase-is = En qué punto está una consulta: anunciada, abierta, en análisis, decidida.
home-term-question = Pregunta
home-term-question-is = Algo que preguntas a un organismo. Tiene que responderse dentro de plazo.
home-term-reason = Motivo
home-term-reason-is = La regla publicada en la que la moderación basa una decisión.
home-term-receipt = Recibo
home-term-receipt-is = La prueba de que algo que enviaste llegó, y cuándo.
home-term-report = Denuncia
home-term-report-is = Avisar a la moderación de que una aportación puede incumplir las reglas.
home-term-response = Respuesta a una petición
home-term-response-is = Lo que un organismo dice a una petición que reunió firmas suficientes.
home-term-result = Resultado
home-term-result-is = Lo que salió de una consulta, contado y publicado. Ya no se puede cambiar.
home-term-section = Apartado
home-term-section-is = Una parte numerada de un documento que se puede comentar por sí sola.
home-term-signature = Firma
home-term-signature-is = El apoyo de alguien a una petición, confirmado por correo.
home-term-theme = Tema
home-term-theme-is = Un asunto que muchas aportaciones comparten. La decisión responde a cada tema.
home-term-threshold = Umbral
home-term-threshold-is = El número de firmas a partir del cual una petición debe responderse.
home-term-version = Versión
home-term-version-is = Un documento tal como era en un momento. Las versiones anteriores se pueden seguir leyendo.
