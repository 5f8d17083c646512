# Lo que acompaña a un documento
documents-attachments = Anexos
documents-attachments-count = { $count ->
    [one] { $count } anexo
   *[other] { $count } anexos
}
documents-attachment-elsewhere = { $kind } en { $site }
documents-attachment-leaves = El enlace lleva a otro sitio, que tiene sus propias normas y ve que llegas.
documents-attachment-gone = Retirado el
documents-attachment-gone-text = Este anexo se ha retirado.
documents-attachment-transcript = Lee lo que se dice
documents-attachment-more = Más sobre este anexo
documents-attachment-shows = Lo que muestra
documents-attachment-about = Qué es
documents-attachment-of = Llegó con la versión { $version }
documents-attachment-until = Acompaña a las versiones hasta la { $version }
files-kind-mp3 = Grabación (MP3)
files-kind-wav = Grabación (WAV)
files-kind-video = Vídeo
files-kind-recording = Grabación
files-kind-page = Página web

# La mesa de edición
documents-attachments-desk = Anexos de este documento
documents-attachments-title = Anexos de «{ $title }»
documents-attachments-text = Archivos PDF, imágenes, grabaciones y enlaces que acompañan al documento. Aparecen debajo del texto, en este orden, y siguen ahí cuando llega una versión nueva.
documents-attachments-empty = Todavía no hay anexos. Añade un plano en PDF, una imagen, una grabación o un enlace a un vídeo.
documents-attachments-ordered = El orden ha cambiado.
documents-attach-file = Añadir un archivo
documents-attach-link = Añadir un enlace
documents-attach-file-title = Añadir un archivo
documents-attach-link-title = Añadir un enlace
documents-attach-link-text = Los vídeos se quedan donde están: quien lee ve el título y el sitio, y nada se carga de allí hasta que sigue el enlace.
documents-attach-file-send = Añadir este archivo
documents-attach-link-send = Añadir este enlace
documents-attach-hint = Es público en cuanto lo es la consulta. Acompaña a la versión { $version } y a todas las que sigan, y queda en el registro público.
documents-attached = El anexo se ha añadido.
documents-attachment-file-label = Archivo
documents-attachment-other-label = Otro archivo en su lugar
documents-attachment-file-hint = PDF, JPEG, PNG, MP3 o WAV, de hasta { $max } MB. Quitamos el lugar, la fecha, el aparato y la autoría; un PDF se escribe de nuevo sin nada que se ejecute.
documents-attachment-kept = Hemos guardado tu archivo:
documents-attachment-title-label = Título
documents-attachment-title-hint = Lo que se lee como enlace: «Sección del puente».
documents-attachment-words-label = Lo que muestra o dice
documents-attachment-words-hint-file = Una imagen lo necesita: qué se ve, para quien no la ve, en 500 caracteres como máximo. Una grabación necesita lo que se dice, palabra por palabra, aquí o en una dirección más abajo. De un PDF, di qué contiene.
documents-attachment-words-hint-link = Una o dos frases: qué se ve o se oye allí.
documents-attachment-words-url-label = Dirección de una transcripción
documents-attachment-words-url-hint = Dónde se puede leer lo que se dice, para quien no lo oye.
documents-attachment-url-label = Dirección
documents-attachment-url-hint = Empieza por https://
documents-attachment-kind-label = Qué hay allí
documents-attachment-title = Anexo «{ $title }»
documents-attachment-see = Míralo como quien lee
documents-attachment-change = Cambiar o retirar
documents-attachment-up = Subir
documents-attachment-down = Bajar
documents-attachment-save = Guardar
documents-attachment-saved = Se ha guardado.
documents-attachment-leave-title = Dejarlo con las versiones anteriores
documents-attachment-leave-text = Sigue con las versiones con las que llegó y ya no acompaña a la versión { $version }.
documents-attachment-leave = Dejarlo con las versiones anteriores
documents-attachment-left = Sigue solo con las versiones anteriores.
documents-attachment-remove-title = Retirarlo
documents-attachment-remove-text = Nadie podrá abrirlo, con ninguna versión. Su título y tu motivo se pueden seguir leyendo, y puedes volver a ponerlo.
documents-attachment-reason-label = Por qué
documents-attachment-remove = Retirarlo
documents-attachment-removed = Se ha retirado.
documents-attachment-restore = Volver a ponerlo
documents-attachment-restored = Está de vuelta.

# Lo que se rechaza
documents-attachment-choose = Elige un archivo.
documents-attachment-wrong-type = «{ $name }» no es un archivo PDF, JPEG, PNG, MP3 ni WAV. Guárdalo como uno de estos y elige ese
documents-attachment-file-gone = El archivo ya no está guardado para ti. Vuelve a elegirlo.
documents-attachment-needs-alternative = Di qué muestra la imagen, con 3 caracteres como mínimo: sin eso, quien no la ve no lo sabría.
documents-attachment-alternative-too-long = Di en 500 caracteres como máximo qué muestra la imagen; lo más largo va en el texto.
documents-attachment-needs-transcript = Escribe lo que se dice en la grabación, o da la dirección donde se puede leer.
documents-attachment-is-text = Deja esto vacío: ya es texto.
documents-attachment-address = Escribe una dirección web completa: https://…
documents-attachment-twice = Este enlace ya está añadido.
documents-attachments-too-many = El documento ya tiene todos los anexos que puede tener. Retira antes alguno.
documents-attachment-changed = Alguien ha cambiado este anexo mientras tanto. Vuelve a mirarlo.
files-wrong-said = «{ $name }» no es del tipo de archivo que dice tu ordenador. Guárdalo de nuevo con el programa que lo creó
files-two-types = «{ $name }» pasa por dos tipos de archivo a la vez. Guárdalo de nuevo con el programa que lo creó
files-too-many-pixels = «{ $name }» tiene demasiados píxeles: hasta 12 000 por lado y 50 millones en total. Hazla más pequeña
files-active = «{ $name }» ejecuta algo por sí mismo o lleva otros archivos. Imprímelo en un PDF nuevo y elige ese
files-locked = «{ $name }» está bloqueado con una contraseña. Quítasela antes
files-signed = «{ $name }» lleva una firma digital que aquí se perdería. Enlaza al lugar donde está, o imprímelo en un PDF nuevo

# Imágenes que nadie ha descrito
documents-describe-title = Imágenes sin descripción
documents-describe-text = Di qué muestra cada imagen, para quien no la ve. Antes no se publica nada.
documents-describe-unseen = Imagen { $n }, todavía sin describir
documents-describe-label = Qué muestra la imagen { $n }
documents-describe-decorates = La imagen { $n } solo adorna
documents-pictures-undescribed = Describe cada imagen o di que solo adorna.

# En el registro y en las novedades
ledger-action-attachment-added = Anexo añadido a un documento
ledger-action-attachment-changed = Cambiado lo que se dice de un anexo
ledger-action-attachments-ordered = Anexos de un documento puestos en otro orden
ledger-action-attachment-removed = Anexo de un documento retirado
ledger-action-attachment-restored = Anexo de un documento puesto de nuevo
ledger-action-attachment-left = Anexo dejado con versiones anteriores de un documento
news-attachment-added = Nuevo anexo de un documento

# Apartados que se unieron a otros
documents-piece-comments = { $count ->
    [one] Un comentario sobre palabras que ahora están aquí, hecho sobre un apartado del que formaban parte:
   *[other] { $count } comentarios sobre palabras que ahora están aquí, hechos sobre un apartado del que formaban parte:
}
documents-merged-comments = { $count ->
    [one] Un comentario hecho sobre un apartado que se unió a este:
   *[other] { $count } comentarios hechos sobre un apartado que se unió a este:
}
