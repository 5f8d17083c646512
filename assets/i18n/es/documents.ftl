# Leer
documents-version = Versión { $number }
documents-old-version = Estás leyendo la versión { $number }, tal como era. La versión vigente es la { $current }.
documents-to-current = Leer la versión vigente
documents-to-document = Leer el documento
documents-in-document = Leerlo dentro del documento
documents-is-current = vigente
documents-how-to-comment = Junto a cada apartado ves cuántos comentarios tiene. Ábrelos para leer lo que opinan otras personas y escribir lo que opinas tú.
documents-not-open-yet = Se podrá comentar cuando se abra la consulta.
documents-closed-text = La consulta está cerrada. Lo que se dijo queda aquí para leerlo.
documents-whole-comments = { $count ->
    [0] Comentar el documento completo
    [one] { $count } comentario sobre el documento completo
   *[other] { $count } comentarios sobre el documento completo
}
documents-versions-title = Versiones
documents-vanished-title = Comentarios sobre apartados anteriores
documents-vanished-text = Estos apartados ya no están en la versión vigente. Lo que se dijo sobre ellos cuenta igualmente.
documents-new-version = Publicar una nueva versión

# Comentarios
documents-comments-title = Comentarios sobre «{ $what }»
documents-whole-text = Aquí está lo que se dice del documento en su conjunto. Cada apartado tiene sus propios comentarios junto al texto.
documents-all-comments = Todos los comentarios
documents-no-comments = Aquí nadie ha comentado todavía. Di qué mantendrías, qué cambiarías y por qué; el organismo lo lee todo.
documents-comment-label = Tu comentario
documents-comment-hint = Aparece enseguida, con tu nombre. Di qué debería cambiar y por qué. Los *asteriscos* destacan palabras; una línea en blanco empieza un párrafo.
documents-comment-hint-pre = Primero lo lee una persona que modera; después aparece con tu nombre. Di qué debería cambiar y por qué. Los *asteriscos* destacan palabras; una línea en blanco empieza un párrafo.
documents-comment-send = Enviar este comentario
documents-jump = Escribir un comentario
documents-sign-in = Inicia sesión para comentar
documents-reply-title = Responder en «{ $what }»
documents-replies = { $count ->
    [0] Aún no hay respuestas
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
documents-reply-label = Tu respuesta
documents-reply-send = Enviar esta respuesta
documents-in-review = Gracias. Una persona que modera lo lee a más tardar el { $day }. Te escribimos en cualquier caso.
documents-section-was = Este apartado estuvo por última vez en la versión { $number }; la versión { $current } ya no lo tiene.
documents-section-gone = Este apartado ya no forma parte del documento, así que no admite más comentarios. Comenta la versión vigente.
documents-parent-gone = El comentario al que respondes ya no se muestra. Puedes enviar tu texto como comentario propio.

# Publicar
documents-new-title = Publicar un documento
documents-title-label = Título
documents-summary-label = Resumen
documents-summary-hint = Dos o tres frases: qué se propone y qué significa para la gente.
documents-moderation-label = Cuándo lee los comentarios quien modera
documents-moderation-same = Como en la consulta
documents-moderation-post = Después de que aparezcan, cuando alguien los denuncia
documents-moderation-pre = Antes de que aparezcan
documents-source-label = Texto en Markdown
documents-source-hint = Cada encabezado (## Encabezado) empieza un apartado que se puede comentar. Los apartados se numeran solos.
documents-note-label = Qué ha cambiado
documents-note-hint = Una o dos frases para quien lee. Aparecen en la lista de versiones.
documents-preview = Ver antes los apartados
documents-publish = Publicar este documento
documents-publish-version = Publicar esta versión
documents-publish-hint = Es público en el acto. Se avisa a quienes siguen la consulta y queda en el registro público. Una versión publicada no se puede cambiar; solo puede seguirle otra.
documents-preview-title = { $count ->
    [one] Un apartado
   *[other] { $count } apartados
}
documents-preview-gone = Estos apartados de la versión vigente faltan en el texto nuevo. Sus comentarios se podrán leer, pero ya no junto a un apartado. Para que sigan junto a él, conserva su encabezado.
documents-new-version-title = Nueva versión de «{ $title }»
documents-new-version-text = El texto de la versión { $current } está en el campo. Un apartado conserva sus comentarios mientras conserve su encabezado.
documents-published = El documento está publicado.
documents-version-published = La nueva versión está publicada.

# Lo que no se admite
documents-no-sections = Escribe algún texto; los encabezados lo dividen en apartados.
documents-too-many-sections = Usa como mucho 500 encabezados, o haz varios documentos.
documents-unchanged = Cambia el texto; es igual al de la versión vigente.
documents-taken = Elige otro título; esta consulta ya tiene un documento con ese.
documents-no-title = Ponle un título al documento, o empieza el texto con uno (# Título).
documents-newer-version = Alguien publicó otra versión entretanto. Abre de nuevo el formulario e incorpora tus cambios.

# En el registro y en las novedades
ledger-action-document-published = Documento publicado
ledger-action-version-published = Nueva versión de un documento publicada
news-document-published = Documento nuevo
news-version-published = Nueva versión de un documento
