# Mensajes de la API.
api-cursor = Este cursor no procede de ninguna lista. Empieza sin él.
api-not-json = El cuerpo no es el JSON que espera esta dirección. Consulta /api/v1/openapi.json.
api-key-reused = Esta Idempotency-Key ya se usó con otro cuerpo.
