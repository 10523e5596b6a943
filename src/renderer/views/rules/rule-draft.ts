import {
  type AlertSettings,
  emptyRuleSet,
  type RuledType,
  type RuleSet,
  type Threshold,
} from '../../../shared/model/alert-settings'

/** The set of one group, or one that changes nothing. */
export function setOf(settings: AlertSettings, group: string | null): RuleSet {
  return settings.sets.find((set) => set.group === group) ?? emptyRuleSet(group)
}

/** The settings with one group's set changed; one that changes nothing goes. */
export function withSet(settings: AlertSettings, set: RuleSet): AlertSettings {
  const others = settings.sets.filter(({ group }) => group !== set.group)
  const isEmpty =
    set.exclusions.length === 0 &&
    Object.keys(set.types).length === 0 &&
    Object.keys(set.thresholds).length === 0
  return { sets: isEmpty ? others : [...others, set] }
}

/** A set with a kind's rule changed; one that is all as usual goes. */
export function withType(
  set: RuleSet,
  type: RuledType,
  rule: { isOn: boolean | null; urgency: 'high' | 'low' | null },
): RuleSet {
  const { [type]: _, ...types } = set.types
  const isUsual = rule.isOn === null && rule.urgency === null
  return { ...set, types: isUsual ? types : { ...types, [type]: rule } }
}

/** A set with a number changed; null goes back to the usual one. */
export function withThreshold(set: RuleSet, name: Threshold, value: number | null): RuleSet {
  const { [name]: _, ...thresholds } = set.thresholds
  return { ...set, thresholds: value === null ? thresholds : { ...thresholds, [name]: value } }
}

/** Do two settings say the same, in whatever order? */
export function isSameSettings(a: AlertSettings, b: AlertSettings): boolean {
  const key = ({ sets }: AlertSettings): string =>
    JSON.stringify(sets.map((set) => JSON.stringify(sorted(set))).toSorted())
  return key(a) === key(b)
}

function sorted({ group, types, thresholds, exclusions }: RuleSet) {
  const byKey = (record: object) => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [group, byKey(types), byKey(thresholds), exclusions]
}
