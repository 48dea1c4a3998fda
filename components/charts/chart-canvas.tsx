'use client'

import {
  BarChart,
  type BarSeriesOption,
  FunnelChart,
  type FunnelSeriesOption,
  LineChart,
  type LineSeriesOption,
} from 'echarts/charts'
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | FunnelSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | AriaComponentOption
>

register([
  BarChart,
  LineChart,
  FunnelChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  AriaComponent,
  SVGRenderer,
])

/** The tokens a chart is drawn with, as they stand now. */
function inks(): ChartOption {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const axis = {
    axisLine: { lineStyle: { color: token('--field') } },
    axisTick: { show: false },
    axisLabel: { color: token('--ink-3'), fontSize: 11 },
    splitLine: { lineStyle: { color: token('--rule') } },
  }
  return {
    color: [
      token('--accent'),
      token('--ink-2'),
      token('--warn-fill'),
      token('--ink-4'),
      token('--ok'),
      token('--bad-fill'),
    ],
    textStyle: { fontFamily: style.fontFamily, color: token('--ink-2') },
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      icon: 'rect',
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: token('--ink-2'), fontSize: 12 },
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: token('--ink'),
      borderWidth: 0,
      textStyle: { color: token('--paper'), fontSize: 12 },
    },
    xAxis: axis,
    yAxis: axis,
    aria: { enabled: true, decal: { show: true } },
    animation: false,
  }
}

/** Joins the tokens under the option given; axes and grid are joined one level deep. */
function dressed(option: ChartOption): ChartOption {
  const base = inks()
  const joined: Record<string, unknown> = { ...base, ...option }
  for (const key of ['xAxis', 'yAxis', 'grid', 'legend', 'tooltip'] as const) {
    const [under, over] = [base[key], option[key]]
    if (under && over && !Array.isArray(over)) joined[key] = { ...under, ...over }
  }
  if (!option.xAxis) delete joined.xAxis
  if (!option.yAxis) delete joined.yAxis
  return joined
}

/** Draws as SVG, in the size of its place, anew when the theme changes. */
export function ChartCanvas({ option }: { option: ChartOption }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'svg' })
    const draw = () => chart.setOption(dressed(option), true)
    draw()
    const size = new ResizeObserver(() => chart.resize())
    size.observe(place.current)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      size.disconnect()
      theme.disconnect()
      dark.removeEventListener('change', draw)
      chart.dispose()
    }
  }, [option])
  return <div ref={place} className="h-full w-full" />
}
