import Diagnostics
import Yams

/// Collects every problem of one file, so that all are reported together.
final class Problems {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String) { self.file = file }

  func add(_ code: String, _ message: String, at node: Node?, hint: String? = nil) {
    diagnostics.append(Diagnostic(code, .error, message, at: location(of: node), hint: hint))
  }

  func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func location(of node: Node?) -> SourceLocation {
    SourceLocation(file: file, line: node?.mark?.line, column: node?.mark?.column)
  }
}

/// A mapping of the file whose keys are checked against those that are known.
struct Section {
  let node: Node
  let name: String
  let problems: Problems
  private let entries: [(key: String, keyNode: Node, value: Node)]
  /// Known keys that a misspelt key stands for; their absence is not reported a second time.
  private let meantKeys: Set<String>

  /// Reads a mapping and reports unknown keys; `nil` if the node is not a mapping.
  init?(_ node: Node, _ name: String, keys: [String], problems: Problems) {
    guard let mapping = node.mapping else {
      problems.add(
        "ING-005", "\(name) must be a mapping of keys to values", at: node,
        hint: "known keys: \(keys.joined(separator: ", "))")
      return nil
    }
    self.node = node
    self.name = name
    self.problems = problems
    entries = mapping.map { ($0.key.scalar?.string ?? "", $0.key, $0.value) }
    var meantKeys: Set<String> = []
    for entry in entries where !keys.contains(entry.key) {
      let meant = nearest(to: entry.key, in: keys)
      if let meant { meantKeys.insert(meant) }
      problems.add(
        "ING-003", "\(name) has no key “\(entry.key)”", at: entry.keyNode,
        hint: meant.map { "did you mean “\($0)”?" } ?? "known keys: \(keys.joined(separator: ", "))")
    }
    self.meantKeys = meantKeys
  }

  func reportMissing(_ key: String) {
    if !meantKeys.contains(key) { problems.add("ING-004", "\(name) needs the key “\(key)”", at: node) }
  }

  subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }

  /// The text of a scalar; reports a missing required key and a value that is not a text.
  func text(_ key: String, required: Bool = false) -> String? {
    guard let node = self[key] else {
      if required { reportMissing(key) }
      return nil
    }
    return Section.text(node, "“\(key)”", problems)
  }

  static func text(_ node: Node, _ name: String, _ problems: Problems) -> String? {
    guard let text = node.scalar?.string else {
      problems.add("ING-005", "\(name) must be a text", at: node)
      return nil
    }
    guard !text.isEmpty else {
      problems.add("ING-005", "\(name) is empty", at: node)
      return nil
    }
    return text
  }

  /// One text or a list of texts.
  func texts(_ key: String, required: Bool = false) -> [String] {
    guard let node = self[key] else {
      if required { reportMissing(key) }
      return []
    }
    guard let list = node.sequence else { return Section.text(node, "“\(key)”", problems).map { [$0] } ?? [] }
    if list.isEmpty { problems.add("ING-005", "“\(key)” is an empty list", at: node) }
    return list.compactMap { Section.text($0, "an entry of “\(key)”", problems) }
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = self[key] else { return nil }
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      problems.add(
        "ING-005", "“\(key)” must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: node)
      return nil
    }
    return number
  }

  /// One of a few words.
  func choice<Choice: CaseIterable & RawRepresentable>(_ key: String, required: Bool = false) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(key, required: required) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    problems.add(
      "ING-005", "“\(key)” cannot be “\(text)”", at: self[key],
      hint: nearest(to: text, in: words).map { "did you mean “\($0)”?" }
        ?? "use one of: \(words.joined(separator: ", "))")
    return nil
  }

  /// Keys and values of a nested mapping of texts, in the order of the file.
  func pairs(_ key: String, required: Bool = false) -> [(key: String, keyNode: Node, value: Node)] {
    guard let node = self[key] else {
      if required { reportMissing(key) }
      return []
    }
    guard let mapping = node.mapping else {
      problems.add("ING-005", "“\(key)” must be a mapping of keys to values", at: node)
      return []
    }
    return mapping.map { ($0.key.scalar?.string ?? "", $0.key, $0.value) }
  }
}
