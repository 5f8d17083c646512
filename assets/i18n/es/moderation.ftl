# Reglas
moderation-rules-title = Reglas de moderación
moderation-rules-description = Por qué se quita aquí un texto, quién lo decide, para cuándo y cómo protestar.
moderation-rules-lead = Aquí puedes decir lo que piensas, también con dureza. Estos son los únicos motivos por los que un texto no se publica o se quita.
moderation-rules-how = Cómo se hace
moderation-rules-when = En algunos lugares se lee antes de publicar; el formulario lo dice. En todos los demás tu texto es público al momento, salvo que parezca enviado por un programa: entonces lo lee antes una persona de moderación.
moderation-rules-by = { $days ->
    [one] Moderación lee lo que espera, o lo que se ha avisado, antes de que acabe el siguiente día hábil.
   *[other] Moderación lee lo que espera, o lo que se ha avisado, antes de que acabe el día hábil número { $days } tras su llegada.
}
moderation-rules-petitions = { $days ->
    [one] Una petición se lee, antes de publicarse, a más tardar el día siguiente a su envío.
   *[other] Una petición se lee en un plazo de { $days } días, antes de publicarse.
}
moderation-rules-who = Deciden personas, no programas, y nadie decide sobre su propio texto.
moderation-rules-report = Cualquiera puede avisar de un texto. Un aviso no quita nada: hace que alguien de moderación lo mire.
moderation-rules-told = A quien lo escribió se le cuenta por correo electrónico qué se decidió y por qué motivo.
moderation-rules-object = Quien lo escribió puede pedir durante seis meses que se mire otra vez. Otra persona de moderación, no la primera, decide en diez días hábiles y dice por qué.
moderation-rules-public = Cada decisión está en el registro público, sin nombres:
moderation-rules-reasons = Los motivos
moderation-rules-only = No estar de acuerdo con el ayuntamiento, con los cargos públicos o con otras personas no es ninguno de ellos.
moderation-rules-none = Los motivos estarán aquí antes de que se quite el primer texto.

# Registro
moderation-log-title = Registro de moderación
moderation-log-description = Todas las decisiones de moderación, con su motivo y lo que tardaron.
moderation-log-lead = Todas las decisiones de moderación, las más recientes primero: de qué trataban, por qué y cuánto tardaron. Sin nombres.
moderation-log-machines = Para que lo cuentes tú:
moderation-log-caption = Decisiones de moderación
moderation-log-when = Decidido
moderation-log-decision = Decisión y motivo
moderation-log-what = Sobre
moderation-log-why-opened = Por qué se leyó
moderation-log-took = Tiempo
moderation-log-none = Todavía no hay decisiones
moderation-log-none-text = En cuanto moderación decida algo, estará aquí con su motivo.
moderation-in-time = a tiempo
moderation-late = tarde
moderation-at-once = en el acto
moderation-earlier-none = Todavía no hay decisiones sobre esta persona.
moderation-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
moderation-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
moderation-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
moderation-did-approve = Aprobado
moderation-did-reject = No publicado
moderation-did-hide = Ocultado
moderation-did-nothing = Cerrado sin decisión: quien lo escribió ya lo había retirado
moderation-cause-pre_moderation = Leído antes de publicarse
moderation-cause-report = Avisado por lectores
moderation-cause-own_motion = Abierto por moderación
moderation-reports = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}

# Avisar
moderation-report-title = Avisar a moderación
moderation-report-lead = { $days ->
    [one] Moderación lo lee antes de que acabe el siguiente día hábil y decide según las reglas publicadas. Hasta entonces se queda donde está.
   *[other] Moderación lo lee en { $days } días hábiles como máximo y decide según las reglas publicadas. Hasta entonces se queda donde está.
}
moderation-report-which = ¿Qué regla incumple?
moderation-report-which-hint = Que alguien se equivoque no incumple ninguna regla: mejor respóndele.
moderation-report-note = ¿Qué debería saber moderación?
moderation-report-note-hint = Solo lo lee moderación. Quien escribió el texto no sabrá quién avisó.
moderation-report-send = Enviar el aviso
moderation-report-not = No avisar
moderation-report-gone = Este texto no se muestra al público, así que no hay nada de que avisar.
moderation-reported-title = Gracias. Moderación lo leerá
moderation-reported-lead = Será a más tardar el { $by }.
moderation-reported-once = Basta un aviso: repetirlo no cambia nada.
moderation-reported-outcome = Aquí puedes ver en qué acaba:
moderation-reported-trace = qué pasó con esta aportación
moderation-reported-back = Volver a donde estabas
moderation-choose-report-reason = Elige la regla que incumple

# Mesa
moderation-desk-title = Moderación
moderation-desk-open = { $count ->
    [0] Nada espera una decisión.
    [one] { $count } caso espera una decisión.
   *[other] { $count } casos esperan una decisión.
}
moderation-desk-overdue = { $count ->
    [one] { $count } ha pasado del día prometido.
   *[other] { $count } han pasado del día prometido.
}
moderation-desk-promise = { $days ->
    [one] Prometido: una decisión antes de que acabe el siguiente día hábil.
   *[other] Prometido: una decisión en { $days } días hábiles como máximo.
}
moderation-desk-promise-petitions = Las peticiones nuevas, en { $days } días; a partir de { $nearly } están a punto de vencer.
moderation-nearly-overdue = A punto de vencer
moderation-desk-caption = Casos abiertos, la promesa más antigua primero
moderation-desk-none = Aquí no hay nada que decidir
moderation-desk-none-text = Aquí esperará lo que la gente envíe a lugares que se leen antes de publicar y lo que avisen los lectores.
moderation-kind = Tipo
moderation-all-kinds = Todos los tipos
moderation-cause = Por qué está aquí
moderation-all-causes = Todas las causas
moderation-due = Promesa
moderation-text = Texto
moderation-place = Dónde
moderation-own = Es tuyo: lo decide otra persona de moderación
moderation-own-text = Esto lo escribiste tú. Lo decide otra persona de moderación.
moderation-keys-queue = abajo, arriba, seleccionar, abrir
moderation-bulk-approve = Aprobar
moderation-bulk-reason = Motivo
moderation-bulk-reject = Quitar
moderation-bulk-done = Decidido. Quienes los escribieron reciben aviso.
moderation-bulk-some = Hecho, salvo algunos: se habían decidido entretanto, son tuyos o necesitan otro motivo.
moderation-select-some = Selecciona al menos un caso
moderation-case-title = Caso { $id }
moderation-trace = Su historia
moderation-parent = En respuesta a
moderation-earlier = Decisiones anteriores sobre esta persona
moderation-earlier-counts = Aprobados: { $approved }. No publicados: { $rejected }. Ocultados: { $hidden }. Advertidos: { $warned }.
moderation-reason-gone = Sin motivo
moderation-decided-title = Decidido
moderation-decision = Tu decisión
moderation-choose-publish = Publicarlo
moderation-choose-publish-hint = Todo el mundo puede leerlo al momento y se avisa a quien lo escribió.
moderation-choose-keep = Dejarlo público
moderation-choose-keep-hint = No cambia nada. El registro muestra que lo revisaste.
moderation-choose-restore = Mostrarlo de nuevo
moderation-choose-restore-hint = Todo el mundo puede leerlo otra vez y se avisa a quien lo escribió.
moderation-choose-reject = No publicarlo
moderation-choose-reject-hint = Se explica el porqué a quien lo escribió.
moderation-choose-hide = Ocultarlo
moderation-choose-hide-hint = Su sitio en la conversación queda, el texto no. Se explica el porqué a quien lo escribió.
moderation-choose-uphold = Seguir sin mostrarlo
moderation-choose-uphold-hint = La decisión anterior se mantiene. Se explica el porqué a quien lo escribió.
moderation-reason = Motivo
moderation-reason-hint = Hace falta cuando quitas algo. Es público.
moderation-reason-none = Elige un motivo
moderation-explanation = Tus palabras a quien lo escribió
moderation-explanation-hint = La explicación de la regla ya va en el correo. Añade lo que ayude a esta persona.
moderation-decide = Decidir
moderation-decide-next = Decidir y abrir el siguiente
moderation-keys-case = publicar o dejar, quitar, advertir, quitar pasajes, pedir un cambio, decidir; junto con las teclas que tu navegador usa para los atajos
moderation-decided = Decidido. Está en el registro público.
moderation-already-decided = Otra persona de moderación ha decidido este caso entretanto. Lo que elegiste no se aplicó; abre el caso para ver la decisión.
moderation-days-bounds = Elige un número dentro de los límites
moderation-nearly-after-due = A punto de vencer va antes de vencida: elige menos días
moderation-nothing-to-decide = Aquí no hay nada que decidir: quien lo escribió lo ha retirado o aún no se había publicado.
moderation-does-not-fit = Esta decisión no encaja con lo que pasó entretanto. Mira el caso otra vez
moderation-choose-reason = Elige el motivo publicado que corresponda

# Correos
moderation-mail-published-subject = Publicado: lo que enviaste a { $site }
moderation-mail-published = Moderación ha leído lo que enviaste. Ya es público.
moderation-mail-again = Moderación ha vuelto a mirar lo que se había quitado. Es público de nuevo.
moderation-mail-follow = En la dirección de arriba puedes ver en todo momento qué pasa con ello.
moderation-mail-rejected-subject = No publicado: lo que enviaste a { $site }
moderation-mail-rejected = Moderación ha leído lo que enviaste y no lo ha publicado.
moderation-mail-hidden-subject = Ocultado: lo que escribiste en { $site }
moderation-mail-hidden = Moderación ha ocultado lo que escribiste. Tú puedes seguir leyéndolo en la dirección de abajo.
moderation-mail-upheld-subject = Visto de nuevo: lo que escribiste en { $site }
moderation-mail-upheld = Moderación ha vuelto a mirar lo que se había quitado. Sigue sin mostrarse.
moderation-mail-reason = Motivo:
moderation-mail-own-words = Moderación escribe:
