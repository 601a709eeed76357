import type { Todo } from './model'

interface Database {
  collection(name: string): unknown
}

interface Found {
  add(options: object): Promise<unknown>
  where(query: object): { get(): Promise<{ data: Todo[] }> }
}

export class Todos {
  constructor(private readonly db: Database) {}

  private get todos(): Found {
    return this.db.collection('todos') as Found
  }

  add(data: Todo): Promise<unknown> {
    return this.todos.add({ data })
  }

  async *done(): AsyncGenerator<Todo> {
    const { data } = await this.todos.where({ done: true }).get()
    for (const { title, n, done } of data) yield { title, n, done }
  }
}
