/** Bytes as a request body; a copy, since a view of a shared buffer is not one. */
export function asUpload(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)])
}
