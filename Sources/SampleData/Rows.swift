import Metrics

/// Where contacts come in and what they are about.
enum Site {
  struct Queue: Sendable {
    var id: String
    var share: Double
    var topics: [String]
  }

  static let queues = [
    Queue(id: "billing", share: 0.34, topics: ["Bill explained", "Instalments", "Refund"]),
    Queue(id: "technical", share: 0.22, topics: ["Outage", "Meter reading", "Smart meter"]),
    Queue(id: "moving", share: 0.15, topics: ["Move out", "Move in", "Final bill"]),
    Queue(id: "contracts", share: 0.19, topics: ["Tariff change", "Cancellation", "Price letter"]),
    Queue(id: "solar", share: 0.10, topics: ["Feed-in", "New system"]),
  ]
  /// The position of the queue that the plants make hard.
  static let hardQueue = 2
  static let channels = ["voice", "chat"]
  static let segments = ["household", "small business"]
}

/// How a contact ended.
enum SampleOutcome: UInt8, Sendable, CaseIterable {
  case handled, abandoned, shortAbandoned, flowedOut, callbackTaken

  /// As it is written in the export: `short_abandoned`.
  var name: String {
    switch self {
    case .handled: "handled"
    case .abandoned: "abandoned"
    case .shortAbandoned: "short_abandoned"
    case .flowedOut: "flowed_out"
    case .callbackTaken: "callback_taken"
    }
  }
}

/// One queue entry. Times are whole seconds; `arrived` counts from the local midnight.
struct SampleContact: Sendable, Equatable {
  var number: Int
  var day: CivilDate
  var arrived: Int
  var queue: Int
  var channel: Int
  var topic: Int
  var outcome: SampleOutcome
  /// Position in the organisation; `nil` unless handled.
  var agent: Int?
  var wait: Int
  var talk = 0
  var hold = 0
  var afterWork = 0
  var resolved = false
  var transferred = false
  var customer: Int

  var id: String { "C\(10_000_000 + number)" }
  var handle: Int { talk + hold + afterWork }
  /// When the agent is free again.
  var end: Int { arrived + wait + handle }
}

/// One answered survey.
struct SampleSurvey: Sendable, Equatable {
  var number: Int
  var contact: SampleContact
  var sent: Int
  var answeredDay: CivilDate
  var answered: Int
  /// 1–5, 0–10 and 1–7.
  var satisfaction: Int
  var recommendation: Int
  var effort: Int
  var resolvedAnswer: Bool
  var comment: String
}

/// One scored behaviour of one reviewed contact.
struct SampleScore: Sendable, Equatable {
  var evaluation: Int
  var day: CivilDate
  var agent: Int
  /// Position in the list of reviewers; `nil` for an automatic score.
  var reviewer: Int?
  var contact: String
  /// Position in `Behaviour.all`.
  var item: Int
  var earned: Int
  /// 0 when the behaviour did not apply.
  var possible: Int
  var isDisputed: Bool
  var calibration: String
}

/// All rows of one month. Side tables are kept as text.
struct MonthRows {
  var period: Period
  var contacts: [SampleContact] = []
  var surveys: [SampleSurvey] = []
  var scores: [SampleScore] = []
  var side: [SideTable: CSVText] = [:]
}
