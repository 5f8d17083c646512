# What can go wrong
accounts-suspended = Tu cuenta está suspendida por ahora: puedes leer, seguir asuntos y llevarte tus datos, pero no participar.
accounts-exists = Esta dirección ya tiene una cuenta. Entra con ella o pide una contraseña nueva.
accounts-sign-in-refused = La dirección de correo y la contraseña no van juntas. Comprueba las dos o pide un enlace por correo
accounts-password-missing = Escribe tu contraseña o elige el enlace por correo
accounts-current-password-wrong = Esta no es tu contraseña actual
accounts-no-password = Tu cuenta aún no tiene contraseña. Pide un enlace para ponerla.
accounts-name-is-address = Tu nombre se muestra en público: no pongas en él la dirección de correo
accounts-same-address = Esta es la dirección que ya tienes
accounts-token-for-nothing = Elige al menos una cosa que la clave pueda hacer
accounts-too-many-tokens = Ya tienes veinte claves. Revoca alguna que no uses.
accounts-scope-missing = Tu clave no está hecha para esto. Crea otra en tu cuenta.
accounts-close-not-sure = Marca la casilla si de verdad quieres hacerlo
accounts-last-administrator = Eres la única persona que administra el sitio. Da ese papel a alguien antes de irte.
accounts-body-missing = Elige el organismo para el que trabaja esta persona

# Signing up
accounts-sign-up-title = Crear una cuenta
accounts-sign-up-lead = Te enviamos un enlace por correo. Ábrelo y tu cuenta estará lista.
accounts-email = Dirección de correo
accounts-sign-up-email-hint = No se muestra nunca a nadie
accounts-name = Tu nombre
accounts-name-hint = Se muestra junto a lo que escribes
accounts-lang = Idioma
accounts-lang-hint = En el que te escribimos
accounts-sign-up-send = Enviarme el enlace
accounts-sign-up-have = ¿Ya tienes cuenta?
accounts-sign-up-why-title = Qué supone tener una cuenta
accounts-sign-up-why-public = Junto a lo que escribes, los demás ven tu nombre y la hora, nada más.
accounts-sign-up-why-private = Usamos tu dirección para escribirte sobre tus propios asuntos y sobre lo que sigues.
accounts-sign-up-why-leave = Puedes ver todo lo que guardamos sobre ti, llevártelo y marcharte cuando quieras.
accounts-confirm-title = Abre tu cuenta
accounts-confirm-send = Abrir mi cuenta
accounts-confirm-not-you = ¿No fuiste tú? Cierra esta página: no se ha guardado nada.
accounts-password-choose = Elige una contraseña
accounts-password-choose-hint = Al menos 10 caracteres. Unas cuantas palabras sin relación entre sí se recuerdan bien y se adivinan mal
accounts-password-none = Sin contraseña, te enviamos un enlace por correo cada vez que entres.
accounts-welcome = Tu cuenta está abierta y has entrado en ella.

# Mail is on its way
accounts-sent-title = Mira tu correo
accounts-sent-sign-up = Hemos enviado un correo a la dirección que has dado. Abre su enlace para continuar; vale 24 horas.
accounts-sent-link = Hemos enviado un correo a la dirección que has dado. Abre su enlace para entrar; vale 30 minutos.
accounts-sent-reset = Hemos enviado un correo a la dirección que has dado. Abre su enlace para elegir una contraseña nueva; vale dos horas.
accounts-sent-email = Hemos enviado un correo a la dirección nueva. Abre su enlace antes de 24 horas; hasta entonces todo sigue como está.
accounts-sent-wait = Suele llegar en menos de un minuto. Si no llega, mira en la carpeta de correo no deseado.
accounts-sent-again = ¿No ha llegado nada? Inténtalo otra vez
accounts-sent-demo = Esto es la demostración: lee los correos que enviaría

# Signing in and out
accounts-sign-in-title = Entrar
accounts-password = Contraseña
accounts-password-hint = No hace falta para el enlace por correo
accounts-sign-in-send = Entrar
accounts-sign-in-link = Prefiero un enlace por correo
accounts-sign-in-forgot = ¿Has olvidado la contraseña?
accounts-sign-in-new = ¿Aún no tienes cuenta?
accounts-signed-in = Has entrado en tu cuenta.
accounts-link-title = Entrar
accounts-link-lead = Un paso más, { $name }: el enlace abre tu cuenta en este dispositivo.
accounts-link-dead-title = Este enlace no funciona
accounts-link-again = Pedir un enlace nuevo
accounts-sign-out-title = ¿Quieres salir?
accounts-signed-out = Has salido de tu cuenta.
accounts-signed-out-everywhere = Has salido de tu cuenta en todos los dispositivos, también en este, y tus claves para otros programas ya no funcionan.

# Passwords
accounts-reset-title = Elegir una contraseña nueva
accounts-reset-lead = Dinos la dirección de tu cuenta y te enviamos un enlace.
accounts-reset-send = Enviarme el enlace
accounts-new-password-title = Elige una contraseña nueva
accounts-new-password-lead = { $name }, esto cierra todas las sesiones abiertas con tu cuenta y anula todas las claves para otros programas.
accounts-first-password-title = Elige tu contraseña
accounts-first-password-lead = Te damos la bienvenida, { $name }. Con esta contraseña entrarás a partir de ahora.
accounts-password-new = Contraseña nueva
accounts-password-send = Guardar la contraseña
accounts-password-set = Tu contraseña está guardada y has entrado en tu cuenta.
accounts-password-title = Cambiar la contraseña
accounts-password-lead = Aquí sigues dentro; en los demás dispositivos se cierra la sesión y se anulan tus claves para otros programas.
accounts-password-current = Tu contraseña actual
accounts-password-first-lead = Entras con enlaces por correo. Si prefieres una contraseña, te enviamos un enlace para ponerla.
accounts-password-first-send = Enviarme el enlace
accounts-password-changed = Tu contraseña ha cambiado. En los demás dispositivos se ha cerrado la sesión y tus claves para otros programas ya no funcionan.

# Address
accounts-email-title = Cambiar la dirección de correo
accounts-email-lead = Ahora te escribimos a { $email }. El cambio vale cuando abras el enlace que enviamos a la dirección nueva.
accounts-email-new = Dirección de correo nueva
accounts-email-send = Enviar un enlace a la dirección nueva
accounts-confirm-email-title = Confirma tu dirección nueva
accounts-confirm-email-lead = A partir de ahora te escribimos a { $email }.
accounts-confirm-email-send = Usar esta dirección
accounts-email-changed = Tu dirección de correo ha cambiado.

# Your account
accounts-title = Tu cuenta
accounts-to-contributions = Lo que has escrito y en qué quedó
accounts-to-contributions-text = Cada texto y su situación. Desde allí puedes retirarlo.
accounts-to-notifications-text = Lo que sigues y cuándo te enteras.
accounts-profile = Nombre e idioma
accounts-save = Guardar
accounts-saved = Guardado.
accounts-credentials = Cómo entras
accounts-password-set-state = establecida
accounts-password-unset-state = ninguna; te enviamos un enlace cada vez
accounts-since = Con nosotros desde
accounts-sessions = Dónde tienes la sesión abierta
accounts-sessions-lead = Si no reconoces alguna, ciérrala y cambia la contraseña. Al salir en todas partes se anulan también tus claves para otros programas.
accounts-device-unknown = Dispositivo desconocido
accounts-session-current = este dispositivo
accounts-session-seen = último uso
accounts-session-opened = abierta el
accounts-session-end = Cerrar la sesión
accounts-session-ended = La sesión de ese dispositivo está cerrada.
accounts-sessions-end-all = Salir en todas partes
accounts-more = Más

# Keys for the API
accounts-tokens-title = Claves para otros programas
accounts-tokens-lead = Con una clave, un programa que tú elijas actúa en tu nombre. Dale solo lo que necesite. Todas las claves se anulan si cambias la contraseña o sales en todas partes.
accounts-tokens-yours = Tus claves
accounts-tokens-none = Aún no hay claves
accounts-tokens-none-text = Aquí aparecerán las claves que crees, con su último uso.
accounts-token-make = Crear una clave
accounts-token-name = ¿Para qué es?
accounts-token-name-hint = Para reconocerla después, por ejemplo «pantalla de la biblioteca»
accounts-token-scopes = ¿Qué puede hacer?
accounts-scope-read = Ver lo que solo tú puedes ver
accounts-scope-contribute = Comentar, preguntar y publicar en tu nombre
accounts-scope-follow = Seguir asuntos y dejar de seguirlos
accounts-token-lifetime = ¿Cuánto tiempo vale?
accounts-token-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
accounts-token-send = Crear la clave
accounts-token-shown = Tu clave está creada
accounts-token-copy = Cópiala ahora: se muestra solo esta vez y no se guarda en ningún sitio
accounts-token-until = vale hasta el
accounts-token-used = último uso
accounts-token-unused = sin usar todavía
accounts-token-revoke = Revocar
accounts-token-revoked = La clave está revocada y ya no funciona.

# Data held
accounts-data-title = Qué guardamos sobre ti
accounts-data-lead = Esto es todo lo que guardamos sobre ti. De ello, los demás solo ven tu nombre junto a lo que escribiste.
accounts-data-more = Además
accounts-data-password = De tu contraseña guardamos solo una huella de la que no se puede leer.
accounts-held-roles = { $count ->
    [0] Ningún papel aparte de participar
    [one] { $count } papel
   *[other] { $count } papeles
}
accounts-held-sessions = { $count ->
    [one] { $count } dispositivo con tu sesión abierta, con su tipo y último uso
   *[other] { $count } dispositivos con tu sesión abierta, con su tipo y último uso
}
accounts-held-api-tokens = { $count ->
    [0] Ninguna clave para otros programas
    [one] { $count } clave para otro programa
   *[other] { $count } claves para otros programas
}
accounts-held-contributions = { $count ->
    [0] Nada que hayas escrito
    [one] { $count } aportación que escribiste
   *[other] { $count } aportaciones que escribiste
}
accounts-held-follows = { $count ->
    [0] Ningún asunto que sigas
    [one] { $count } asunto que sigues
   *[other] { $count } asuntos que sigues
}
accounts-held-files = { $count ->
    [0] Ningún archivo adjunto
    [one] { $count } archivo que adjuntaste
   *[other] { $count } archivos que adjuntaste
}
accounts-held-mailed-questions = { $count ->
    [0] Ninguna pregunta por correo que espere tu confirmación
    [one] { $count } pregunta que enviaste por correo y no has confirmado
   *[other] { $count } preguntas que enviaste por correo y no has confirmado
}
accounts-held-petitions-joined = { $count ->
    [0] Ninguna petición a la que te hayas unido
    [one] { $count } petición a la que te has unido
   *[other] { $count } peticiones a las que te has unido
}
accounts-held-signatures = { $count ->
    [0] Ninguna firma en peticiones con tu dirección
    [one] { $count } firma en una petición con tu dirección
   *[other] { $count } firmas en peticiones con tu dirección
}
accounts-data-take = Llévatelo
accounts-data-take-text = El archivo lo contiene todo, también tus textos, en un formato que otros programas pueden leer.
accounts-data-download = Descargar todo (JSON)
accounts-data-rights = Qué puedes hacer
accounts-data-correct = Corregir tu nombre, idioma o dirección
accounts-data-withdraw = Retirar algo que escribiste
accounts-data-erase = Cerrar tu cuenta y borrar tus datos
accounts-close-title = Cerrar tu cuenta
accounts-close-lead = Tu nombre, dirección, contraseña, sesiones, claves y lo que sigues se borran de inmediato. No se puede deshacer.
accounts-close-texts = ¿Qué hacemos con lo que escribiste?
accounts-close-keep = Dejarlo, sin mi nombre
accounts-close-keep-hint = Otras personas respondieron y puede haber decisiones que se apoyan en ello. Nada dirá ya que era tuyo.
accounts-close-erase = Borrarlo también
accounts-close-erase-hint = Las palabras desaparecen para siempre. En su lugar, una nota dice que su autor las borró. Una petición que otros pudieron firmar se queda, sin tu nombre: también es suya.
accounts-close-sure = Sí, quiero hacerlo
accounts-close-send = Cerrar mi cuenta
accounts-close-office = Lo que escribiste como responsable público, en la moderación o en la edición forma parte del registro público y se queda.
accounts-close-first-data = Antes, ver y descargar tus datos
accounts-account-closed = Tu cuenta está cerrada. Te hemos enviado una última confirmación por correo.

# Mails
accounts-mail-not-you = Si no lo pediste tú, no tienes que hacer nada: este correo por sí solo no cambia nada.
accounts-mail-confirm-subject = Confirma tu dirección en { $site }
accounts-mail-confirm-text = Alguien ha dado esta dirección para crear una cuenta en { $site }. Si fuiste tú, abre esta página antes de 24 horas:
accounts-mail-confirm-not-you = Si no fuiste tú, no tienes que hacer nada: no se crea ninguna cuenta ni se guarda nada sobre ti.
accounts-mail-exists-subject = Ya tienes una cuenta en { $site }
accounts-mail-exists-text = Alguien ha intentado crear una cuenta en { $site } con esta dirección, pero ya tiene una.
accounts-mail-exists-login = Si fuiste tú, entra aquí:
accounts-mail-exists-reset = o elige una contraseña nueva:
accounts-mail-link-subject = Tu enlace para entrar en { $site }
accounts-mail-link-text = Con este enlace entras en { $site }. Sirve una vez, antes de 30 minutos:
accounts-mail-reset-subject = Elige una contraseña nueva para { $site }
accounts-mail-reset-text = Con este enlace puedes elegir una contraseña nueva para { $site }. Sirve una vez, antes de dos horas:
accounts-mail-unknown-subject = No hay ninguna cuenta con esta dirección en { $site }
accounts-mail-unknown-text = Alguien ha querido entrar en { $site } con esta dirección, pero no corresponde a ninguna cuenta. Quizá la tuya tenga otra dirección. Para crear una cuenta, abre:
accounts-mail-new-address-subject = Confirma tu dirección nueva en { $site }
accounts-mail-new-address-text = Alguien con una cuenta en { $site } quiere usar esta dirección a partir de ahora. Si fuiste tú, abre esta página antes de 24 horas:
accounts-mail-address-taken-subject = Esta dirección ya tiene una cuenta en { $site }
accounts-mail-address-taken-text = Alguien que ha entrado en { $site } quería usar esta dirección, pero ya pertenece a una cuenta. Si las dos cuentas son tuyas, cierra antes una de ellas.
accounts-mail-address-asked-subject = Se ha indicado otra dirección para tu cuenta en { $site }
accounts-mail-address-asked-text = Alguien que ha entrado con tu cuenta en { $site } ha indicado otra dirección de correo. Nada cambia hasta que se confirme la dirección nueva.
accounts-mail-address-asked-not-you = Si no fuiste tú, cambia ahora la contraseña y el cambio de dirección quedará anulado:
accounts-mail-address-changed-subject = Tu cuenta en { $site } tiene otra dirección
accounts-mail-address-changed-text = Tu cuenta en { $site } tiene ahora otra dirección de correo. Ya no escribimos a esta.
accounts-mail-address-changed-not-you = Si no fuiste tú, escribe enseguida a { $contact }.
accounts-mail-password-changed-subject = Tu contraseña en { $site } ha cambiado
accounts-mail-password-changed-text = La contraseña de tu cuenta en { $site } ha cambiado, se ha cerrado la sesión en los demás dispositivos y se han anulado las claves para otros programas.
accounts-mail-password-changed-not-you = Si no fuiste tú, elige ahora otra nueva:
accounts-mail-closed-subject = Tu cuenta en { $site } está cerrada
accounts-mail-closed-text = Como pediste, tu cuenta en { $site } está cerrada y tu nombre y tu dirección se han borrado.
accounts-mail-closed-erased = Lo que escribiste también se ha borrado. Una petición que otros pudieron firmar se queda, sin tu nombre.
accounts-mail-closed-kept = Lo que escribiste se queda, sin tu nombre.
accounts-mail-invited-subject = Tu cuenta en { $site }
accounts-mail-invited-text = Se ha creado una cuenta para ti en { $site }. Elige aquí tu contraseña:
accounts-mail-invited-days = El enlace vale siete días. Después, pide una contraseña nueva con esta dirección.
accounts-mail-suspended-subject = Tu cuenta en { $site } está suspendida
accounts-mail-suspended-text = Tu cuenta en { $site } está suspendida por ahora. El motivo indicado:
accounts-mail-suspended-may = Puedes seguir entrando, leer, seguir asuntos y llevarte tus datos.
accounts-mail-restored-subject = Tu cuenta en { $site } vuelve a funcionar
accounts-mail-restored-text = Puedes volver a participar en { $site } con tu cuenta.

# Public log
ledger-action-role-granted = Papel concedido
ledger-action-role-revoked = Papel retirado
ledger-action-account-suspended = Cuenta suspendida
ledger-action-account-restored = Cuenta restablecida
accounts-name-mixes-scripts = Este nombre mezcla letras de distintos alfabetos que se parecen. Escríbelo en un solo alfabeto.
accounts-name-imitates = Este nombre se lee como el de un cargo, un organismo o quienes llevan este sitio. Añade algo que te distinga, como un segundo nombre.
