/// <reference types="@tarojs/taro" />

/** Cloud environment id from .env (config/index.ts); empty lets WeChat choose its default one. */
declare const CLOUD_ENV: string

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

/** Native components (src/native), as Taro's pages use them. */
declare namespace JSX {
  interface IntrinsicElements {
    'coupon-rows': {
      items: import('./ui/rows').CouponRow[]
      onPick: (event: { detail: { id: string } }) => void
    }
    'pop-sheet': {
      open: boolean
      heading: string
      /** Words of the way out. */
      leave: string
      onClose: () => void
      children?: import('react').ReactNode
    }
    'ledger-rows': {
      items: import('./ui/ledger').LedgerItem[]
      onPick: (event: { detail: { id: string } }) => void
    }
    'friend-rows': {
      items: import('./ui/friends').FriendItem[]
      onPick: (event: { detail: { id: string } }) => void
    }
    'stamp-card': {
      card: import('./ui/checkin').StampCard
      onPick: (event: { detail: { day: number } }) => void
      onTurn: (event: { detail: { months: 1 | -1 } }) => void
    }
    'choice-rows': {
      batch: { from: number; rows: import('./clerk/sale/choices').ChoiceRow[] } | undefined
      /** Rows that have not come yet. */
      rest: number
      most: number
      onChoose: (event: { detail: { places: number[] } }) => void
      onMore: () => void
    }
    'goods-keys': {
      batch: { from: number; rows: import('./stores/clerk/goods').GoodsKey[] } | undefined
      kinds: string[]
      counted: { place: number; count: number } | undefined
      onPick: (event: { detail: { place: number; by: 1 | -1 } }) => void
    }
    'audit-rows': { items: import('./operator/audit/rows').AuditItem[] }
  }
}

declare module 'jsbarcode/bin/barcodes/CODE128/CODE128C.js' {
  /** Code 128, set C: an even number of digits; `data` is a string of 1 (bar) and 0 (space). */
  export default class CODE128C {
    constructor(digits: string, options: { ean128?: boolean })
    encode(): { data: string }
  }
}
