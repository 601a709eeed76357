/** Short words from the phone itself: a passing toast, a question, a buzz at the till. */

/** Says something in passing. Longer sentences belong on the page. */
export const say = (title: string): void => {
  wx.showToast({ title, icon: 'none', duration: 2400 })
}

/** Asks before something that can not be taken back. False on cancel. */
export const confirm = (question: {
  title: string
  text: string
  yes: string
  no?: string
}): Promise<boolean> =>
  new Promise((resolve) => {
    wx.showModal({
      title: question.title,
      content: question.text,
      // WeChat shows at most four characters on these buttons.
      confirmText: question.yes,
      cancelText: question.no ?? '取消',
      success: (result) => resolve(result.confirm),
      fail: () => resolve(false),
    })
  })

/** A short buzz; devices without a motor simply do nothing. */
export const buzz = (): void => {
  wx.vibrateShort({ type: 'light', fail: () => undefined })
}
