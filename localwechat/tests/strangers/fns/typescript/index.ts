import * as cloud from 'wx-server-sdk'
import type { Todo } from './model'
import { Todos } from './todos'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })

const todos = new Todos(cloud.database())

export const main = async (event: { title?: string }): Promise<Todo[]> => {
  if (event.title) await todos.add({ title: event.title, n: 1000, done: true })
  const found: Todo[] = []
  for await (const todo of todos.done()) found.push(todo)
  return found
}
