# Dónde, incrustada, en papel
petitions-where = De dónde vienen las firmas
petitions-map-title = Firmas por región
petitions-map-reading = { $count ->
    [one] De donde más: { $region }, { $count } firma.
   *[other] De donde más: { $region }, { $count } firmas.
}
petitions-map-few = ninguna, o muy pocas para decirlo
petitions-map-note = Cuanto más oscura la región, más firmas vinieron de ella. Menos de cinco no se muestran por separado.
petitions-map-others = { $count ->
    [one] { $count } firma es de otro lugar o de una región así.
   *[other] { $count } firmas son de otros lugares o de regiones así.
}
petitions-region = Región
petitions-elsewhere = Estos números se publicaron donde estuvo antes la petición. Aquí no se pueden volver a contar.
petitions-elsewhere-country = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
petitions-elsewhere-constituency = { $count ->
    [one] { $count } circunscripción
   *[other] { $count } circunscripciones
}
petitions-elsewhere-region = { $count ->
    [one] { $count } región
   *[other] { $count } regiones
}
petitions-place = Lugar
petitions-embed-title = Mostrarla en tu propio sitio
petitions-embed-text = Copia estas palabras en tu página. El marco no pone cookies y no dice a nadie quién lo lee.
petitions-embed-new-window = en una ventana nueva
petitions-embed-read = Leerla
petitions-sheet-link = Imprimir una hoja para firmas en papel
petitions-sheet-title = Firmas en papel
petitions-sheet-how = Imprime esta página cuantas veces necesites. Entrega las hojas al organismo: el código { $code } dice a qué petición pertenecen. Las firmas en papel se cuentan aparte y junto con las demás.
petitions-sheet-code = Código
petitions-sheet-rules = Apoyo esta petición. No la he firmado de ninguna otra manera. Puede firmarse hasta el { $date }.
petitions-sheet-number = Número
petitions-sheet-name = Nombre
petitions-sheet-address = Dirección con código postal
petitions-sheet-date = Fecha
petitions-sheet-hand = Firma
petitions-sheet-privacy = El organismo comprueba estos datos con una muestra, los cuenta y destruye las hojas cuando la petición se hace anónima. Solo se publica el número.
petitions-procedures-title = Con qué reglas funcionan las peticiones
petitions-procedures-lead = Qué necesita una petición, cuánto tiempo tiene y qué se sigue de ella.
petitions-procedures-fixed = Una petición conserva las reglas con las que empezó. Un cambio aquí vale para las que se inicien después.
petitions-procedure-usual = Petición
petitions-term-sponsors = Promotores
petitions-term-sponsors-text = { $needed } personas más en { $days } días, { $most } como máximo
petitions-term-sponsors-none = Ninguno: un moderador la lee enseguida
petitions-term-open = Abierta durante
petitions-term-months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
petitions-term-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
petitions-term-response = Respuesta
petitions-term-debate = Debate
petitions-term-owed = A partir de { $needed } firmas, en { $days } días hábiles
petitions-term-no-debate = Con ningún número de firmas
petitions-term-regions = Regiones
petitions-term-regions-text = { $regions } regiones deben tener al menos { $least } firmas cada una
petitions-term-who = Quién puede firmar
petitions-term-who-text = Personas que viven en
petitions-term-anybody = Cualquiera
petitions-term-limits = Textos
petitions-term-limits-text = { $action } caracteres para lo que se pide, { $background } para el porqué, { $details } para lo demás
petitions-term-forgotten = Nombres y direcciones
petitions-region-code = Códigos postales { $code }
petitions-term-rejection = Puede rechazarse por
petitions-term-reasons = { $count ->
    [one] Un motivo publicado
   *[other] { $count } motivos publicados
}
petitions-term-forgotten-text = Se borran { $months } meses después del cierre. Los números por región se conservan.
maps-too-large = El archivo pesa más de 5 MB
maps-not-json = Esto no es JSON
maps-not-geojson = Esto no es un archivo GeoJSON con una colección de elementos
maps-too-many = Tiene más regiones o puntos de los que pueden dibujarse
maps-same-code = Dos regiones tienen el mismo código
maps-no-code = Cada región necesita un «code» (o «id») de 1 a 20 caracteres y un nombre de 80 como máximo
maps-no-polygon = Cada región debe ser un polígono, o varios
maps-off-globe = Una posición no está en el globo: primero la longitud, en grados
maps-name-taken = Otro mapa tiene este nombre
ledger-action-imported = Traída de otro lugar
