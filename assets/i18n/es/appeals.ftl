# Quien escribió
moderation-appeal-new-title = Pide que se mire otra vez
moderation-appeal-title = Tu recurso
moderation-appeal-lead = { $days ->
    [one] ¿Crees que esta decisión está mal? Di por qué. Otra persona de moderación, no la primera, decide antes de que acabe el siguiente día hábil y te da sus razones.
   *[other] ¿Crees que esta decisión está mal? Di por qué. Otra persona de moderación, no la primera, decide en { $days } días hábiles y te da sus razones.
}
moderation-appeal-against = La decisión
moderation-appeal-your-text = Lo que escribiste
moderation-appeal-grounds = ¿Por qué está mal la decisión?
moderation-appeal-grounds-hint = Solo lo lee moderación. Di qué palabras se entendieron mal o por qué la regla no encaja.
moderation-appeal-once = Puedes recurrir una vez cada decisión, hasta el { $until }. Que recurriste y cómo acabó estará en el registro público, sin tu nombre y sin tus palabras.
moderation-appeal-send = Enviar el recurso
moderation-appeal-not = No recurrir
moderation-appeal-filed = Tu recurso ha llegado. Lo mira otra persona de moderación.
moderation-appeal-runs = Otra persona de moderación decide antes de que acabe el { $by }.
moderation-appeal-runs-how = Te enviaremos por correo el resultado con sus razones. Quien decidió primero no decide esto.
moderation-appeal-is-open = Espera una decisión
moderation-appeal-is-upheld = El recurso no prosperó: la primera decisión sigue en pie.
moderation-appeal-is-reversed = El recurso prosperó: la decisión queda anulada.
moderation-appeal-is-withdrawn = El recurso se retiró o ya no quedaba nada que decidir.
moderation-appeal-reasons = Las razones
moderation-appeal-by-another = de otra persona de moderación
moderation-appeal-your-grounds = Lo que escribiste en contra
moderation-appeal-take-back = Retirar el recurso
moderation-appeal-take-back-hint = La decisión queda entonces en pie y no podrás recurrirla de nuevo.
moderation-appeal-taken-back = Has retirado el recurso.
moderation-appeal-open = Ya has recurrido. Lo decide otra persona de moderación.
moderation-appeal-decided = Este recurso ya está decidido. No hay un segundo contra la misma decisión.
moderation-appeal-withdrawn = Este recurso se retiró. No hay un segundo contra la misma decisión.
moderation-appeal-nothing = No hay nada que recurrir: moderación no ha retirado esto ni ha advertido por ello, o la decisión está anulada.
moderation-appeal-late = El plazo para recurrir ha terminado. Son seis meses.
moderation-appeal-looked-at = Moderación lo está mirando otra vez ahora mismo. Espera a esa decisión: podrás recurrirla.
moderation-appeal-not-open = No hay ningún recurso que espere una decisión.
moderation-appeal-own-decision = Va contra una decisión tuya. La decide otra persona de moderación.
moderation-appeal-under-way = Quien lo escribió ha recurrido. Lo decide otra persona de moderación, no la primera.
contributions-appeal-new = Recurrir la decisión
contributions-appeal-see = Ver tu recurso
contributions-appeal-runs = Quien lo escribió ha recurrido. Otra persona de moderación decide antes de que acabe el { $by }.
contributions-appeal-upheld = Quien lo escribió recurrió. Otra persona de moderación lo ha mirado y la decisión sigue en pie.
contributions-appeal-reversed = Quien lo escribió recurrió con éxito una decisión anterior.
contributions-appeal-withdrawn = Quien lo escribió recurrió y retiró el recurso.

# Moderación
moderation-appeals-title = Recursos
moderation-appeals-open = { $count ->
    [0] No espera ningún recurso.
    [one] { $count } recurso espera que se mire otra vez.
   *[other] { $count } recursos esperan que se miren otra vez.
}
moderation-appeals-promise = { $days ->
    [one] Un recurso lo decide, con razones y antes de que acabe el siguiente día hábil, otra persona que la primera.
   *[other] Un recurso lo decide, con razones y en { $days } días hábiles, otra persona que la primera.
}
moderation-appeals-caption = Recursos abiertos, primero la promesa más antigua
moderation-appeals-none = No hay recursos
moderation-appeals-none-text = Cuando alguien pide que se mire otra vez una decisión, espera aquí a quien no la tomó.
moderation-appeal-reason = Se quitó por
moderation-appeal-desk-title = Recurso { $id }
moderation-appeal-says = Lo que dice quien lo escribió
moderation-appeal-no-grounds = Sus palabras ya no se guardan.
moderation-appeal-hindrance-own = Esto lo escribiste tú. Lo decide otra persona de moderación.
moderation-appeal-hindrance-decision = La decisión recurrida la tomaste tú. La decide otra persona de moderación.
moderation-appeal-reverse = Mostrarlo de nuevo
moderation-appeal-reverse-hint = La primera decisión estaba mal. Todo el mundo puede leer el texto y se avisa a quien lo escribió.
moderation-appeal-uphold = Dejarlo fuera
moderation-appeal-uphold-hint = La primera decisión estaba bien. Aquí es definitivo.
moderation-appeal-explanation = Tus razones
moderation-appeal-explanation-hint = Las lee quien lo escribió. Responde a lo que dice; con la regla sola no basta.
moderation-appeal-conclude = Decidir el recurso
moderation-appeal-concluded = Decidido. Se avisa a quien lo escribió y el resultado está en el registro público.
moderation-keys-appeals = abajo, arriba, abrir
moderation-keys-appeal = mostrar de nuevo, dejar fuera, decidir; junto con las teclas que tu navegador usa para los atajos

# El registro
moderation-did-upheld = Recurso desestimado: la decisión sigue en pie
moderation-did-reversed = Recurso estimado: la decisión queda anulada
moderation-did-warn = Advertido
moderation-did-take_back = Una decisión anterior anulada
moderation-cause-appeal = Recurso de quien lo escribió
moderation-log-appeal-open = Recurrida
moderation-log-appeal-upheld = Recurrida, y sigue en pie
moderation-log-appeal-reversed = Anulada al recurrirse
moderation-log-appeal-withdrawn = Recurrida; el recurso se retiró
ledger-action-appealed = Recurrida la decisión
ledger-action-appeal-upheld = Recurso decidido: la decisión sigue en pie
ledger-action-appeal-reversed = Recurso decidido: la decisión queda anulada
ledger-action-appeal-withdrawn = Recurso retirado
ledger-action-warned = Mirado; se queda, y se advierte a quien lo escribió
ledger-action-decision-taken-back = Se anuló una decisión anterior

# Advertencia
moderation-choose-warn = Dejarlo y advertir a quien lo escribió
moderation-choose-warn-hint = Sigue siendo público. Se le dice qué regla está a punto de incumplir.
moderation-choose-take-back = Anular la decisión anterior
moderation-choose-take-back-hint = La advertencia se retira, o los pasajes vuelven a su sitio. Se avisa a quien lo escribió.

# Correos
moderation-mail-appeal = Si crees que esto está mal, puedes recurrir hasta el { $until }. Entonces decide otra persona de moderación. Di aquí por qué:
moderation-mail-anew = También puedes enviar un texto nuevo que cumpla las reglas.
moderation-mail-warned-subject = Unas palabras sobre lo que escribiste en { $site }
moderation-mail-warned = Moderación ha leído lo que escribiste. Sigue siendo público. Ten en cuenta la regla de abajo cuando vuelvas a escribir.
moderation-mail-warned-rule = La regla:
moderation-mail-taken-back-subject = Se ha anulado una decisión sobre lo que escribiste en { $site }
moderation-mail-taken-back = Moderación ha anulado una decisión anterior sobre tu texto: estaba mal y ya no cuenta para nada. Tu texto es público tal como lo escribiste. Lo sentimos.
moderation-mail-appeal-filed-subject = Tu recurso en { $site } ha llegado
moderation-mail-appeal-filed = Tu recurso ha llegado. Otra persona de moderación, no la primera, lo decide antes de que acabe el { $date }.
moderation-mail-appeal-filed-how = En la dirección de arriba puedes ver cómo va y retirarlo.
moderation-mail-appeal-reversed-subject = Tu recurso en { $site } ha prosperado
moderation-mail-appeal-reversed = Otra persona de moderación ha mirado tu recurso. La primera decisión estaba mal y lo que escribiste es público. Lo sentimos.
moderation-mail-appeal-reversed-warning = Otra persona de moderación ha mirado tu recurso. La advertencia estaba mal y queda retirada. Lo sentimos.
moderation-mail-appeal-upheld-subject = Tu recurso en { $site } está decidido
moderation-mail-appeal-upheld = Otra persona de moderación ha mirado tu recurso. La primera decisión sigue en pie.
moderation-mail-appeal-upheld-then = En este sitio es definitivo. Puedes enviar un texto nuevo que cumpla las reglas. No afecta a tus derechos ante los tribunales y otros órganos.

# El informe de un trimestre
moderation-report-quarters = Informes por trimestre
moderation-report-quarter = { $number ->
    [1] primer
    [2] segundo
    [3] tercer
   *[4] cuarto
} trimestre de { $year }
moderation-report-quarter-title = Moderación en el { $quarter }
moderation-report-quarter-description = Qué decidió moderación en un trimestre: por qué, dónde, en cuánto tiempo y qué fue de los recursos.
moderation-report-none = Moderación no ha decidido nada en este trimestre.
moderation-report-decided = { $count ->
    [one] Moderación tomó { $count } decisión.
   *[other] Moderación tomó { $count } decisiones.
}
moderation-report-in-time = El { $share } llegó en el plazo prometido (intervalo del 95 %: de { $low } a { $high }).
moderation-report-over = Del { $from } al { $until }.
moderation-report-runs = Desde el { $from }. El trimestre no ha terminado, así que las cifras aún cambian.
moderation-report-self = Nadie escribe este informe: se cuenta a partir del registro público.
moderation-report-median = La mitad de las decisiones no tardó más de
moderation-report-ninth-decile = Nueve de cada diez no tardaron más de
moderation-report-reports = Avisos de lectores
moderation-report-reports-right = Decisiones sobre avisos que hallaron una regla incumplida
moderation-report-of = { $count } de { $of }
moderation-report-first = Lo más frecuente: { $what } ({ $count }).
moderation-report-unit = Decisiones
moderation-report-by-outcome = Qué se decidió
moderation-report-by-reason = Por qué motivo
moderation-report-by-cause = Por qué se leyó
moderation-report-by-kind = Sobre qué
moderation-report-by-place = Dónde
moderation-report-filed = Presentados
moderation-report-reversed = Estimados
moderation-report-upheld = Desestimados
moderation-report-appeals-in-time = Decididos en el plazo prometido
moderation-report-no-appeals = Nadie recurrió y no se decidió ningún recurso.
moderation-report-appeals-how = Un recurso lo decide otra persona que la primera. Puede presentarse en un trimestre y decidirse en el siguiente.

# Quién trabaja en qué
moderation-take = Tomar este caso
moderation-take-hint = Durante media hora las demás personas ven que trabajas en él.
moderation-take-over = Quedármelo yo
moderation-taken = El caso es tuyo durante media hora.
moderation-give-back = Dejarlo libre
moderation-given-back = El caso vuelve a estar libre.
moderation-held-by = { $name } trabaja en él
moderation-held-by-you = Trabajas en él
moderation-held-by-long = { $name } está trabajando en este caso. Podrás decidirlo cuando te lo quedes.
moderation-claimed = Otra persona de moderación ha tomado este caso. Quédatelo si quieres decidirlo.
moderation-notes = Notas
moderation-note = Una nota para las demás personas de moderación
moderation-note-hint = Nunca es pública. Desaparece cuando se borra el texto.
moderation-note-add = Añadir nota
moderation-note-gone = alguien que ya no está
moderation-noted = La nota está guardada.

# Recursos contra suspensiones
moderation-did-suspend = Cuenta suspendida
moderation-suspension-did-upheld = El recurso no prosperó: la suspensión sigue en pie
moderation-suspension-did-reversed = El recurso prosperó: la suspensión termina
moderation-log-suspension = Una suspensión
moderation-log-suspension-appeal = Recurso de la persona
moderation-suspension-own-title = Tu suspensión
moderation-suspension-own-runs = Tu cuenta está suspendida hasta el { $until }. Termina por sí sola.
moderation-suspension-own-ended = Terminó el { $date }. Participas como cualquier persona.
moderation-suspension-own-may = Puedes leer, seguir asuntos, llevarte tus datos y recurrir, pero no escribir. A nadie más se le dice que estás suspendido.
moderation-suspension-by-administrator = La administración del sitio ha suspendido tu cuenta.
moderation-suspension-by-administrator-text = El correo que recibiste dice por qué, y hasta cuándo si eso se fijó. Si crees que está mal, responde a ese correo. No es una decisión de moderación y aquí no se puede recurrir.
moderation-suspension-own-none = Nunca has tenido una suspensión
moderation-suspension-own-none-text = Si dos personas de moderación suspenden una cuenta, su titular lee aquí por qué y hasta cuándo, y puede recurrir.
moderation-suspension-appeal-lead = { $days ->
    [one] Alguien de moderación que no intervino lo mira otra vez antes de que acabe el próximo día hábil.
   *[other] Alguien de moderación que no intervino lo mira otra vez en { $days } días hábiles.
}
moderation-suspension-appeal-runs = Alguien de moderación que no intervino decide antes de que acabe el { $by }, y te enviamos por correo el resultado con sus razones. Mientras tanto la suspensión sigue.
moderation-suspension-appeal-is-open = Espera una decisión
moderation-suspension-appeal-is-upheld = El recurso no prosperó: la suspensión sigue en pie.
moderation-suspension-appeal-is-reversed = El recurso prosperó: la suspensión estaba mal.
moderation-suspension-appeal-is-withdrawn = El recurso se retiró o la suspensión terminó antes de tiempo.
moderation-suspension-grounds = ¿Por qué está mal la suspensión?
moderation-suspension-grounds-hint = Solo lo lee moderación. Di qué se entendió mal o por qué es demasiado larga.
moderation-suspension-appeal-once = Puedes recurrir una vez, hasta el { $until }. Cómo acabó estará en el registro público, sin nada que lleve hasta ti.
moderation-suspension-take-back-hint = La suspensión queda entonces en pie y no podrás recurrirla de nuevo.
moderation-appeal-not-suspended = No hay nada que recurrir: esta suspensión nunca estuvo vigente o moderación la terminó antes de tiempo.
moderation-appeal-row-suspension = { $count ->
    [one] Suspensión de un día
   *[other] Suspensión de { $count } días
}
moderation-appeal-case = El caso que hay detrás
moderation-suspension-reverse = Terminar la suspensión
moderation-suspension-reverse-hint = Estaba mal. La persona puede volver a escribir enseguida y se le avisa.
moderation-suspension-uphold = Dejarla como está
moderation-suspension-uphold-hint = Estaba bien. Aquí es definitivo.
moderation-keys-suspension = terminarla, dejarla, decidir; junto con las teclas que tu navegador usa para los atajos
moderation-mail-suspension-appeal = Si crees que esto está mal, puedes recurrir hasta el { $until }. Entonces decide alguien de moderación que no intervino. Di aquí por qué:
moderation-mail-suspension-appeal-filed = Tu recurso contra la suspensión ha llegado. Alguien de moderación que no intervino decide antes de que acabe el { $date }. Mientras tanto la suspensión sigue.
moderation-mail-suspension-appeal-reversed = Otra persona de moderación ha mirado tu recurso. La suspensión estaba mal y puedes volver a escribir. Lo sentimos.
moderation-mail-suspension-appeal-upheld = Otra persona de moderación ha mirado tu recurso. La suspensión sigue en pie. En este sitio es definitivo. No afecta a tus derechos ante los tribunales y otros órganos.
accounts-suspended-why = Mira por qué y hasta cuándo
ledger-action-suspension-appealed = Recurrida una suspensión
ledger-action-suspension-appeal-upheld = Recurso decidido: una suspensión sigue en pie
ledger-action-suspension-appeal-reversed = Recurso decidido: una suspensión estaba mal
ledger-action-suspension-appeal-withdrawn = Recurso contra una suspensión retirado
