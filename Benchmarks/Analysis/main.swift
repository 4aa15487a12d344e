import Analysis
import Foundation
import Metrics

// Times the analysis alone, case mix included: people × months × measures on one core.
//
// usage: analysis-benchmark PEOPLE [MONTHS]   prints people, CPU seconds and the peak of resident memory
//        analysis-benchmark people            prints the CPU seconds of three parts: swaps, reviewers, relabelling

/// A centre of people in teams of 20 who take contacts of eight kinds, the same way every month.
func centre(people: Int, months: Int) -> Dataset {
  var state: UInt64 = 20_261_031
  func next() -> Int64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64(state >> 40)
  }
  let period = Period.month(year: 2026, month: 10)
  var spans: [Period] = []
  var month = period
  for _ in 0..<months {
    spans.append(month)
    month = month.previous
  }
  var week = Period(.week, containing: period.last)
  if week.last > period.last { week = week.previous }
  for _ in 0..<26 {
    spans.append(week)
    week = week.previous
  }
  var cells: [Subject: [Period: Sums]] = [:]
  var strata: [StratumSums] = []
  for person in 0..<people {
    let id = "A-\(100_000 + person)"
    for span in spans {
      let days = Int64(span.last.ordinal - span.first.ordinal + 1)
      let contacts: Int64 = days * 10 + next() % 40
      var sums = Sums()
      let pace = 280 + Int64(person % 40) + next() % 20
      let seconds: Int64 = contacts * pace
      let square: Int64 = contacts * contacts / 20
      let values: [SumColumn: Int64] = [
        .offered: contacts, .handled: contacts, .handleKnown: contacts, .talkKnown: contacts, .handleSeconds: seconds,
        .talkSeconds: seconds * 8 / 10, .holdKnown: contacts, .holdSeconds: contacts * 15, .acwKnown: contacts,
        .acwSeconds: contacts * 40, .resolvedKnown: contacts, .resolved: contacts * 75 / 100 + next() % 9,
        .transferKnown: contacts, .transferred: contacts / 12, .surveys: contacts / 6, .surveyTop2: contacts / 8,
        .surveyScore: contacts / 6 * 4, .surveyScoreSquared: contacts / 6 * 17, .handleClusters: 20,
        .handleClusterXX: square, .handleClusterXY: square * pace, .handleClusterYY: square * pace * pace * 20 / 19,
      ]
      for (column, value) in values { sums[column] = value }
      cells[Subject(.agent, id), default: [:]][span] = sums
      for subject in [Subject.site, Subject(.team, "T-\(person / 20)")] {
        cells[subject, default: [:]][span, default: Sums()].add(sums)
      }
    }
    for kind in 0..<8 {
      for reach in ReportingWindow.allCases {
        let n = 20 + next() % 30
        let log = 5_600_000 + Int64(kind) * 50_000 + next() % 40_000
        let squared: Int64 = n * (log / 1_000 * (log / 1_000) + 300_000)
        let numbers: [Int64] = [
          n, n * 300, n * 120_000, n * log, squared, n, n * 3 / 4, n, n / 10, n / 6, n / 7,
        ]
        let stratum = StratumSums(
          agent: id, queue: "Q\(kind / 2)", channel: kind.isMultiple(of: 2) ? "voice" : "chat", reach: reach,
          numbers: numbers)
        if let stratum { strata.append(stratum) }
      }
    }
  }
  var dataset = Dataset(
    organisation: "Benchmark", timeZone: "UTC", period: period,
    metrics: Array(Catalogue.metrics(threshold: 20).prefix(40)),
    headline: ["aht", "acw_avg", "transfer_rate"].map { HeadlineMeasure(key: MetricKey($0), target: nil) },
    serviceLevelSeconds: 20, cells: cells, breakdowns: [:], hours: [:],
    agents: (0..<people).map {
      AgentRecord(id: "A-\(100_000 + $0)", name: "Person \($0)", team: "T-\($0 / 20)", joined: CivilDate("2020-01-01"))
    },
    teams: (0..<((people + 19) / 20)).map { TeamRecord(id: "T-\($0)", name: "Team \($0)") }, events: [],
    quality: DataQuality(daysWithData: (period.first.ordinal...period.last.ordinal).map { CivilDate(ordinal: $0) }))
  dataset.strata = strata
  return dataset
}

func processorSeconds() -> Double {
  var usage = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &usage)
  return Double(usage.tv_sec) + Double(usage.tv_nsec) / 1e9
}

if CommandLine.arguments.dropFirst().first == "people" {
  timePeople()
  exit(0)
}
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let people = arguments.first ?? 1000
let dataset = centre(people: people, months: arguments.dropFirst().first ?? 25)

let start = processorSeconds()
let assessment = assess(dataset)
let seconds = processorSeconds() - start
let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
print("\(people) \((seconds * 1000).rounded() / 1000) \(peak / 1024) \(assessment.subjects.count)")
