/** A page as somebody opens it. */
export interface Visit {
  page: string
  /** Where one page is opened in more than one way. */
  name?: string
  person: string
  query?: Record<string, string>
}
