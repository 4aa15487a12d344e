import Metrics

/// A dataset built up from the days of agents, summed the way ingestion sums.
struct SiteBuilder {
  /// What one agent did on one day.
  struct Work {
    var handled = 0
    var seconds = 0
    var resolved = 0
    var scores: [Int] = []
  }

  var period: Period
  var agents: [AgentRecord] = []
  var teams: [TeamRecord] = []
  var events: [EventRecord] = []
  var headline: [HeadlineMeasure] = [HeadlineMeasure(key: MetricKey("csat", "top2"), target: 0.8)]
  var quality = DataQuality()
  var metrics = Catalogue.metrics(threshold: 20)
  private var additive: [Subject: [Period: Sums]] = [:]
  /// Contacts and seconds a cluster: days of an agent, agents of anything wider.
  private var clusters: [Subject: [Period: [String: (x: Int64, y: Int64)]]] = [:]
  private var days: Set<CivilDate> = []

  init(_ period: String) { self.period = Period(period) ?? .month(year: 2026, month: 10) }

  mutating func add(_ work: Work, agent: String, team: String, day: CivilDate) {
    var sums = Sums()
    sums[.offered] = Int64(work.handled)
    sums[.handled] = Int64(work.handled)
    sums[.handleSeconds] = Int64(work.seconds)
    sums[.handleKnown] = Int64(work.handled)
    sums[.resolvedKnown] = Int64(work.handled)
    sums[.resolved] = Int64(work.resolved)
    sums[.surveys] = Int64(work.scores.count)
    sums[.surveyTop2] = Int64(work.scores.count { $0 >= 4 })
    sums[.surveyScore] = work.scores.reduce(0) { $0 + Int64($1) }
    sums[.surveyScoreSquared] = work.scores.reduce(0) { $0 + Int64($1 * $1) }
    days.insert(day)
    for period in periods(of: day) {
      add(sums, Subject(.agent, agent), period, cluster: day.description)
      add(sums, Subject(.team, team), period, cluster: agent)
      add(sums, .site, period, cluster: agent)
    }
  }

  /// Contacts that nobody took, known for the site only.
  mutating func addLost(_ abandoned: Int, day: CivilDate) {
    var sums = Sums()
    (sums[.offered], sums[.abandoned]) = (Int64(abandoned), Int64(abandoned))
    for period in periods(of: day) { additive[.site, default: [:]][period, default: Sums()].add(sums) }
  }

  private mutating func add(_ sums: Sums, _ subject: Subject, _ period: Period, cluster: String) {
    additive[subject, default: [:]][period, default: Sums()].add(sums)
    clusters[subject, default: [:]][period, default: [:]][cluster, default: (0, 0)].x += sums[.handleKnown]
    clusters[subject, default: [:]][period, default: [:]][cluster, default: (0, 0)].y += sums[.handleSeconds]
  }

  private func periods(of day: CivilDate) -> Set<Period> {
    var periods: Set<Period> = [.day(day), Period(.week, containing: day), Period(.month, containing: day)]
    if period.contains(day) { periods.insert(period) }
    return periods
  }

  var dataset: Dataset {
    var cells = additive
    for (subject, byPeriod) in clusters {
      for (period, byCluster) in byPeriod {
        for cluster in byCluster.values {
          cells[subject]?[period]?[.handleClusters] += 1
          cells[subject]?[period]?[.handleClusterXX] += cluster.x * cluster.x
          cells[subject]?[period]?[.handleClusterXY] += cluster.x * cluster.y
          cells[subject]?[period]?[.handleClusterYY] += cluster.y * cluster.y
        }
      }
    }
    var quality = quality
    quality.daysWithData = days.filter(period.contains).sorted()
    return Dataset(
      organisation: "Acme", timeZone: "Europe/Vienna", period: period, metrics: metrics, headline: headline,
      serviceLevelSeconds: 20, cells: cells, breakdowns: [:], hours: [:], agents: agents, teams: teams,
      events: events, quality: quality)
  }

  /// A site of several teams that works from Monday to Friday, the same way all the time.
  static func steady(
    seed: UInt64, teams: Int = 2, agents: Int = 6, days: Int = 190, period: String = "2026-10",
    shift: (_ agent: Int, _ day: CivilDate) -> Double = { _, _ in 0 }
  ) -> SiteBuilder {
    var random = Random(seed)
    var site = SiteBuilder(period)
    site.teams = (0..<teams).map { TeamRecord(id: "t\($0)", name: "Team \($0)") }
    site.agents = (0..<agents).map { AgentRecord(id: "a\($0)", name: "Agent \($0)", team: "t\($0 % teams)") }
    let end = site.period.last
    for back in (0..<days).reversed() {
      let day = end.adding(days: -back)
      guard day.weekday <= 5 else { continue }
      for agent in 0..<agents {
        let handled = 15 + Int(random.next() % 10)
        let likely = 0.8 + shift(agent, day)
        site.add(
          Work(
            handled: handled, seconds: (0..<handled).reduce(0) { sum, _ in sum + 200 + Int(random.next() % 200) },
            resolved: random.binomial(handled, 0.7),
            scores: (0..<3).map { _ in random.uniform() < likely ? 4 + Int(random.next() % 2) : 2 }),
          agent: "a\(agent)", team: "t\(agent % teams)", day: day)
      }
    }
    return site
  }
}
