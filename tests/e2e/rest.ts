interface PhoneInside {
  quiet: { wait(signature: () => unknown): Promise<void> }
}

/** Until what moves has arrived; what moves for ever (a skeleton) is not waited for. Runs in a phone. */
export const stillness = async (): Promise<void> => {
  const ends = (one: Animation) => one.effect?.getComputedTiming().iterations !== Infinity
  const moving = document.getAnimations().filter(ends)
  await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
}

/** Until the last answer is drawn and nothing is asked for any more. Runs in a phone. */
export const quietness = async (): Promise<void> => {
  const { phone } = window as unknown as { phone: PhoneInside }
  await phone.quiet.wait(() => document.getElementById('phone-root')?.innerHTML.length)
}
