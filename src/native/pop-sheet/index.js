/**
 * A sheet from below (in the middle of a wide window) around the page's own content. The page keeps
 * the content mounted and only tells `open`, so that opening costs one small setData; while it is
 * closed there is no slot, and so nothing to see, to focus or to read out. Fires `close`.
 */
Component({
  properties: {
    open: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    leave: { type: String, value: '关闭' },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
  },
})
