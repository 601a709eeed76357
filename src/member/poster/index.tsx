import { Canvas, View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useRef, useState } from 'react'
import type { PosterShown } from '#core/posters/views'
import { look } from '@/stores/look'
import { Poster } from '@/stores/poster'
import { Button, classes, go, goHome, Loaded, Notice, Page, say } from '@/ui'
import { fileOf, openAlbumSetting, type Saved, savePicture, showLarge } from '@/ui/poster/album'
import { type Drawn, drawPoster } from '@/ui/poster/draw'
import { useQuery } from '@/ui/query'
import type { Surface } from '@/ui/surface'
import { savedText } from './words'
import './index.scss'

const CANVAS = 'poster'

interface Sheet {
  drawn: Drawn | undefined
  /** The file of the picture; made once, when it is first wanted. */
  file: () => Promise<string | undefined>
}

/** Draws when the poster or its code change, and keeps the file of what was drawn. */
function usePoster(shown: PosterShown, codeFile: string, width: number): Sheet {
  const [drawn, setDrawn] = useState<Drawn>()
  const node = useRef<Surface['node']>()
  const made = useRef<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width means another canvas
  useEffect(() => {
    let here = true
    made.current = undefined
    void drawPoster(CANVAS, shown, codeFile).then((done) => {
      if (!here) return
      node.current = done.node
      setDrawn(done.drawn)
    })
    return () => {
      here = false
    }
  }, [shown, codeFile, width])
  const file = async () => {
    if (node.current) made.current ??= await fileOf(node.current)
    return made.current
  }
  return { drawn, file }
}

const Troubled = ({ saved, onSave, onLarge }: TroubledProps) => {
  const text = saved && savedText[saved]
  if (!text) return null
  const open = async () => {
    if (await openAlbumSetting()) await onSave()
  }
  return (
    <View id="trouble" className="gap-16">
      <Notice tone="warn">{text}</Notice>
      {saved === 'refused' && (
        <Button kind="soft" onPress={open} id="setting">
          去设置
        </Button>
      )}
      <View className="gap-8" />
      <Button kind="soft" onPress={onLarge} id="large">
        打开大图
      </Button>
    </View>
  )
}

interface TroubledProps {
  saved: Saved | undefined
  onSave: () => Promise<void>
  onLarge: () => Promise<void>
}

const Undrawn = ({ drawn, onRetry }: { drawn: Drawn; onRetry: () => unknown }) => (
  <View id="undrawn" className="gap-16">
    <Notice tone="warn" act="再试一次" onAct={onRetry}>
      {drawn === 'no-code' ? '您的邀请码没有取到，连上网再试一次' : '海报没有画出来，请再试一次'}
    </Notice>
  </View>
)

interface DrawnProps {
  poster: Poster
  shown: PosterShown
  codeFile: string
}

const Picture = observer(function Picture({ poster, shown, codeFile }: DrawnProps) {
  const { drawn, file } = usePoster(shown, codeFile, look.width)
  const [saved, setSaved] = useState<Saved>()
  const isDone = drawn === 'done'
  const save = async () => {
    const path = await file()
    const became = path ? await savePicture(path) : 'failed'
    setSaved(became)
    if (became === 'saved') say('已存到相册')
  }
  const large = async () => {
    const path = isDone && (await file())
    if (path) showLarge(path)
  }
  return (
    <>
      <View
        className={classes('poster-box', !isDone && 'poster-wait')}
        {...(isDone ? { id: 'poster-done' } : {})}
        onClick={large}
      >
        <Canvas type="2d" id={CANVAS} canvasId={CANVAS} className="poster-canvas" />
      </View>
      {drawn && !isDone && <Undrawn drawn={drawn} onRetry={() => poster.again()} />}
      {isDone && (
        <View className="gap-16">
          <Button big onPress={save} id="save">
            存到相册
          </Button>
          <View className="center t14 ink-3 gap-8">点海报看大图，长按可以发给好友</View>
        </View>
      )}
      <Troubled saved={saved} onSave={save} onLarge={large} />
    </>
  )
})

/** The member's own poster, drawn on this phone and saved by their own tap. */
export default observer(function PosterPage() {
  const { id = '' } = useQuery()
  const [poster] = useState(() => new Poster(id))
  const open = () => poster.open()
  useLoad(() => {
    void open()
  })
  const ways = {
    'role.member-required': { label: '去入会', onPress: goHome },
    'invites.not-found': { label: '去邀请有礼', onPress: () => go('member/invite', { id }) },
  }
  const again = () => poster.again()
  const codeWays = { 'invites.code-busy': { label: '再试一次', onPress: again } }
  return (
    <Page>
      <Loaded of={poster.load} skeleton="card" onRetry={open} ways={ways}>
        {({ poster: shown }) => (
          <Loaded of={poster.code} skeleton="card" onRetry={again} ways={codeWays}>
            {({ fileId }) => <Picture poster={poster} shown={shown} codeFile={fileId} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
})
