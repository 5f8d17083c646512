# Mensajes de la API.
api-cursor = Este cursor no procede de ninguna lista. Empieza sin él.
api-not-json = El cuerpo no es el JSON que espera esta dirección. Consulta /api/v1/openapi.json.
api-key-reused = Esta Idempotency-Key ya se usó con otro cuerpo.
api-key-unreadable = Una Idempotency-Key tiene de 1 a 128 caracteres ASCII visibles.
api-unknown-field = Este campo no existe. Consulta /api/v1/openapi.json.
api-wrong-type = Este valor no es del tipo que corresponde al campo. Consulta /api/v1/openapi.json.
api-place = Esto no es un lugar. Un lugar se nombra como document:12 o petitions, y un ancla tiene como máximo 200 bytes.
