# Archivos adjuntos a lo que alguien escribió
files-label = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
files-kind-pdf = PDF
files-kind-jpeg = Foto (JPEG)
files-kind-png = Imagen (PNG)
files-kind-text = Texto
files-field = Archivos
files-hint = Hasta 3 archivos de hasta 5 MB cada uno: PDF, JPEG, PNG o texto sin formato. Son tan públicos como tu texto. Quitamos de las imágenes el lugar, la fecha y el aparato; un PDF puede contener el nombre de quien lo hizo.
files-kept = Archivos que has enviado
files-kept-hint = Los guardamos durante una hora. Desmarca un archivo para no incluirlo.
files-gone = Un archivo ya no está guardado. Elígelo de nuevo
files-too-many = Elige como máximo { $max } archivos
files-one-too-many = «{ $name }»: más archivos de los que puede tener una pregunta
files-empty = «{ $name }» está vacío. Elige otro archivo
files-too-large = «{ $name }» ocupa más de { $max } MB. Elige uno más pequeño
files-wrong-type = «{ $name }» no es un archivo PDF, JPEG, PNG ni de texto sin formato. Guárdalo como PDF y elige ese
files-wrong-ending = El nombre «{ $name }» termina como el de otro tipo de archivo. Cámbialo
files-two-endings = El nombre «{ $name }» tiene dos terminaciones. Cámbialo
files-damaged = «{ $name }» está dañado o incompleto. Elige otra copia
ledger-action-attached = Archivos adjuntos
