# Messages of the API.
api-cursor = This cursor is not one that a list gave out. Begin without it.
api-not-json = The body is not the JSON that this address expects. See /api/v1/openapi.json.
api-key-reused = This Idempotency-Key was used before, with another body.
