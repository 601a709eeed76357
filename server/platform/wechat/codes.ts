import { cloud } from './sdk'

/** Pixels: prints sharply at 3 cm and loads fast. */
const WIDTH = 430

/**
 * A mini-program code that opens `page` with `scene` (at most 32 characters of the allowed set),
 * kept as a PNG in cloud storage. The same path is overwritten. Answers the file id.
 */
export const makeCode = async (page: string, scene: string, cloudPath: string): Promise<string> => {
  const { buffer } = await cloud.openapi.wxacode.getUnlimited({
    page,
    scene,
    width: WIDTH,
    // The page need not be in a released version yet: the first operator sets up before release.
    checkPath: false,
  })
  return keepFile(cloudPath, buffer)
}

/** Puts bytes into cloud storage; answers the file id that the phone can open. */
export const keepFile = async (cloudPath: string, fileContent: Buffer): Promise<string> => {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent })
  return fileID
}
