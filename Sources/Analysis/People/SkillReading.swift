import Metrics

/// What the evidence says about a skill of a person.
package enum SkillState: String, Codable, Hashable, Sendable, CaseIterable {
  case notEnoughEvidence = "not-enough-evidence"
  /// Reliable items contradict each other: listen first.
  case mixedEvidence = "mixed-evidence"
  case developmentArea = "development-area"
  case inLine = "in-line"
  case strength
  /// Never read from data.
  case notInferred = "not-inferred"
}

/// One skill of one person with all that it rests on.
package struct SkillReading: Codable, Hashable, Sendable {
  package var skill: String
  package var state: SkillState
  /// S, in true deviations between people, above 0 for stronger; `nil` without any usable evidence.
  package var score: Double?
  /// The standard error of the score: √V.
  package var standardError: Double?
  /// C = Σwλ.
  package var mass: Double
  /// The part of it that names the skill.
  package var directMass: Double
  /// Sorted.
  package var origins: [EvidenceOrigin]
  package var developmentProbability: Double
  package var strengthProbability: Double
  /// A line for each link of the model, in its order.
  package var items: [Item]
  /// What would make a reading possible; empty where there is one.
  package var missing: [MissingEvidence]

  /// The 95 % interval of the score.
  package var interval: Interval? {
    guard let score, let standardError else { return nil }
    return Interval(lower: score - Normal.z95 * standardError, upper: score + Normal.z95 * standardError)
  }

  /// Observations behind the items that count.
  package var n: Int { items.reduce(0) { $0 + ($1.use == .counts ? $1.evidence?.n ?? 0 : 0) } }

  /// Whether most of the evidence only points to the skill, so that somebody should listen first.
  package var isMostlyIndirect: Bool { 2 * directMass < mass }

  package struct Item: Codable, Hashable, Sendable {
    package var signal: EvidenceSignal
    package var weight: Int
    package var isDirect: Bool
    package var caution: SkillModel.Caution?
    /// `nil` where nothing is known.
    package var evidence: EvidenceItem?
    /// λz with the sign that makes stronger positive; `nil` without evidence or without a spread of the cohort.
    package var shrunk: Double?
    package var use: Use
  }

  /// Whether an item counts, and if not, why.
  package enum Use: Codable, Hashable, Sendable {
    case counts
    case unknown
    case tooOld
    case tooFew(least: Int)
    case oneReviewer
    /// All people are the same, as far as can be told.
    case noSpread
    /// It counts for these skills already.
    case countsElsewhere([String])
    /// Quick, and low in this outcome.
    case speedWithLow(EvidenceSignal)
    /// Quick, and no outcome is known.
    case speedWithoutOutcome
    /// It would count only for people who are low in one of these.
    case onlyWithLow([EvidenceSignal])
    /// Colleagues of the same half-hours are not known.
    case noSameIntervals
    /// Only a low value would count.
    case onlyLow
  }
}

/// What is missing for a reading.
package enum MissingEvidence: Codable, Hashable, Sendable {
  /// So many more observations of one signal.
  case observations(EvidenceSignal, more: Int, fromAnotherReviewer: Bool)
  /// One of these, with at least so many observations, would name the skill.
  case direct([EvidenceSignal], least: Int)
  /// Evidence of an origin other than these.
  case anotherOrigin(than: [EvidenceOrigin])
  /// More evidence of any kind: so much more of Σwλ.
  case mass(Double)
}

/// All skills of one person.
package struct SkillProfile: Codable, Hashable, Sendable {
  package var agent: String
  /// In the order of the model.
  package var skills: [SkillReading]
  /// Speed and outcome read together; `nil` where one of them is not known.
  package var speed: SpeedReading?

  package subscript(skill: String) -> SkillReading? { skills.first { $0.skill == skill } }
}

/// How quick contacts go together with whether they are solved.
package struct SpeedReading: Codable, Hashable, Sendable {
  package enum Quadrant: String, Codable, Hashable, Sendable {
    case quickAndSolved = "quick-and-solved"
    case quickNotSolved = "quick-not-solved"
    case slowAndSolved = "slow-and-solved"
    case slowNotSolved = "slow-not-solved"
    /// One of both is as usual.
    case usual
  }

  package var quadrant: Quadrant
  package var speed: EvidenceSignal
  package var outcome: EvidenceSignal
  /// λz of both, above 0 for quicker and for more solved.
  package var quickness: Double
  package var solved: Double
}
