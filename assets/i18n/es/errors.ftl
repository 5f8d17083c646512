# Problems in a few words, as machines get them
error-not-found = No encontrado
error-unauthenticated = Sin sesión iniciada
error-invalid = Algunos campos se han rechazado
error-too-slow = Demasiado lento
error-too-large = Demasiado grande
error-too-many-requests = Demasiadas peticiones
error-unavailable = No disponible en este momento
error-internal = Algo ha fallado por nuestra parte

# What happened, on the page of an error
error-conflict = Lo que estabas viendo ha cambiado mientras tanto. Vuelve atrás, recarga y decide de nuevo.
error-gone-title = Esto ya no está aquí
error-gone-text = Estuvo aquí y se ha retirado.
error-link-title = Este enlace no funciona
error-too-slow-title = Ha tardado demasiado
error-too-slow-text = Lo que has enviado no ha llegado a tiempo. Comprueba tu conexión y vuelve a enviarlo.
error-too-large-title = Es demasiado de una vez
error-too-large-text = Lo que has enviado es más de lo que podemos recibir. Envíalo en partes más pequeñas.
error-method = Esta dirección no se puede usar de esa manera. Vuelve atrás y usa el formulario de la página.
error-bad-request = Faltaba una parte de la petición o no se ha entendido. Vuelve atrás e inténtalo de nuevo.
error-not-a-form = Esta dirección solo recibe formularios y lo que ha llegado no lo era. Vuelve atrás, recarga la página y envíalo de nuevo.
error-encoding = Lo que ha llegado no era texto legible. Vuelve atrás, recarga la página y envía el formulario de nuevo.
error-cross-site = Este formulario se ha enviado desde otro sitio. Abre la página aquí y envíalo de nuevo.
error-stale-form = Este formulario es anterior a tu sesión: entraste o saliste después de abrirlo. Abre su página otra vez y envíalo de nuevo.
error-typed-title = Lo que escribiste
error-typed-text = No se ha guardado nada, pero tampoco se ha perdido. Copia de aquí lo que necesites. Los archivos hay que elegirlos de nuevo.
error-typed-field = { $count ->
    [1] Primer texto
   *[other] Texto { $count }
}

# Refused fields
text-empty = Escribe algo aquí
text-too-short = { $min ->
    [one] Escribe al menos { $min } carácter
   *[other] Escribe al menos { $min } caracteres
}
text-too-long = { $max ->
    [one] Acórtalo a { $max } carácter; tiene { $actual }
   *[other] Acórtalo a { $max } caracteres; tiene { $actual }
}
text-not-allowed = Esto no parece texto. Escríbelo de nuevo en lugar de pegarlo
form-number = Escribe un número entero de { $min } a { $max }
form-day = Escribe una fecha, como 2026-12-04
email-empty = Escribe tu dirección de correo
email-too-long = Esta dirección de correo es demasiado larga. Compruébala
email-invalid = Escribe una dirección de correo como nombre@example.org
password-too-short = Usa al menos 10 caracteres. Tres o cuatro palabras que no tengan que ver entre sí son fáciles de recordar
password-too-long = Usa 200 caracteres como máximo
password-common = Es una de las contraseñas que primero se prueban. Elige otra, por ejemplo cuatro palabras que no tengan que ver entre sí
password-too-guessable = Es demasiado fácil de adivinar. Hazla más larga y evita fechas, filas del teclado y palabras muy conocidas
password-contains-personal = Está hecha con tu nombre o tu dirección. Elige algo que nadie relacione contigo
token-invalid = Este enlace no está completo o no es nuestro. Ábrelo otra vez desde el correo o copia la dirección entera en el navegador.
token-expired = Este enlace ha caducado. Pide uno nuevo.
token-used = Este enlace ya ha hecho su trabajo: solo sirve una vez. Si no fuiste tú, pide uno nuevo.

# Every mail
mail-hello = Hola, { $name }:
mail-unsubscribe = Para dejar de recibir estos correos, abre:
