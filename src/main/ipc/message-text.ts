/**
 * A reply or an event as it crosses to the window: JSON text. The way into the page copies objects property by
 * property; 5,500 rooms took 530 ms as objects and 80 ms as text.
 */
export function writeMessage(message: unknown): string {
  return JSON.stringify(message)
}
