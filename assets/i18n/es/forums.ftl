# Foros
forums-list-title = Foros
forums-list-lead = Habla con otras personas sobre lo que se está decidiendo. Lo que se dice aquí cuenta en los resultados.
forums-list-empty = Los foros aparecen aquí cuando una consulta abre uno.
forums-topic-count = { $count ->
    [0] Aún no hay temas
    [one] { $count } tema
   *[other] { $count } temas
}
forums-post-count = { $count ->
    [0] Aún no hay respuestas
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
forums-topics = Temas
forums-newest = Volver a los temas más recientes
forums-pinned = Fijado
forums-last = última actividad
forums-empty = Nadie ha abierto un tema todavía. Empieza por lo que te importa: una pregunta, una propuesta, algo que hayas visto en otro lugar.
forums-not-open-yet = El foro se abre con la consulta.
forums-closed-text = La consulta está cerrada. Lo que se dijo queda aquí para leerlo.
forums-start = Abrir un tema
forums-sign-in-topic = Inicia sesión para abrir un tema
forums-jump = Escribir una respuesta
forums-sign-in-post = Inicia sesión para responder

# Escribir
forums-new-title = Abrir un tema
forums-title-label = ¿De qué trata?
forums-title-hint = Una línea por la que se reconozca el tema.
forums-text-label = ¿Qué quieres decir o preguntar?
forums-hint = Aparece enseguida, con tu nombre. Los *asteriscos* destacan palabras; una línea en blanco empieza un párrafo.
forums-hint-pre = Primero lo lee una persona que modera; después aparece con tu nombre. Los *asteriscos* destacan palabras; una línea en blanco empieza un párrafo.
forums-topic-send = Abrir este tema
forums-posts = Respuestas
forums-no-posts = Nadie ha respondido todavía. Puedes ser la primera persona.
forums-post-label = Tu respuesta
forums-post-send = Enviar esta respuesta
forums-in-review = Gracias. Una persona que modera lo lee a más tardar el { $day }. Te escribimos en cualquier caso.
forums-topic-gone-title = Un tema que ya no se muestra
forums-topic-gone = Este tema ya no se muestra, así que no admite más respuestas.
forums-topic-closed = Este tema se cerró; todavía se puede leer.

# Mantener el orden
forums-pin = Fijar este tema
forums-unpin = Dejar de fijarlo
forums-close = Cerrar este tema
forums-reopen = Reabrir este tema
forums-topic-changed = El tema se ha cambiado.
forums-desk-title = Foro de la consulta
forums-desk-text = Un foro da espacio para hablar entre personas, además de los comentarios a los documentos. Admite temas y respuestas mientras la consulta está abierta.
forums-forum-title-label = Título
forums-intro-label = Introducción
forums-intro-hint = ¿De qué quieres que se hable? Dos o tres frases.
forums-moderation-label = Cuándo lee quien modera lo que se escribe
forums-moderation-same = Como en la consulta
forums-moderation-post = Después de que aparezca, cuando alguien lo denuncia
forums-moderation-pre = Antes de que aparezca
forums-open = Abrir este foro
forums-opened = El foro está abierto.
forums-exists = Esta consulta tiene un foro.

# En el registro y en las novedades
ledger-action-forum-opened = Foro abierto
ledger-action-topic-pinned = Tema fijado
ledger-action-topic-unpinned = Tema ya no fijado
ledger-action-topic-closed = Tema cerrado
ledger-action-topic-reopened = Tema reabierto
news-forum-opened = Foro nuevo
