/// One tag of a template, where it stands.
struct TemplateTag {
  enum Kind {
    /// Two braces.
    case value
    /// Three braces.
    case unescaped
    case section
    case inverted
    case close
    case partial
    case comment
    /// Anything else that Mustache knows: `&`, `<`, `$`, `=`, `%`.
    case foreign(Character)
  }

  var kind: Kind
  /// Without sigil, braces and surrounding space; with the leading dot.
  var name: String
  /// 1-based.
  var line: Int
}

/// The tags of a template in order; a tag that is never closed ends the list and is reported.
struct TemplateTags {
  private(set) var tags: [TemplateTag] = []
  /// The line of a tag without an end.
  private(set) var unclosedLine: Int?

  init(_ text: String) {
    var rest = Substring(text)
    var line = 1
    while let start = rest.firstRange(of: "{{") {
      line += rest[..<start.lowerBound].count(where: \.isNewline)
      let isTriple = rest[start.upperBound...].first == "{"
      let end = isTriple ? "}}}" : "}}"
      let inner = rest[(isTriple ? rest.index(after: start.upperBound) : start.upperBound)...]
      guard let stop = inner.firstRange(of: end) else {
        unclosedLine = line
        return
      }
      tags.append(TemplateTags.tag(inner[..<stop.lowerBound], isTriple: isTriple, line: line))
      line += inner[..<stop.lowerBound].count(where: \.isNewline)
      rest = rest[stop.upperBound...]
    }
  }

  private static func tag(_ content: Substring, isTriple: Bool, line: Int) -> TemplateTag {
    let trimmed = trim(content)
    if isTriple { return TemplateTag(kind: .unescaped, name: String(trimmed), line: line) }
    let kind: TemplateTag.Kind? =
      switch trimmed.first {
      case "#": .section
      case "^": .inverted
      case "/": .close
      case ">": .partial
      case "!": .comment
      case "&", "<", "$", "=", "%": trimmed.first.map { .foreign($0) }
      default: nil
      }
    guard let kind else { return TemplateTag(kind: .value, name: String(trimmed), line: line) }
    return TemplateTag(kind: kind, name: String(trim(trimmed.dropFirst())), line: line)
  }

  private static func trim(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
