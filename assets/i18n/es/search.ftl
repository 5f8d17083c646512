search-title = Buscar
search-title-of = «{ $query }»: búsqueda
search-heading-of = Buscar «{ $query }»
search-words = ¿Qué buscas?
search-hint = Una o varias palabras
search-in = Buscar en
search-everything = Todo
search-results = Lo que se encontró
search-total = { $count ->
    [one] Un resultado
   *[other] { $count } resultados
}
search-more-than = Más de { $count } resultados
search-by = de { $name }
search-cut = Lo que escribiste es muy largo. Hemos buscado solo las primeras palabras.
search-none = No se encontró nada
search-none-text = Ningún texto público contiene todas estas palabras. Lo que puede ayudar:
search-none-everything = Busca en todo, no solo en un tipo
search-none-first-page = Ve a la primera página de lo encontrado
search-none-spelling = Revisa la ortografía o prueba otra palabra para lo mismo
search-none-fewer = Usa menos palabras: tienen que estar todas
search-none-consultations = Recorre la lista de consultas
search-none-bodies = Mira quién es responsable de ello
search-empty = Busca en todo lo que es público
search-empty-text = Consultas, documentos, comentarios, preguntas y respuestas, peticiones, resultados y decisiones. Conviene saber:
search-tip-all = Varias palabras encuentran lo que las contiene todas
search-tip-beginning = Basta el comienzo de una palabra: «bibliot» encuentra «biblioteca» y «bibliotecas»
search-tip-accents = Las mayúsculas y los acentos no importan

search-kind-consultation = Consultas
search-kind-document = Documentos
search-kind-section = Apartados de documentos
search-kind-comment = Comentarios
search-kind-forum = Foros
search-kind-topic = Temas de foro
search-kind-post = Mensajes de foro
search-kind-question = Preguntas
search-kind-answer = Respuestas
search-kind-petition = Peticiones
search-kind-result = Resultados
search-kind-decision = Decisiones
search-kind-body = Organismos
