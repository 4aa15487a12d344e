/// A column of the draft: what is read, and what a person should check.
struct ColumnGuess {
  var column: CanonicalColumn
  var titles: [String]
  var format: String?
  var unit: DurationUnit?
  /// Sorted by the export's value.
  var values: [(key: String, value: String)] = []
  var remark: String?
}

/// Guesses what the columns of an export mean, from their titles and first values.
struct ColumnGuesser {
  let sample: ExportSample
  private let words: [String]

  init(_ sample: ExportSample) {
    self.sample = sample
    words = sample.header.map(Synonyms.words(of:))
  }

  /// A table of answers has a score and nothing that happens in a queue or a conversation.
  var table: CanonicalTable? {
    let contact: [CanonicalColumn] = [.outcome, .wait, .talk, .hold, .acw, .arrivedAt]
    let isSurvey = position(.score, []) != nil && contact.allSatisfy { position($0, []) == nil }
    return CanonicalTable.named(isSurvey && !hasDateAndTime ? "surveys" : "interactions")
  }

  /// Whether numbers are written with a decimal comma.
  var decimalComma: Bool {
    sample.format == .csv
      && sample.header.indices.contains { column in
        let values = sample.values(column)
        return !values.isEmpty && values.allSatisfy(isCommaNumber) && values.contains { $0.contains(",") }
      }
  }

  func columns() -> [ColumnGuess] {
    var used: Set<Int> = []
    var guesses: [ColumnGuess] = []
    for field in table?.fields ?? [] {
      let column = CanonicalColumn(rawValue: field.name)
      if field.kind == .time, let both = dateAndTime(column) {
        used.formUnion(both.positions)
        guesses.append(both.guess)
        continue
      }
      let isNeeded = field.isRequired
      guard let position = position(column, used) ?? (field.kind == .time && isNeeded ? timeByValues(used) : nil),
        let guess = guess(field, position)
      else { continue }
      used.insert(position)
      guesses.append(guess)
    }
    return guesses
  }

  private func position(_ column: CanonicalColumn, _ used: Set<Int>) -> Int? {
    for title in Synonyms.titles[column] ?? [] {
      if let position = words.indices.first(where: { words[$0] == title && !used.contains($0) }) { return position }
    }
    return nil
  }

  /// The first column whose values are all dates with a time of day, whatever its title.
  private func timeByValues(_ used: Set<Int>) -> Int? {
    sample.header.indices.first { column in
      let values = sample.values(column)
      return !used.contains(column) && !values.isEmpty
        && values.allSatisfy { $0.wholeMatch(of: /\d{1,4}[-\/.]\d{1,2}[-\/.]\d{1,4}[T ]\d{1,2}:\d{2}.*/) != nil }
    }
  }

  private func first(_ titles: [String]) -> Int? { words.firstIndex { titles.contains($0) } }

  private var hasDateAndTime: Bool { first(Synonyms.date) != nil && first(Synonyms.time) != nil }

  private func dateAndTime(_ column: CanonicalColumn) -> (positions: [Int], guess: ColumnGuess)? {
    guard position(column, []) == nil || column == .arrivedAt && position(.arrivedAt, []) == nil,
      let date = first(Synonyms.date)
    else { return nil }
    let positions = [date] + (first(Synonyms.time).map { [$0] } ?? [])
    return (positions, timeGuess(column, positions))
  }

  private func guess(_ field: CanonicalField, _ position: Int) -> ColumnGuess? {
    let column = CanonicalColumn(rawValue: field.name)
    var guess = ColumnGuess(column: column, titles: [sample.header[position]])
    let values = sample.values(position)
    switch field.kind {
    case .text: return guess
    case .time: return timeGuess(column, [position])
    case .seconds:
      guard let unit = unit(values, title: sample.header[position]) else { return nil }
      guess.unit = unit
    case .score:
      let isScore = { (text: String) in Double(text).map { (1...5).contains($0) && $0 == $0.rounded() } ?? false }
      guard !values.isEmpty, values.allSatisfy(isScore) else { return nil }
    case .flag:
      guard let map = valueMap(values, yes: "true", no: "false") else { return nil }
      guess.values = map
    case .choice:
      let isReversed = words[position] == "abandoned"
      guard
        let map = valueMap(
          values, yes: isReversed ? "abandoned" : "handled", no: isReversed ? "handled" : "abandoned")
      else { return nil }
      guess.values = map
    default: return nil
    }
    return guess
  }

  private func timeGuess(_ column: CanonicalColumn, _ positions: [Int]) -> ColumnGuess {
    var guess = ColumnGuess(column: column, titles: positions.map { sample.header[$0] })
    let texts = sample.rows.compactMap { row -> String? in
      let parts = positions.map { row[$0] }
      return parts.contains("") ? nil : parts.joined(separator: " ")
    }
    let figures = texts.compactMap(figures)
    guard figures.count * 2 > texts.count, let example = texts.first else { return guess }
    let dayFirst = figures.contains { $0.0 > 12 }
    let monthFirst = figures.contains { $0.1 > 12 }
    if dayFirst == monthFirst {
      guess.remark = "dates such as \(example): say whether the day or the month comes first, if the load asks for it"
    } else {
      guess.format = format(of: example, dayFirst: dayFirst)
    }
    return guess
  }

  /// The first two figures of a date such as 26/08/2023.
  private func figures(_ text: String) -> (Int, Int)? {
    let parts = text.split(maxSplits: 2, omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, let first = Int(parts[0]),
      let second = Int(parts[1])
    else { return nil }
    return (first, second)
  }

  private func format(of example: String, dayFirst: Bool) -> String? {
    guard let separator = example.first(where: { "/.-".contains($0) }) else { return nil }
    let pieces = example.split(separator: " ", maxSplits: 1)
    let year = pieces[0].split(separator: separator).last.map { $0.count == 4 ? "%Y" : "%y" } ?? "%Y"
    let date = (dayFirst ? ["%d", "%m", year] : ["%m", "%d", year]).joined(separator: String(separator))
    guard pieces.count == 2 else { return date }
    let half = pieces[1].lowercased().hasSuffix("m")
    let seconds = pieces[1].count(where: { $0 == ":" }) == 2
    return "\(date) \(half ? "%I" : "%H"):%M\(seconds ? ":%S" : "")\(half ? " %p" : "")"
  }

  private func unit(_ values: [String], title: String) -> DurationUnit? {
    let title = title.lowercased()
    if values.isEmpty { return .seconds }
    let colons = Set(values.map { $0.count(where: { $0 == ":" }) })
    if colons == [2] { return .clock }
    if colons == [1] { return .minutesClock }
    let numbers = values.compactMap { Double(decimalComma ? $0.replacing(",", with: ".") : $0) }
    guard numbers.count == values.count else { return nil }
    if sample.format == .xlsx, numbers.allSatisfy({ $0 >= 0 && $0 < 1 }), numbers.contains(where: { $0 > 0 }) {
      return .excelDay
    }
    if title.contains("millisec") || title.hasSuffix("ms") || title.contains("(ms)") { return .milliseconds }
    if title.contains("minute") || title.contains("(min)") || title.hasSuffix("_min") { return .minutes }
    return .seconds
  }

  private func valueMap(_ values: [String], yes: String, no: String) -> [(key: String, value: String)]? {
    var map: [(key: String, value: String)] = []
    for value in Set(values).sorted() {
      let word = value.lowercased()
      if CanonicalTable.outcomes.contains(word), yes != "true" {
        map.append((value, word))
      } else if Synonyms.yes.contains(word) || yes == "handled" && Synonyms.handled.contains(word) {
        map.append((value, yes))
      } else if Synonyms.no.contains(word) || yes == "handled" && Synonyms.abandoned.contains(word) {
        map.append((value, no))
      } else {
        return nil
      }
    }
    return map.isEmpty ? nil : map
  }

  private func isCommaNumber(_ text: String) -> Bool {
    Double(text.replacing(".", with: "").replacing(",", with: ".")) != nil
  }
}
