import { durationWords } from './time'

export const soundText = {
  mute: 'Mute the sound',
  muted: (leftMs: number): string => `Muted, ${durationWords(leftMs)} left`,
  hint: 'New urgent incidents make a short sound. It can be muted for an hour at most; notifications go on.',
  minutes: (minutes: number): string => `Mute for ${minutes} min`,
  unmute: 'Unmute',
} as const
