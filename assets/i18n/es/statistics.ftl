statistics-day = Días
statistics-days-since = Días desde la recepción
statistics-at-risk = En espera antes
statistics-answered = Respondidas
statistics-censored = Ya sin seguimiento
statistics-still-open = Siguen en espera
statistics-interval = Intervalo del 95 %
statistics-half = { $days ->
    [0] La mitad respondida: el primer día
    [one] La mitad respondida: tras 1 día
   *[other] La mitad respondida: tras { $days } días
}
statistics-promised = { $days ->
    [0] Prometido: el primer día
    [one] Prometido: tras 1 día
   *[other] Prometido: tras { $days } días
}
statistics-reading-median = { $days ->
    [0] La mitad recibió respuesta el mismo día.
    [one] La mitad recibió respuesta en un día.
   *[other] La mitad recibió respuesta en { $days } días.
}
statistics-reading-no-median = Hasta ahora menos de la mitad ha recibido respuesta.
statistics-reading-promised = { $days ->
    [0] El { $share } seguía en espera tras el primer día, el prometido.
    [one] El { $share } seguía en espera tras el día prometido.
   *[other] El { $share } seguía en espera tras los { $days } días prometidos.
}
statistics-reading-promised-unknown = { $days ->
    [one] Ninguna se ha seguido durante el día prometido.
   *[other] Ninguna se ha seguido durante los { $days } días prometidos.
}
statistics-note = { $total ->
    [one] Una en total.
   *[other] { $total } en total.
} { $censored ->
    [0] Todas recibieron respuesta.
    [one] Una de ellas sigue en espera o terminó sin respuesta; cuenta mientras se la siguió.
   *[other] { $censored } de ellas siguen en espera o terminaron sin respuesta; cuentan mientras se las siguió.
}
statistics-note-few = Menos de { $least }: demasiado pocas para compararlas con otras.
statistics-note-cut = El dibujo acaba en el día { $until }; la tabla sigue hasta el día { $last }.
