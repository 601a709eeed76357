export interface Todo {
  _id?: string
  title: string
  n: number
  done: boolean
}
