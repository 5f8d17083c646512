# Decisiones que quitan una parte, preguntan a su autor o llevan un tema a otro lugar
moderation-did-redact = Se quitó un pasaje
moderation-did-ask_edit = Se pidió a su autor que lo cambie
moderation-did-move = Trasladado a otro foro
moderation-did-merge = Unido con otro tema
moderation-did-close = Cerrado
ledger-action-redacted = Se quitó un pasaje
ledger-action-edit-asked = Se pidió a su autor que lo cambie
moderation-choose-redact = Quitar pasajes
moderation-choose-redact-hint = El resto es público. Indica abajo los pasajes; en su lugar queda una marca, y nadie puede leer el texto anterior.
moderation-choose-ask-edit = Pedir a su autor que lo cambie
moderation-choose-ask-edit-hint = Sigue siendo público. Su autor puede cambiarlo durante dos semanas y se le dice qué regla debe atender.
moderation-choose-ask-edit-first = Pedir primero a su autor que lo cambie
moderation-choose-ask-edit-first-hint = No se publica tal como está. Su autor puede cambiarlo durante dos semanas; después se lee de nuevo.
moderation-choose-move = Trasladar el tema a otro foro
moderation-choose-move-hint = Con todo lo dicho en él. La dirección antigua lleva a la nueva.
moderation-choose-merge = Unirlo con otro tema
moderation-choose-merge-hint = Para temas que preguntan lo mismo. La dirección antigua lleva adonde fue.
moderation-choose-close = Cerrar el tema
moderation-choose-close-hint = Todo sigue siendo legible; nadie escribe ya en él.
moderation-details = Pasajes que se quitan, o dónde continúa
moderation-passages = Pasajes que se quitan
moderation-passages-hint = Solo para quitar pasajes. Copia cada uno tal como está en el texto, uno por línea.
moderation-target = Dónde continúa
moderation-target-hint = Solo para trasladar y unir. La dirección del foro o del tema.
moderation-name-passage = Indica al menos un pasaje
moderation-too-many-passages = Indica como mucho 20 pasajes, u oculta el texto
moderation-passage-not-there = Ninguno de estos pasajes está en el texto. Cópialos letra por letra.
moderation-nothing-left = No quedaría nada. Oculta el texto en su lugar.
moderation-name-target = Indica la dirección del foro o del tema
moderation-mail-redacted-subject = Se quitó un pasaje de lo que escribiste en { $site }
moderation-mail-redacted = Una persona de moderación quitó un pasaje de lo que escribiste. En su lugar queda una marca; el resto es público.
moderation-mail-edit-subject = Por favor, cambia lo que escribiste en { $site }
moderation-mail-edit-public = Una persona de moderación leyó lo que escribiste. Sigue siendo público, pero no cumple una de las reglas. Cámbialo, por favor, hasta el { $until }, aquí:
moderation-mail-edit-first = Una persona de moderación leyó lo que enviaste. No se puede publicar tal como está, pero sí cuando lo hayas cambiado. Puedes hacerlo hasta el { $until }, aquí:
moderation-mail-arranged-subject = Sobre tu tema en { $site }
moderation-mail-arranged-move = Una persona de moderación trasladó tu tema a otro foro, donde encaja mejor. Nada se perdió. Ahora está aquí:
moderation-mail-arranged-merge = Una persona de moderación unió tu tema con otro que pregunta lo mismo. Nada se perdió. Ahora está aquí:
moderation-mail-arranged-close = Una persona de moderación cerró tu tema. Todo lo dicho en él sigue siendo legible, aquí:
forums-nothing-there = En esta dirección no hay ningún foro ni tema abierto

# Suspensiones
moderation-suspensions-title = Suspensiones
moderation-suspensions-proposed = { $count ->
    [one] { $count } suspensión espera a una segunda persona de moderación.
   *[other] { $count } suspensiones esperan a una segunda persona de moderación.
}
moderation-suspensions-lead = Una persona de moderación propone suspender una cuenta y otra decide. Termina por sí sola.
moderation-suspensions-open = Propuestas y vigentes
moderation-suspensions-ended = Terminadas
moderation-suspensions-none = Nadie está suspendido
moderation-suspensions-none-text = Una suspensión se propone desde un caso sobre lo que escribió la persona.
moderation-suspend = Proponer la suspensión de quien lo escribió
moderation-suspend-how = No ocurre nada hasta que otra persona de moderación esté de acuerdo. Una persona suspendida puede leer y recurrir, pero no escribir.
moderation-suspend-days = Días
moderation-suspend-days-hint = De 1 a 365. Termina por sí sola al final del último día.
moderation-suspend-words = Palabras a la persona
moderation-suspend-words-hint = Por qué, y qué debe cambiar. Se envían por correo cuando se confirma.
moderation-suspend-propose = Proponer
moderation-suspend-for-days = { $count ->
    [one] por un día
   *[other] por { $count } días
}
moderation-suspended-until = hasta el { $until }
moderation-suspension-proposed = Propuesta
moderation-suspension-in_force = Vigente
moderation-suspension-declined = No acordada
moderation-suspension-lifted = Terminada antes de tiempo
moderation-suspension-over = Terminada
moderation-suspension-confirm = Suspender la cuenta
moderation-suspension-decline = No suspender
moderation-suspension-lift = Terminarla ahora
moderation-suspension-confirmed = La cuenta está suspendida y se dice a su titular por qué.
moderation-suspend-bounds = Indica un número de días de 1 a 365
moderation-suspend-nobody = Nadie con cuenta escribió esto: no hay a quién suspender.
moderation-suspend-staff = A quien tiene un cargo lo suspende un administrador.
moderation-suspend-second = Otra persona de moderación debe decidir lo que propusiste.
moderation-suspended-already = La cuenta ya está suspendida, o está propuesto.
accounts-mail-suspended-until = Termina por sí sola el { $until }.
moderation-suspend-proposed = Propuesto. Decide otra persona de moderación.
moderation-report-suspensions = Cuentas suspendidas

# Periodos de calma
desks-quiet-title = Periodos de calma
desks-quiet-lead = Cuando un debate se desborda, puedes hacer que todo se lea primero, o que no se reciba nada, durante un tiempo. Se dice a todos hasta cuándo y por qué, y termina por sí solo.
desks-quiet-now = Vigentes
desks-quiet-new = Poner en calma
desks-quiet-where = Consulta
desks-quiet-mode = Qué ocurre mientras tanto
desks-quiet-pre = Todo se lee primero
desks-quiet-pre-hint = Se puede escribir; una persona de moderación lo lee antes de que sea público.
desks-quiet-closed = No se recibe nada
desks-quiet-closed-hint = Todo sigue siendo legible; nadie puede escribir.
desks-quiet-long = Por cuánto tiempo
desks-quiet-hours = { $count ->
    [6] 6 horas
    [24] Un día
    [72] 3 días
   *[other] Una semana
}
desks-quiet-reason = Por qué
desks-quiet-reason-hint = Público, en cada página de la consulta. No nombres a nadie.
desks-quiet-begin = Poner en calma
desks-quiet-end = Terminarlo ahora
desks-quiet-begun = Ahora hay calma allí, y se dice a todos por qué.
desks-quiet-ended = El periodo de calma terminó.
desks-quiet-none = Ninguna consulta está abierta
desks-quiet-none-text = Los periodos de calma son para consultas en las que se participa ahora.
desks-moderation-first_time = Antes de publicar, la primera vez
desks-moderation-first_time-hint = Una persona de moderación lee primero lo que envía quien aún no tiene nada público, perdió algo hace poco o ha sido denunciado por quien suele acertar. Lo que escriben otros aparece enseguida.
desks-moderation-closed = Cerrada a contribuciones
desks-moderation-closed-hint = Solo para informar: se lee y se sigue, y nadie escribe.
consultations-quiet-closed = Aquí no se recibe nada hasta el { $until }, { $time }.
consultations-quiet-pre = Hasta el { $until }, { $time }, una persona de moderación lee todo antes de que sea público.
consultations-quiet-where = Elige una consulta abierta
consultations-quiet = Aquí no se recibe nada por un tiempo. La página de la consulta dice hasta cuándo y por qué.
consultations-takes-nothing = Esta consulta no recibe contribuciones.
ledger-action-quiet-began = Comenzó un periodo de calma
ledger-action-quiet-ended = Se terminó el periodo de calma
accounts-held-suspensions = { $count ->
    [one] Una suspensión de tu cuenta
   *[other] { $count } suspensiones de tu cuenta
}
moderation-keys-case-short = publicar o dejar, quitar, advertir, decidir; junto con las teclas que tu navegador usa para los atajos
moderation-keys-case-shortest = publicar o dejar, quitar, decidir; junto con las teclas que tu navegador usa para los atajos

# Las reglas por versiones
moderation-rulebook-title = Versiones de las reglas
moderation-rulebook-version = Versión { $number }
moderation-rulebook-lead = Las reglas solo cambian con una nueva versión. Lo que regía en cada momento sigue legible.
moderation-rulebook-since = En vigor desde
moderation-rule-key = Usa minúsculas, cifras y guiones
moderation-rule-key-taken = Ya hay una regla con este nombre
ledger-action-moderation-rules-changed = Cambiaron las reglas de moderación
ledger-action-moderation-words-added = Explicación de moderación añadida
ledger-action-moderation-words-retired = Explicación de moderación retirada
admin-rules = Las reglas
admin-rules-text = Cada cambio publica una nueva versión y consta en el registro público.
admin-rule-title = Cambiar una regla
admin-rule-new = Añadir una regla
admin-rule-lead = Las decisiones citan esta regla, y los correos a los autores la explican en su idioma.
admin-rule-key = Nombre en las direcciones
admin-rule-key-hint = Minúsculas, cifras y guiones, como off-topic. No se puede cambiar después.
admin-rule-name = Título
admin-rule-explanation = Explicación
admin-rule-explanation-hint = Qué prohíbe, y qué se puede hacer en su lugar.
admin-rule-publishing = Publicación
admin-rule-note = Qué cambia
admin-rule-note-hint = Público, en la lista de versiones.
admin-rule-publish = Publicar una nueva versión
admin-rule-retire = Dejar de usarla
admin-rule-unused = Fuera de uso
admin-rule-published = Está en vigor una nueva versión de las reglas.
accounts-held-held-back = { $count ->
    [one] Una nota sobre un texto tuyo que se leyó primero
   *[other] Notas sobre { $count } textos tuyos que se leyeron primero
}

# Normas de moderación por fases
desks-rule-phases-title = Moderación por fases
desks-rule-phases-lead = A partir de un día, la consulta o uno de sus espacios puede moderarse con otra norma. Todo el mundo puede leerlo antes; una vez empezada, la fase queda fijada.
desks-rule-phases-first = Se abre con la norma:
desks-rule-phases-over = La consulta ha terminado: ya no se puede fijar nada.
desks-rule-phase-all = Todo lo que no tiene norma propia
desks-rule-phase-new = Fijar una fase
desks-rule-phase-where = Dónde
desks-rule-phase-from = Desde
desks-rule-phase-from-hint = El primer día, después de hoy y antes del cierre de la consulta.
desks-rule-phase-lay-down = Fijarla
desks-rule-phase-take-back = Retirarla
desks-rule-phase-laid-down = La fase está fijada y es pública.
desks-rule-phase-taken-back = La fase está retirada.
home-rule-phase-post = Desde el { $date }, lo que se escribe aparece enseguida.
home-rule-phase-first_time = Desde el { $date }, moderación lee primero lo que escribe quien es nuevo.
home-rule-phase-pre = Desde el { $date }, moderación lo lee todo antes de que sea público.
home-rule-phase-closed = Desde el { $date }, ya no se admite nada.
consultations-phase-ahead = Elige un día después de hoy
consultations-phase-after-closing = Elige un día antes del cierre de la consulta
consultations-phase-too-many = Ya hay veinte fases
consultations-phase-begun = Esta fase ha empezado: ya está fijada.
ledger-action-rule-phase-laid-down = Otra norma de moderación fijada para más adelante
ledger-action-rule-phase-taken-back = Una norma de moderación posterior retirada
