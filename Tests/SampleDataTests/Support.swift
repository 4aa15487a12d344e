import Metrics

@testable import SampleData

/// A drawn history with the sums that the tests ask for.
struct History {
  let simulation: Simulation
  let months: [MonthRows]

  init(_ options: SampleOptions) {
    var simulation = Simulation(options)
    months = options.periods.map { simulation.draw($0) }
    self.simulation = simulation
    contacts = months.flatMap(\.contacts)
    surveys = months.flatMap(\.surveys)
    scores = months.flatMap(\.scores)
  }

  let contacts: [SampleContact]
  let surveys: [SampleSurvey]
  let scores: [SampleScore]
  var organisation: Organisation { simulation.organisation }

  func team(_ contact: SampleContact) -> Int? {
    contact.agent.flatMap { organisation.agents[$0].team(on: contact.day) }
  }

  static let planted = History(SampleOptions())
  static let null = History(SampleOptions(plants: false))
  /// Where the planted history has its plants; the null history has the same people.
  static let plan: Plants? = planted.simulation.plants
}

/// A measure as sums above and below the line, week by week.
struct Weekly {
  private var sums: [CivilDate: (above: Double, below: Double)] = [:]

  mutating func add(_ day: CivilDate, _ above: Double, _ below: Double = 1) {
    let monday = SiteCalendar.monday(day)
    let old = sums[monday] ?? (0, 0)
    sums[monday] = (old.above + above, old.below + below)
  }

  init<Row>(_ rows: [Row], _ value: (Row) -> (day: CivilDate, above: Double)?) {
    for row in rows {
      if let (day, above) = value(row) { add(day, above) }
    }
  }

  /// The ratio over all weeks that begin in a span.
  func ratio(_ included: (CivilDate) -> Bool) -> Double {
    var above = 0.0
    var below = 0.0
    for (week, sum) in sums where included(week) {
      above += sum.above
      below += sum.below
    }
    return above / below
  }

  func ratio(before day: CivilDate) -> Double { ratio { $0 < day } }
  func ratio(from day: CivilDate) -> Double { ratio { $0 >= day } }

  /// Weeks that break a rule of the normalised individuals chart: outside three sigma, or the seventh and any later
  /// of weeks on one side of the centre line (Taylor, 2017).
  func signals() -> [CivilDate] {
    let weeks = sums.filter { $0.value.below >= 5 }.sorted { $0.key < $1.key }
    let n = weeks.map(\.value.below)
    let y = weeks.map { $0.value.above / $0.value.below }
    let centre = weeks.reduce(0) { $0 + $1.value.above } / n.reduce(0, +)
    var steps: [Double] = []
    for index in y.indices.dropFirst() {
      let scale = (1 / n[index] + 1 / n[index - 1]).squareRoot()
      steps.append((Double.pi / 2).squareRoot() * abs(y[index] - y[index - 1]) / scale)
    }
    let mean = steps.reduce(0, +) / Double(steps.count)
    steps.removeAll { $0 >= 3.2665 * mean }
    let sigma = steps.reduce(0, +) / Double(steps.count)
    var signals: [CivilDate] = []
    var run = 0
    var wasAbove = false
    for (index, week) in weeks.enumerated() {
      let isAbove = y[index] > centre
      run = isAbove == wasAbove ? run + 1 : 1
      wasAbove = isAbove
      if abs(y[index] - centre) > 3 * sigma / n[index].squareRoot() || run >= 7 { signals.append(week.key) }
    }
    return signals
  }
}
