# Lo que rodea a un caso
moderation-around = Dicho al lado
moderation-around-before = Justo antes
moderation-around-after = Justo después
moderation-around-read = leerlo allí
moderation-edited = { $count ->
    [one] Cambiado una vez desde que se envió
   *[other] Cambiado { $count } veces desde que se envió
}
moderation-edited-until = Esto estuvo hasta el
moderation-edited-history = Qué se cambió, palabra por palabra
moderation-alike = Textos parecidos
moderation-alike-same = Las mismas palabras
moderation-alike-nearly = Casi las mismas palabras
moderation-alike-by-author = de la misma persona
moderation-alike-more = { $count ->
    [one] Hay otro texto con las mismas palabras que no está en la lista.
   *[other] Hay otros { $count } textos con las mismas palabras que no están en la lista.
}

# Lo que pesan los avisos
moderation-reports-trusted = { $count ->
    [one] Uno de estos avisos viene de alguien cuyos avisos acertaron a menudo.
   *[other] { $count } de estos avisos vienen de personas cuyos avisos acertaron a menudo.
}
moderation-reports-some-trusted = alguno de quien acertó a menudo
moderation-sort = Orden
moderation-sort-due = Lo que vence antes
moderation-sort-trusted = Primero los avisos más fiables
moderation-desk-caption-trusted = Casos abiertos, primero los que avisó quien acertó a menudo
moderation-reported-missing = Gracias por estar atento. Tus últimos cinco avisos no llevaron a nada, porque los textos cumplían las reglas: estas protegen también las opiniones duras o equivocadas. Un aviso ayuda más cuando se incumple claramente una regla.
moderation-report-own = Esto lo escribiste tú. En lugar de avisar puedes retirarlo o, durante un rato, cambiarlo.
moderation-report-reports-led = Avisos que llevaron a algo

# Explicaciones preparadas
moderation-words-title = Explicaciones preparadas
moderation-words-lead = Lo que a menudo hay que contar a quien escribió un texto, en todos los idiomas de este sitio. A quien decide un caso se le ofrecen las de su motivo, primero en el idioma de esa persona, y puede cambiarlas antes de enviarlas.
moderation-words-none = Todavía no hay ninguna explicación preparada. Añade una que escribas a menudo.
moderation-words-ready = Usar una explicación preparada
moderation-words-foreign = Esta persona lee en { $language }.
moderation-words-editable = Puedes cambiarla antes de decidir.
moderation-words-use = Usar esta ({ $language })
moderation-words-new = Añadir una explicación
moderation-words-in = En { $language }
moderation-words-add = Añadir
moderation-words-change = Cambiar o retirar
moderation-words-change-lead = Lo que cambies se ofrece desde ahora. Lo que se envió con las palabras anteriores queda como se envió.
moderation-words-save = Sustituir
moderation-words-retire = Retirar
moderation-words-retired-title = Explicaciones retiradas
moderation-words-was = Se ofreció del { $from } al { $until }
moderation-words-saved = Guardado. Se ofrece desde ahora.
moderation-words-gone = Retirada. Ya no se ofrece.
moderation-words-retired = Esta explicación se sustituyó o se retiró mientras tanto. Abre la lista para ver qué se ofrece ahora.
moderation-words-placeholder = No dejes huecos por rellenar: ni corchetes, ni puntos suspensivos, ni rayas
moderation-words-too-many = Hay treinta explicaciones para este motivo. Retira una antes

# Lo que se guarda sobre alguien
accounts-held-reports = { $count ->
    [0] Ningún aviso a moderación
    [one] { $count } aviso que enviaste
   *[other] { $count } avisos que enviaste
}
accounts-held-appeals = { $count ->
    [0] Ningún recurso contra decisiones de moderación
    [one] { $count } recurso contra una decisión de moderación
   *[other] { $count } recursos contra decisiones de moderación
}
accounts-held-agreed-with = { $count ->
    [0] Nada con lo que dijeras estar de acuerdo
    [one] { $count } texto con el que estás de acuerdo
   *[other] { $count } textos con los que estás de acuerdo
}
