contributions-kind-comment = Comentario
contributions-kind-topic = Tema de foro
contributions-kind-post = Mensaje de foro
contributions-kind-question = Pregunta
contributions-kind-answer = Respuesta
contributions-kind-petition = Petición
contributions-kind-statement = Afirmación
contributions-kind-survey_answer = Respuesta a una encuesta
contributions-kind-petition_update = Novedad de una petición
contributions-kind-letter = Carta

contributions-channel-web = enviado en este sitio
contributions-channel-api = enviado con otro programa
contributions-channel-email = enviado por correo electrónico
contributions-channel-paper = enviado en papel
contributions-channel-phone = dicho por teléfono
contributions-channel-meeting = dicho en una reunión

contributions-trace-title = { $kind }: qué pasó con ello
contributions-number = Número
contributions-about = para
contributions-text = El texto
contributions-way = Su camino
contributions-history = Su historia
contributions-no-history = Todavía no ha pasado nada con ello.
contributions-permanent = Esta página conserva su dirección. Puedes imprimirla y compartirla:
contributions-waits = Recibido el { $received }. Aún no está publicado.
contributions-waits-until = Moderación lo lee a más tardar el { $by }.
contributions-waits-late = Moderación debía haberlo leído a más tardar el { $by }. No ocurrió a tiempo; lo que más espera se lee primero.
contributions-is-rejected = Moderación lo leyó y no lo publicó.
contributions-is-hidden = Fue público hasta que moderación lo ocultó.
contributions-is-withdrawn = Quien lo escribió lo retiró. El texto ya no se muestra.
contributions-is-erased = Se borró. El texto y el nombre han desaparecido para siempre.
contributions-is-merged_into = Se unió a otra aportación que dice lo mismo.
contributions-reason = Motivo:
contributions-only-you = El público no ve este texto. Tú lo ves porque lo escribiste; moderación también lo ve.
contributions-only-staff = El público no ve este texto. Tú lo ves como parte de tu trabajo.
contributions-report = Avisar a moderación
contributions-open-case = Abrir el caso de moderación
contributions-new-case = Llevarlo a moderación
contributions-withdraw = Retirarlo
contributions-withdraw-title = ¿Retirar esto?
contributions-withdraw-what = Nadie podrá leer ya el texto y desde ahora no contará en ningún sitio. No se puede deshacer.
contributions-withdraw-stays = Que aquí hubo algo, y cuándo, queda registrado.
contributions-withdraw-erase = Si quieres que el texto y el nombre desaparezcan para siempre, bórralos.
contributions-withdraw-not = Dejarlo como está
contributions-withdrawn = Lo has retirado. El texto ya no se muestra.
contributions-no-withdrawal = Esto ya no se puede retirar: otras personas lo respaldan o ya se había quitado.
contributions-state = No es posible en el estado en que está ahora. Vuelve a cargar la página para ver qué pasó.
contributions-this = Esta aportación
contributions-own-title = Lo que has aportado
contributions-own-lead = Todo lo que enviaste, lo más reciente primero, y cómo está cada cosa. Abre una para ver todo su camino.
contributions-own-none = Todavía no has aportado nada
contributions-own-none-text = Aquí aparecerán tus comentarios, mensajes de foro, preguntas y peticiones, cada uno con lo que fue de él.
contributions-own-begin = Ver qué se está consultando
contributions-no-words = (sin texto)
contributions-replies = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}

# Cambiar lo escrito
contributions-edit = Cambiarlo
contributions-edit-title = Cambiar lo que escribiste
contributions-edit-lead = Todo el mundo puede ver qué cambias y qué decía antes.
contributions-edit-until = Puedes cambiarlo hasta el { $at }.
contributions-edit-read-again = La moderación lo lee otra vez antes de mostrarlo de nuevo.
contributions-edit-text = Tu texto
contributions-edit-save = Guardar el cambio
contributions-edited = Tu cambio está guardado. Lo que decía antes queda registrado.
contributions-edited-waits = Tu cambio está guardado. La moderación lo lee antes de mostrarlo.
contributions-edit-too-late = El plazo para cambiarlo ha terminado. Tu cambio no se guardó; puedes añadir lo que quieras decir en una respuesta.
contributions-edited-meanwhile = Este texto cambió desde que lo abriste. Tu cambio no se guardó: vuelve a cargarlo y cambia el texto que hay ahora.
contributions-not-editable = Esto no se puede cambiar: fue retirado, o los textos de su clase quedan como se enviaron.
contributions-history-gone = Esto ya no se muestra, y tampoco lo que decía antes.
contributions-versions-title = Qué cambió
contributions-versions-lead = Todos los textos que hubo aquí, el más reciente primero. Lo añadido está subrayado y lo eliminado, tachado.
contributions-version = Texto { $number }
contributions-version-current = vigente
contributions-version-by-author = cambiado por quien lo escribió
contributions-version-by-moderator = cambiado por la moderación
contributions-version-redacted = Retirado por la moderación: este texto contenía algo que no puede ser público.

# Estar de acuerdo
contributions-own-support = No puedes apoyar lo que escribiste: eso se da por supuesto.
contributions-support-gone = Esto ya no se muestra, así que nadie puede apoyarlo.

# Avalanchas
contributions-too-many-links = Este texto tiene { $actual } enlaces; como máximo son posibles { $max }.
contributions-too-many-mentions = Este texto nombra a personas { $actual } veces; como máximo son posibles { $max }.
ledger-action-edited = Texto cambiado
contributions-mail-mentioned-subject = Te nombran en «{ $place }»
contributions-mail-mentioned-text = Alguien te ha nombrado en una conversación en la que participas.
contributions-mail-mentioned-why = Recibes esto una vez por cada texto que te nombra.
contributions-stands-behind = Respaldas esta petición. Decide otra persona.
