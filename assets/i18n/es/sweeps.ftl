# What is read first because it looks like something a program sent
moderation-cause-screening = Retenido al llegar
moderation-signs = Por qué se retuvo
moderation-sign-trap = Se rellenó un campo que las personas no ven.
moderation-sign-fast = El formulario se envió nada más mostrarse.
moderation-sign-no_time = El formulario no dice cuándo se mostró.
moderation-sign-no_work = El navegador no hizo el trabajo que se le pidió. Sin scripts no puede.
moderation-sign-new_links = Más enlaces de los que puede poner una cuenta nueva.
moderation-sign-new_many = Más textos en una hora de los que puede enviar una cuenta nueva.
moderation-sign-same_link = Varias cuentas enlazan ahora al mismo sitio.
moderation-sign-same_text = Varias cuentas envían ahora lo mismo o casi lo mismo. También puede ser una campaña ciudadana.
moderation-sign-repeated = La misma cuenta ya había enviado lo mismo.
moderation-sign-many = La cuenta envía ahora muchísimo.
moderation-too-many-texts = Has enviado { $count } textos en diez minutos. Espera diez minutos y envía este otra vez: lo que escribiste sigue aquí.

# Clean-ups
moderation-sweeps-title = Limpiezas
moderation-sweeps-lead = Cuando muchos textos incumplen la misma regla: encuéntralos por lo que tienen en común, míralos y retíralos juntos. Cada persona puede recurrir, y todo se puede deshacer.
moderation-sweeps-none = No hay limpiezas
moderation-sweeps-none-text = Lo que moderación prepara y retira en conjunto aparece aquí.
moderation-sweep-new = Preparar una limpieza
moderation-sweep-new-title = Preparar una limpieza
moderation-sweep-new-lead = ¿Qué deben tener en común los textos? Todo lo que rellenes debe cumplirse. Todavía no se retira nada: antes miras los textos.
moderation-sweep-title = Limpieza { $id }
moderation-sweep-number = Limpieza
moderation-sweep-looked-for = Se buscó
moderation-sweep-posts = Textos
moderation-sweep-state = Cómo está
moderation-sweep-by-words = Palabras en el texto
moderation-sweep-by-domain = Enlaces al sitio
moderation-sweep-by-author = De quien escribió
moderation-sweep-by-since = De cuentas creadas desde
moderation-sweep-by-page = Dicho en la página
moderation-sweep-by-kind = Clase
moderation-sweep-by-state = Estado
moderation-sweep-by-from = Recibido desde
moderation-sweep-by-until = Recibido hasta
moderation-sweep-words-hint = Tal como están, una tras otra. Mayúsculas y acentos dan igual.
moderation-sweep-domain-hint = Por ejemplo cheap.example, con todo lo que depende de él.
moderation-sweep-author-hint = La dirección de un texto: todo lo de quien lo escribió.
moderation-sweep-page-hint = La dirección de un tema, un documento o un foro: todo lo dicho allí y debajo.
moderation-sweep-any = Cualquiera
moderation-sweep-never = Nunca entran las peticiones, lo que escribiste tú o cargos públicos, ni lo que un recurso devolvió.
moderation-sweep-draw-up = Buscar los textos
moderation-keys-sweep-new = buscar los textos; junto con las teclas que tu navegador usa para atajos
moderation-sweep-too-wide = Rellena palabras, un sitio, una persona, una página o el día desde el que buscar
moderation-sweep-words = Escribe palabras que se puedan buscar
moderation-sweep-days = El último día es anterior al primero: elige uno posterior
moderation-sweep-domain = Escribe un sitio como cheap.example
moderation-sweep-page = Pega la dirección de una página de este sitio
moderation-sweep-no-author = Pega la dirección de un texto cuya cuenta se conozca
moderation-sweep-nothing = Ningún texto es así. Busca otra cosa
moderation-sweep-too-many = Más de 50.000 textos son así. Busca algo más preciso
moderation-sweep-found = { $count ->
    [one] Se encontró { $count } texto.
   *[other] Se encontraron { $count } textos.
}
moderation-sweep-authors = { $count ->
    [0] No hay cuentas detrás.
    [one] Los escribió { $count } cuenta.
   *[other] Los escribieron { $count } cuentas.
}
moderation-sweep-count = { $count ->
    [one] { $count } texto
   *[other] { $count } textos
}
moderation-sweep-left = { $count ->
    [one] { $count } texto queda fuera.
   *[other] { $count } textos quedan fuera.
}
moderation-sweep-swept = { $count ->
    [one] { $count } retirado
   *[other] { $count } retirados
}
moderation-sweep-skipped = { $count ->
    [one] { $count } pasado por alto: se cambió, se retiró o se decidió entretanto, o lo tiene otra persona de moderación
   *[other] { $count } pasados por alto: se cambiaron, se retiraron o se decidieron entretanto, o los tiene otra persona de moderación
}
moderation-sweep-restored = { $count ->
    [one] { $count } devuelto
   *[other] { $count } devueltos
}
moderation-sweep-kept = { $count ->
    [one] { $count } se queda como está: después se decidió algo
   *[other] { $count } se quedan como están: después se decidió algo
}
moderation-sweep-is-draft = Preparada. Todavía no se ha retirado nada.
moderation-sweep-is-waiting = Confirmada por una persona. Otra tiene que confirmarla también.
moderation-sweep-is-running = Se están retirando los textos.
moderation-sweep-is-done = Hecha. Se ha avisado a quienes los escribieron.
moderation-sweep-is-undoing = Se están devolviendo los textos.
moderation-sweep-is-undone = Deshecha.
moderation-sweep-is-discarded = Descartada. No se retiró nada.
moderation-sweep-progress = { $done } de { $all } hechos
moderation-sweep-runs = Puedes cerrar esta página: sigue sola.
moderation-sweep-look-again = Mirar otra vez
moderation-sweep-act-made = Preparada
moderation-sweep-act-confirmed = Confirmada
moderation-sweep-act-seconded = Confirmada por otra persona
moderation-sweep-act-done = Hecha
moderation-sweep-act-undone = Deshecha
moderation-sweep-confirm-title = Retirarlos
moderation-sweep-explanation-hint = Lo leen todas estas personas, junto a la explicación de la regla.
moderation-sweep-needs-two = Tantos textos necesitan dos personas: otra confirma después de ti.
moderation-sweep-confirm = { $count ->
    [one] Retirar { $count } texto
   *[other] Retirar { $count } textos
}
moderation-sweep-discard = Descartarla
moderation-keys-sweep = retirarlos; junto con las teclas que tu navegador usa para atajos
moderation-sweep-second-text = Otra persona de moderación lo ha confirmado. Mira los textos y confírmalo también, o devuélvelo.
moderation-sweep-second = Lo confirmaste tú. Otra persona de moderación tiene que confirmarlo también.
moderation-sweep-waits-for = Espera a otra persona de moderación. Hasta entonces no se retira nada.
moderation-sweep-decline = Devolverla
moderation-sweep-decline-own = Cambiarla
moderation-sweep-undo = Deshacer la limpieza
moderation-sweep-stop = Parar y devolver todo
moderation-sweep-go-on = Seguir
moderation-sweep-undo-hint = Lo que retiró, y sobre lo que nadie ha decidido después, vuelve a donde estaba. Se avisa a quienes lo escribieron.
moderation-sweep-caption = Los textos, primero los más antiguos
moderation-sweep-out = Dejar fuera
moderation-sweep-leave-out = Dejar fuera: { $what }
moderation-sweep-save-out = Dejar fuera los marcados
moderation-sweep-item-left_out = fuera
moderation-sweep-item-swept = retirado
moderation-sweep-item-skipped = pasado por alto
moderation-sweep-item-restored = devuelto
moderation-sweep-item-kept = se queda como está
moderation-sweep-left-out = Anotado. Esos se quedan.
moderation-sweep-begun = Ha empezado. Se avisa a quienes los escribieron cuando esté hecho.
moderation-sweep-waits = Confirmada. Otra persona de moderación tiene que confirmarla también.
moderation-sweep-declined = Vuelve a ser un borrador.
moderation-sweep-discarded = Descartada. No se retiró nada.
moderation-sweep-undoing = Se están devolviendo los textos.
moderation-sweep-meanwhile = Alguien fue más rápido: esta limpieza ya está en otro punto. Mírala otra vez.
moderation-sweep-empty = Todos los textos quedan fuera. Descártala mejor
moderation-sweep-these = Limpiar más de esta persona
moderation-log-sweep = Limpieza { $id }

# Mails
moderation-mail-swept-subject = { $count ->
    [one] Retirado: lo que escribiste en { $site }
   *[other] Retirados: { $count } textos que escribiste en { $site }
}
moderation-mail-swept = { $count ->
    [one] Una persona de moderación ha retirado un texto tuyo, junto con otros que incumplen la misma regla. Tú puedes seguir leyéndolo en su dirección.
   *[other] Una persona de moderación ha retirado { $count } textos tuyos, junto con otros que incumplen la misma regla. Tú puedes seguir leyéndolos en sus direcciones.
}
moderation-mail-swept-others = { $count ->
    [one] y uno más
   *[other] y { $count } más
}
moderation-mail-swept-all = Todo lo que enviaste, y cómo está:
moderation-mail-swept-appeal = Puedes recurrir cada una de estas decisiones hasta el { $until }: abre el texto y elige «Pide que se mire otra vez». Decide otra persona de moderación.
moderation-mail-unswept-subject = { $count ->
    [one] Devuelto: lo que escribiste en { $site }
   *[other] Devueltos: { $count } textos que escribiste en { $site }
}
moderation-mail-unswept = { $count ->
    [one] Se deshizo una limpieza que había retirado un texto tuyo. Está donde estaba antes.
   *[other] Se deshizo una limpieza que había retirado { $count } textos tuyos. Están donde estaban antes.
}
moderation-mail-unswept-waits = espera a moderación
