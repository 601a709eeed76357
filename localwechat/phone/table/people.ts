import type { TablePerson } from '../chrome/people.ts'

export type { TablePerson }

async function body<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const { errMsg } = (await response.json().catch(() => ({}))) as { errMsg?: string }
  throw new Error(errMsg ?? `the local cloud answered ${response.status}`)
}

/** Everyone the local cloud knows. */
export async function fetchPeopleList(): Promise<TablePerson[]> {
  return body(await fetch('/people'))
}

/** Adds a person to the local cloud; refuses an empty or over-long name. */
export async function addPerson(name: string): Promise<TablePerson> {
  const headers = { 'content-type': 'application/json' }
  return body(await fetch('/people', { method: 'POST', headers, body: JSON.stringify({ name }) }))
}
