admin-not-yourself = No puedes quitarte esto a ti mismo: quizá no quede nadie para deshacerlo. Pídeselo a otra persona que administre.
admin-not-a-website = Escribe una dirección que empiece por https://
admin-body-exists = Ya hay un organismo con este nombre

admin-title = Administración
admin-count-active = { $count ->
    [one] cuenta que puede participar
   *[other] cuentas que pueden participar
}
admin-count-suspended = { $count ->
    [one] cuenta suspendida
   *[other] cuentas suspendidas
}
admin-count-staff = { $count ->
    [one] { $count } con algún papel
   *[other] { $count } con algún papel
}
admin-jobs = Tareas que han fallado
admin-jobs-caption = Tareas abandonadas tras muchos intentos
admin-jobs-none = No ha fallado nada. Aquí aparecen las tareas que se abandonan tras muchos intentos.
admin-mails = Correo que no se ha enviado
admin-mails-caption = Correos abandonados, o de los que nadie sabe si salieron
admin-mails-none = Todo el correo ha salido. Lo que se abandona aparece aquí, sin su destinatario.
admin-what = Qué
admin-since = Desde
admin-tries = Intentos
admin-error = Último error
admin-try-again = Intentarlo otra vez
admin-tried-again = Se está intentando otra vez.

admin-bodies = Organismos y responsables
admin-bodies-none = Aún no hay organismos
admin-bodies-none-text = Crea aquí el ayuntamiento, sus oficinas y servicios: a quien se pregunta, se pide y quien decide.
admin-body-new = Añadir un organismo
admin-body-created = El organismo está añadido. Ahora añade a sus responsables.
admin-body-public = Su página pública
admin-body-what = Lo que ve el público
admin-body-name = Nombre
admin-body-purpose = Para qué existe
admin-body-purpose-hint = Una frase
admin-body-responsibilities = De qué responde
admin-markdown = Las listas, los enlaces y los títulos se pueden escribir en Markdown
admin-body-days = Días hábiles para responder
admin-body-days-hint = En tantos días hábiles promete responder a una pregunta
admin-body-email = Dirección de correo de la oficina
admin-body-contact-hint = Se muestra en público, igual que el teléfono, la dirección y la web
admin-body-phone = Teléfono
admin-body-address = Dirección postal
admin-body-website = Web
admin-saved = Guardado.

admin-officials = Responsables
admin-officials-none = Aún no hay responsables
admin-officials-none-text = Los responsables contestan a preguntas y peticiones en nombre del organismo.
admin-official-new = Añadir un responsable
admin-official-appointed = La persona responsable está añadida.
admin-official-head = dirige el organismo
admin-official-until = hasta el
admin-official-account = puede entrar y responder
admin-official-no-account = sin acceso
admin-official-name = Nombre
admin-official-post = Cargo
admin-official-post-hint = Por ejemplo «Jefa de Vías Públicas»
admin-official-responsibilities = Responde de
admin-official-is-head = Dirige el organismo
admin-official-email = Dirección de correo para entrar
admin-official-email-hint = Con ella esta persona puede responder en nombre del organismo. A quien no tiene cuenta se le invita por correo. No se muestra.
admin-official-end = Fin del cargo
admin-official-end-text = Desde hoy esta persona figura como anterior y ya no puede responder en nombre del organismo. Lo que respondió se queda.
admin-official-end-send = Terminar hoy su cargo
admin-official-left = El cargo ha terminado.

admin-people = Personas y papeles
admin-people-find = Nombre o dirección de correo
admin-people-staff = Todas las personas con algún papel
admin-people-found = { $count ->
    [one] { $count } persona encontrada
   *[other] { $count } personas encontradas
}
admin-people-none = No hay nadie
admin-people-none-text = Busca una parte del nombre o de la dirección, o invita a alguien nuevo.
admin-state = Estado
admin-state-active = puede participar
admin-state-suspended = suspendida
admin-state-closed = cerrada
admin-roles = Papeles
admin-role = Papel
admin-roles-none = Ningún papel aparte de participar
admin-role-official = Responsable público
admin-role-moderator = Moderación
admin-role-editor = Edición
admin-role-administrator = Administración
admin-role-since = desde el
admin-role-grant = Dar un papel
admin-role-grant-send = Dar este papel
admin-role-granted = El papel está dado. El registro público lo dice, sin el nombre.
admin-role-revoke = Retirar
admin-role-revoked = El papel se ha retirado.
admin-role-official-hint = Los responsables públicos se añaden en su organismo, con su cargo
admin-suspend = Suspender esta cuenta
admin-suspend-text = La persona puede seguir leyendo, siguiendo asuntos y llevándose sus datos, pero no participar. Se le explica el motivo por correo.
admin-suspend-reason = ¿Por qué?
admin-suspend-reason-hint = La persona lo lee
admin-suspend-send = Suspender la cuenta
admin-suspended = La cuenta está suspendida y se ha avisado a su titular.
admin-restore = Restablecer esta cuenta
admin-restore-reason = Unas palabras para la persona
admin-restore-send = Restablecer la cuenta
admin-restored = La cuenta vuelve a funcionar y se ha avisado a su titular.
admin-invite = Invitar a alguien
admin-invite-lead = Recibe un correo con un enlace para elegir su contraseña, que vale siete días. Quien ya tiene cuenta la conserva y recibe el papel.
admin-invite-name = Nombre
admin-invite-name-hint = Se muestra junto a lo que escribe esta persona; puede cambiarlo
admin-invite-body = Organismo
admin-invite-body-hint = Solo para responsables públicos
admin-invite-send = Enviar la invitación
admin-invited = La invitación está en camino.

ledger-action-body-created = Organismo añadido
ledger-action-body-changed = Cambió lo que se dice de un organismo
ledger-action-official-appointed = Responsable nombrado
ledger-action-official-changed = Cambió lo que se dice de un responsable
ledger-action-official-left = Terminó el cargo de un responsable

# Cómo trata un organismo las preguntas
admin-procedure-title = Cómo trata las preguntas
admin-procedure-lead = Con qué puede contar quien pregunta a { $body } y cómo trabajan sus responsables en las respuestas. Cada cambio entra en el registro público.
admin-procedure-answers = Preguntas y respuestas
admin-procedure-second-reader = Una segunda persona responsable lee cada respuesta antes de publicarla
admin-procedure-second-reader-hint = El organismo necesita al menos dos responsables con cuenta.
admin-procedure-confidential = Se puede preguntar de forma confidencial
admin-procedure-confidential-hint = Esas preguntas y sus respuestas solo las ven quien pregunta y el organismo.
admin-procedure-triage = Aquí llegan las preguntas de quien no sabe a quién preguntar
admin-procedure-triage-hint = Un organismo clasifica esas preguntas y las pasa al que corresponde.
admin-procedure-triage-now = Ahora lo hace { $body }. Si eliges esto, deja de hacerlo.
admin-procedure-clock = El reloj de la promesa
admin-procedure-continue = Sigue con los días que quedaban
admin-procedure-restart = Se cuentan de nuevo todos los días
admin-procedure-after-clarification = Cuando quien pregunta ha aclarado lo que no estaba claro
admin-procedure-after-transfer = Cuando la pregunta venía de otro organismo
admin-procedure-extensions = Cuántas veces se puede ampliar el plazo
admin-procedure-extensions-hint = 0 si nunca
admin-procedure-extension-days = Días en que se puede ampliar como máximo
admin-procedure-review = Revisión interna
admin-procedure-review-window = Días tras la respuesta en que se puede pedir una revisión
admin-procedure-review-window-hint = Días naturales; 0 si no hay revisión interna
admin-procedure-review-days = Días hábiles para la revisión
admin-moderation = Moderación
admin-moderation-title = Para cuándo decide moderación
admin-moderation-lead = Con qué puede contar la gente cuando algo suyo espera a moderación. Un cambio vale para lo que llegue a partir de entonces y entra en el registro público.
admin-moderation-working = Días hábiles para decidir
admin-moderation-working-hint = Sobre comentarios, mensajes y preguntas, y sobre todo lo que se haya avisado
admin-moderation-petitions = Peticiones nuevas
admin-moderation-petition-days = Días hasta que una petición está vencida
admin-moderation-petition-days-hint = Días naturales. Si el último no es hábil, vale el siguiente día hábil.
admin-moderation-nearly = Días hasta que está a punto de vencer
admin-moderation-nearly-hint = Desde entonces se marca en la cola y moderación recibe un recordatorio.
ledger-action-moderation-procedure-changed = Cambió para cuándo decide moderación
ledger-kind-moderation = Moderación
ledger-action-question-procedure-changed = Cambió cómo trata un organismo las preguntas

# Calendarios
admin-calendars = Calendarios y festivos
admin-calendars-lead = De los días hábiles depende cuándo vence una promesa. Cada cambio es una versión nueva y las promesas en curso se cuentan otra vez.
admin-calendar = Calendario
admin-calendar-new = Añadir un calendario
admin-calendar-create = Añadir el calendario
admin-calendar-created = El calendario se ha añadido. Añade ahora sus festivos.
admin-calendar-changed = El calendario ha cambiado. Las promesas en curso se están contando otra vez.
admin-calendar-name = Nombre
admin-calendar-name-hint = Por ejemplo, la ciudad o la región de los festivos
admin-calendar-zone = Zona horaria
admin-calendar-zone-hint = Un nombre como Europe/Madrid. Vacía: los relojes de este sitio, { $zone }.
admin-calendar-week = Días de la semana en que se trabaja
admin-calendar-public = Su página pública
admin-calendar-of-body = Con qué calendario cuenta un organismo
admin-calendar-of-body-text = El cambio vale para lo que el organismo prometa desde ahora. Lo prometido antes conserva su calendario.
admin-calendar-note = Motivo
admin-calendar-note-hint = Público junto al cambio. Por ejemplo: «Día de luto, anunciado por el Gobierno el 3 de marzo».
admin-calendar-none-text = Añade los festivos uno a uno, o pega un archivo de calendario con todos.
admin-calendar-remove = Quitar los festivos marcados
admin-calendar-remove-check = Comprobar lo que se quita
admin-calendar-add = Añadir un festivo
admin-calendar-day = Día
admin-calendar-holiday = Nombre del festivo
admin-calendar-add-check = Comprobar el festivo nuevo
admin-calendar-import = Tomar festivos de un archivo de calendario
admin-calendar-ics = Contenido del archivo
admin-calendar-ics-hint = Abre el archivo .ics en un editor de texto y pega todo lo que contiene. Se toman los años desde el pasado hasta diez por delante.
admin-calendar-import-check = Comprobar el archivo
admin-calendar-import-nothing = No se ha tomado nada del archivo
admin-calendar-import-line = Línea { $line }:
admin-calendar-change-week = Cambiar la semana de trabajo
admin-calendar-week-check = Comprobar la semana nueva
admin-calendar-week-new = Días en que se trabajará
admin-calendar-versions = Versiones
admin-calendar-version = Versión { $version }
admin-calendar-check = Comprobar el cambio
admin-calendar-promises = { $count ->
    [0] Ninguna promesa en curso se cuenta otra vez
    [one] { $count } promesa en curso se contará otra vez
   *[other] { $count } promesas en curso se contarán otra vez
}
admin-calendar-promises-text = Las que cambien de fecha lo dirán en su propia página, y las personas afectadas reciben un solo correo.
admin-calendar-added = { $count ->
    [one] { $count } festivo nuevo
   *[other] { $count } festivos nuevos
}
admin-calendar-removed = { $count ->
    [one] { $count } día deja de ser festivo
   *[other] { $count } días dejan de ser festivos
}
admin-calendar-confirm = Cambiar el calendario
admin-calendar-back = Volver sin cambiar nada
ledger-action-calendar-created = Calendario añadido
ledger-action-calendar-changed = Cambiaron festivos o días hábiles de un calendario
ledger-action-calendar-chosen = Un organismo cuenta con otro calendario
ledger-kind-calendar = Calendario
