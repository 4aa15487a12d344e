import Metrics

/// One thing that was found, without words.
package struct Finding: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable {
    /// A special cause at the latest point.
    case signal
    /// A rise or fall over the months.
    case trend
    /// A move from one level to another.
    case step
    /// The reported month of a person differs from the months before, among all people and measures.
    case unusualMonth = "unusual-month"
    /// Two measures that should agree do not: a question to the process, not to the person.
    case contradiction
    /// The busiest hour of the week.
    case peak
    /// No headline measure left its usual range.
    case nothingChanged = "nothing-changed"
    /// The target is met, or not, over the whole interval.
    case target
    /// A team differs from the others by more than chance.
    case teamDifference = "team-difference"
    /// Contacts of a queue differ when the same people take them.
    case queueDifference = "queue-difference"
    /// A reviewer scores the same people milder or stricter than others do; for the quality lead alone.
    case reviewerDifference = "reviewer-difference"
    /// Abilities are spread over the teams less evenly than chance would.
    case unevenMix = "uneven-mix"
    /// People of a team do an item of evaluations more or less often than others.
    case teamStrength = "team-strength"
    /// People who took a course changed more than similar people who did not.
    case courseEffect = "course-effect"
    /// Days without data inside the period.
    case dataGap = "data-gap"
    /// Rows of people who are not in the roster.
    case unmatched
  }

  package var subject: Subject
  /// `nil` where the finding is not about a metric.
  package var key: MetricKey?
  package var kind: Kind
  package var signal: Signal
  package var rule: SignalRule?
  /// The numbers that a sentence may print, by a fixed name: `value`, `center`, `lower`, `upper`, `target`, `run`,
  /// `points`, `n`, `days`, `slope`, `before`, `after`, `weekday`, `hour`, `months-of-twelve`, `effect`, `percentile`,
  /// `trained`, `others`, `expected`.
  package var evidence: [String: Double]
  /// The period of the latest point, or the whole period.
  package var period: Period
  /// Events that overlap the signal, as they are labelled; "coincides with", never "because".
  package var events: [EventRecord]
  /// The queue, reviewer, item or course that it is about.
  package var detail: String? = nil
  /// Larger matters more: concern before improvement, outcome before efficiency, rule by precedence.
  package var weight: Double

  package init(
    subject: Subject, key: MetricKey?, kind: Kind, signal: Signal, rule: SignalRule?, evidence: [String: Double],
    period: Period, events: [EventRecord], weight: Double
  ) {
    self.subject = subject
    self.key = key
    self.kind = kind
    self.signal = signal
    self.rule = rule
    self.evidence = evidence
    self.period = period
    self.events = events
    self.weight = weight
  }
}
