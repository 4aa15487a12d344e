import Analysis
import Document
import Metrics

/// What may be said of a course: an effect, none that can be seen, or why it cannot be told.
struct CourseSentence {
  let course: CourseEffect
  let metric: MetricDefinition

  var inlines: [Inline]? {
    let noun = MetricWords(metric).noun
    let name = "“\(course.course)” (\(EnglishDates.name(course.month)))"
    switch course.verdict {
    case .effect:
      guard let difference = course.difference else { return nil }
      return [
        .strong("\(name): \(noun) changed more with the course than without."),
        .text(" The \(course.trained) people who took it \(difference > 0 ? "rose" : "fell") by "),
        .number(size(abs(difference)), source: "course/\(course.course) \(metric.key.metric) effect"),
        .text(" more than \(course.others) who did not\(range)."), .text(anyway),
      ]
    case .noEffectSeen:
      return [
        .strong("\(name): no effect on \(noun) that we can see yet."),
        .text(
          " The \(course.trained) people who took it changed about as much as the \(course.others) who did not\(range)."
        ),
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
    // Said once a course, whatever the measure: see ``UntoldCourses``.
    case .tooFew, .tooEarly, .everybody: return nil
    }
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
