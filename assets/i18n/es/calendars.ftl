# Qué días cuentan
deadlines-calendars-title = Calendarios de días hábiles y festivos
deadlines-calendars-lead = Los plazos de este sitio se cuentan con estos calendarios. Aquí se ve qué días cuentan y cuáles no.
deadlines-calendar-of = Calendario { $name }
deadlines-calendar-lead = Las promesas vencen en días hábiles de este calendario. Cuando se añade o se quita un festivo, cada promesa en curso se cuenta otra vez y se avisa a quien la espera.
deadlines-calendar-default = para todos los demás
deadlines-calendar-used-by = Lo usan
deadlines-calendar-unused = Ningún organismo cuenta con él
deadlines-calendar-week = Días hábiles
deadlines-calendar-zone = Relojes
deadlines-calendar-changes = Cambios
deadlines-holidays-none = Todavía no hay festivos
deadlines-holidays-none-text = Todos los días hábiles cuentan hasta que se añada un festivo.
deadlines-holiday-count = { $count ->
    [one] { $count } festivo
   *[other] { $count } festivos
}

# Por qué no se puede cambiar así un calendario
deadlines-no-working-day = Elija al menos un día de la semana. Sin días hábiles nada vencería nunca.
deadlines-unknown-zone = Escriba el nombre de una zona horaria, por ejemplo Europe/Madrid.
deadlines-calendar-exists = Ya hay un calendario con este nombre.
deadlines-calendar-changed-meanwhile = Otra persona ha cambiado este calendario entretanto. Abre otra vez su página para ver cómo está ahora y haz después tu cambio.
deadlines-calendar-full = Un calendario tiene como máximo 10.000 festivos.
deadlines-choose-holidays = Elija los festivos que hay que quitar.
deadlines-nothing-changes = Esto no cambia nada: el calendario ya está así.
deadlines-ics-refused = El archivo se ha rechazado. Abajo se dice qué está mal.

# Direcciones secretas
deadlines-feeds-title = Vencimientos en tu calendario
deadlines-feeds-lead = Una dirección secreta muestra los vencimientos en un programa de calendario, en el teléfono o el ordenador, y los mantiene al día.
deadlines-feeds-none = Todavía no hay ninguna dirección
deadlines-feeds-none-text = Crea una abajo y añádela a tu programa de calendario como suscripción.
deadlines-feeds-care = Quien conoce una dirección puede leer sus fechas sin iniciar sesión. Revócala si se pierde un dispositivo. Nunca contienen nombres de ciudadanos.
deadlines-feed-mine = Lo que me toca responder
deadlines-feed-of-body = Vencimientos de { $body }
deadlines-feed-make = Crear una dirección
deadlines-feed-address = Dirección
deadlines-feed-since = Creada el
deadlines-feed-revoke = Revocar
deadlines-feed-closed = Ya no trabajas para este organismo, así que la dirección no muestra nada.
deadlines-feed-opened = La dirección se ha creado.
deadlines-feed-revoked = La dirección se ha revocado. Desde ahora no muestra nada.
deadlines-feed-overdue = Vencida: { $what }
deadlines-feed-paused = En pausa: { $what }
deadlines-too-many-feeds = Tiene tantas direcciones como puede tener una cuenta. Revoque antes una.

# Lo prometido
deadlines-promise-answer = Respuesta a una pregunta
deadlines-promise-internal_review = Revisión interna
deadlines-promise-petition_response = Respuesta a una petición
deadlines-promise-petition_debate = Decisión sobre un debate
deadlines-promise-moderation = Decisión de moderación
deadlines-promise-appeal = Decisión sobre un recurso
deadlines-promise-results = Resultados de una consulta
deadlines-promise-commitment = Compromiso
accounts-held-promises = { $count ->
    [one] { $count } promesa o dirección de calendario
   *[other] { $count } promesas y direcciones de calendario
}
