import { Shell } from '@/components/shell/shell'
import { Page } from '@/components/shell/page'
import { Button } from '@/components/ui/button'

const nav = [
  { href: '/zz-gallery', label: '工作台', icon: 'desk', count: 14, key: 'd' },
  { href: '/customers', label: '客户', icon: 'people', key: 'c' },
  { href: '/warnings', label: '预警', icon: 'warn', count: 9 },
  { href: '/visits', label: '拜访', icon: 'walk' },
  { href: '/grading', label: '评级', icon: 'chart', group: '信用与发货' },
  { href: '/credit', label: '授信', icon: 'line', group: '信用与发货' },
  { href: '/gate', label: '发货放行', icon: 'truck', group: '信用与发货' },
  { href: '/archive', label: '档案室', icon: 'box', group: '档案' },
] as const

export default function Gallery() {
  return (
    <Shell nav={[...nav]} tabs={nav.slice(0, 5)} person={{ name: '沈若溪', post: '分支机构销售经理' }} unread={3}>
      <Page crumbs={[{ label: '客户', href: '/customers' }, { label: '澄麓医药批发' }]}>
        <div className="hello"><h1>11月23日 星期一<small>第48周，苏州分支机构，今天 14 件</small></h1><span className="right" /><Button icon="edit">记一次拜访</Button></div>
        <div className="sheet pad row">
          <Button look="pri" icon="plus">建档</Button><Button>导入</Button><Button look="ghost">下一家</Button><Button look="bad">否决</Button><Button disabled>不能</Button>
          <span className="grade" data-g="3">三级</span><span className="tier" data-t="1">金牌</span><span className="seal"><b>沈若溪印</b></span><span className="seal bai"><b>韩砚秋印</b></span>
          <span className="gauge u" style={{ '--u': 96.4 } as React.CSSProperties}><i /></span>
        </div>
      </Page>
    </Shell>
  )
}
