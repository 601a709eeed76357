const cloud = require('wx-server-sdk')
const names = require('../data/names.json')

exports.list = async () => names
exports.missing = () => cloud.database().collection('todos').doc('none').get()
exports.text = () => Promise.reject('only a text')
exports.later = () => {
  setTimeout(() => {
    throw new Error('nobody caught this')
  }, 10)
  return 'answered'
}
