# Títulos de los canales.
feeds-all = Todas las novedades
feeds-consultations = Consultas
feeds-documents = Documentos
feeds-petitions = Peticiones
feeds-answers = Respuestas a preguntas
feeds-results = Resultados
feeds-decisions = Decisiones
