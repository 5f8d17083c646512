# Una pregunta que llegó por correo electrónico
inbound-confirm-title = Haz la pregunta de tu correo
inbound-confirm-lead = Esto es lo que leímos en tu correo a { $body }. Corrige lo que hayamos leído mal y envíala. Hasta entonces nadie más la ve.
inbound-text-hint = No incluyas datos privados tuyos ni de otras personas: la pregunta y la respuesta son públicas.
inbound-files-hint = Esperan aquí hasta que envíes o borres la pregunta. Desmarca un archivo para no incluirlo.
inbound-account-name = Tu pregunta aparece con el nombre de tu cuenta: { $name }.
inbound-name = Tu nombre, como lo ve el público
inbound-name-hint = La pregunta aparece con este nombre. Tu dirección de correo no se publica.
inbound-discard = Borrarla
inbound-discard-hint = Si la borras, no guardamos nada de tu correo.
inbound-flash-discarded = Tu correo se ha borrado. No se ha publicado nada.
inbound-link-gone = Esta pregunta se borró o esperó más de siete días. Escribe de nuevo al organismo o pregunta aquí.
inbound-mail-subject = Confirma tu pregunta
inbound-mail-text = Hemos recibido de tu dirección un correo con una pregunta a { $body }. Nadie más la ve hasta que la confirmes.
inbound-mail-open = { $count ->
    [one] Abre esta dirección en el plazo de un día para leerla una vez más y enviarla:
   *[other] Abre esta dirección en el plazo de { $count } días para leerla una vez más y enviarla:
}
inbound-mail-files = Estos archivos la acompañan:
inbound-mail-refused = Estos archivos no pueden acompañarla:
inbound-mail-not-me = Si no nos has escrito, no hagas nada: no se publica nada y borramos el correo.

# Cartas y llamadas
inbound-enter-title = Introducir una carta o una llamada
inbound-enter-lead = Una pregunta que llegó por carta o por teléfono es pública como cualquier otra, y el plazo corre desde el día en que llegó.
inbound-choose-body = Elige un organismo
inbound-channel = ¿Cómo llegó?
inbound-channel-paper = Por carta
inbound-channel-phone = Por teléfono
inbound-received-on = Día en que llegó
inbound-received-on-hint = { $count ->
    [one] Hoy o ayer. El plazo para responder empieza ese día.
   *[other] Hoy o hasta hace { $count } días. El plazo para responder empieza ese día.
}
inbound-in-future = Elige hoy o un día anterior
inbound-too-long-ago = Elige un día de los últimos { $max } días
inbound-asker = Nombre que se muestra
inbound-asker-hint = Solo con el consentimiento de la persona. Déjalo vacío si no quiere que aparezca su nombre.
inbound-title = La pregunta en una frase
inbound-enter-text-hint = Con las palabras de la persona. No incluyas la dirección, teléfono ni firma.
inbound-scan = Copia escaneada de la carta
inbound-scan-hint = Es pública como el texto: tacha antes la dirección, la firma y otros datos privados. Hasta 3 archivos de hasta 5 MB cada uno: PDF, JPEG, PNG o texto sin formato.
inbound-note = Nota interna
inbound-note-hint = Por ejemplo, adónde enviar la respuesta. Solo la ven los funcionarios de tu organismo; se borra con la pregunta.
inbound-enter = Publicar la pregunta
inbound-flash-entered = La pregunta es pública, y el registro dice que la introdujiste.
inbound-lately = Introducidas últimamente
ledger-action-entered = Introducida por el organismo a partir de una carta o una llamada
