/** A number with its noun: `1 room`, `1,200 rooms`. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
