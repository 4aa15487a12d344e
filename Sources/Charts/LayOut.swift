import Document

/// Lays a chart out for one size class. Pure and deterministic; coordinates are rounded to 0.01.
///
/// Heights follow from the chart: process charts are 232 px (132 pt) high, over the whole
/// width 320 px (161 pt); rows of dot plots and bars are 26 px (17.5 pt), more where a name takes more lines.
///
/// - Parameter processHeight: of a process chart; `nil` for the usual height.
package func layOut(
  _ chart: ChartSpec, size: SizeClass, measurer: some TextMeasurer, processHeight: Double? = nil
) -> Scene {
  let canvas = ChartCanvas(width: size.width, isPaper: size.isPaper, measurer: measurer)
  return switch chart {
  case .process(let process): ProcessLayout(process, canvas, height: processHeight).scene
  case .sparkline(let process):
    layOut(
      sparkline: process, width: canvas.isPaper ? 84 : 132, height: canvas.isPaper ? 18 : 28, isPaper: canvas.isPaper)
  case .rangeBar(let bar):
    layOut(rangeBar: bar, width: size.width, height: canvas.isPaper ? 17.5 : 24, isPaper: canvas.isPaper)
  case .dotPlot(let plot): DotPlotLayout(plot, canvas).scene
  case .heatMap(let map): HeatMapLayout(map, canvas).scene
  case .bars(let bars): BarLayout(bars, canvas).scene
  case .histogram(let histogram): HistogramLayout(histogram, canvas).scene
  case .pareto(let pareto): ParetoLayout(pareto, canvas).scene
  case .intervals(let intervals): IntervalLayout(intervals, canvas).scene
  case .slope(let slope): SlopeLayout(slope, canvas).scene
  case .dumbbell(let slope): DumbbellLayout(slope, canvas).scene
  case .scores(let scores): ScoreLayout(scores, canvas).scene
  case .smallMultiples(let multiples): SmallMultiplesLayout(multiples, canvas).scene
  case .funnel(let funnel): FunnelLayout(funnel, canvas).scene
  case .skillMix(let mix): SkillMixLayout(mix, canvas).scene
  case .evidence(let map): EvidenceLayout(map, canvas).scene
  case .lorenz(let curve): LorenzLayout(curve, canvas).scene
  case .chanceDots(let dots): ChanceDotsLayout(dots, canvas).scene
  case .effects(let effects): EffectLayout(effects, canvas).scene
  case .ramp(let ramp): RampLayout(ramp, canvas).scene
  case .occupancy(let occupancy): OccupancyLayout(occupancy, canvas).scene
  }
}
