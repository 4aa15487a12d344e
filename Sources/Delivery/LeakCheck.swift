import Diagnostics
import Metrics

/// Looks for everybody else's name, id and address in what one agent's file says.
package struct LeakCheck: Sendable {
  /// One way in which a text can name a person.
  private struct Needle: Sendable {
    var owner: String
    var words: [String]
    /// What stands between the words, as the roster writes it.
    var gaps: [String]
    /// A single name that is also a word counts only as it is written.
    var written: String?
    var isName: Bool
    var isAddress: Bool
  }

  /// Whose name or id stands in a file, and which words these are.
  package struct Leak: Sendable, Hashable {
    package var owner: String
    package var isName: Bool
  }

  /// By the first word.
  private var needles: [String: [Needle]] = [:]
  private var own: [String: [Needle]] = [:]
  /// Ids that are numbers of up to four digits cannot be told from counts and are not looked for.
  package private(set) var unsearched: [String] = []

  package init(_ people: [Person]) {
    for person in people.sorted(by: { $0.id < $1.id }) {
      var texts: [(text: String, isName: Bool)] = [(person.id, false), (person.name, true)]
      texts += person.addresses.map { ($0, false) }
      let parts = person.name.split(separator: " ")
      if parts.count > 1, let last = parts.last {
        texts.append(("\(last), \(parts.dropLast().joined(separator: " "))", true))
      }
      var seen: Set<String> = []
      for (text, isName) in texts where seen.insert(text).inserted {
        add(text, isName: isName && text != person.id, person)
      }
    }
  }

  private mutating func add(_ text: String, isName: Bool, _ person: Person) {
    let parsed = NameWords(text)
    guard let first = parsed.words.first else { return }
    if parsed.words.count == 1, first.folded.utf8.count < 5, first.folded.utf8.allSatisfy({ (48...57).contains($0) }) {
      unsearched.append(person.id)
      return
    }
    let isAlone = parsed.words.count == 1 && isName
    let needle = Needle(
      owner: person.id, words: parsed.words.map(\.folded), gaps: parsed.words.dropFirst().map(\.gap),
      written: isAlone ? first.written : nil, isName: isName,
      isAddress: text.contains("@"))
    own[person.id, default: []].append(needle)
    // “May” and “Monday” stand in every report.
    if isAlone, LeakCheck.calendarWords.contains(first.folded) { return }
    needles[first.folded, default: []].append(needle)
  }

  /// Who is named in a text that is for one person only.
  ///
  /// What stands inside that person's own name or id names nobody else: “Maria Lopez” in “Anna Maria Lopez”.
  package func leaks(in text: String, of owner: String) -> [Leak] {
    let parsed = NameWords(text)
    var isOwn = [Bool](repeating: false, count: parsed.words.count)
    for needle in own[owner] ?? [] {
      for start in parsed.words.indices where matches(needle, parsed, start) {
        for index in start..<start + needle.words.count { isOwn[index] = true }
      }
    }
    var found: Set<Leak> = []
    for start in parsed.words.indices {
      for needle in needles[parsed.words[start].folded] ?? [] where needle.owner != owner {
        guard matches(needle, parsed, start), !isOwn[start..<start + needle.words.count].allSatisfy({ $0 }) else {
          continue
        }
        found.insert(Leak(owner: needle.owner, isName: needle.isName))
      }
    }
    return found.sorted { ($0.owner, $0.isName ? 1 : 0) < ($1.owner, $1.isName ? 1 : 0) }
  }

  private func matches(_ needle: Needle, _ text: NameWords, _ start: Int) -> Bool {
    let last = start + needle.words.count - 1
    guard last < text.words.count, text.words[start].folded == needle.words[0] else { return false }
    if let written = needle.written, text.words[start].written != written { return false }
    for offset in 1..<max(1, needle.words.count) {
      let word = text.words[start + offset]
      guard word.folded == needle.words[offset], isSame(gap: word.gap, needle.gaps[offset - 1]) else { return false }
    }
    return !text.isJoinedBefore(start) && !text.isJoinedAfter(last, dots: needle.isAddress)
  }

  /// A line break between two words is a space, and there may be any number.
  private func isSame(gap: String, _ expected: String) -> Bool {
    gap == expected
      || gap.filter { !$0.isWhitespace } == expected.filter { !$0.isWhitespace }
        && gap.contains(where: \.isWhitespace)
  }

  private static let calendarWords: Set<String> = Set(
    ((1...12).map(EnglishDates.month) + (1...7).map(EnglishDates.weekday)).map { $0.lowercased() })
}

extension LeakCheck {
  /// - Returns: one diagnostic a file that names somebody else. It has ids, no names.
  package func problems(_ report: PrivateReport, owner: String) -> [Diagnostic] {
    let leaks = leaks(in: report.text, of: owner)
    guard !leaks.isEmpty else { return [] }
    let ids = Set(leaks.map(\.owner)).sorted()
    let named =
      ids.prefix(5).map { "“\($0)”" }.joined(separator: ", ") + (ids.count > 5 ? " and \(ids.count - 5) more" : "")
    return [
      Diagnostic(
        "DEL-030", .error, "the report of “\(owner)” names other people: \(named)",
        at: SourceLocation(file: report.relativePath),
        hint: "nothing is sent; look into the file, and keep it with this message: a report may name nobody else")
    ]
  }
}
