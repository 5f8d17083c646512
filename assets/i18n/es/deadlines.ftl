# Why an event cannot follow
deadlines-paused-already = El plazo ya está en pausa.
deadlines-not-paused = El plazo no está en pausa, así que no se puede reanudar.
deadlines-over = Este compromiso ha terminado: se cumplió, se retiró o se trasladó.
deadlines-not-started = Este compromiso aún no ha empezado.
deadlines-started-already = Este compromiso ya ha empezado.
deadlines-extension-too-short = Una prórroga tiene al menos un día.
deadlines-extension-too-long = Es más de lo que la norma permite para una prórroga.
deadlines-extensions-used-up = La norma no permite más prórrogas.
deadlines-out-of-order = Ya consta algo posterior. Los hechos se registran en su orden.
deadlines-in-the-future = Esto está en el futuro. Regístrelo cuando haya ocurrido.
deadlines-no-such-day = Ningún día hasta el año 2200 lo cumple.
deadlines-fixed-day-not-paused = Un compromiso para un día fijo no se puede pausar.
deadlines-bad-rule = Esto no es una norma de plazo.
deadlines-bad-weekdays = Elige los días de la semana en que se trabaja.
deadlines-one-count = Indique uno de estos: working_days, calendar_days o months.
deadlines-bad-holiday = «{ $value }» no es un día. Escribe los días así: 2026-12-25, separados por comas o espacios.
deadlines-too-many-holidays = Indique 400 festivos como máximo.

# The calculator
deadlines-title = ¿Cuándo vence?
deadlines-title-of = Vence el { $day }
deadlines-lead = Cuenta un plazo día a día y mira qué días contaron y cuáles no.
deadlines-due = Vence el
deadlines-because-working-days = { $count ->
    [0] El mismo día de la recepción, { $day }.
    [one] Un día hábil después del { $day }.
   *[other] { $count } días hábiles después del { $day }.
}
deadlines-because-calendar-days = { $count ->
    [0] El mismo día de la recepción, { $day }.
    [one] Un día natural después del { $day }.
   *[other] { $count } días naturales después del { $day }.
}
deadlines-because-months = { $count ->
    [0] El mismo día de la recepción, { $day }.
    [one] Un mes después del { $day }.
   *[other] { $count } meses después del { $day }.
}
deadlines-end-of-day = Está en plazo hasta el final del día, según el reloj de { $zone }.
deadlines-rolled-text = El último día no era hábil, así que la fecha pasó al siguiente día hábil.
deadlines-received = Día de recepción
deadlines-received-hint = Día cero: no cuenta.
deadlines-count = Cuántos
deadlines-unit = De qué
deadlines-unit-working-days = días hábiles
deadlines-unit-calendar-days = días naturales
deadlines-unit-months = meses
deadlines-body = Según el calendario de
deadlines-body-hint = Se cuentan sus días hábiles y sus festivos.
deadlines-body-none = De lunes a viernes, sin festivos
deadlines-holidays = Festivos
deadlines-holidays-hint = Días como 2026-12-25, separados por comas o espacios.
deadlines-submit = Contar los días
deadlines-account = Día a día
deadlines-account-text = Cada día que contó lleva un número.
deadlines-account-cut = La cuenta se detiene aquí. El vencimiento es posterior.
deadlines-what-received = Recibido
deadlines-what-counted = Contado
deadlines-what-extended = Contado, por una prórroga
deadlines-what-weekend = Día de la semana no hábil
deadlines-what-holiday = Festivo
deadlines-what-paused = En pausa
deadlines-what-rolled = Siguiente día hábil
deadlines-what-due = Vencimiento
deadlines-number = número
deadlines-holidays-met = Festivos en el plazo
deadlines-how = Cómo se cuentan los días
deadlines-how-zero = El día de recepción es el día cero. Se cuenta desde el día siguiente.
deadlines-how-working = Son hábiles los días que dice el calendario o, si no se elige ninguno, de lunes a viernes. Los festivos no lo son.
deadlines-how-calendar = Los días naturales cuentan todos. Si el último no es hábil, la fecha pasa al siguiente día hábil.
deadlines-how-months = Los meses terminan el mismo día del mes, o el último si no existe ese día. Después, la fecha pasa a un día hábil como en los días naturales.
deadlines-how-late = Hay retraso desde el día siguiente al vencimiento, nunca por horas.

# What is wrong with a file of holidays
deadlines-ics-too-large = El archivo ocupa más de 2 MB.
deadlines-ics-not-a-calendar = Esto no es un archivo iCalendar: no empieza con BEGIN:VCALENDAR.
deadlines-ics-bad-line = Esto no es una línea de un archivo iCalendar: «{ $value }».
deadlines-ics-unclosed = { $value } no termina donde debería. Puede que el archivo esté cortado.
deadlines-ics-too-many-events = El archivo tiene más de 10 000 eventos.
deadlines-ics-too-many-days = El archivo da más de 5000 festivos.
deadlines-ics-too-much = Las repeticiones de este archivo tardan demasiado en calcularse.
deadlines-ics-no-start = El evento no tiene comienzo (DTSTART).
deadlines-ics-no-name = El evento no tiene nombre (SUMMARY).
deadlines-ics-twice = { $value } aparece por segunda vez.
deadlines-ics-bad-date = Esto no es un día ni una hora: «{ $value }».
deadlines-ics-unknown-zone = La zona horaria «{ $value }» no se conoce ni está definida en el archivo.
deadlines-ics-bad-zone = La zona horaria «{ $value }» no está bien definida.
deadlines-ics-end-before-start = El evento termina antes de empezar.
deadlines-ics-bad-duration = Esto no es una duración: «{ $value }».
deadlines-ics-bad-rule = Esto no es una repetición: «{ $value }».
deadlines-ics-unsupported = «{ $value }» no se admite en un archivo de festivos.
