/** Two notes, up: told from the system's own sounds, and short enough for a busy night. */
const notes = [
  { hertz: 659, atS: 0 },
  { hertz: 880, atS: 0.18 },
] as const
const noteS = 0.3

let context: AudioContext | null = null
let endsAt = 0

/** Plays the alarm once; while it sounds another one is not begun (alerting rule R26: one voice at a time). */
export function playAlarm(): void {
  context ??= new AudioContext()
  const { currentTime, destination } = context
  if (currentTime < endsAt) return
  for (const { hertz, atS } of notes) {
    const beginsAt = currentTime + atS
    const voice = new OscillatorNode(context, { type: 'sine', frequency: hertz })
    const loudness = new GainNode(context, { gain: 0 })
    loudness.gain.setValueAtTime(0, beginsAt)
    loudness.gain.linearRampToValueAtTime(0.25, beginsAt + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, beginsAt + noteS)
    voice.connect(loudness).connect(destination)
    voice.start(beginsAt)
    voice.stop(beginsAt + noteS)
    endsAt = beginsAt + noteS
  }
}
