notifications-title = De qué te avisamos
notifications-lead = Elige de qué te avisamos por correo y con qué rapidez. Puedes dejarlo cuando quieras.
notifications-own = Tus propias aportaciones
notifications-own-text = Siempre te escribimos sobre lo que has enviado: cuando se publica, se responde, cuenta en unos resultados o recibe una decisión.
notifications-followed = Lo que sigues
notifications-digest-time = El correo diario sale a las { $hour } de la mañana, los días en que hay novedades.
notifications-none = Todavía no sigues nada
notifications-none-text = Abre una consulta, una petición, una pregunta o un organismo y elige «Seguir». Entonces aparecerá aquí.
notifications-unknown = Algo que ya no es público
notifications-since = lo sigues desde el
notifications-kind-consultation = Consulta
notifications-kind-petition = Petición
notifications-kind-question = Pregunta
notifications-kind-body = Organismo

notifications-offer = Podemos escribirte cuando aquí pase algo.
notifications-sign-in = Iniciar sesión para seguir
notifications-cadence = ¿Con qué rapidez?
notifications-at_once = Enseguida
notifications-daily = Una vez al día, todo en un correo
notifications-follow = Seguir
notifications-change = Cambiar
notifications-unfollow = Dejar de seguir
notifications-following-at_once = Lo sigues y te avisamos enseguida.
notifications-following-daily = Lo sigues y te avisamos en el correo diario.
notifications-you-at_once = Te avisamos enseguida.
notifications-you-daily = Forma parte de tu correo diario.
notifications-to-at_once = Avisarme enseguida
notifications-to-daily = Avisarme una vez al día
notifications-flash-at-once = Ahora lo sigues. Te escribimos en cuanto pase algo.
notifications-flash-daily = Ahora lo sigues. Forma parte de tu correo diario.
notifications-flash-ended = Ya no lo sigues.

notifications-end-title = Dejar de recibir estos correos
notifications-end = No recibirás más correos sobre esto. Lo demás no cambia.
notifications-end-digest = No recibirás más correos diarios y dejarás de seguir todo lo que forma parte de ellos. Lo que sigues al momento se mantiene.
notifications-end-about = El correo trataba de:
notifications-end-button = No recibir más estos correos
notifications-ended-title = Ya no recibes estos correos
notifications-ended = No recibirás más correos sobre esto.
notifications-ended-digest = No recibirás más correos diarios.
notifications-ended-hint = Puedes volver a seguirlo cuando quieras. Seguimos escribiéndote sobre lo que tú has enviado.
notifications-link-expired = Este enlace ha caducado. Usa el de un correo más reciente, o inicia sesión y elige allí de qué te avisamos.
notifications-link-invalid = Este enlace no está completo. Ábrelo otra vez desde el correo o cópialo entero en la barra de direcciones.

news-update = Hay novedades

notifications-mail-why = Recibes este correo porque sigues este asunto.
notifications-mail-digest-subject = { $count ->
    [one] { $site }: una novedad
   *[other] { $site }: { $count } novedades
}
notifications-mail-digest = Esto ha pasado con lo que sigues, hasta la mañana del { $date }:
notifications-mail-digest-why = Recibes este correo porque sigues asuntos una vez al día.
