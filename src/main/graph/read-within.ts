/**
 * The text of an answer, or null when it is longer than `mostBytes`: then the rest is not read. One that claims no length, or
 * only that of its compressed form, is counted as it comes.
 */
export async function readTextWithin(response: Response, mostBytes: number): Promise<string | null> {
  const claimed = Number(response.headers.get('content-length') ?? Number.NaN)
  if (claimed > mostBytes) {
    await response.body?.cancel()
    return null
  }
  const isCounted = claimed <= mostBytes && !response.headers.has('content-encoding')
  if (isCounted || response.body === null) return response.text()
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
