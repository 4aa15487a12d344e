import Document
import Metrics

/// What stands in the place of a value of a text.
enum PhraseValue: ExpressibleByStringInterpolation {
  case text(String)
  /// A number that is checked against tables, or more than one run.
  case inlines([Inline])

  init(stringLiteral value: String) { self = .text(value) }

  static func number(_ text: String, source: String) -> PhraseValue { .inlines([.number(text, source: source)]) }
}

extension Language {
  /// A text as prose: bold words are strong, numbers keep where they come from. Neighbours of one kind become one run.
  func prose(_ phrase: Phrase, _ values: [String: PhraseValue] = [:], count: Int? = nil) -> [Inline] {
    var runs: [Inline] = []
    for piece in pieces(phrase, count: count) {
      switch piece {
      case .words(let words, let isStrong): runs.add(isStrong ? .strong(words) : .text(words))
      case .value(let name, let isCapital, let isStrong):
        switch values[name] ?? self.count(name, count).map(PhraseValue.text) ?? "{\(name)}" {
        case .text(let text):
          let words = isCapital ? capitalised(text) : text
          runs.add(isStrong ? .strong(words) : .text(words))
        case .inlines(let inlines): for inline in inlines { runs.add(isStrong ? .strong(inline.plain) : inline) }
        }
      }
    }
    return runs.map { run in
      switch run {
      case .text(let text): .text(contracted(text))
      case .strong(let text): .strong(contracted(text))
      case .number, .link: run
      }
    }
  }

  /// The same after a sentence, with a space before it.
  func next(_ phrase: Phrase, _ values: [String: PhraseValue] = [:], count: Int? = nil) -> [Inline] {
    var runs: [Inline] = [" "]
    for run in prose(phrase, values, count: count) { runs.add(run) }
    return runs
  }

  /// "61 answers".
  func counted(_ n: Int, _ observations: String) -> String { "\(number(n)) \(observations)" }

  /// One of two texts by the step of a series.
  func step(_ grain: Period.Grain, week: Phrase, month: Phrase) -> Phrase { grain == .month ? month : week }
}

extension [Inline] {
  /// Appends a run; text after text and bold after bold become one.
  fileprivate mutating func add(_ run: Inline) {
    switch (last, run) {
    case (.text(let left), .text(let right)): self[count - 1] = .text(left + right)
    case (.strong(let left), .strong(let right)): self[count - 1] = .strong(left + right)
    default: if !run.plain.isEmpty { append(run) }
    }
  }
}
