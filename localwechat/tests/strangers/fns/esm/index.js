import cloud from 'wx-server-sdk'
import { double } from './double.js'

cloud.init()

export const main = async ({ n }) => ({ doubled: double(n), openid: cloud.getWXContext().OPENID })
