# Tiempo de lectura
documents-reading-minutes = { $minutes ->
    [0] se lee en menos de un minuto
    [one] se lee en un minuto
   *[other] se lee en { $minutes } minutos
}
documents-reading-hours = se lee en { $hours ->
    [one] una hora
   *[other] { $hours } horas
}{ $minutes ->
    [0] {""}
   *[other] {" "}y { $minutes } minutos
}
ui-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}

# En palabras sencillas
documents-plain-title = En palabras sencillas, sin valor jurídico.
documents-plain-whole-title = El documento en palabras sencillas, sin valor jurídico.
documents-plain-behind = Se escribió para la versión { $number }; el texto ha cambiado desde entonces.
documents-plain-link = Palabras sencillas
documents-plain-to-look = (por revisar: { $count })
documents-plain-desk-title = «{ $title }» en palabras sencillas
documents-plain-desk-text = Di en pocas frases qué dice el texto, para alguien que nunca ha leído uno así. Aparece encima del texto, señalado como no vinculante, y pasa a la versión siguiente. Cuando un apartado cambia, aquí queda señalado hasta que lo confirmes o lo escribas de nuevo.
documents-plain-behind-count = { $count ->
    [one] Un texto ha cambiado desde que se escribieron sus palabras sencillas. Míralo abajo.
   *[other] { $count } textos han cambiado desde que se escribieron sus palabras sencillas. Míralos abajo.
}
documents-plain-behind-desk = Estas palabras se escribieron para la versión { $number }. La versión { $current } lo dice de otro modo: confírmalas si siguen valiendo, o escríbelas de nuevo.
documents-plain-language = En qué idioma:
documents-plain-whole = El documento completo
documents-plain-preamble = Lo que está antes del primer encabezado
documents-plain-read-section = Leer el apartado
documents-plain-label = En palabras sencillas
documents-plain-hint = De dos a cinco frases cortas. Los *asteriscos* destacan palabras; una línea en blanco empieza un párrafo.
documents-plain-save = Guardarlas y mostrarlas
documents-plain-confirm = Siguen valiendo
documents-plain-take-back = Retirarlas
documents-plain-sections = Lo que se puede explicar
documents-plain-state-none = aún sin palabras sencillas
documents-plain-state-fits = explicado
documents-plain-state-behind = explicado; el texto ha cambiado desde entonces
documents-plain-saved = Las palabras sencillas ya se muestran.
documents-plain-confirmed = Las palabras sencillas quedan confirmadas para esta versión.
documents-plain-taken-back = Las palabras sencillas ya no se muestran.
ledger-action-plain-words-written = Escritas las palabras sencillas de un documento
ledger-action-plain-words-confirmed = Confirmadas las palabras sencillas de un documento
ledger-action-plain-words-taken-back = Retiradas las palabras sencillas de un documento

# Glosario
documents-terms-here = Palabras explicadas
documents-term-close = Cerrar
documents-glossary-link = Todas las palabras de este documento y dónde están
documents-glossary-title = Glosario de «{ $title }»
documents-glossary-lead = Palabras de este documento que no todo el mundo usa, y los apartados en los que están.
documents-glossary-empty = Todavía no se explica ninguna palabra de este documento.
documents-glossary-site = Glosario de todo el sitio
documents-term-stands = Está en:
documents-term-places = { $count ->
    [one] Está en un apartado
   *[other] Está en { $count } apartados
}
documents-term-more = { $count ->
    [one] y uno más
   *[other] y { $count } más
}
documents-term-nowhere = No está en la versión vigente.
documents-terms-link = Glosario
documents-terms-title = Palabras explicadas: { $what }
documents-terms-text-site = Estas palabras se señalan y se explican en todos los documentos del sitio, y están en su glosario.
documents-terms-text-consultation = Estas palabras se señalan y se explican en todos los documentos de la consulta.
documents-terms-text-document = Estas palabras se señalan y se explican en este documento. Si la consulta o el sitio explican la misma palabra, esta explicación va primero.
documents-terms-see = Verlas como las ve quien lee
documents-term-new = Explicar una palabra
documents-term-change = Cambiar una explicación
documents-term-label = Palabra
documents-term-hint = Una palabra o unas pocas, tal como están en el texto. Da igual si van en mayúsculas o minúsculas.
documents-forms-label = Otras formas
documents-forms-hint = Plurales y otras grafías, una por línea.
documents-term-lang = Idioma
documents-definition-label = Explicación
documents-definition-hint = Una o dos frases que se entiendan por sí solas.
documents-term-save = Guardar y señalar la palabra
documents-term-remove = Quitarla
documents-term-another = Explicar mejor otra palabra
documents-terms-known = Palabras que se explican
documents-terms-empty = Todavía ninguna. Empieza por las palabras por las que pregunta la gente.
documents-term-saved = La palabra se explica allí donde está.
documents-term-removed = La palabra ya no se explica.
documents-term-known = Cambia la explicación que ya hay; esta palabra ya tiene una aquí.
documents-term-no-word = Escribe una palabra con letras o cifras.
documents-term-too-many = Quita antes alguna; aquí se explican 2.000 palabras.
documents-forms-too-many = Indica como mucho 20 formas más.
documents-forms-wrong = Escribe cada forma en una línea, con entre 2 y 100 caracteres.
ledger-action-term-explained = Palabra explicada
ledger-action-term-removed = Retirada la explicación de una palabra
ledger-kind-glossary = Glosario

# Las traducciones, para quien lee
documents-languages-also = También puedes leerlo en
documents-languages-binding = Solo este texto es vinculante, en
documents-translation-of = de la versión { $number }
documents-translation-of-long = Traducción de la versión { $number }
documents-translation-not-binding = Esto es una traducción. Ayuda a entender el texto y no es vinculante.
documents-translation-read-original = Lee lo que es vinculante:
documents-translation-behind = Traducción de la versión { $number }; el texto va ya por la versión { $current }.
documents-translation-changed = { $count ->
    [0] Ninguno de estos apartados ha cambiado desde entonces.
    [one] Un apartado ha cambiado desde entonces y está señalado.
   *[other] { $count } apartados han cambiado desde entonces y están señalados.
}
documents-translation-added = Nuevos desde entonces y sin traducir:
documents-translation-since-changed = Este apartado ha cambiado desde entonces.
documents-translation-since-gone = Este apartado ya no forma parte del documento.
documents-translation-as-now = Leerlo como está ahora
documents-translation-side = Mostrar al lado el original
documents-translation-alone = Mostrar solo la traducción
documents-translation-missing = Sin traducir.
documents-translation-no-original = Solo en la traducción.
documents-translation-export = Esta traducción como archivo:

# Las traducciones en la mesa
documents-translations-link = Traducciones
documents-translations-title = «{ $title }» en otros idiomas
documents-translations-text = Solo es vinculante el texto en { $language }. Las traducciones lo dicen, aparecen a su lado y avisan a quien lee cuando el texto ha avanzado. Los comentarios van siempre a los apartados del original.
documents-translations-empty = Todavía no hay ninguna traducción.
documents-translation-add = Añadir una traducción
documents-translation-is-published = publicada
documents-translation-is-taken-back = retirada
documents-translation-moved-on = el texto va ya por la versión { $current }
documents-translation-correct = Corregirla
documents-translation-take-back = Retirarla
documents-translation-reason = Por qué se retira; figura en el registro público
documents-translation-put-back-do = Publicarla otra vez
documents-translation-new-title = Una traducción de «{ $title }»
documents-translation-new-text = Elige el idioma y la versión, y después un archivo o el texto. Sus apartados se ponen junto a los del original por su orden, sus números y las cifras que contienen; míralos antes y corrige lo que esté mal.
documents-translation-lang = Idioma de la traducción
documents-translation-choose = Elige un idioma
documents-translation-version = Qué traduce
documents-translation-title = Título en ese idioma
documents-translation-summary-hint = El resumen del documento, en ese idioma.
documents-translation-source-hint = Como en el original: cada encabezado (## Encabezado) empieza un apartado. Lo más fácil es que tenga los mismos encabezados en el mismo orden.
documents-aligning-how = Mira si cada apartado está junto al que le corresponde en el original. Para cambiarlo, elige otro; vacía el campo si el original no lo tiene.
documents-aligning-missing = Estos apartados del original no están traducidos. Se avisa de ello a quien lee.
documents-aligning-none = no está junto a ningún apartado del original
documents-aligning-label = Apartado del original
documents-aligning-look = Ver antes los apartados
documents-translation-publish = Publicar esta traducción
documents-translation-publish-hint = Es pública en el acto y queda en el registro público. Si la publicas otra vez para la misma versión, sustituye a la anterior.
documents-translation-published = La traducción está publicada.
documents-translation-taken-back = La traducción ya no se muestra.
documents-translation-put-back = La traducción se muestra otra vez.
documents-translation-done = Alguien lo ha hecho ya. Mira de nuevo la lista.
documents-own-language = Elige otro idioma; el documento mismo está en este.
documents-not-in-original = Elige solo apartados del original, o vacía el campo.
documents-twice-in-original = Nombra cada apartado del original una sola vez.
ledger-action-translation-published = Publicada la traducción de un documento
ledger-action-translation-corrected = Publicada de nuevo la traducción de un documento
ledger-action-translation-taken-back = Retirada la traducción de un documento
ledger-action-translation-put-back = Publicada otra vez la traducción de un documento
news-translation-published = Traducción nueva de un documento

# El glosario del sitio
home-glossary-place = Palabras de los documentos
home-glossary-own = Palabras de este sitio
home-glossary-find = Buscarla en los documentos
home-glossary-edit = Explicar palabras para todo el sitio
