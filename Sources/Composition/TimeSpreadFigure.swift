import Analysis
import Document
import Metrics

/// How long something took, with the times within which half and nine in ten were done.
func spreadFigure(_ spread: TimeSpread, _ report: ManagerReport, number: Int) -> Figure {
  let words = spread.measure.words
  let period = EnglishDates.shortName(report.assessment.period)
  let half = NumberFormat.duration(spread.median)
  let most = spread.ninetieth.map { NumberFormat.duration($0) }
  let title =
    "Half of the \(words.things) \(words.verb) within \(half)" + (most.map { ", nine in ten within \($0)" } ?? "")
  let last = spread.bins.last.map { NumberFormat.duration($0.upper) } ?? ""
  let longer = spread.longer == 0 ? "" : " \(NumberFormat.count(Double(spread.longer))) took longer than \(last)."
  return Figure(
    id: "fig-\(number)", number: number, title: title,
    subtitle: "\(words.measure); \(words.things) by time, \(report.population), \(period)",
    note: "Counted in steps of at most 3%." + longer + words.without,
    alternativeText: "Histogram of \(words.measure.lowercased()), \(report.population), \(period). \(title). "
      + "\(NumberFormat.count(Double(spread.n))) \(words.things) in all. Data in the table below.",
    chart: .histogram(
      Histogram(
        format: .duration,
        bins: spread.bins.map { bin in
          Histogram.Bin(
            lower: bin.lower, upper: bin.upper, count: bin.count,
            rangeText: "\(NumberFormat.duration(bin.lower)) to \(NumberFormat.duration(bin.upper))")
        },
        quantiles: [.init(value: spread.median, label: "half \(half)")]
          + (spread.ninetieth.map { [.init(value: $0, label: "nine in ten \(most ?? "")")] } ?? []),
        countLabel: sentenceStart(words.things), tableHeads: [words.measure, sentenceStart(words.things)])))
}

extension HistogramMeasure {
  /// The measure, what is counted, what happened to it, and what is left out.
  fileprivate var words: (measure: String, things: String, verb: String, without: String) {
    switch self {
    case .handle: ("Handle time", "contacts", "were handled", "")
    case .wait:
      ("Wait before the answer", "answered contacts", "were answered", " Who gave up waiting is not in it.")
    case .firstReply: ("Time to the first reply", "contacts", "had a reply", " Contacts without a reply are not in it.")
    case .resolutionMinutes:
      ("Time to the solution", "contacts", "were solved", " Contacts without a solution are not in it.")
    case .leadResponseMinutes:
      ("Time to the first response", "leads", "had a response", " Leads without a response are not in it.")
    }
  }
}
