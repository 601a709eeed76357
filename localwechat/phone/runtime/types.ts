/** What the parts of the phone agree on. The runtime runs alike in Chromium and in jsdom. */

export interface Person {
  id: string
  name: string
  /** A data or same-origin URL. */
  avatar: string
  openid: string
}

/** How a mini-program is opened (facts/platform.md §2.3 lists the scene values). */
export interface LaunchOptions {
  /** Page path without leading slash; empty opens the first page. */
  path: string
  query: Record<string, string>
  scene: number
}

export interface PhoneSettings {
  person: Person
  appid: string
  /** Same-origin prefix of the local cloud, for example '' or 'http://127.0.0.1:4180'. */
  endpoint: string
  /** PC-window mode: wide frame, no camera, resizable. */
  wide: boolean
  dark: boolean
  /** Font scale of the system: 1, 1.25, 1.5. */
  textScale: number
  launch: LaunchOptions
  /** Starts on WeChat's own screen; the mini-program stays unopened until `phone.launch`. */
  closed?: boolean
}

/** One setData, as the meter sees it. */
export interface SetDataRecord {
  page: string
  bytes: number
  at: number
}

/** The compiled mini-program: data made on the server from the untouched dist/ folder. */
export interface CompiledApp {
  appJson: Record<string, unknown>
  /** Script text that registers every module, template and style when evaluated. */
  script: string
}

/** What the table (the page around the phones) gives to a phone. Absent in jsdom. */
export interface Table {
  /** Asks the person at the table what to hold in front of the camera; null when put away. */
  photograph(
    phone: Phone,
  ): Promise<{ width: number; height: number; data: Uint8ClampedArray } | null>
  /** Hands a shared card to another phone's chat. */
  share(card: SharedCard): void
  /** Opens a file (PDF, CSV, picture) that a mini-program asked to show or save. */
  showFile(file: { name: string; url: string }): void
}

export interface SharedCard {
  from: Person
  title: string
  /** Path with query, as onShareAppMessage returned it. */
  path: string
  imageUrl?: string
}

/** A running phone, found at `window.phone` inside its frame. */
export interface Phone {
  readonly settings: PhoneSettings
  /** Opens the mini-program; when it runs already, it comes to the front with the new scene. */
  launch(options: LaunchOptions): Promise<void>
  /** The screen as pixels, as a camera would see it. */
  picture(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>
  /** Opens what a decoded code means to WeChat itself: ordinary link, mini-program code, or text. */
  scanFromWeChat(content: string, scene: number): Promise<void>
  setNetwork(state: 'online' | 'offline' | 'slow'): void
  readonly setData: SetDataRecord[]
}
