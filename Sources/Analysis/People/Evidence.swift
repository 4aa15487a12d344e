import Metrics

/// What can say something about a person's skills: a metric, an item of reviews, a survey question or a record.
///
/// Written as `metric:csat.top2`, `criterion:empathy`, `survey:friendly` or `record:knowledge_test`.
package struct EvidenceSignal: Hashable, Sendable, Comparable {
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// A metric of the catalogue, its variant after a dot.
    case metric
    /// An item of quality evaluations.
    case criterion
    /// A survey question about the person who helped.
    case survey
    /// A test, a nomination, a log: what was written down about the skill itself.
    case record
  }

  package var kind: Kind
  package var id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// `nil` where the text has no kind that is known, or no id.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
    self.init(kind, String(parts[1]))
  }

  /// The metric that is meant, for the kind `metric` only.
  package var metric: MetricKey? {
    guard kind == .metric else { return nil }
    let parts = id.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return MetricKey(parts[0], parts.count > 1 ? parts[1] : "")
  }

  package var text: String { "\(kind.rawValue):\(id)" }

  package static func < (left: EvidenceSignal, right: EvidenceSignal) -> Bool { left.text < right.text }
}

extension EvidenceSignal: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let signal = EvidenceSignal(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a kind of evidence: \(text)"))
    }
    self = signal
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Who or what an observation comes from. Evidence counts as of two kinds when its origins differ.
package enum EvidenceOrigin: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// People who review contacts.
  case reviews
  /// What customers answer.
  case customers
  /// What telephone and ticket systems record.
  case operations
  /// Tests, nominations and logs.
  case records

  /// - Parameter definition: of the metric, where the signal is one.
  package init(_ signal: EvidenceSignal, definition: MetricDefinition?) {
    switch signal.kind {
    case .criterion: self = .reviews
    case .survey: self = .customers
    case .record: self = .records
    case .metric:
      switch definition?.inputs.first {
      case "surveys": self = .customers
      case "evaluations", "evaluation_answers": self = .reviews
      default: self = .operations
      }
    }
  }

  package static func < (left: EvidenceOrigin, right: EvidenceOrigin) -> Bool { left.rawValue < right.rawValue }
}

/// What one signal says about one person, with the cohort that it is read against.
package struct EvidenceItem: Codable, Hashable, Sendable {
  package var agent: String
  package var signal: EvidenceSignal
  package var origin: EvidenceOrigin
  /// In the unit of the signal, adjusted for the mix of contacts and for reviewers.
  package var value: Double
  package var interval: Interval?
  /// Observations behind it.
  package var n: Int
  /// How many people reviewed; `nil` for what nobody reviews.
  package var reviewers: Int?
  /// The mean of the cohort, in the unit of the value.
  package var mean: Double
  /// τ: the true differences between people of the cohort, in the unit of the value.
  package var deviation: Double
  /// λ, from 0 (nothing but chance) to 1.
  package var reliability: Double
  /// The day of the last observation.
  package var latest: CivilDate
  /// Whether colleagues of the same half-hours were compared, which occupancy needs.
  package var isOfSameIntervals: Bool

  package init(
    agent: String, signal: EvidenceSignal, origin: EvidenceOrigin, value: Double, interval: Interval? = nil, n: Int,
    reviewers: Int? = nil, mean: Double, deviation: Double, reliability: Double, latest: CivilDate,
    isOfSameIntervals: Bool = false
  ) {
    self.agent = agent
    self.signal = signal
    self.origin = origin
    self.value = value
    self.interval = interval
    self.n = n
    self.reviewers = reviewers
    self.mean = mean
    self.deviation = deviation
    self.reliability = reliability
    self.latest = latest
    self.isOfSameIntervals = isOfSameIntervals
  }

  /// The distance from the mean of the cohort by its spread; `nil` where people do not differ.
  package var standardised: Double? { deviation > 0 ? (value - mean) / deviation : nil }
}

extension CivilDate {
  /// The same day so many months later, or the last day of that month where it is shorter.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    let index = 12 * year + month - 1 + months
    let (newYear, newMonth) = (index.floorQuotient(12), index.remainderAboveZero(12) + 1)
    let last = CivilDate.daysInMonth(year: newYear, month: newMonth)
    return CivilDate(year: newYear, month: newMonth, day: min(day, last)) ?? self
  }

  /// Whole months from this day to a later one, below 0 for an earlier one.
  package func months(to end: CivilDate) -> Int {
    let (first, last) = (parts, end.parts)
    let months = 12 * (last.year - first.year) + last.month - first.month
    return adding(months: months) <= end ? months : months - 1
  }
}

extension Int {
  fileprivate func floorQuotient(_ divisor: Int) -> Int { (self - remainderAboveZero(divisor)) / divisor }
  fileprivate func remainderAboveZero(_ divisor: Int) -> Int { ((self % divisor) + divisor) % divisor }
}
