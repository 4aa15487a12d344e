import Diagnostics

/// Reads a template against the keys that it is given. Mustache itself prints nothing for a misspelt key.
struct MailTemplateCheck {
  let file: String
  let keys: [String: MailTemplates.Key]

  /// Every fault with its line; none for a sound template.
  func faults(_ text: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var open: [(name: String, keys: [String: MailTemplates.Key])] = []
    var rest = Substring(text)
    var line = 1
    func report(_ message: String, _ hint: String? = nil) {
      faults.append(
        Diagnostic("DEL-002", .error, message, at: SourceLocation(file: file, line: line), hint: hint))
    }
    while let start = rest.firstRange(of: "{{") {
      line += rest[..<start.lowerBound].count(where: \.isNewline)
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        report("a tag is never closed")
        return faults
      }
      let tag = rest[start.upperBound..<end.lowerBound]
      let keys = open.last?.keys ?? self.keys
      switch tag.first {
      case "!": break
      case "#", "^":
        let name = String(tag.dropFirst())
        open.append((name, inner(tag, keys, report)))
      case "/":
        if open.popLast()?.name != String(tag.dropFirst()) { report("{{\(tag)}} closes nothing that is open") }
      case ".":
        if case .text? = keys[String(tag.dropFirst())] { break }
        report("there is no text “\(tag)” here", hint(tag.dropFirst(), keys))
      default:
        report(
          "the tag “{{\(tag)}}” is not allowed in a template of mail",
          "values with a leading dot, sections and comments are all there is: {{.name}}")
      }
      line += tag.count(where: \.isNewline)
      rest = rest[end.upperBound...]
    }
    if let last = open.last { report("{{#\(last.name)}} is never closed") }
    return faults
  }

  /// The keys inside a section: those of a list's elements, or the same where the section is a flag.
  private func inner(
    _ tag: Substring, _ keys: [String: MailTemplates.Key], _ report: (String, String?) -> Void
  ) -> [String: MailTemplates.Key] {
    let name = tag.dropFirst(2)
    guard tag.dropFirst().first == "." else {
      report("“\(tag.dropFirst())” has no leading dot", "write {{#.name}}")
      return keys
    }
    switch keys[String(name)] {
    case .flag: return keys
    case .list(let inside):
      return tag.first == "^" ? keys : Dictionary(uniqueKeysWithValues: inside.map { ($0, MailTemplates.Key.text) })
    case .text, nil:
      report("there is no list or flag “.\(name)” here", hint(name, keys))
      return keys
    }
  }

  private func hint(_ name: Substring, _ keys: [String: MailTemplates.Key]) -> String {
    nearest(to: String(name), in: keys.keys.sorted()).map { "did you mean “.\($0)”?" }
      ?? "the keys here are \(keys.keys.sorted().map { ".\($0)" }.joined(separator: ", "))"
  }
}
