/** One step of the schema. `version` is what `user_version` reads afterwards; steps are numbered in tens. */
export interface Migration {
  version: number
  sql: string
}
