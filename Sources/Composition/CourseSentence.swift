import Analysis
import Document
import Metrics

/// What may be said of a course: an effect, none that can be seen, or why it cannot be told.
struct CourseSentence {
  let course: CourseEffect
  let metric: MetricDefinition

  var inlines: [Inline]? {
    let noun = MetricWords(metric).noun
    switch course.verdict {
    case .effect:
      guard let difference = course.difference else { return nil }
      return [
        .strong("\(name): \(noun) changed more with the course than without."),
        .text(" The \(spelled(course.trained)) people who took it \(difference > 0 ? "rose" : "fell") by "),
        .number(size(abs(difference)), source: "course/\(course.course) \(metric.key.metric) effect"),
        .text(" more than the \(spelled(course.others)) who did not\(range)."), .text(anyway),
      ]
    case .inconclusive:
      return [
        .strong("\(name): we cannot tell whether it changed \(noun)."),
        " Two ways of reckoning disagree.",
      ]
    case .notAlike:
      return [
        .strong("\(name): no fair comparison of \(noun)."),
        " The people who took it were not like the others before it.",
      ]
    // Said together, see `withoutEffect`; and once a course, whatever the measure, see ``UntoldCourses``.
    case .noEffectSeen, .tooFew, .tooEarly, .everybody: return nil
    }
  }

  /// The measures of one course on which no effect can be seen, in one item.
  static func withoutEffect(_ all: [CourseSentence]) -> [Inline]? {
    let own = all.filter { $0.course.verdict == .noEffectSeen }
    guard let first = own.first else { return nil }
    let nouns = own.map { MetricWords($0.metric).noun }
    let counts = Set(own.map { [$0.course.trained, $0.course.others] })
    let (taken, others) =
      counts.count == 1
      ? ("The \(spelled(first.course.trained)) people who took it", "the \(spelled(first.course.others)) who did not")
      : ("The people who took it", "those who did not")
    let differences = zip(nouns, own).map { noun, sentence in
      own.count == 1 ? sentence.range : " \(noun)\(sentence.range)"
    }
    return [
      .strong("\(first.name): no effect on \(joined(nouns)) that we can see yet."),
      .text(
        " \(taken) changed about as much as \(others)\(own.count == 1 ? "" : ":")\(differences.joined(separator: ","))."
      ),
    ]
  }

  private var name: String { CourseSentence.name(course) }

  /// “Notes” (online, June 2026).
  static func name(_ course: CourseEffect) -> String {
    let method = course.method.map { "\($0), " } ?? ""
    return "“\(course.course)” (\(method)\(EnglishDates.name(course.month)))"
  }

  private var range: String {
    guard let interval = course.interval, let difference = course.difference else { return "" }
    return " (difference \(signed(difference)), likely between \(signed(interval.lower)) and \(signed(interval.upper)))"
  }

  private var anyway: String {
    guard let expected = course.expectedAnyway, let change = course.changeOfTrained, expected * change > 0,
      abs(expected) >= 0.1 * abs(change)
    else { return "" }
    return " Of their own change of \(size(abs(change))) about \(size(abs(expected))) would have been expected anyway, "
      + "because they were chosen in unusual months."
  }

  private func signed(_ value: Double) -> String { (value < 0 ? "\u{2212}" : "+") + size(abs(value)) }

  private func size(_ value: Double) -> String {
    switch metric.unit {
    case .fraction: NumberFormat.fixed(value * 100, 1) + "\u{A0}points"
    case .points: NumberFormat.fixed(value, 2) + "\u{A0}points"
    case .seconds: NumberFormat.fixed(value, 0) + "\u{A0}s"
    case .count, .number, .money: NumberFormat.fixed(value, 2)
    }
  }
}
