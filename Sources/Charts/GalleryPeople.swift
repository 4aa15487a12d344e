import Document
import Metrics

/// Charts that compare people and teams, and how evenly work is shared.
extension ChartGallery {
  static let people: [(name: String, chart: ChartSpec)] = [
    ("forty agents in a funnel, two outside", .funnel(funnel(40, outside: ["Amélie Moreau", "Li Wei"]))),
    ("a funnel without agents", .funnel(funnel(0))),
    ("a funnel of one agent", .funnel(funnel(1))),
    ("a funnel of extreme counts", .funnel(funnel(12, outside: ["Max", "Min"], spread: 400_000))),
    ("a funnel with long names outside", .funnel(funnel(30, outside: scripts))),
    ("a funnel with everyone suppressed", .funnel(funnel(12, isHidden: true))),
    ("skills of five teams", .skillMix(skills(plain, ["Calls", "Chat", "Billing", "French"]))),
    ("no skills", .skillMix(skills(plain, []))),
    ("one skill of one team", .skillMix(skills(["North"], ["Calls"]))),
    ("extreme skill mixes", .skillMix(skills(plain, ["Calls", "Chat", "Mail"]) { $1 == 0 ? 0 : 1 })),
    ("skills of teams with long names", .skillMix(skills(scripts, scripts))),
    ("all skills suppressed", .skillMix(skills(plain, ["Calls", "Chat"]) { _, _ in nil })),
    (
      "agents by skills",
      .evidence(evidence(plain + ["East", "West"], ["Listening", "Clarity", "Empathy", "Closing"]))
    ),
    ("a hundred teams by skills", .evidence(evidence(hundred, ["Listening", "Clarity"]))),
    ("no agents by skills", .evidence(evidence([], ["Listening"]))),
    ("one agent, one skill", .evidence(evidence(["North"], ["Listening"]))),
    (
      "eight skills of twelve agents",
      .evidence(evidence((1...12).map { "Agent \($0)" }, (1...8).map { "Skill \($0)" }))
    ),
    ("agents and skills with long names", .evidence(evidence(scripts, Array(scripts.prefix(3))))),
    ("not enough evidence anywhere", .evidence(evidence(plain, ["Listening", "Clarity"], isHidden: true))),
  ]

  static let fairness: [(name: String, chart: ChartSpec)] = [
    ("work shared unevenly", .lorenz(lorenz(20) { $0 * $0 })),
    ("no work to share", .lorenz(lorenz(0) { $0 })),
    ("work of one person", .lorenz(lorenz(1) { $0 })),
    ("all the work done by one", .lorenz(lorenz(50) { $0 < 1 ? 0 : 1 })),
    ("work shared with long labels", .lorenz(lorenz(10, words: scripts) { $0 * $0 })),
    ("shares of work suppressed", .lorenz(lorenz(0, empty: "[low]: fewer than 8 people") { $0 })),
    ("rates with the band of chance", .chanceDots(rates(plain, apart: [1]))),
    ("rates of a hundred teams", .chanceDots(rates(hundred, apart: [1]))),
    ("no rates", .chanceDots(rates([]))),
    ("one rate", .chanceDots(rates(["North"]))),
    ("extreme rates", .chanceDots(rates(plain, apart: [4], scale: 200_000))),
    ("rates with long names", .chanceDots(rates(scripts, apart: [0, 1]))),
    ("all rates suppressed", .chanceDots(rates(plain, isHidden: true))),
    ("effects of four trainings", .effects(effects(Array(plain.prefix(4)), clear: [1]))),
    ("no trainings", .effects(effects([]))),
    ("one training", .effects(effects(["Empathy"]))),
    ("extreme effects", .effects(effects(plain, clear: [4], scale: 40))),
    ("trainings with long names", .effects(effects(scripts, clear: [0, 1]))),
    ("all trainings suppressed", .effects(effects(plain, isHidden: true))),
  ]

  private static func funnel(
    _ count: Int, outside: [String] = [], spread: Int = 60, isHidden: Bool = false
  ) -> FunnelPlot {
    let center = 0.73
    func reach(_ n: Double, _ z: Double) -> Double { z * (center * (1 - center) / n).squareRoot() }
    let most = Double(max(1, count)) * Double(spread)
    let sizes = (1...24).map { 12 + most * Double($0) / 24 }
    return FunnelPlot(
      format: .percent,
      points: (0..<count).map { index in
        let n = 15 + index * spread
        let name = index % 3 == 1 && index / 3 < outside.count ? outside[index / 3] : ""
        let shift = name.isEmpty ? wave(index) * 0.6 : (index % 2 == 0 ? 1 : -1) * reach(Double(n), 3.6)
        let value = isHidden ? nil : min(1, max(0, center + shift))
        return FunnelPlot.Point(
          name: name, n: n, value: value, isOutside: !name.isEmpty && !isHidden, valueText: share(value))
      },
      limits: count == 0
        ? []
        : sizes.map { n in
          FunnelPlot.Limit(
            n: n, innerLower: max(0, center - reach(n, 1.96)), innerUpper: min(1, center + reach(n, 1.96)),
            outerLower: max(0, center - reach(n, 3.09)), outerUpper: min(1, center + reach(n, 3.09)))
        }, center: count == 0 ? nil : center, centerLabel: "All agents\u{A0}73%", innerLabel: "95% limits",
      outerLabel: "99.8% limits", countLabel: "contacts", tableHeads: ["Agent", "Contacts", "Resolved"])
  }

  private static func skills(
    _ teams: [String], _ names: [String], value: ((Int, Int) -> Double?)? = nil
  ) -> SkillMix {
    SkillMix(
      format: .percent, teams: teams,
      skills: names.enumerated().map { row, name in
        let values = teams.indices.map { team -> Double? in
          if let value { return value(row, team) }
          return Double((row * 17 + team * 29 + 11) % 90) / 100
        }
        return SkillMix.Skill(name: name, values: values, texts: values.map(share))
      }, tableHeads: ["Skill"] + teams)
  }

  private static func evidence(
    _ names: [String], _ skills: [String], isHidden: Bool = false
  ) -> EvidenceMap {
    let states = EvidenceMap.State.allCases
    return EvidenceMap(
      skills: skills,
      rows: names.enumerated().map { row, name in
        EvidenceMap.Row(
          name: name,
          cells: skills.enumerated().map { column, skill in
            let state = isHidden ? .unknown : states[(row * 3 + column * 5 + row * column) % states.count]
            return EvidenceMap.Cell(
              state: state, evidence: (row + column) % 3,
              longText: "\(skill): \(EvidenceMap.english[state] ?? ""), \(3 + row) contacts")
          })
      }, tableHeads: ["Agent"] + skills)
  }

  private static func lorenz(
    _ count: Int, words: [String]? = nil, empty: String = "no data", work: (Double) -> Double
  ) -> LorenzCurve {
    LorenzCurve(
      points: count == 0
        ? []
        : (0...count).map { index in
          let people = Double(index) / Double(count)
          return LorenzCurve.Point(
            people: people, work: work(people), peopleText: share(people), workText: share(work(people)))
        }, equalityLabel: words?[0] ?? "Equal shares", curveLabel: words?[1] ?? "Gini\u{A0}0.33",
      peopleLabel: "share of agents, least work first", tableHeads: ["Agents", "Handle hours"], noData: empty)
  }

  private static func rates(
    _ names: [String], apart: Set<Int> = [], scale: Double = 1, isHidden: Bool = false
  ) -> ChanceDots {
    ChanceDots(
      format: .points,
      rows: names.enumerated().map { index, name in
        let value = 11.4 + 20 * wave(index * 3) + (apart.contains(index) ? 4 * scale : 0)
        return ChanceDots.Row(
          name: name, value: isHidden ? nil : value, lower: isHidden ? nil : 9.9, upper: isHidden ? nil : 12.9,
          isApart: apart.contains(index), valueText: isHidden ? "[low]" : NumberFormat.fixed(value, 1),
          rangeText: isHidden ? "" : "9.9 to 12.9")
      }, reference: isHidden ? nil : 11.4, referenceLabel: "all agents 11.4", bandLabel: "Grey: expected by chance",
      tableHeads: ["Team", "Contacts an hour", "Expected by chance"])
  }

  private static func effects(
    _ names: [String], clear: Set<Int> = [], scale: Double = 1, isHidden: Bool = false
  ) -> EffectPlot {
    EffectPlot(
      format: .points,
      rows: names.enumerated().map { index, name in
        let estimate = (clear.contains(index) ? 4.2 : 20 * wave(index)) * scale
        return EffectPlot.Row(
          name: name, estimate: isHidden ? nil : estimate, lower: isHidden ? nil : estimate - 3.1,
          upper: isHidden ? nil : estimate + 3.1, isClear: clear.contains(index),
          valueText: isHidden
            ? "[low]" : clear.contains(index) ? "\(NumberFormat.fixed(estimate, 1)) points" : "cannot tell",
          rangeText: isHidden
            ? "" : "\(NumberFormat.fixed(estimate - 3.1, 1)) to \(NumberFormat.fixed(estimate + 3.1, 1))")
      }, tableHeads: ["Training", "Change in points", "Likely between (95%)"])
  }
}
