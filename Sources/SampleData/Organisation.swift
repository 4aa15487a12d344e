import Metrics

/// A team of the invented site.
struct SampleTeam: Sendable, Equatable {
  var id: String
  var name: String
  var lead: String
}

/// A person of the invented site with the habits that the draws use.
struct SampleAgent: Sendable, Equatable {
  /// One stay in a team; both ends included, `last` is `nil` while it goes on.
  struct Span: Sendable, Equatable {
    var team: Int
    var first: CivilDate
    var last: CivilDate?

    func contains(_ day: CivilDate) -> Bool { first <= day && (last.map { day <= $0 } ?? true) }
  }

  var id: String
  var name: String
  var alias: String
  var contractHours: Int
  var joined: CivilDate
  var left: CivilDate?
  /// In order and without overlaps.
  var spans: [Span]
  /// Factors of talk and of after-contact work, around 1.
  var talkFactor = 1.0
  var afterWorkFactor = 1.0
  /// Shifts of the hidden satisfaction score (in standard deviations) and of the chance to resolve.
  var satisfaction = 0.0
  var resolution = 0.0
  /// Shift of the chance that a reviewed behaviour is met, in the order of `Behaviour.all`.
  var behaviours = Array(repeating: 0.0, count: Behaviour.all.count)

  func team(on day: CivilDate) -> Int? { spans.first { $0.contains(day) }?.team }
}

/// Who works at the invented site.
struct Organisation: Sendable, Equatable {
  static let name = "Harbour Energy Care"

  var teams: [SampleTeam]
  /// Those employed at the end first, then the leavers.
  var agents: [SampleAgent]
  /// People who joined, left or changed team within the history, who have no habits of their own.
  var changing: Set<Int>

  init(_ options: SampleOptions) {
    var random = RandomStream(seed: options.seed, name: "people")
    let first = options.periods[0].first
    let length = options.end.last.ordinal - first.ordinal + 1
    teams = []
    let turnover = options.agents < 12 ? 1 : options.agents / 12
    let joiners = options.agents < 12 ? 0 : turnover
    let people = options.agents + turnover
    let names = Names.people(people + options.teams)
    teams = Organisation.drawTeams(options.teams, spareNames: names.dropFirst(people))
    agents = []
    changing = []
    for index in 0..<people {
      let isLeaver = index >= options.agents
      let isJoiner = !isLeaver && index >= options.agents - joiners
      let turn = (isLeaver ? index - options.agents : index - (options.agents - joiners)) % 8
      // A joiner starts on a Monday; the leaver whose place it is left about two weeks before.
      let start = SiteCalendar.monday(first.adding(days: length * (35 + 6 * turn) / 100 + 6))
      let joined = isJoiner ? start : first.adding(days: -30 - random.index(below: 2900))
      let left = isLeaver ? max(first, start.adding(days: -17)) : nil
      let isNeutral = isLeaver || isJoiner
      if isNeutral { changing.insert(index) }
      agents.append(
        SampleAgent(
          id: "A-\(1001 + index)", name: names[index], alias: "ext-\(2101 + index)",
          contractHours: [40, 40, 40, 35, 30][random.index(below: 5)], joined: joined, left: left,
          spans: [
            .init(team: (isLeaver ? turnoverTeam(index, options) : index) % options.teams, first: joined, last: left)
          ],
          talkFactor: isNeutral ? 1 : random.logNormal(mean: 1, variation: 0.07),
          afterWorkFactor: isNeutral ? 1 : random.logNormal(mean: 1, variation: 0.1),
          satisfaction: isNeutral ? 0 : 0.14 * random.gaussian(),
          resolution: isNeutral ? 0 : 0.025 * random.gaussian(),
          behaviours: Behaviour.all.map { _ in 0.035 * random.gaussian() }))
    }
    moveSome(options, on: options.periods[options.months * 55 / 100].first)
  }

  /// The agents of a team at the start who stay as they are all the time, in order.
  func steady(inTeam team: Int) -> [Int] {
    agents.indices.filter { agents[$0].spans[0].team == team && !changing.contains($0) }
  }

  /// Pairs change places between the first and the last team, so that sizes stay as they are.
  private mutating func moveSome(_ options: SampleOptions, on day: CivilDate) {
    guard options.agents >= 12 else { return }
    let last = options.teams - 1
    for _ in 0..<max(1, options.agents / 24) {
      let leaving = steady(inTeam: 0)
      let coming = steady(inTeam: last)
      guard leaving.count > 4, coming.count > 4 else { return }
      // The first ones of a team take part in what is planted.
      for (index, team) in [(leaving[4], last), (coming[4], 0)] {
        agents[index].spans[0].last = day.adding(days: -1)
        agents[index].spans.append(.init(team: team, first: day, last: nil))
        agents[index].talkFactor = 1
        agents[index].afterWorkFactor = 1
        agents[index].satisfaction = 0
        agents[index].resolution = 0
        changing.insert(index)
      }
    }
  }

  private static func drawTeams(_ count: Int, spareNames: ArraySlice<String>) -> [SampleTeam] {
    let known = [
      ("north", "North Quay"), ("east", "East Basin"), ("south", "South Pier"), ("west", "West Dock"),
      ("harbour", "Harbour Gate"), ("lighthouse", "Lighthouse"), ("ferry", "Ferry Landing"), ("canal", "Canal Side"),
    ]
    let leads = Names.leads.prefix(count) + spareNames
    return (0..<count).map { index in
      let (id, name) = index < known.count ? known[index] : ("team-\(index + 1)", "Team \(index + 1)")
      return SampleTeam(id: id, name: name, lead: leads[index])
    }
  }
}

/// Leavers were in the teams that the joiners come to.
private func turnoverTeam(_ index: Int, _ options: SampleOptions) -> Int {
  index - max(1, options.agents / 12)
}

/// The ten behaviours that a reviewed contact is scored on.
enum Behaviour {
  enum Group: Sendable { case warmth, knowledge, other }

  struct Item: Sendable {
    var id: String
    var weight: Int
    var group: Group
    var isCritical = false
  }

  static let all = [
    Item(id: "greeting_signoff", weight: 5, group: .other),
    Item(id: "personalisation", weight: 5, group: .warmth),
    Item(id: "clarity", weight: 10, group: .other),
    Item(id: "empathy", weight: 15, group: .warmth),
    Item(id: "brand_voice", weight: 5, group: .other),
    Item(id: "positive_tone", weight: 10, group: .warmth),
    Item(id: "issue_resolved", weight: 20, group: .knowledge),
    Item(id: "policy_knowledge", weight: 15, group: .knowledge),
    Item(id: "guidelines", weight: 10, group: .knowledge, isCritical: true),
    Item(id: "feedback_invited", weight: 5, group: .other),
  ]
}
