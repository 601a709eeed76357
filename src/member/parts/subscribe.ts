/** WeChat's own sheet must open within the tap; one accept is one message (platform.md §2.5). */
export const askWeChat = (templateId: string) =>
  new Promise<boolean>((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (result) => resolve((result as Record<string, unknown>)[templateId] === 'accept'),
      fail: () => resolve(false),
    })
  })
