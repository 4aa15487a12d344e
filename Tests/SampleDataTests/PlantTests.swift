import Metrics
import Testing

@testable import SampleData

/// Each planted truth is found in the planted history and is absent from the null history.
@Suite struct PlantTests {
  let plan: Plants

  init() throws { plan = try #require(History.plan) }

  @Test("handle time of one team falls by about 12 % after its training, and of no other team")
  func handleTime() {
    func series(_ history: History, _ team: Int) -> Weekly {
      Weekly(history.contacts) { history.team($0) == team ? ($0.day, Double($0.handle)) : nil }
    }
    func change(_ history: History, _ team: Int) -> Double {
      let weekly = series(history, team)
      return weekly.ratio(from: plan.trainingEffect) / weekly.ratio(before: plan.trainingEffect) - 1
    }
    #expect((-0.15 ... -0.10).contains(change(.planted, plan.handleTeam)))
    #expect(abs(change(.null, plan.handleTeam)) < 0.03)
    for team in 0..<3 where team != plan.handleTeam { #expect(abs(change(.planted, team)) < 0.03) }
    let signals = series(.planted, plan.handleTeam).signals().filter { $0 >= plan.trainingEffect }
    #expect(signals.count >= 4)
  }

  @Test("satisfaction of one agent falls clearly, and a weekly chart shows it")
  func satisfaction() {
    func series(_ history: History) -> Weekly {
      Weekly(history.surveys) {
        $0.contact.agent == plan.satisfactionAgent ? ($0.answeredDay, $0.satisfaction >= 4 ? 1 : 0) : nil
      }
    }
    let planted = series(.planted)
    #expect(planted.ratio(before: plan.satisfactionFrom) > 0.75)
    #expect(planted.ratio(from: plan.satisfactionFrom) < 0.55)
    #expect(planted.signals().count { $0 >= plan.satisfactionFrom } >= 3)
    let null = series(.null)
    #expect(abs(null.ratio(from: plan.satisfactionFrom) - null.ratio(before: plan.satisfactionFrom)) < 0.12)
  }

  @Test("after-contact work of one agent falls by two fifths, and a weekly chart shows it")
  func afterWork() {
    func series(_ history: History) -> Weekly {
      Weekly(history.contacts) { $0.agent == plan.afterWorkAgent ? ($0.day, Double($0.afterWork)) : nil }
    }
    func change(_ weekly: Weekly) -> Double {
      weekly.ratio(from: plan.afterWorkFrom) / weekly.ratio(before: plan.afterWorkFrom) - 1
    }
    #expect((-0.45 ... -0.35).contains(change(series(.planted))))
    #expect(abs(change(series(.null))) < 0.06)
    #expect(series(.planted).signals().count { $0 >= plan.afterWorkFrom } >= 7)
  }

  @Test("after-contact work of those who took a course falls by an eighth, and of nobody else")
  func course() {
    func change(_ history: History, _ isIn: (Int) -> Bool) -> Double {
      let own = history.contacts.filter { contact in
        contact.agent.map { isIn($0) && $0 != plan.afterWorkAgent } ?? false
      }
      func mean(_ contacts: [SampleContact]) -> Double {
        Double(contacts.reduce(0) { $0 + $1.afterWork }) / Double(contacts.count)
      }
      return mean(own.filter { $0.day >= plan.course }) / mean(own.filter { $0.day < plan.course }) - 1
    }
    #expect(plan.courseAgents.count == 6 && plan.course.description == "2026-06-10")
    #expect((-0.15 ... -0.09).contains(change(.planted, plan.courseAgents.contains)))
    #expect(abs(change(.planted) { !plan.courseAgents.contains($0) }) < 0.03)
    #expect(abs(change(.null, plan.courseAgents.contains)) < 0.03)
  }

  @Test("one reviewer is about twelve points harsher than the others")
  func harshReviewer() {
    func spread(_ history: History) -> Double {
      func score(_ included: (Int) -> Bool) -> Double {
        let own = history.scores.filter { $0.reviewer.map(included) ?? false && $0.calibration.isEmpty }
        return Double(own.reduce(0) { $0 + $1.earned }) / Double(own.reduce(0) { $0 + $1.possible })
      }
      return score { $0 == plan.harshReviewer } - score { $0 != plan.harshReviewer }
    }
    #expect((-0.16 ... -0.08).contains(spread(.planted)))
    #expect(abs(spread(.null)) < 0.04)
  }

  @Test("two teams differ in warmth and knowledge, each strong where the other is weak")
  func skillMix() {
    func met(_ history: History, _ team: Int, _ group: Behaviour.Group) -> Double {
      let own = history.scores.filter {
        Behaviour.all[$0.item].group == group && $0.possible > 0
          && history.organisation.agents[$0.agent].spans[0].team == team
      }
      return Double(own.count { $0.earned > 0 }) / Double(own.count)
    }
    for (group, sign) in [(Behaviour.Group.warmth, 1.0), (.knowledge, -1.0)] {
      let planted = met(.planted, plan.warmTeam, group) - met(.planted, plan.knowingTeam, group)
      #expect(sign * planted > 0.1)
      #expect(abs(met(.null, plan.warmTeam, group) - met(.null, plan.knowingTeam, group)) < 0.06)
    }
  }

  @Test("one queue takes longer and is resolved less often, and every team gets the same share of it")
  func hardQueue() {
    func means(_ history: History, _ isHard: Bool) -> (handle: Double, resolved: Double) {
      let own = history.contacts.filter { $0.agent != nil && ($0.queue == Site.hardQueue) == isHard }
      return (
        Double(own.reduce(0) { $0 + $1.handle }) / Double(own.count),
        Double(own.count { $0.resolved }) / Double(own.count)
      )
    }
    let (hard, easy) = (means(.planted, true), means(.planted, false))
    #expect(hard.handle / easy.handle > 1.35)
    #expect((0.2...0.3).contains(easy.resolved - hard.resolved))
    let (same, other) = (means(.null, true), means(.null, false))
    #expect(abs(same.handle / other.handle - 1) < 0.02)
    #expect(abs(same.resolved - other.resolved) < 0.02)
    let shares = (0..<3).map { team in
      let own = History.planted.contacts.filter { History.planted.team($0) == team }
      return Double(own.count { $0.queue == Site.hardQueue }) / Double(own.count)
    }
    #expect((shares.max() ?? 1) - (shares.min() ?? 0) < 0.02)
  }

  @Test("exactly one open day has no contact and no answered survey, and the null history has none")
  func missingDay() {
    func empty(_ history: History) -> [CivilDate] {
      let days = Set(history.contacts.map(\.day))
      let options = history.simulation.options
      return (options.periods[0].first.ordinal...options.end.last.ordinal).map(CivilDate.init(ordinal:))
        .filter { SiteCalendar.isOpen($0) && !days.contains($0) }
    }
    #expect(empty(.planted) == [plan.gap])
    #expect(plan.gap.description == "2026-10-14")
    #expect(History.planted.surveys.allSatisfy { $0.answeredDay != plan.gap && $0.contact.day != plan.gap })
    #expect(empty(.null).isEmpty)
  }

  @Test("abandonment leaves its usual range in the last full week only")
  func shortStaffed() {
    func series(_ history: History) -> Weekly {
      Weekly(history.contacts) {
        $0.outcome == .shortAbandoned ? nil : ($0.day, $0.outcome == .abandoned ? 1 : 0)
      }
    }
    let week = plan.shortStaffed.lowerBound
    #expect(week.description == "2026-10-19" && plan.shortStaffed.upperBound.weekday == 7)
    #expect(series(.planted).signals() == [week])
    #expect(series(.planted).ratio { $0 == week } > 0.08)
    #expect(!series(.null).signals().contains(week))
    let absent = History.planted.contacts.filter { plan.shortStaffed.contains($0.day) }.compactMap(\.agent)
    #expect(Set(absent).isDisjoint(with: plan.onLeave))
  }

  @Test("site measures without a plant stay within their limits")
  func quietMeasures() {
    let history = History.planted
    let resolution = Weekly(history.contacts) { $0.agent == nil ? nil : ($0.day, $0.resolved ? 1 : 0) }
    let transfers = Weekly(history.contacts) { $0.agent == nil ? nil : ($0.day, $0.transferred ? 1 : 0) }
    for series in [resolution, transfers] { #expect(series.signals().count <= 2) }
  }

  @Test("the truth names every plant with its place and days, and a null run names none")
  func truth() throws {
    let truth = Truth(History.planted.simulation.options, History.planted.organisation, plan)
    #expect(truth.plants.count == 9)
    let text = truth.markdown()
    for plant in truth.plants {
      #expect(text.contains("## \(plant.id)"))
      for subject in plant.subjects { #expect(text.contains(subject)) }
    }
    #expect(Truth(History.null.simulation.options, History.null.organisation, nil).plants.isEmpty)
  }
}
