import Metrics
import Testing

@testable import Analysis

@Suite("Checks of workload")
struct WorkloadTests {
  private func weeks(_ occupancy: [Double]) -> [WorkWeek] {
    occupancy.enumerated().map { index, share in
      WorkWeek(
        monday: 7 * index, busySeconds: Int64((share * 100_000).rounded()),
        availableSeconds: Int64(((1 - share) * 100_000).rounded()), workedSeconds: 38 * 3600,
        contractedSeconds: 38 * 3600, breakPlannedSeconds: 9000, breakTakenSeconds: 9000)
    }
  }

  private func person(_ agent: String, _ occupancy: [Double], team: String = "t") -> WorkloadPerson {
    WorkloadPerson(agent: agent, team: team, weeks: weeks(occupancy))
  }

  private let calm = ["c1", "c2", "c3", "c4", "c5"]

  private func report(_ people: [WorkloadPerson]) -> WorkloadReport {
    WorkloadReport(people + calm.map { person($0, [0.7, 0.7, 0.7, 0.7]) })
  }

  @Test("three high weeks of four or two very high ones are a check, one high month earlier is none")
  func occupancy() {
    #expect(report([person("a", [0.95, 0.95, 0.7, 0.7, 0.7, 0.7])]).findings.isEmpty)
    #expect(report([person("a", [0.7, 0.86, 0.86, 0.7])]).findings.isEmpty)
    let three = report([person("a", [0.7, 0.86, 0.86, 0.86])])
    #expect(three.findings.map(\.agent) == ["a"] && three.findings.map(\.suggestsTalk) == [false])
    let two = report([person("a", [0.7, 0.91, 0.5, 0.91])])
    #expect(two.findings.count == 1)
    guard case .highOccupancy(let high, let veryHigh, let of, let average) = two.findings.first?.checks.first else {
      Issue.record("no facts")
      return
    }
    #expect(high == 2 && veryHigh == 2 && of == 4 && abs(average - 0.755) < 1e-9)
  }

  @Test("several chats at once have no limit of occupancy")
  func chats() {
    var chatting = person("a", [0.99, 0.99, 0.99, 0.99])
    for index in chatting.weeks.indices { chatting.weeks[index].isConcurrent = true }
    #expect(report([chatting]).findings.isEmpty)
  }

  @Test("half of a team over the limit is staffing: the team is named, no person")
  func staffing() {
    let busy = ["a1", "a2", "a3"].map { person($0, [0.9, 0.9, 0.9, 0.9], team: "u") }
    let found = report(busy + ["a4", "a5"].map { person($0, [0.7, 0.7, 0.7, 0.7], team: "u") })
    #expect(found.findings.isEmpty)
    let team = found.teams.first { $0.team == "u" }
    #expect(team?.isStaffing == true && team?.over == 3 && abs((team?.occupancy ?? 0) - 0.82) < 1e-9)
    #expect(found.teams.first { $0.team == "t" }?.isStaffing == false)
  }

  @Test("each limit is met just past it and not on it")
  func limits() {
    func checks(_ change: (inout WorkloadPerson) -> Void) -> [WorkloadCheck] {
      var changed = person("a", [0.7, 0.7, 0.7, 0.7])
      change(&changed)
      return report([changed]).findings.first?.checks ?? []
    }
    #expect(checks { $0.overtimeShares = [0.2, 0.1, 0.2] }.isEmpty)
    #expect(checks { $0.overtimeShares = [0.05, 0.11, 0.12] } == [.overtime(shares: [0.11, 0.12])])
    #expect(checks { for week in 0..<4 { $0.weeks[week].workedSeconds = 48 * 3600 } }.isEmpty)
    #expect(
      checks { for week in 0..<4 { $0.weeks[week].workedSeconds = 50 * 3600 } } == [.longWeeks(hours: 50, weeks: 4)])
    #expect(checks { for week in 0..<4 { $0.weeks[week].breakTakenSeconds = 7200 } }.isEmpty)
    #expect(
      checks { for week in 0..<4 { $0.weeks[week].breakTakenSeconds = 6300 } } == [.shortBreaks(taken: 0.7)])
    #expect(checks { $0.weeks[2].daysWithoutDayOff = 7 }.isEmpty)
    #expect(checks { $0.weeks[2].daysWithoutDayOff = 8 } == [.noDayOff(days: 8)])
    #expect(checks { $0.adherenceFell = true } == [.adherenceFell])
    #expect(checks { $0.breaksFell = true } == [.breaksFell])
    let rest = checks {
      $0.weeks[1].shortRests = 2
      $0.weeks[1].shortestRestSeconds = 36_000
    }
    #expect(rest == [.shortRest(times: 2, shortestHours: 10)])
  }

  @Test("two checks suggest a talk, with what usually stands behind them first")
  func talk() {
    var tired = person("a", [0.7, 0.7, 0.7, 0.7])
    tired.weeks[3].daysWithoutDayOff = 9
    tired.adherenceFell = true
    let found = WorkloadReport([tired], facts: ["t": OperationalFacts(incidents: 2, hasNewQueueMix: true)]).findings
    #expect(found.map(\.suggestsTalk) == [true])
    #expect(found.first?.causes == [.schedule, .systemTrouble(incidents: 2), .queueMix])
  }

  @Test("days since the last talk are shown for five people or more")
  func talks() {
    func days(_ count: Int) -> Double? {
      let people = (0..<count).map { index in
        WorkloadPerson(agent: "p\(index)", team: "t", weeks: [], daysSinceOneToOne: 10 * index)
      }
      return WorkloadReport(people).teams.first?.daysSinceOneToOne
    }
    #expect(days(4) == nil && days(5) == 20)
  }
}

@Suite("Leaving, joining and learning")
struct AttritionTests {
  private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(ordinal: 0) }

  private func person(
    _ agent: String, _ joined: String, _ left: String? = nil, _ reason: Employment.Reason = .voluntary,
    team: String = "t"
  ) -> Employment {
    Employment(agent: agent, team: team, joined: day(joined), left: left.map(day), reason: reason)
  }

  @Test("a rate is leavers by time at work, with Byar's interval, and moves inside are none")
  func rates() throws {
    let people =
      (0..<20).map { person("s\($0)", "2020-01-01") } + [
        person("a", "2020-01-01", "2025-06-30"), person("b", "2020-01-01", "2025-03-31", .involuntary),
        person("c", "2020-01-01", "2025-12-31", .internalMove), person("d", "2020-01-01", "2024-12-31"),
        person("e", "2025-07-01", "2025-08-29", .unknown),
      ]
    let report = AttritionReport(people, in: .range(day("2025-01-01"), day("2025-12-31")))
    let days = 20 * 365 + 181 + 90 + 365 + 60
    #expect(report.rate.leavers == 3 && abs(report.rate.personMonths - Double(days) / 30.4375) < 1e-9)
    #expect(abs((report.rate.annual ?? 0) - 3 * 365.25 / Double(days)) < 1e-12)
    let limits = poissonInterval(3)
    #expect(abs((report.rate.interval?.upper ?? 0) - limits.upper * 365.25 / Double(days)) < 1e-12)
    #expect(report.reasons.map(\.rate.leavers) == [1, 1, 1] && report.internalMoves == 1)
    // On the last day of December 2024 person d is no longer counted, as on every last day.
    #expect(report.headAtStart == 23 && report.headAtEnd == 20 && report.stayed == 20)
    #expect(abs((report.averageHeadRate ?? 0) - 3 / 21.5 / (365 / 365.25)) < 1e-12)
    #expect(abs((report.retention ?? 0) - 20.0 / 23) < 1e-12)
    #expect(report.bands.map(\.rate.leavers) == [1, 0, 2])
    let months = report.bands.reduce(0) { $0 + $1.rate.personMonths }
    #expect(abs(months - report.rate.personMonths) < 1e-9)
    #expect(abs((LeavingRate(leavers: 1, days: 365).yearlyProbability ?? 0) - 0.6481) < 1e-3)
  }

  @Test("a team of ten has no rate of its own in a year, one of twenty has")
  func teams() {
    let people =
      (0..<10).map { person("a\($0)", "2020-01-01", $0 < 2 ? "2025-06-30" : nil, team: "small") }
      + (0..<20).map { person("b\($0)", "2020-01-01", team: "large") }
    let report = AttritionReport(people, in: .range(day("2025-01-01"), day("2025-12-31")))
    #expect(report.teams.map(\.team) == ["large", "small"])
    #expect(report.teams[0].rate?.leavers == 0 && report.teams[1].rate == nil)
    // Two leavers of ten people in a year: from 2 to 72 in a hundred.
    let ten = LeavingRate(leavers: 2, days: 3652)
    #expect(abs((ten.interval?.lower ?? 0) - 0.024) < 0.001 && abs((ten.interval?.upper ?? 0) - 0.722) < 0.001)
  }

  @Test("nobody at work is no rate")
  func nobody() {
    let report = AttritionReport([], in: .month(year: 2025, month: 1))
    #expect(report.rate.annual == nil && report.retention == nil && report.averageHeadRate == nil)
    #expect(joinerCohorts([], upTo: day("2025-12-31")).isEmpty && RampCurve([]).points.isEmpty)
  }

  @Test("cohorts whose 90 days are not over are marked and have no share")
  func cohorts() {
    let people =
      (0..<6).map { person("a\($0)", "2025-06-10", $0 == 0 ? "2025-09-08" : $0 == 1 ? "2025-09-09" : nil) }
      + [person("b", "2025-08-01"), person("c", "2025-08-02", "2025-08-20", .internalMove)]
      + (0..<5).map { person("d\($0)", "2025-11-15") }
    let found = joinerCohorts(people, upTo: day("2025-12-31"))
    #expect(found.map(\.month.id) == ["2025-06", "2025-08", "2025-11"])
    #expect(found.map(\.state) == [.complete, .fewPeople, .censored])
    #expect(found.map(\.left) == [1, 0, 0] && found.map(\.open) == [0, 0, 5])
    #expect(found[0].share == 1.0 / 6 && found[1].share == nil && found[2].share == nil)
    // What happens after the day is not known yet.
    let early = joinerCohorts(people, upTo: day("2025-08-31"))
    #expect(early.map(\.left) == [0, 0] && early.map(\.state) == [.censored, .censored])
  }

  @Test("a curve has a median from five joiners on and a middle half from ten")
  func ramp() {
    func month(_ month: Int, _ people: Int, _ value: Double) -> [RampCurve.Observation] {
      (0..<people).map { .init(agent: "p\($0)", month: month, value: value + Double($0)) }
    }
    let curve = RampCurve(month(0, 11, 50) + month(1, 5, 60) + month(2, 4, 70) + month(3, 6, 80))
    #expect(curve.points.map(\.median) == [55, 62, nil, 82.5])
    #expect(curve.points.map(\.middleHalf) == [Interval(lower: 52.5, upper: 57.5), nil, nil, nil])
    #expect(curve.monthReached { $0 >= 60 } == 1 && curve.monthReached { $0 >= 90 } == nil)
    #expect(curve.monthReached { $0 < 60 } == nil)
  }
}
