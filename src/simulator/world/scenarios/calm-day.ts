import type { Scenario } from './scenario'

/** Nothing happens but work: meetings come and go, and the standing problems stand. */
export const calmDay: Scenario = () => {}
