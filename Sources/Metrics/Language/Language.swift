/// The words, numbers and dates of one language, read from its file and never changed. Only agents' documents are
/// translated.
package final class Language: Sendable {
  /// BCP 47: `es`.
  package let code: String
  /// What the language calls itself.
  package let name: String
  package let numbers: NumberStyle
  /// The counts that take the singular.
  package let singular: Set<Int>
  /// From zero on.
  package let numberWords: [String]
  package let comma: String
  package let last: String
  /// What is put in the place of what, after a text is filled in, in order.
  package let contractions: [(from: String, to: String)]
  let months: [String]
  let shortMonths: [String]
  let quarters: [String]
  private let texts: [Phrase: PhraseText]
  /// What `n` counts, by the catalogue's own word.
  private let observations: [String: String]
  private let skills: [String: String]
  private let behaviours: [String: String]
  private let measures: [MetricKey: MeasureText]

  /// What a language says of one measure.
  package struct MeasureText: Hashable, Sendable {
    package var name: String
    package var definition: String
    /// Inside a sentence, with its article.
    package var noun: String
    /// A title for a real improvement; empty where neither way is better.
    package var better: String
    /// Beside "steady".
    package var steady: String
    /// One step that a person can take; empty where the person has no hand in it.
    package var step: String

    package init(name: String, definition: String, noun: String, better: String, steady: String, step: String) {
      self.name = name
      self.definition = definition
      self.noun = noun
      self.better = better
      self.steady = steady
      self.step = step
    }
  }

  /// Everything that a file says.
  package struct Contents: Sendable {
    package var code = ""
    package var name = ""
    package var numbers = NumberStyle.english
    package var singular: Set<Int> = [1]
    package var numberWords: [String] = []
    package var comma = ", "
    package var last = ""
    package var contractions: [(from: String, to: String)] = []
    package var months: [String] = []
    package var shortMonths: [String] = []
    package var quarters: [String] = []
    package var texts: [Phrase: PhraseText] = [:]
    package var observations: [String: String] = [:]
    package var skills: [String: String] = [:]
    package var behaviours: [String: String] = [:]
    package var measures: [MetricKey: MeasureText] = [:]

    package init() {}
  }

  package init(_ contents: Contents) {
    code = contents.code
    name = contents.name
    numbers = contents.numbers
    singular = contents.singular
    numberWords = contents.numberWords
    comma = contents.comma
    last = contents.last
    contractions = contents.contractions
    months = contents.months
    shortMonths = contents.shortMonths
    quarters = contents.quarters
    texts = contents.texts
    observations = contents.observations
    skills = contents.skills
    behaviours = contents.behaviours
    measures = contents.measures
  }

  // MARK: Texts

  /// The whole text with both forms.
  package func pattern(of phrase: Phrase) -> PhraseText? { texts[phrase] }

  /// The stretches of a text, in the form for a count.
  package func pieces(_ phrase: Phrase, count: Int? = nil) -> [PhraseText.Piece] {
    guard let text = texts[phrase] else { return [] }
    return count.map(singular.contains) ?? false ? text.one : text.other
  }

  /// A text with its values filled in; bold counts as plain.
  package func text(_ phrase: Phrase, _ values: [String: String] = [:], count: Int? = nil) -> String {
    var result = ""
    for piece in pieces(phrase, count: count) {
      switch piece {
      case .words(let words, _): result += words
      case .value(let name, let isCapital, _):
        let value = values[name] ?? self.count(name, count) ?? "{\(name)}"
        result += isCapital ? capitalised(value) : value
      }
    }
    return contracted(result)
  }

  /// `{n}` in digits and `{number}` in words, for a text that counts.
  package func count(_ name: String, _ count: Int?) -> String? {
    guard let count else { return nil }
    return switch name {
    case "n": number(count)
    case "number": numberWords.indices.contains(count) ? numberWords[count] : String(count)
    default: nil
    }
  }

  /// A text with what the language puts together put together.
  package func contracted(_ text: String) -> String {
    contractions.reduce(text) { text, pair in text.replacing(pair.from, with: pair.to) }
  }

  package func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A whole number in digits.
  package func number(_ value: Int) -> String { NumberFormat.count(Double(value), numbers) }

  /// "a", "a and b", "a, b and c".
  package func list(_ words: [String]) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return contracted(words.dropLast().joined(separator: comma) + last + end)
  }

  // MARK: Measures and skills

  /// A measure in the words of this language; one that it does not know keeps its own.
  package func translated(_ metric: MetricDefinition) -> MetricDefinition {
    var metric = metric
    metric.observations = observations[metric.observations] ?? metric.observations
    guard let text = measures[metric.key] else { return metric }
    metric.name = text.name
    metric.definition = text.definition
    return metric
  }

  /// `nil` where a measure is spoken of as the program does.
  package func words(of key: MetricKey) -> MeasureText? { measures[key] }

  package func skill(_ id: String, named name: String) -> String { skills[id] ?? name }

  /// "greeting signoff", from the id of a form's item where the language has no word for it.
  package func behaviour(_ id: String) -> String { behaviours[id] ?? id.replacing("_", with: " ") }
}

/// The languages that documents are written in.
package struct Languages: Sendable {
  /// What managers read, and what has no other.
  package let english: Language
  /// What an agent reads whose own language is not known.
  package let site: Language
  private let others: [String: Language]

  package init(english: Language, site: Language, others: [Language] = []) {
    self.english = english
    self.site = site
    self.others = Dictionary(others.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every language once, the site's first.
  package var all: [Language] {
    [site] + others.values.filter { $0 !== site }.sorted { $0.code < $1.code }
  }

  /// The language of a person; the site's where the roster names none.
  package subscript(code: String?) -> Language { code.flatMap { others[$0] } ?? site }
}
