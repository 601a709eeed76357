import { cloud } from './sdk'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Opened by a tap. */
  page: string
  /** Values by the template's field keys; limits in facts/platform.md §2.5. */
  fields: Record<string, string>
}

/** Sends one subscribe message; throws the service's error (43101: the person's accept is used). */
export const sendMessage = async (message: SubscribeMessage): Promise<void> => {
  await cloud.openapi.subscribeMessage.send({
    touser: message.openid,
    templateId: message.templateId,
    page: message.page,
    data: Object.fromEntries(
      Object.entries(message.fields).map(([key, value]) => [key, { value }]),
    ),
  })
}
