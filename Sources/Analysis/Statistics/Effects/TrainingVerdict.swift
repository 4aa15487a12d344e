/// What may be said about a training.
package enum TrainingVerdict: Hashable, Sendable {
  /// Fewer than 5 agents in a group: their lines are shown, no effect.
  case tooFew
  /// The groups were not alike before: before and after only, no effect.
  case notAlike
  /// Two ways of reckoning disagree.
  case inconclusive
  /// No effect that can be told from chance.
  case noEffectSeen
  /// A change that the others did not have; its sign tells whether the measure rose.
  case effect(Double)

  package static let leastAgents = 5
  package static let level = 0.05

  /// - Parameters:
  ///   - trained: the agents who were trained, with what they had before and after.
  ///   - others: the agents who were not.
  ///   - effect: of the same agents.
  ///   - secondOpinion: of the same agents; without one the verdict rests on the first.
  ///   - p: of the effect, where it was adjusted for the other effects on the page.
  package init(
    trained: [TrainingWindow.Sides], others: [TrainingWindow.Sides], effect: TrainingEffect,
    secondOpinion: TrainingRegression?, adjusted p: Double? = nil
  ) {
    guard min(trained.count, others.count) >= TrainingVerdict.leastAgents else {
      self = .tooFew
      return
    }
    let (one, two) = (trained.map(\.before).sorted(), others.map(\.before).sorted())
    let all = (one + two).sorted()
    let spread = all.varianceAbout(all.average).squareRoot()
    if abs(one.average - two.average) > spread {
      self = .notAlike
    } else if let secondOpinion, TrainingVerdict.disagree(effect, secondOpinion) {
      self = .inconclusive
    } else if p ?? effect.standing.p <= TrainingVerdict.level {
      self = .effect(effect.difference)
    } else {
      self = .noEffectSeen
    }
  }

  /// The signs differ, or one interval leaves out what the other finds.
  private static func disagree(_ effect: TrainingEffect, _ second: TrainingRegression) -> Bool {
    if effect.difference * second.effect < 0 { return true }
    if let welch = effect.welch, !welch.interval.contains(second.effect) { return true }
    return !second.interval.contains(effect.difference)
  }
}
