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
documents-source-hint = Cada encabezado (## Encabezado) empieza un apartado que se puede comentar. Un número delante de un encabezado («Artículo 3», «2.1», «(4)») se conserva; si no hay ninguno, los apartados se numeran solos.
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
documents-preview-gone = Ningún apartado del texto nuevo es uno de estos. Sus comentarios se podrán leer; si un apartado ha pasado a ser parte de otro, nombra ese otro y allí se leerán.
documents-new-version-title = Nueva versión de «{ $title }»
documents-new-version-text = El texto de la versión { $current } está en el campo. Los apartados conservan sus comentarios: cuál es cuál se averigua por sus palabras, y puedes corregirlo antes de publicar.
documents-published = El documento está publicado.
documents-version-published = La nueva versión está publicada.

# Lo que no se admite
documents-no-sections = Escribe algún texto; los encabezados lo dividen en apartados.
documents-too-many-sections = Usa como mucho 6.000 encabezados, o haz varios documentos.
documents-unchanged = Cambia el texto; es igual al de la versión vigente.
documents-taken = Elige otro título; esta consulta ya tiene un documento con ese.
documents-no-title = Ponle un título al documento, o empieza el texto con uno (# Título).
documents-newer-version = Alguien publicó otra versión entretanto. Abre de nuevo el formulario e incorpora tus cambios.

# En el registro y en las novedades
ledger-action-document-published = Documento publicado
ledger-action-version-published = Nueva versión de un documento publicada
news-document-published = Documento nuevo
news-version-published = Nueva versión de un documento

# Versiones frente a frente
documents-compare-title = «{ $title }»: comparación de la versión { $from } con la versión { $to }
documents-compare-link = Qué cambió de la versión { $from } a la versión { $to }
documents-compare-others = Otras comparaciones
documents-compare-side = Mostrar las dos versiones una junto a otra
documents-compare-inline = Mostrar los cambios dentro del texto
documents-compare-words = Las palabras de «{ $label }», una versión junto a otra
documents-compare-how = Las palabras nuevas van subrayadas y las suprimidas, tachadas; un lector de pantalla oye «añadido» y «suprimido» antes de ellas.
documents-compare-counts = Apartados modificados: { $edited }; añadidos: { $added }; suprimidos: { $deleted }; movidos: { $moved }; separados: { $split }; unidos a otro: { $merged }; con las mismas palabras: { $kept }.
documents-compare-renumbered = { $count } apartados solo tienen números nuevos: desde «{ $first }» (antes: «{ $old_first }») hasta «{ $last }» (antes: «{ $old_last }»).
documents-compare-renumbered-one = «{ $label }» solo tiene un número nuevo (antes: «{ $old }»).
documents-compare-since = Compararla con la versión vigente
documents-compare-choose = Versiones que comparar
documents-compare-from = Desde
documents-compare-to = Hasta
documents-compare-do = Comparar
documents-note-picture-replaced = Se sustituyó una imagen:
documents-note-picture-added = Se añadió una imagen:
documents-note-picture-removed = Se quitó una imagen:
documents-note-picture-before = la imagen anterior
documents-note-picture-now = la imagen actual
documents-note-link-changed = Un enlace lleva a otro lugar:
documents-note-link-added = Se añadió un enlace:
documents-note-link-removed = Se quitó un enlace:
documents-note-form-changed = Las palabras son las mismas; ha cambiado lo que se resalta o el orden de imágenes y enlaces.
documents-compare-same = { $count ->
    [one] Un apartado sin cambios
   *[other] { $count } apartados sin cambios
}
documents-change-kept = Las mismas palabras
documents-change-edited = Modificado
documents-change-added = Añadido
documents-change-deleted = Suprimido
documents-change-split = Separado
documents-change-merged = Unido a otro apartado
documents-change-moved = Movido
documents-line-moved-away = Movido a otro lugar:
documents-line-moved-edited = Movido aquí y modificado:
documents-line-moved-here = Movido aquí:
documents-was-called = Antes: «{ $label }».
documents-split-from = Era parte de «{ $label }».
documents-merged-into = Ahora es parte de «{ $label }».
documents-merged-in = «{ $label }» ha pasado a ser parte de él.
documents-export = La versión { $number } como archivo:
documents-related = Apartados con los que era uno, o lo es ahora:
documents-made-on = Hecho sobre la versión { $number }.
documents-changed-since = El texto ha cambiado desde entonces:
documents-words-then = leer las palabras como eran
documents-words-in = Las palabras de la versión { $number } y lo que ha cambiado desde entonces
documents-quote-now = Estas palabras están ahora en
documents-quote-was = Estas palabras ya no están en el texto.
documents-about-words = Comentar ciertas palabras o proponer otras
documents-quote-label = Las palabras a las que te refieres
documents-quote-selected = Comentar las palabras seleccionadas
documents-quote-hint = Cópialas del apartado tal como están.
documents-suggests-label = Propongo otras palabras en su lugar
documents-replacement-label = Lo que deberían decir
documents-replacement-hint = Déjalo vacío para proponer que se supriman.
documents-quote-gone = Copia las palabras exactamente como están en el apartado; estas no están.
documents-quote-missing = Copia del apartado las palabras que cambiarías.
documents-same-words = Escribe palabras distintas de las que ya están.

# Qué hizo una versión con los comentarios
documents-verdict-taken = Recogido.
documents-verdict-partly = Recogido en parte.
documents-verdict-not_taken = No recogido.
documents-verdict-label = Qué hace esta versión con ellos
documents-disposed-in = La versión { $number }, sobre lo que se dijo aquí:
documents-disposed-of = { $count ->
    [one] El comentario:
   *[other] Los { $count } comentarios:
}
documents-dispositions-title = «{ $title }»: qué hace la versión { $version } con los comentarios
documents-dispositions-text = Estos apartados recibieron comentarios antes de la versión { $version }. Di de cada uno qué fue de ello y por qué: ambas cosas figuran bajo el apartado y en la página de cada comentario, y se avisa por correo a quienes escribieron.
documents-dispositions-empty = Nadie comentó un apartado antes de esta versión.
documents-dispositions-comments = Comentarios de los que se trata
documents-dispositions-link = Decir qué fue de los comentarios
documents-reason-label = Por qué
documents-dispose = Publicar esto
documents-dispose-back = Retirarlo
documents-disposed = Está publicado y se ha avisado a quienes escribieron.
documents-mail-disposed-subject = Qué fue de tu comentario sobre «{ $title }»
documents-mail-disposed-text = Comentaste «{ $section }» de «{ $title }». Esto es lo que hizo con ello la versión { $version }:
documents-mail-disposed-read = Lee el apartado como es ahora:
documents-mail-disposed-yours = Tu comentario y todo su recorrido:
ledger-action-disposed = Qué fue de los comentarios sobre un apartado
ledger-action-disposition-taken-back = Retirado lo dicho sobre los comentarios a un apartado
ledger-action-taken-up = Recogido en una nueva versión
ledger-action-taken-up-partly = Recogido en parte en una nueva versión
ledger-action-not-taken-up = No recogido en una nueva versión
ledger-action-disposition-changed = Dicho de otro modo qué fue de los comentarios sobre un apartado
ledger-action-answer-changed = Dicho de otro modo qué hizo con ello una nueva versión
ledger-action-answer-taken-back = Retirado lo que se dijo que hizo con ello una nueva versión
ledger-verdict-taken = Recogido.
ledger-verdict-partly = Recogido en parte.
ledger-verdict-not_taken = No recogido.
ledger-version = Versión { $version }:
ledger-version-made = Comentario a la versión { $made }, respondido en la versión { $version }:
documents-dispositions-waiting = ({ $count ->
    [one] 1 apartado espera
   *[other] { $count } apartados esperan
})
documents-dispositions-notice = { $count ->
    [one] Un apartado recibió comentarios antes de esta versión y nadie ha dicho qué fue de ellos.
   *[other] { $count } apartados recibieron comentarios antes de esta versión y nadie ha dicho qué fue de ellos.
}
documents-dispositions-unanswered = { $count ->
    [one] Un apartado espera respuesta
   *[other] { $count } apartados esperan respuesta
}
documents-dispositions-answered = Con respuesta
documents-dispositions-count = { $count } sin respuesta
documents-dispositions-hint = Los marcados reciben esta respuesta y se avisa a quienes los escribieron.
documents-dispositions-more = { $count ->
    [one] Otro comentario aparecerá en cuanto estos tengan respuesta.
   *[other] Otros { $count } comentarios aparecerán en cuanto estos tengan respuesta.
}
documents-dispositions-before = Ya tienen respuesta; marca uno solo si esta respuesta también trata de él.
documents-dispositions-quote = Sobre las palabras:
documents-disposition-title = Qué fue de los comentarios a «{ $section }»
documents-disposition-read = Leer el apartado con todos los comentarios
documents-disposed-in-short = Respondido en la versión { $number }:
documents-disposed-same = Eso ya estaba dicho: nada ha cambiado y no se ha vuelto a avisar a nadie.
documents-disposed-back = Está retirado y se ha avisado a quienes escribieron.
documents-no-comment = Marca al menos un comentario del que se trate.
documents-reason-hint = Qué dice ahora el texto, o por qué no lo dice. Lo lee todo el mundo.
documents-back-label = Por qué se retira
documents-back-hint = Lo leen quienes escribieron y, en el registro, todo el mundo.
documents-answered-gone = ya no se muestra
documents-left-title = Qué hizo esta versión con los comentarios a apartados que suprimió
documents-traced-gone = La versión { $number } ya no tiene este apartado.
documents-traced-same = El texto es el mismo en la versión { $number }.
documents-traced-now = El apartado se llama ahora
documents-traced-outcome = Qué hizo con ello la versión { $number }:
documents-source = La versión { $number }, tal como se publicó y se registró:
documents-source-link = fuente (Markdown)
documents-mail-anew-subject = Dicho de otro modo: qué fue de tu comentario sobre «{ $title }»
documents-mail-anew-text = Comentaste «{ $section }» de «{ $title }». Lo que la versión { $version } hizo con ello se dice ahora de otro modo:
documents-mail-back-subject = Retirado: qué fue de tu comentario sobre «{ $title }»
documents-mail-back-text = Comentaste «{ $section }» de «{ $title }». Esto es lo que se dijo que la versión { $version } hizo con ello, y ya no vale:
documents-mail-back-why = Por qué se retira:
documents-mail-back-none = Ya no se dice de tu comentario, solo de otros.

# Leer un archivo
documents-file-label = O un archivo: Word (.docx), HTML, Akoma Ntoso o Markdown
documents-file-hint = Hasta 5 MB. Se lee en el campo de abajo y todavía no se publica nada.
documents-read-file = Leer el archivo
documents-read = { $count ->
    [one] «{ $name }» está leído: un apartado. Todavía no se ha publicado nada.
   *[other] «{ $name }» está leído: { $count } apartados. Todavía no se ha publicado nada.
}
documents-read-next = Repasa el texto del campo y mira después los apartados.
documents-report-title = Qué se dejó fuera o se cambió
documents-report-text = Cada cosa con su lugar en el archivo. Todo lo demás está en el campo.
documents-report-empty = No se dejó nada fuera.
documents-report-more = { $count } más:
documents-place-line = Línea { $n }
documents-place-paragraph = Párrafo { $n }
documents-drop-picture = Una imagen no se admite: solo las PNG y JPEG que están dentro del archivo. Queda su descripción.
documents-drop-no-alternative = Una imagen no tiene descripción. Escríbela abajo.
documents-drop-merged-cells = Se separaron celdas combinadas de una tabla.
documents-drop-cell-structure = Una lista o una tabla dentro de una celda pasó a líneas de texto.
documents-drop-deleted = Se dejó fuera texto marcado como suprimido.
documents-drop-remark = Se dejaron fuera las notas al margen.
documents-drop-page-head = Se dejó fuera lo que está en la cabecera o el pie de cada página.
documents-drop-drawing = Se dejó fuera un dibujo, un cuadro o una fórmula; quedan sus palabras.
documents-drop-field = Un campo del procesador de textos conserva solo su último valor.
documents-drop-active = Se dejó fuera un programa, un formulario o una página incrustada.
documents-drop-address = Un enlace no lleva a ningún sitio seguro; quedan sus palabras.
documents-drop-loose-note = Se dejó fuera una nota a la que nada remite.
documents-drop-heading-note = Una nota de un encabezado pasó al texto de debajo.
documents-drop-element = Aquí no se conoce un elemento; quedan sus palabras.
documents-drop-part = Se dejó fuera un anexo, un índice o una observación de edición.
documents-drop-too-deep = Los niveles más profundos se unieron a los de encima.
documents-drop-metadata = Se dejaron fuera datos sobre el documento.
documents-drop-markup = Se dejaron fuera subrayados, colores o resaltados; quedan las palabras.
documents-drop-hidden = Se dejó fuera texto que el archivo no muestra.
documents-drop-row-head = El encabezado de una fila pasó a ser una celda corriente.
documents-drop-long-table = Se dividió una tabla de más de 5.000 filas.
documents-drop-reference = Una referencia a otra norma no lleva a ningún sitio en la web; quedan sus palabras.
documents-too-many-attributes = En la línea { $line } un elemento tiene más de 256 atributos. Guarda el archivo en una forma más sencilla.
documents-read-lang = El archivo dice que está escrito en otra lengua que la que se publica aquí: { $lang }. Mira si es el archivo correcto.
documents-source-of-translation = La traducción, tal como se publicó y se registró:
documents-file-too-large = Elige un archivo más pequeño: aquí, hasta 5 MB.
documents-too-long = Divídelo en varios documentos; tiene más de 4.000.000 de caracteres.
documents-not-text = Guarda el archivo como UTF-8; no es texto legible.
documents-other-type = Elige un archivo de Word (.docx), HTML, Akoma Ntoso o Markdown.
documents-other-xml = Elige Akoma Ntoso; este XML es de otra clase.
documents-two-types = Guárdalo de nuevo con el programa que lo hizo; el nombre y el contenido pasan por dos tipos de archivo.
documents-damaged = Guárdalo de nuevo con el programa que lo hizo; el archivo está dañado.
documents-bomb = Este archivo se descomprime en más de lo que nadie puede leer. No se ha abierto.
documents-encrypted = Quítale antes la contraseña al archivo.
documents-entities = Este archivo declara entidades o un tipo de documento propio, y eso no es seguro. Guárdalo sin ello.
documents-too-deep = Los elementos de este archivo están anidados con demasiada profundidad. Guárdalo en una forma más sencilla.
documents-macros = Guárdalo sin macros (.docx, no .docm).
documents-picture-too-large = Haz las imágenes más pequeñas: hasta 12.000 píxeles por lado y 50 millones en total.

# Qué apartado es cuál
documents-match-kept = { $count ->
    [0] Ningún apartado queda tal cual.
    [one] Un apartado queda tal cual.
   *[other] { $count } apartados quedan tal cual.
}
documents-match-how = Mira si son los apartados por los que se toman: los comentarios van con ellos. Para cambiarlo, elige otro apartado de la versión vigente, di que es una parte de uno o vacía el campo si el apartado es nuevo.
documents-match-label = Apartado de la versión vigente
documents-match-as = Qué es «{ $label }»
documents-match-same = Es este apartado
documents-match-piece = Es una parte de este apartado
documents-match-into = «{ $label }» ha pasado a ser parte de
documents-match-before = Antes
documents-match-now = Ahora
documents-no-such-section = «{ $section }»: ningún apartado se llama «{ $said }». Elige uno de la lista o vacía el campo.
documents-several-sections = «{ $section }»: varios apartados se llaman «{ $said }». Elige uno de la lista por su dirección, que empieza por #.
documents-twice-the-same = «{ $section }»: «{ $said }» ya se nombra en otro apartado. Nombra cada apartado de la versión vigente una sola vez.
