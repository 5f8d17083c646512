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

# Respuestas
forums-reply-title = Responder a un mensaje
forums-reply-count = { $count ->
    [0] Sin respuestas todavía
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
forums-reply-label = Tu respuesta
forums-reply-send = Enviar esta respuesta
forums-reply-closed = Aquí ya no se puede responder.
forums-parent-gone = Aquello a lo que respondes ya no se muestra. Puedes contestar en el tema.

# Archivo, etiquetas, resúmenes
forums-archived = Archivado
forums-archived-text = Esto se guardó en el archivo: se puede leer y ya no admite nada más.
forums-archive = Archivar este tema
forums-unarchive = Sacar este tema del archivo
forums-archive-forum = Archivar este foro
forums-unarchive-forum = Sacar este foro del archivo
forums-forum-changed = El foro ha cambiado.
forums-archive-lead = Estos temas están en el archivo.
forums-see-archive = Temas archivados
forums-none-found = Aquí no hay ningún tema.
forums-all-topics = Todos los temas
forums-tags = Etiquetas
forums-tags-label = Etiquetas de este tema
forums-tags-hint = Hasta cinco, separadas por comas.
forums-tags-save = Guardar las etiquetas
forums-tag-unreadable = Una etiqueta tiene letras o cifras, 30 como máximo.
forums-too-many-tags = Un tema tiene cinco etiquetas como máximo.
forums-keeping = Poner orden en este tema
forums-sum-up = Resumir lo dicho hasta ahora
forums-summary = Lo dicho hasta ahora
forums-summary-covers = { $count ->
    [one] abarca { $count } respuesta
   *[other] abarca { $count } respuestas
}
forums-summary-title = Resúmenes de este tema
forums-summary-label = Tu resumen
forums-summary-hint = Los argumentos de todas las personas, con justicia, también los que no compartas. Queda encima de las respuestas, con tu función y la fecha. Los *asteriscos* destacan palabras, un guion empieza un punto.
forums-summary-save = Ponerlo encima de las respuestas
forums-summary-meanwhile = Alguien resumió este tema desde que lo abriste. Tu resumen no se guardó: vuelve a cargar y cambia el que hay ahora.
forums-no-summary = Nadie ha resumido este tema todavía.

# Mover, unir, separar
forums-arrange = Mover, unir o separar este tema
forums-arrange-title = Mover, unir o separar un tema
forums-arrange-lead = Nada se pierde: cada dirección antigua lleva a donde fue, el registro dice en calidad de qué y cuándo se hizo, y se puede deshacer.
forums-arrange-done = Lo que se hizo
forums-undo = Deshacer esto
forums-merge-title = Unirlo a otro tema
forums-merge-text = El texto inicial de este tema y todas sus respuestas pasan a ser respuestas del otro.
forums-merge-into = El otro tema
forums-merge-address = O su dirección
forums-merge-address-hint = De un tema de cualquier foro.
forums-merge = Unirlos
forums-move-title = Moverlo a otro foro
forums-move-to = El otro foro
forums-move = Moverlo
forums-choose = Elige
forums-split-title = Separar respuestas
forums-split-text = Las respuestas pasan a un tema nuevo, cada una con las réplicas que tuvo.
forums-split-posts = ¿Qué respuestas?
forums-split-name = ¿De qué trata el tema nuevo?
forums-split-words-label = Con qué empieza
forums-split-words = Estas respuestas se separaron de { $topic }.
forums-split = Separarlas
forums-choose-posts = Elige las respuestas que se separan.
forums-same-topic = Un tema no se puede unir consigo mismo.
forums-there-already = El tema ya está en este foro.
forums-undone-already = Esto ya se había deshecho.
forums-changed-since = Después se hizo otro cambio, así que este no se puede deshacer. Deshaz primero el posterior.
forums-topic-moved = Este tema se movió o se unió a otro mientras escribías. Tu texto no se envió: sigue la dirección del tema y envíalo allí.
forums-topic-merged = Este tema se unió a otro mientras escribías. Tu texto no se envió: sigue la dirección del tema y envíalo allí.
forums-topic-archived = Este tema está en el archivo: se puede leer y ya no admite nada más.
forums-forum-archived = Este foro está en el archivo: se puede leer y ya no admite nada más.
forums-moved-here = El tema que buscabas está ahora aquí.
forums-change-moved = Movido aquí desde otro foro el { $date }.
forums-change-merged-in = { $count ->
    [one] El { $date } se unió a este otro tema:
   *[other] El { $date } se unió a este otro tema con { $count } textos:
}
forums-change-merged-away = Unido a otro tema el { $date }:
forums-change-split-off = { $count ->
    [one] El { $date } se separó una respuesta en:
   *[other] El { $date } se separaron { $count } respuestas en:
}
forums-change-split-from = Separado el { $date } de:
ledger-action-topic-archived = Tema archivado
ledger-action-topic-unarchived = Tema sacado del archivo
ledger-action-forum-archived = Foro archivado
ledger-action-forum-unarchived = Foro sacado del archivo
ledger-action-topic-moved = Tema movido a otro foro
ledger-action-topic-moved-back = Tema devuelto a su foro
ledger-action-topic-merged = Tema unido a otro
ledger-action-topic-took-in = Otro tema unido a este
ledger-action-topic-unmerged = El tema vuelve a estar solo
ledger-action-topic-split = Respuestas separadas en un tema nuevo
ledger-action-topic-split-undone = Respuestas separadas que volvieron
ledger-action-topic-summed-up = Tema resumido
ledger-action-topic-tagged = Etiquetas del tema cambiadas
forums-anonymous-label = Se puede escribir sin que se muestre el nombre
forums-anonymous-hint = La moderación ve de quién es el texto. Quien habla por un organismo siempre lleva su nombre.
forums-no-anonymous = En este foro todas las personas escriben con su nombre.
forums-staff-by-name = Quien habla por un organismo o pone orden lo hace con su nombre.
