/** Coupons to tick, as somebody would write it by hand for WeChat alone: the least that can be sent. */
const HUNDRED = 100
const MOST = 3

const coupons = Array.from({ length: HUNDRED }, (_, place) => ({
  name: `第 ${place + 1} 张：周年庆满两百减五十元`,
  hint: '12月24日 (周四) 到期',
  less: `−¥${place + 1}`,
}))

Page({
  data: { coupons, count: 0 },
  pick(event) {
    const { place } = event.currentTarget.dataset
    const { on } = this.data.coupons[place]
    const count = this.data.count + (on ? -1 : 1)
    if (count > MOST) return
    this.setData({ [`coupons[${place}].on`]: !on, count })
  },
})
