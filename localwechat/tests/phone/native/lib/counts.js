// A behaviour shared by components: data, a method and an observer of its own.
module.exports = Behavior({
  data: { taps: 0 },
  methods: {
    count() {
      this.setData({ taps: this.data.taps + 1 })
    },
  },
})
