import Document
import Metrics

/// The charts beyond lines, dots, bars and heat maps, each in the same six states: normal, empty, one value, extreme
/// values, long names in several scripts, everything suppressed.
extension ChartGallery {
  static let vocabulary: [(name: String, chart: ChartSpec)] =
    distributions + trends + comparisons + people + fairness

  static let plain = ["Billing", "Delivery", "North", "South", "Technical"]
  static let scripts = [
    "Kundenbetreuung Nord und Nordost, zweite Schicht", "Donaudampfschifffahrtsgesellschaft", "خدمة العملاء",
    "北京客服中心", "Ops",
  ]

  /// More rows than a page has room for.
  static let hundred = (1...100).map { "Team \($0)" }

  static func share(_ value: Double?) -> String { value.map { NumberFormat.fixed($0 * 100, 0) + "%" } ?? "[low]" }

  private static let distributions: [(name: String, chart: ChartSpec)] = [
    ("waits with median and ninth decile", .histogram(waits([310, 260, 190, 120, 80, 50, 22, 8, 3]))),
    ("a histogram of nothing", .histogram(waits([]))),
    ("a histogram of one bar", .histogram(waits([12], quantiles: [5]))),
    (
      "a histogram of extreme counts", .histogram(waits([2_400_000, 1, 0, 0, 1], width: 3600, quantiles: [0, 17_990]))
    ),
    (
      "a histogram with quantiles side by side and long labels",
      .histogram(waits([40, 30, 20], quantiles: [9, 10, 11], words: scripts))
    ),
    ("a suppressed histogram", .histogram(waits([0, 0, 0], empty: "[low]: fewer than 10 contacts"))),
    ("causes by count", .pareto(pareto(plain, [812, 401, 230, 90, 44]))),
    ("no causes", .pareto(pareto([], []))),
    ("one cause", .pareto(pareto(["Billing"], [7]))),
    ("causes of extreme counts", .pareto(pareto(plain, [98_000_000, 1, 0, 0, 0]))),
    ("causes with long names", .pareto(pareto(scripts, [90, 80, 70, 60, 50]))),
    ("all causes suppressed", .pareto(pareto(plain, [nil, nil, nil, nil, nil]))),
    ("scores from 1 to 5", .scores(scores(plain, top: 5))),
    ("scores from 0 to 10", .scores(scores(plain, top: 10))),
    ("scores of forty teams", .scores(scores(Array(hundred.prefix(40)), top: 5))),
    ("no scores", .scores(scores([], top: 5))),
    ("one answer", .scores(scores(["Billing"], top: 5) { _, score in score == 3 ? 1 : 0 })),
    ("extreme scores", .scores(scores(plain, top: 10) { row, score in score == row * 2 ? 0.998 : 0.0002 })),
    ("scores with long names", .scores(scores(scripts, top: 5))),
    ("all scores suppressed", .scores(scores(plain, top: 5, isHidden: true))),
  ]

  private static func waits(
    _ counts: [Int], width: Double = 15, quantiles: [Double] = [22, 75], words: [String]? = nil,
    empty: String = "no data"
  ) -> Histogram {
    let names = ["median", "90% within", "99% within"]
    return Histogram(
      format: .duration,
      bins: counts.enumerated().map { index, count in
        let lower = Double(index) * width
        return Histogram.Bin(
          lower: lower, upper: lower + width, count: count,
          rangeText: "\(NumberFormat.duration(lower)) to \(NumberFormat.duration(lower + width))")
      },
      quantiles: counts.isEmpty
        ? []
        : quantiles.enumerated().map { index, value in
          .init(value: value, label: "\(words?[index] ?? names[index])\u{A0}\(NumberFormat.duration(value))")
        }, countLabel: "contacts", tableHeads: ["Wait", "Contacts"], noData: empty)
  }

  private static func pareto(_ names: [String], _ counts: [Int?]) -> ParetoChart {
    ParetoChart(
      rows: zip(names, counts).map { name, count in
        ParetoChart.Row(
          name: name, count: count, valueText: count.map { NumberFormat.count(Double($0)) } ?? "[low]")
      }, tableHeads: ["Reason", "Contacts", "Cumulative share"])
  }

  private static func scores(
    _ names: [String], top: Int, isHidden: Bool = false, share: ((Int, Int) -> Double)? = nil
  ) -> ScoreDistribution {
    let lowest = top == 5 ? 1 : 0
    let steps = (lowest...top).map { $0 }
    return ScoreDistribution(
      scores: steps.map { String($0) },
      rows: names.enumerated().map { row, name in
        let weights = steps.indices.map { place in
          share?(row, place) ?? Double(1 + place * place + (row * 3 + place) % 4)
        }
        let total = weights.reduce(0, +)
        return ScoreDistribution.Row(
          name: name, shares: isHidden ? [] : weights.map { $0 / total }, n: isHidden ? 6 : 148 + row,
          valueText: isHidden ? "[low]" : "n\u{A0}\(148 + row)")
      }, tableHeads: ["Team"] + steps.map { String($0) } + ["Answers"])
  }

  private static let comparisons: [(name: String, chart: ChartSpec)] =
    slopes.map { ("slopes: \($0.name)", .slope($0.chart)) }
    + slopes.map { ("before and after: \($0.name)", .dumbbell($0.chart)) }

  private static let slopes: [(name: String, chart: SlopeChart)] = [
    ("five groups", slope(plain, [(0.71, 0.74), (0.62, 0.78), (0.7, 0.69), (0.55, 0.58), (0.8, 0.81)], apart: [1])),
    ("no groups", slope([], [])),
    ("one group", slope(["North"], [(0.7, 0.75)])),
    ("extreme values", slope(plain, [(0, 1), (1, 0), (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)], apart: [0])),
    ("long names", slope(scripts, [(0.7, 0.72), (0.71, 0.72), (0.705, 0.73), (0.7, nil), (nil, 0.72)], apart: [1])),
    ("all suppressed", slope(plain, plain.map { _ in (nil, nil) })),
  ]

  private static func slope(
    _ names: [String], _ values: [(Double?, Double?)], apart: Set<Int> = []
  ) -> SlopeChart {
    SlopeChart(
      format: .percent,
      rows: zip(names, values).enumerated().map { index, row in
        SlopeChart.Row(
          name: row.0, before: row.1.0, after: row.1.1, beforeText: share(row.1.0), afterText: share(row.1.1),
          isApart: apart.contains(index))
      }, beforeLabel: "September 2026", afterLabel: "October 2026", tableHeads: ["Team", "September", "October"])
  }
}
