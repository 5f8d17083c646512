# La mesa
questions-desk-views = Qué preguntas
questions-view-mine = Mías
questions-view-unassigned = Sin asignar
questions-view-soon = Vencen pronto
questions-view-overdue = Vencidas
questions-view-all = Todas las pendientes
questions-view-triage = Por encaminar
questions-view-review = Por leer
questions-view-parts = Partes por dar
questions-view-answered = Respondidas
questions-none-mine = Nada te espera
questions-none-unassigned = Cada pregunta tiene a alguien que trabaja en ella
questions-none-soon = Nada vence pronto
questions-none-overdue = Nada está vencido
questions-none-all = No hay preguntas pendientes
questions-none-triage = Nada por encaminar
questions-none-review = Ninguna respuesta espera una segunda lectura
questions-none-parts = Ningún otro organismo espera una parte tuya
questions-none-answered = Todavía no se ha respondido ninguna pregunta
questions-desk-none-match = Mira en otra vista o quita los filtros.
questions-desk-filter = Buscar y filtrar
questions-desk-words = Palabras de la pregunta
questions-topic = Tema
questions-any-topic = Todos los temas
questions-no-topic = Sin tema
questions-desk-who = Quién trabaja en ella
questions-nobody = Nadie
questions-in-place-of = en lugar de { $name }
questions-away = { $name } está ausente o ya no está
questions-stands-in = hoy sustituye { $name }
questions-confidential = Confidencial
questions-draft-review = Espera una segunda lectura
questions-draft-objected = Volvió con una objeción
questions-draft-begun = Borrador
questions-waits-for-asker-short = Espera a quien preguntó
questions-keys = bajar, subir, marcar, abrir
questions-bulk-take = Asignármelas
questions-bulk-official = A una persona responsable
questions-bulk-assign = Asignar
questions-bulk-topic = Un tema
questions-bulk-set-topic = Poner el tema
questions-bulk-done = Hecho.
questions-bulk-some = Hecho, salvo las preguntas que se respondieron entretanto o son de otro organismo.
questions-select-some = Marca al menos una pregunta
questions-choose-official = Elige a una persona responsable del organismo
questions-choose-topic = Elige un tema del organismo
questions-choose-body-of-desk = Elige un organismo
questions-only-officials = Solo pueden hacerlo los responsables del organismo.

# Una pregunta
questions-public-page = Página pública
questions-desk-onlooker-one = Puedes mirar. Solo responden los responsables de { $body }.
questions-needs-routing = Quien preguntó no sabía a quién preguntar. Pasa la pregunta al organismo que corresponde, o respóndela.
questions-desk-said = Lo dicho hasta ahora
questions-experts = Quién respondió a preguntas parecidas
questions-expert-assign = Asignar a { $name }
questions-letter-note = Anotado al registrarla
questions-letter-note-hint = Solo lo ven las personas responsables de { $body }. Quien preguntó no tiene cuenta: hazle llegar también la respuesta.
questions-take = Asignármela
questions-release = Devolverla
questions-reassign = Dársela a otra persona
questions-official = Responsable
questions-assigned-saved = Guardado quién trabaja en ella.
questions-no-post = No figuras como responsable de este organismo. La administración puede añadirte.
questions-notes = Notas
questions-notes-hint = Solo las ven los responsables que trabajan en la pregunta y la administración.
questions-note = Una nota para tus colegas
questions-note-add = Añadir nota
questions-note-saved = La nota está guardada.

# La respuesta en preparación
questions-insert-template = Empezar con una plantilla
questions-insert-none = Sin plantilla
questions-insert = Insertarla
questions-answer-hint-reader = Otra persona responsable de { $body } la lee antes de que se publique en tu nombre. Funciona Markdown: líneas en blanco, listas, enlaces.
questions-answer-submit = Dar a una segunda lectura
questions-save-draft = Guardar borrador
questions-back-to-desk = Volver a la mesa
questions-draft-saved = El borrador está guardado.
questions-draft-submitted = Tu texto espera una segunda lectura. Las personas responsables de tu organismo reciben un correo.
questions-draft-saved-by = Guardado por { $name },
questions-draft-left = Un borrador que no se usó
questions-clarifying-note = Se pidió a quien preguntó que dijera más. Puedes preparar la respuesta y publicarla cuando haya contestado.
questions-no-second-reader-note = Otra persona responsable debe leer todo lo que responde tu organismo, pero nadie más tiene cuenta. La administración puede añadir a alguien o cambiar cómo trata tu organismo las preguntas.
questions-change-draft = Cambiar el texto
questions-change-draft-note = Quien cambia el texto pasa a ser su autor, y otra persona lo lee de nuevo.
questions-second-title-answer = Una respuesta espera una segunda lectura
questions-second-title-partial = Una parte de la respuesta espera una segunda lectura
questions-second-title-refusal = Una denegación espera una segunda lectura
questions-second-waits = { $name } escribió este texto y lo envió el
questions-second-own = La lee otra persona de tu organismo; recibirás un correo.
questions-second-approve = Estar de acuerdo y publicar
questions-second-approve-hint = Se publica en seguida en nombre de { $name }.
questions-second-objection = Qué hay que cambiar
questions-second-objection-hint = { $name } lo recibe por correo, y el texto vuelve.
questions-second-object = Devolverla
questions-objection-sent = El texto volvió a quien lo escribió, que recibe un correo.
questions-objected-by = { $name } lo leyó y objeta
questions-returned-partial = { $name } leyó la parte de la respuesta y objeta
questions-returned-refusal = { $name } leyó la denegación y objeta
questions-act-waits = { $name } envió este texto, que espera una segunda lectura. Quien lo cambia pasa a ser su autora o autor, y lo lee otra vez otra persona.
questions-act-read-first = Otra persona responsable de tu organismo lo lee antes de que se publique en tu nombre.
questions-second-reader-first = Otra persona responsable de tu organismo tiene que leer este texto antes de que se publique. Dalo a una segunda lectura.
questions-own-draft = Lo escribiste tú. Lo tiene que leer otra persona de tu organismo.
questions-read-already = Otra persona cambió o leyó este texto entretanto. Míralo de nuevo.
questions-no-second-reader = Nadie más de tu organismo tiene cuenta para leer lo que escribiste. La administración puede añadir a alguien.
questions-writer-gone = Quien escribió este texto ya no trabaja para el organismo. Cámbialo para hacerlo tuyo, y que lo lea otra persona.
questions-draft-changed = Otra persona guardó un borrador entretanto. Tu texto no se guardó; lo encuentras abajo.
questions-conflict-title = Dos borradores
questions-conflict-lead = { $name } guardó un borrador mientras escribías
questions-conflict-text = El tuyo aún no se guardó. No se pierde nada: los dos textos están aquí.
questions-conflict-theirs = El borrador de { $name }
questions-conflict-yours = Tu texto
questions-conflict-how = Toma del otro borrador lo que necesites. Al guardar, tu texto ocupa su lugar.

# Temas
questions-topics-title = Temas
questions-topics-lead = Una pregunta nueva va a la persona responsable del tema de cuyas palabras contiene más. Si dos temas encajan igual de bien, no va a nadie, y la asignas tú.
questions-topics-none = Todavía no hay temas
questions-topics-none-text = Con temas, las preguntas encuentran solas a quien corresponde.
questions-topic-new = Añadir un tema
questions-topic-name = Nombre
questions-topic-name-hint = Por ejemplo: Alumbrado
questions-topic-words = Palabras
questions-topic-words-hint = Separadas por comas: farola, luz de la calle, alumbrado. No importan mayúsculas, acentos ni un plural sencillo.
questions-topic-official-hint = Las preguntas sobre él van a esta persona, o a quien la sustituya.
questions-topic-add = Añadir tema
questions-topic-saved = El tema está guardado.
questions-topic-remove = Quitar el tema
questions-topic-remove-hint = Las preguntas sobre él siguen con su responsable.
questions-topic-removed = El tema está quitado.
questions-topic-lost = Ausente, y nadie sustituye
questions-topic-exists = Ya hay un tema con este nombre
questions-topic-word = Escribe palabras de hasta 60 caracteres, separadas por comas
questions-topic-no-words = Escribe al menos una palabra
questions-topic-many-words = Escribe como mucho 50 palabras

# Ausencias
questions-absences-title = Ausencias
questions-absences-lead = Quién está ausente y quién sustituye. Desde el primer día, las preguntas abiertas de quien está ausente están entre las de quien sustituye.
questions-absences-none = Nadie está ausente
questions-absences-none-text = Anota cuándo estás ausente, para que nadie te espere.
questions-absent = Quién
questions-absent-when = Cuándo
questions-absent-now = Ausente ahora
questions-substitute = Sustituye
questions-substitute-hint = Una persona responsable del mismo organismo. Si no hay nadie, las preguntas cuentan como sin asignar.
questions-absence-new = Anotar una ausencia
questions-absence-yours = Para ti: { $name }
questions-absence-from = Primer día
questions-absence-until = Último día
questions-absence-add = Anotar ausencia
questions-absence-saved = La ausencia está anotada.
questions-absence-remove = Quitar
questions-absence-removed = La ausencia está quitada.
questions-absence-backwards = Elige un último día que no sea anterior al primero
questions-absence-over = Elige un último día que no haya pasado
questions-absence-overlaps = Coincide con otra ausencia de la misma persona
questions-substitute-self = Elige a otra persona
questions-substitute-elsewhere = Elige a una persona responsable del mismo organismo
questions-substitute-gone = Elige a alguien que siga en el organismo y tenga cuenta
questions-substitute-circle = Esta persona está ausente al mismo tiempo, y quienes la sustituyen llevan de vuelta aquí

# Plantillas
questions-templates-title = Plantillas
questions-templates-lead = Textos para empezar respuestas. Cualquiera del organismo puede usarlos y cambiarlos.
questions-templates-none = Todavía no hay plantillas
questions-templates-none-text = Un texto que escribes una y otra vez es una plantilla.
questions-template-new = Añadir una plantilla
questions-template-title = Título
questions-template-beginning = Texto
questions-template-updated = Cambiada
questions-template-text = Texto
questions-template-hint = { $asker } pasa a ser el nombre de quien preguntó, { $title } su pregunta, { $date } el día.
questions-template-add = Añadir plantilla
questions-template-saved = La plantilla está guardada.
questions-template-remove = Quitar la plantilla
questions-template-removed = La plantilla está quitada.
questions-template-exists = Ya hay una plantilla con este título
questions-procedure-bounds = Elige un número dentro de los límites

# Registro
ledger-action-question-assigned = Dada a una persona responsable
ledger-action-question-released = Devuelta para asignarla de nuevo
ledger-action-answer-approved = Leída por una segunda persona responsable

# Correos
questions-mail-assigned-subject = { $count ->
    [one] Asignada a ti: { $title }
   *[other] Se te asignaron { $count } preguntas
}
questions-mail-assigned = { $count ->
    [one] Alguien de tu organismo te asignó una pregunta:
   *[other] Alguien de tu organismo te asignó estas preguntas:
}
questions-mail-assigned-more = { $count ->
    [one] y una más en tu mesa:
   *[other] y { $count } más en tu mesa:
}
questions-mail-submitted-subject = { $kind ->
    [refusal] Lee, por favor, una denegación: { $title }
    [partial] Lee, por favor, una parte de una respuesta: { $title }
   *[other] Lee, por favor, una respuesta: { $title }
}
questions-mail-submitted = { $kind ->
    [refusal] { $name } escribió una denegación que otra persona responsable tiene que leer antes de que se publique. La pregunta vence al final del { $date }.
    [partial] { $name } escribió una parte de una respuesta que otra persona responsable tiene que leer antes de que se publique. La respuesta completa vence al final del { $date }.
   *[other] { $name } escribió una respuesta que otra persona responsable tiene que leer antes de que se publique. Vence al final del { $date }.
}
questions-mail-submitted-here = Léela aquí y luego acéptala o devuélvela:
questions-mail-objected-subject = { $kind ->
    [refusal] Tu denegación volvió: { $title }
   *[other] Tu respuesta volvió: { $title }
}
questions-mail-objected = { $kind ->
    [refusal] { $name } leyó tu denegación y objeta:
    [partial] { $name } leyó tu parte de la respuesta y objeta:
   *[other] { $name } leyó tu respuesta y objeta:
}
questions-mail-objected-here = Cámbiala aquí. Vence al final del { $date }:
questions-mail-published-subject = { $kind ->
    [refusal] Tu denegación está publicada: { $title }
   *[other] Tu respuesta está publicada: { $title }
}
questions-mail-published = { $kind ->
    [refusal] { $name } leyó tu denegación y estuvo de acuerdo. Ya es pública:
    [partial] { $name } leyó tu parte de la respuesta y estuvo de acuerdo. Ya es pública:
   *[other] { $name } leyó tu respuesta y estuvo de acuerdo. Ya es pública:
}
