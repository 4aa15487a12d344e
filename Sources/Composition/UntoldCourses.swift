import Analysis
import Document
import Metrics

/// Courses of whose effect nothing can be said on any measure, with the reason: a sentence a reason.
struct UntoldCourses {
  let courses: [CourseEffect]

  private static let mostNames = 3
  private static let leastPeople = TrainingVerdict.leastAgents

  private static let reasons: [CourseEffect.Verdict] = [.everybody, .tooFew, .tooEarly]

  var sentences: [[Inline]] {
    let byCourse = Dictionary(grouping: courses, by: CourseSentence.name)
      .filter { $0.value.allSatisfy { UntoldCourses.reasons.contains($0.verdict) } }
      .sorted { ($0.value[0].month, $0.key) < ($1.value[0].month, $1.key) }
    return UntoldCourses.reasons.compactMap { reason in
      let own = byCourse.filter { UntoldCourses.reason($0.value) == reason }
      guard let first = own.first else { return nil }
      let isOne = own.count == 1
      let verb = isOne ? "its effect" : "their effects"
      return [
        .strong("\(names(own.map(\.key))): \(verb) cannot be told\(reason == .tooEarly ? " yet" : "")."),
        .text(" \(why(reason, isOne: isOne, first.value))"),
      ]
    }
  }

  /// The one that no other measure could mend: too early passes, everybody stays.
  private static func reason(_ effects: [CourseEffect]) -> CourseEffect.Verdict? {
    [.tooEarly, .everybody, .tooFew].first { verdict in effects.contains { $0.verdict == verdict } }
  }

  private func names(_ courses: [String]) -> String {
    let shown = courses.prefix(UntoldCourses.mostNames)
    let rest = courses.count - shown.count
    return joined(Array(shown) + (rest > 0 ? ["\(spelled(rest)) more"] : []))
  }

  private func why(_ reason: CourseEffect.Verdict, isOne: Bool, _ effects: [CourseEffect]) -> String {
    switch reason {
    case .everybody:
      return "Everybody with enough data took \(isOne ? "it" : "them"), so a change cannot be told from what changed "
        + "for all. When the next course starts with half of the people, the other half shows what would have happened "
        + "anyway."
    case .tooEarly: return "It takes two full months after a course."
    default:
      let most = (taken: effects.map(\.trained).max() ?? 0, others: effects.map(\.others).max() ?? 0)
      guard isOne, min(most.taken, most.others) < UntoldCourses.leastPeople else {
        return "It takes five people with enough data who took a course, and five who did not."
      }
      let isTaken = most.taken < UntoldCourses.leastPeople
      let (count, who) = isTaken ? (most.taken, "took it") : (most.others, "did not take it")
      return "\(count == 0 ? "Nobody" : "Only \(spelled(count))") of those who \(who) "
        + "\(count < 2 ? "has" : "have") enough data before and after it; it takes five."
    }
  }
}
