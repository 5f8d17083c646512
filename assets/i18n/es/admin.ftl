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
