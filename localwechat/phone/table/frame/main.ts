import { fetchPeopleList, type TablePerson } from '../people.ts'
import { openFrame } from './boot.ts'
import { fitFrame } from './fit.ts'
import { prepareFonts } from './fonts.ts'
import { readRequest } from './request.ts'

function explain(text: string): void {
  const note = document.createElement('p')
  note.dataset.testid = 'trouble'
  note.className = 'trouble'
  note.textContent = text
  document.body.append(note)
}

function personOf(people: readonly TablePerson[], id: string): TablePerson {
  const person = id === '' ? people[0] : people.find((one) => one.id === id)
  if (!person) throw new Error(`桌上没有叫“${id}”的人`)
  return person
}

async function start(): Promise<void> {
  const request = readRequest(location.search)
  fitFrame(request.wide)
  const [people] = await Promise.all([fetchPeopleList(), prepareFonts()])
  await openFrame(personOf(people, request.person), request)
}

start().catch((error: unknown) => {
  console.error(error)
  explain(error instanceof Error ? error.message : String(error))
})
