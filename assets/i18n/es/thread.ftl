# Lo que se dijo en un lugar
thread-hidden = Retirado por moderación.
thread-withdrawn = Retirado por su autor o autora.
thread-erased = Borrado a petición de su autor o autora.
thread-merged_into = Unido a otra aportación.
thread-reason = Motivo: { $reason }
thread-more-replies = { $count ->
    [one] Leer { $count } respuesta más
   *[other] Leer { $count } respuestas más
}
thread-first-page = Volver a las primeras
