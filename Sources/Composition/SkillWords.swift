import Analysis
import Metrics

/// How states, evidence and checks are spoken of.
enum SkillWords {
  static func state(_ state: SkillState) -> String {
    switch state {
    case .notEnoughEvidence: "Not enough evidence"
    case .mixedEvidence: "Mixed: listen first"
    case .developmentArea: "To develop"
    case .inLine: "In line"
    case .strength: "Strength"
    case .notInferred: "Not read from data"
    }
  }

  /// "empathy", "handle time", "contacts reviewed".
  static func signal(
    _ signal: EvidenceSignal, _ metrics: [MetricKey: MetricDefinition], _ language: Language
  ) -> String {
    if let metric = signal.metric.flatMap({ metrics[$0] }) { return MetricWords(metric, language).noun }
    return language.behaviour(signal.metric?.metric ?? signal.id)
  }

  /// Reviewed behaviours before measures that only point to the skill: "empathy met in 88% (n 41)".
  static func evidence(
    _ reading: SkillReading, _ metrics: [MetricKey: MetricDefinition], _ language: Language, most: Int = 3
  ) -> String {
    let usable = reading.items.filter { $0.use == .counts && $0.evidence != nil }
    var items = usable.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    if reading.state == .mixedEvidence {
      // What contradicts each other, so that a reader sees why it is called mixed.
      let sorted = usable.sorted { ($0.shrunk ?? 0) > ($1.shrunk ?? 0) }
      items = [sorted.first, sorted.last].compactMap(\.self)
    }
    return items.prefix(most).compactMap { item in
      item.evidence.map { evidence in
        let n = language.text(.wordsN, count: evidence.n)
        let name = signal(item.signal, metrics, language)
        guard let metric = item.signal.metric.flatMap({ metrics[$0] }) else {
          let share = NumberFormat(.fraction, decimals: 0, style: language.numbers).text(evidence.value)
          return language.text(.skillsMet, ["behaviour": name, "value": share, "n": n])
        }
        let value = NumberFormat(metric, n: evidence.n, style: language.numbers).text(evidence.value)
        return language.text(.skillsMeasured, ["noun": name, "value": value, "n": n])
      }
    }.joined(separator: language.comma)
  }

  /// What a person's check of workload says, facts only.
  static func check(_ check: WorkloadCheck) -> String {
    func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }
    switch check {
    case .highOccupancy(let high, _, let all, let average):
      return "occupancy above 85% in \(spelled(high)) of \(spelled(all)) weeks (\(percent(average)) on average)"
    case .overtime(let shares):
      return "overtime in \(spelled(shares.count)) months in a row (\(joined(shares.map(percent))))"
    case .longWeeks(let hours, let weeks):
      return "\(NumberFormat.fixed(hours, 0)) hours a week over \(spelled(weeks)) weeks"
    case .shortBreaks(let taken): return "\(percent(taken)) of planned break time taken"
    case .breaksFell: return "less break time than usual"
    case .adherenceFell: return "schedule adherence below its usual range"
    case .noDayOff(let days): return "\(days) days without a day off"
    case .shortRest(let times, _):
      return "fewer than eleven hours between shifts \(times == 1 ? "once" : "\(spelled(times)) times")"
    }
  }

  static func cause(_ cause: OperationalCause) -> String {
    switch cause {
    case .staffing(let occupancy): "staffing (the team’s occupancy is \(NumberFormat.fixed(occupancy * 100, 0))%)"
    case .schedule: "the schedule"
    case .systemTrouble(let incidents):
      "system trouble (\(incidents == 1 ? "one incident" : "\(spelled(incidents)) incidents"))"
    case .queueMix: "a changed mix of contacts"
    }
  }
}
