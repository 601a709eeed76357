export const checkinRefusals = {
  'checkin.closed': '签到暂时没有开放',
  'checkin.already': '今天已经签到过了，明天再来',
  'checkin.day-stamped': '这一天已经签到过了',
  'checkin.day-not-missed': '只能补签本月、今天以前、入会以后漏掉的日子',
  'checkin.make-ups-used': '这个月的补签次数用完了，下个月 1 日再有',
  'checkin.bonus-twice': '累计奖励里有两条都是 {days} 天，请合成一条',
} as const
