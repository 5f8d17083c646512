bodies-title = Quién decide
bodies-lead = Los organismos que preguntan aquí a la ciudadanía: para qué está cada uno, quién trabaja en él, cómo contactarlo y cómo cumple sus promesas.
bodies-none = Todavía no hay organismos
bodies-none-text = Cuando la administración los haya dado de alta, verás aquí quién se ocupa de qué.
bodies-answers-within = { $count ->
    [one] Responde a las preguntas en { $count } día hábil
   *[other] Responde a las preguntas en { $count } días hábiles
}
bodies-ask = Haz una pregunta
bodies-petition = Inicia una petición
bodies-promises = Cómo cumple sus promesas
bodies-no-questions = Nadie le ha preguntado nada todavía. Cuando lleguen preguntas, verás aquí cuántas respondió a tiempo.
bodies-consultations = Qué pregunta a la ciudadanía
bodies-all-consultations = Las { $count } consultas de este organismo
bodies-no-consultations = Todavía no ha preguntado nada aquí a la ciudadanía.
bodies-responsibilities = De qué es responsable
bodies-contact = Contacto
bodies-officials = Responsables
bodies-no-officials = Todavía no se ha dado de alta a nadie.
bodies-email = Correo
bodies-phone = Teléfono
bodies-address = Dirección
bodies-website = Sitio web
bodies-calendar = Sus fechas para tu calendario (iCalendar)
