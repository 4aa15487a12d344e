import Metrics

/// A small made-up centre as a dataset: 14 months of weeks for two teams of twelve, with what a test wants changed.
struct SyntheticCentre {
  var agentsPerTeam = 12
  var weeksOfHistory = 40
  /// Contacts an agent and day.
  var contacts = 10
  var hasSurveys = true
  /// Handle seconds a contact by agent index and days before the end.
  var handle: @Sendable (Int, Int) -> Int = { index, day in 300 + (index * 7 + day * 13) % 41 }
  /// After-contact seconds a contact.
  var acw: @Sendable (Int, Int) -> Int = { index, day in 40 + (index * 5 + day * 11) % 9 }
  /// Survey answers of 4 or 5 among five, by agent index and days before the end.
  var pleased: @Sendable (Int, Int) -> Int = { index, day in 3 + (index + day) % 3 / 2 }
  var missingDays: Set<Int> = []
  var events: [EventRecord] = []
  var targets: [MetricKey: Double] = [MetricKey("csat", "top2"): 0.6, MetricKey("acw_avg"): 45]

  let period = Period.month(year: 2026, month: 10)
  static let headline = [
    MetricKey("csat", "top2"), MetricKey("resolution_rate", "of_answered"), MetricKey("abandon_rate"),
    MetricKey("aht"), MetricKey("acw_avg"),
  ]

  var dataset: Dataset {
    var cells: [Subject: [Period: Sums]] = [:]
    var moments: [Subject: [Period: [String: (x: Int64, y: Int64, z: Int64)]]] = [:]
    for back in 0..<(weeksOfHistory * 7) where !missingDays.contains(back) {
      let day = period.last.adding(days: -back)
      guard day.weekday <= 6 else { continue }
      for index in 0..<(agentsPerTeam * 2) {
        let sums = sums(index, back)
        let agent = Subject(.agent, id(index))
        for subject in [.site, team(index), agent, Subject(.queue, "billing"), Subject(.topic, "Invoice")] {
          for span in spans(day) where span.dayCount > 1 || subject.level != .agent {
            cells[subject, default: [:]][span, default: Sums()].add(sums)
            let cluster = subject.level == .agent ? day.description : agent.id
            let old = moments[subject, default: [:]][span, default: [:]][cluster] ?? (0, 0, 0)
            moments[subject, default: [:]][span, default: [:]][cluster] = (
              old.x + sums[.handled], old.y + sums[.handleSeconds], old.z + sums[.acwSeconds]
            )
          }
        }
      }
    }
    addMoments(moments, to: &cells)
    let month = cells.compactMapValues { $0[period] }
    return Dataset(
      organisation: "Harbour Care", timeZone: "Europe/Berlin", period: period,
      metrics: Catalogue.metrics(threshold: 20),
      headline: SyntheticCentre.headline.map { HeadlineMeasure(key: $0, target: targets[$0]) },
      serviceLevelSeconds: 20, cells: cells,
      breakdowns: month.mapValues { sums in
        [Breakdown(level: .topic, value: "Invoice", sums: sums), Breakdown(level: .topic, value: "Meter", sums: sums)]
      },
      hours: [:],
      agents: (0..<(agentsPerTeam * 2)).map {
        AgentRecord(id: id($0), name: "Person \(letters[$0 % 24]) Example\($0)", team: team($0).id)
      },
      teams: [TeamRecord(id: "north", name: "North"), TeamRecord(id: "south", name: "South")], events: events,
      quality: DataQuality(
        daysWithData: [],
        daysWithoutData: missingDays.sorted().map { period.last.adding(days: -$0) }.filter(period.contains))
    )
  }

  func id(_ index: Int) -> String { "A-\(1000 + index)" }

  private let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWX")

  private func team(_ index: Int) -> Subject { Subject(.team, index < agentsPerTeam ? "north" : "south") }

  private func spans(_ day: CivilDate) -> [Period] {
    [.day(day), Period(.week, containing: day), Period(.month, containing: day)]
  }

  private func sums(_ index: Int, _ back: Int) -> Sums {
    var sums = Sums()
    let n = Int64(contacts)
    sums[.handled] = n
    sums[.abandoned] = Int64((index + back) % 2)
    sums[.offered] = n + sums[.abandoned]
    sums[.handledWithin] = n - 2
    sums[.waitSeconds] = n * 15
    sums[.waitKnown] = n
    sums[.handleSeconds] = n * Int64(handle(index, back))
    sums[.handleKnown] = n
    sums[.acwSeconds] = n * Int64(acw(index, back))
    sums[.acwKnown] = n
    sums[.talkSeconds] = sums[.handleSeconds] - sums[.acwSeconds]
    sums[.talkKnown] = n
    sums[.resolvedKnown] = n
    sums[.resolvedOfferedKnown] = n
    sums[.resolved] = n - 2 - Int64((index + back) % 2)
    sums[.transferKnown] = n
    sums[.transferred] = 1
    if hasSurveys {
      sums[.surveys] = 5
      sums[.surveyTop2] = Int64(pleased(index, back))
      sums[.surveyScore] = 15 + sums[.surveyTop2]
      sums[.surveyScoreSquared] = 45 + 7 * sums[.surveyTop2]
    }
    return sums
  }

  private func addMoments(
    _ moments: [Subject: [Period: [String: (x: Int64, y: Int64, z: Int64)]]], to cells: inout [Subject: [Period: Sums]]
  ) {
    for (subject, spans) in moments {
      for (span, clusters) in spans {
        for part in [TimePart.handle, .acw] {
          let columns = part.columns
          cells[subject]?[span]?[columns.m] = Int64(clusters.count)
          for (_, cluster) in clusters {
            let y = part == .handle ? cluster.y : cluster.z
            cells[subject]?[span]?[columns.xx] += cluster.x * cluster.x
            cells[subject]?[span]?[columns.xy] += cluster.x * y
            cells[subject]?[span]?[columns.yy] += y * y
          }
        }
      }
    }
  }
}
