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
thread-in_review = Quien lo escribió lo ha cambiado; la moderación lo lee antes de mostrarlo de nuevo.
thread-edited = editado, mira qué cambió
thread-answers = en respuesta a { $name }
thread-quote = Citar
thread-agree = Estoy de acuerdo
thread-agreed = Estás de acuerdo: retirarlo
thread-support = { $count ->
    [one] { $count } persona está de acuerdo
   *[other] { $count } personas están de acuerdo
}
thread-sort = Orden
thread-sort-oldest = Lo más antiguo primero
thread-sort-newest = Lo más reciente primero
thread-sort-discussed = Lo más comentado primero
thread-no-name = Nombre no mostrado
thread-mention-hint = Nombra a otras personas con @ para avisarlas: { $handles }
thread-anonymous = No mostrar mi nombre
thread-anonymous-hint = El público no ve ningún nombre. La moderación puede ver de quién es el texto.
