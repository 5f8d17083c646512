# El historial de un organismo
records-reading = { $count } de las { $of } preguntas cuyo día ha llegado se respondieron a tiempo: { $share }. Si fueran una muestra de cómo trabaja, la proporción verdadera estaría entre { $low } y { $high }.
records-few = { $count ->
    [0] A ninguna pregunta le ha llegado su día todavía.
    [one] A una pregunta le ha llegado su día.
   *[other] A { $count } preguntas les ha llegado su día.
} Por debajo de { $least }, una proporción diría más del azar que de este organismo; aquí están solo los números.
records-median = { $days ->
    [0] La mitad de las preguntas se responde el día en que llegan.
    [one] La mitad de las preguntas se responde en un día.
   *[other] La mitad de las preguntas se responde en { $days } días.
}
records-median-none = Hasta ahora se ha respondido menos de la mitad de las preguntas.
records-curve-title = Cuánto se espera
records-quarters-title = Trimestre a trimestre
records-quarters-lead = Por el día de la respuesta, lo más reciente primero.
records-quarter = { $from }–{ $to } { $year }
records-quarter-head = Trimestre
records-in-time-head = A tiempo
records-late-head = Con retraso
records-bars-head = Respuestas
records-share-head = Proporción a tiempo
records-share = { $share } ({ $low }–{ $high })
records-too-few = muy pocas
records-more-title = Qué más ha pasado
records-refused-title = Denegaciones
records-refused = { $known ->
    [yes] { $count } de { $of } respuestas fueron denegaciones con fundamento legal ({ $share }).
   *[no] { $count } de { $of } respuestas fueron denegaciones con fundamento legal.
}
records-extended-title = Más tiempo
records-extended = { $known ->
    [yes] { $count } de { $of } respuestas tomaron más tiempo, con un motivo publicado ({ $share }).
   *[no] { $count } de { $of } respuestas tomaron más tiempo, con un motivo publicado.
}
records-reviews-title = Revisiones internas
records-reviews-none = Nadie ha pedido que se revise una respuesta.
records-reviews-asked = { $count ->
    [one] Se pidió revisar una respuesta.
   *[other] Se pidió revisar { $count } respuestas.
}
records-reviews-decided = { $count } decididas: la respuesta se mantuvo { $upheld } veces y se dio otra { $changed } veces. A tiempo: { $in_time }.
records-reviews-open = { $overdue ->
    [0] En espera: { $running }.
   *[other] En espera: { $running }, fuera de plazo: { $overdue }.
}
records-ratings-title = ¿Se respondió la pregunta?
records-ratings-none = Nadie ha valorado una respuesta todavía.
records-ratings = { $count ->
    [one] Una persona que preguntó dijo:
   *[other] { $count } personas que preguntaron dijeron:
}
records-rating-answered = Sí, respondida
records-rating-partly = En parte
records-rating-not = No, sin responder
records-ended-title = Terminaron sin respuesta
records-ended = Retiradas o unidas a otra: { $withdrawn }. Pasadas a otro organismo: { $transferred }.
records-how = Qué significan estas cifras
records-how-due = Preguntas cuyo día ha llegado: las respondidas y las que están fuera de plazo. Una pregunta fuera de plazo cuenta como no respondida a tiempo.
records-how-time = Los días son días naturales desde que llegó la pregunta, o desde que se publicó si antes la lee una persona de moderación. Si una respuesta llegó a tiempo lo decide el día prometido, que las pausas y las ampliaciones mueven.
records-how-censored = Las preguntas que siguen en espera, se retiraron o pasaron a otro organismo no tienen respuesta todavía. En la curva y en la mitad cuentan mientras se las siguió, y no más (Kaplan–Meier).
records-how-interval = El margen es el intervalo del 95 % según Wilson: cuantas menos preguntas, más ancho. Dos organismos cuyos márgenes se solapan pueden ser igual de buenos.
records-how-few = Por debajo de { $least } preguntas no hay proporciones ni tiempos, y nunca se clasifica a los organismos.
records-how-refused = Una denegación con fundamento legal es una respuesta. Las ampliaciones se muestran en cada pregunta con su motivo.
records-how-confidential = Las preguntas confidenciales se cuentan, pero nunca se muestran.
records-files = Las cifras en archivos
records-files-json = Este historial en JSON
records-files-csv = Este historial en CSV
records-files-events = Cada promesa con lo que le pasó, en CSV: con él cualquiera puede volver a contar
records-short = Respondidas a tiempo: { $share } de { $of } (entre { $low } y { $high })
records-short-few = { $count ->
    [one] A una pregunta le ha llegado su día: muy pocas para una proporción
   *[other] A { $count } preguntas les ha llegado su día: muy pocas para una proporción
}
records-paused = { $count ->
    [one] en espera de quien preguntó
   *[other] en espera de quienes preguntaron
}

# Quién respondió qué
answers-title = Quién respondió qué
answers-lead = Qué responsables de { $body } respondieron a qué preguntas. Los nombres se quedan cuando alguien deja el cargo: respondieron ejerciéndolo.
answers-filter = Acotar la lista de respuestas
answers-official = Responsable
answers-any-official = Todas las personas
answers-who = Por responsable
answers-who-hint = En el orden del organismo, no de las cifras. Se cuentan preguntas públicas. Con menos de { $least } respuestas no hay proporción.
answers-count-head = Respuestas
answers-topics-head = Sobre
answers-dates-head = Desde – hasta
answers-until = en el cargo hasta el { $date }
answers-nobody = En nombre del organismo
answers-what = Respuestas
answers-by = Respuesta de { $name }, { $post }
answers-in-time = A tiempo
answers-late = Tarde
answers-asked = preguntada el
answers-none-match = Ninguna respuesta encaja
answers-none-match-text = Elige a otra persona u otro tema, o mira todas las respuestas.
answers-none = Todavía no hay respuestas
answers-none-text = Aquí figura cada respuesta pública con la persona responsable que la dio.
