# Messages of the API.
api-cursor = This cursor is not one that a list gave out. Begin without it.
api-not-json = The body is not the JSON that this address expects. See /api/v1/openapi.json.
api-key-reused = This Idempotency-Key was used before, with another body.
api-key-unreadable = An Idempotency-Key has 1 to 128 visible ASCII characters.
api-unknown-field = There is no such field. See /api/v1/openapi.json.
api-wrong-type = This value is of another type than the field. See /api/v1/openapi.json.
api-place = This is no place. A place is named as in document:12 or petitions, and an anchor has at most 200 bytes.
