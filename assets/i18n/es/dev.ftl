dev-components-title = Componentes
dev-mail-title = Correo enviado
dev-mail-lead = En la demostración nada sale de esta máquina: aquí se guarda cada correo que el sitio enviaría, el más reciente primero.
dev-mail-none = Todavía no se ha enviado nada. Regístrate, firma una petición o pide un enlace de acceso, y el correo aparecerá aquí en un segundo.
dev-mail-to = Para { $to }
