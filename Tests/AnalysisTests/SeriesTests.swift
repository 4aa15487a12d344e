import Metrics
import Testing

@testable import Analysis

@Suite("Series")
struct SeriesTests {
  /// Weekly top-2 shares out of `n`; `nil` is a week without rows.
  private func chart(
    _ tops: [Int?], n: Int = 100, as kind: ProcessSeries.Chart = .xmr, hollow: Set<Int> = [], small: Set<Int> = []
  ) -> ProcessSeries? {
    let sums = tops.enumerated().map { index, top in
      top.map { top in
        var sums = Sums()
        sums[.surveys] = small.contains(index) ? 4 : Int64(n)
        sums[.surveyTop2] = small.contains(index) ? min(4, Int64(top)) : Int64(top)
        return sums
      }
    }
    var periods: [SeriesPeriod] = []
    var week = Period.week(year: 2026, week: 1)
    for _ in tops {
      periods.append(SeriesPeriod(period: week, isPartial: false, isComplete: true))
      week = week.next
    }
    return builder(kind).series(periods, sums: sums, isHollow: tops.indices.map(hollow.contains))
  }

  private func builder(_ kind: ProcessSeries.Chart) -> SeriesBuilder {
    let metric = Catalogue.metrics(threshold: 20).first { $0.key == MetricKey("csat", "top2") }
    return SeriesBuilder(
      metric: metric ?? Catalogue.metrics(threshold: 20)[0], chart: kind, grain: .week, leastObservations: 5,
      carriesLimits: true)
  }

  private func steady(_ count: Int) -> [Int?] { (0..<count).map { [80, 82, 79, 81][$0 % 4] } }

  @Test(
    "matures with its usable points, and a stable series is its own baseline",
    arguments: [
      (2, ProcessSeries.Maturity.dotsOnly), (5, .dotsOnly), (6, .trial), (11, .trial), (12, .established),
      (26, .established),
    ])
  func maturity(points: Int, maturity: ProcessSeries.Maturity) throws {
    let series = try #require(chart(steady(points)))
    #expect(series.maturity == maturity && series.baseline == (maturity == .dotsOnly ? 0 : points))
    #expect((series.center == nil) == (maturity == .dotsOnly))
    #expect(series.points.allSatisfy { ($0.limits == nil) == (maturity == .dotsOnly) })
  }

  @Test("a change locks the limits on the points before it", arguments: [(14, 12), (19, 12), (20, 16), (26, 16)])
  func locking(points: Int, baseline: Int) throws {
    let series = try #require(chart(steady(points - 2) + [99, 99]))
    #expect(series.baseline == baseline && series.points.last?.signal == .improvement)
  }

  @Test("one odd point is flagged and locks nothing")
  func oddPoint() throws {
    let series = try #require(chart(steady(22) + [99] + steady(3)))
    #expect(series.baseline == 26 && series.points[22].rule == .outsideLimits)
    #expect(Variation(series).signal == .common)
  }

  @Test("staff are required in months whose states were not exported: no value there, not 0%")
  func notObserved() throws {
    let metric = try #require(Catalogue.metrics(threshold: 20).first { $0.key == MetricKey("staffing_cover") })
    var month = Period.month(year: 2026, month: 1)
    var (periods, sums): ([SeriesPeriod], [Sums?]) = ([], [])
    for number in 1...8 {
      var cell = Sums()
      (cell[.offered], cell[.requiredSeconds]) = (1000, 1000)
      if number > 5 { (cell[.onQueueSeconds], cell[.stateDays]) = (1600, 40) }
      periods.append(SeriesPeriod(period: month, isPartial: false, isComplete: true))
      sums.append(cell)
      month = month.next
    }
    let builder = SeriesBuilder(metric: metric, chart: .xmr, grain: .month, leastObservations: 3, carriesLimits: true)
    let series = try #require(builder.series(periods, sums: sums, isHollow: sums.map { _ in false }))
    #expect(series.points.compactMap(\.value) == [1.6, 1.6, 1.6])
    #expect(series.points.first?.period == Period.month(year: 2026, month: 6))
  }

  @Test("one period with data is no series")
  func single() {
    #expect(chart([80]) == nil)
    #expect(chart([nil, nil, 80]) == nil)
    #expect(chart([]) == nil)
  }

  @Test("the baseline is locked: a later shift stays flagged and the average stays")
  func baseline() throws {
    let before = try #require(chart(steady(16)))
    let after = try #require(chart(steady(16) + Array(repeating: 90, count: 10)))
    #expect(after.points.suffix(10).allSatisfy { $0.signal == .improvement })
    let center = try #require(after.center)
    #expect(abs(center - 0.805) < 1e-12 && before.center != nil)
  }

  @Test(
    "a constant series has no signals, not even where it moves at last",
    arguments: [ProcessSeries.Chart.xmr, .normalised])
  func constant(kind: ProcessSeries.Chart) throws {
    let series = try #require(chart(Array(repeating: 80, count: 20) + [81], as: kind))
    #expect(series.points.allSatisfy { $0.signal == .common })
    let limits = try #require(series.limits)
    #expect(limits.lower == limits.upper)
  }

  @Test("hollow points are shown and ignored")
  func hollow() throws {
    let plain = try #require(chart(steady(14)))
    for extra: (hollow: Set<Int>, small: Set<Int>) in [([14], []), ([], [14])] {
      let series = try #require(chart(steady(14) + [0], hollow: extra.hollow, small: extra.small))
      let last = try #require(series.points.last)
      #expect(last.isHollow && last.value == 0 && last.signal == .common)
      #expect(series.center == plain.center && series.baseline == plain.baseline)
      #expect(Variation(series).points == 14)
    }
  }

  @Test("a gap of two weeks is bridged, a gap of three starts anew")
  func gaps() throws {
    let bridged = try #require(chart(steady(7) + [nil, nil] + steady(7)))
    #expect(bridged.points.count == 16 && bridged.maturity == .established)
    #expect(bridged.points[7].value == nil && bridged.points[7].signal == .common && !bridged.points[7].isHollow)
    let restarted = try #require(chart(steady(7) + [nil, nil, nil] + steady(7)))
    #expect(restarted.points.count == 7 && restarted.maturity == .trial)
    #expect(restarted.points.first?.period.id == "2026-W11")
  }

  @Test("weeks without data at the end stay visible")
  func trailing() throws {
    let series = try #require(chart(steady(7) + [nil, nil, nil, nil]))
    #expect(series.points.count == 11 && series.points.suffix(4).allSatisfy { $0.value == nil })
  }

  @Test("a series starts with the first week of data")
  func leading() throws {
    #expect(try #require(chart([nil, nil] + steady(7))).points.count == 7)
  }

  @Test("limits of a normalised chart follow n, those of an XmR chart do not")
  func widths() throws {
    let normalised = try #require(chart(steady(12) + [3], as: .normalised, small: [12]))
    let wide = try #require(normalised.points[12].limits)
    let narrow = try #require(normalised.points[0].limits)
    #expect(abs((wide.upper - wide.lower) / (narrow.upper - narrow.lower) - 5) < 1e-9)
    let xmr = try #require(chart(steady(12) + [3], small: [12]))
    #expect(xmr.points[12].limits == xmr.points[0].limits)
  }

  @Test("limits are not clamped to the scale")
  func unclamped() throws {
    let series = try #require(chart((0..<12).map { $0 % 2 == 0 ? 100 : 80 }))
    #expect(try #require(series.limits).upper > 1)
  }

  @Test("a run counts the latest points with the same rule")
  func run() throws {
    let series = try #require(chart(steady(15) + Array(repeating: 83, count: 7)))
    let variation = Variation(series)
    #expect(variation.signal == .improvement && variation.rule == .shift && variation.run == 7)
    #expect(variation.points == 22)
    #expect(Variation(nil) == Variation(signal: .common, rule: nil, run: 0, points: 0))
  }
}
