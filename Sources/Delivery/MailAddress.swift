/// An address that is safe to hand to a mail server and to a program: letters, digits and few signs, nothing else.
///
/// RFC 5321 and 5322 allow more: quoted local parts, comments, addresses of machines, routes with `%` and `!`. None is an
/// address of a person today, and each has been a way to reach somebody else. Domains outside ASCII are written in
/// their ASCII form (RFC 5890): `xn--mnchen-3ya.example`.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// As it is sent.
  package let text: String

  /// `nil` for a text with a problem.
  package init?(_ text: String) {
    guard MailAddress.problem(text) == nil else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// What two addresses have in common that are one mailbox on nearly every server: case does not count.
  package var folded: String { text.lowercased() }

  /// The part after the sign @.
  package var domain: String { text.lastIndex(of: "@").map { String(text[text.index(after: $0)...]) } ?? "" }

  /// Why a text is not an address of the kind that mail is sent to; `nil` if it is. The text itself is not in the answer.
  package static func problem(_ text: String) -> String? {
    // Scalars, not characters: CR LF is one character, and a mark joins the letter before it.
    let scalars = Array(text.unicodeScalars)
    if scalars.isEmpty { return "it is empty" }
    if scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return "it has a control character" }
    if scalars.contains(" ") { return "it has a space" }
    let parts = scalars.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return "it has \(parts.count - 1) signs @, not one" }
    if let problem = localProblem(parts[0]) ?? domainProblem(parts[1]) { return problem }
    return scalars.count > longest ? "it is longer than \(longest) characters" : nil
  }

  /// RFC 5321, 4.5.3.1.3: a path has 256 octets, two of them brackets.
  package static let longest = 254

  private static func localProblem(_ part: ArraySlice<Unicode.Scalar>) -> String? {
    if part.isEmpty { return "nothing stands before the sign @" }
    if part.count > 64 { return "more than 64 characters stand before the sign @" }
    if let scalar = part.first(where: { !isAlphanumeric($0) && !localSigns.contains($0) }) {
      return "\(name(of: scalar)) is not allowed before the sign @"
    }
    // A leading hyphen would be an option to a program.
    if part.first == "." || part.first == "-" || part.last == "." {
      return "it begins with a dot or hyphen, or ends with a dot"
    }
    return zip(part, part.dropFirst()).contains { $0 == "." && $1 == "." } ? "it has two dots in a row" : nil
  }

  private static func domainProblem(_ part: ArraySlice<Unicode.Scalar>) -> String? {
    if part.contains(where: { !$0.isASCII }) { return "the domain is not written in its ASCII form (xn--…)" }
    if let scalar = part.first(where: { !isAlphanumeric($0) && $0 != "-" && $0 != "." }) {
      return "\(name(of: scalar)) is not allowed in a domain"
    }
    let labels = part.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count < 2 { return "the domain has no dot" }
    if part.count > 253 || labels.contains(where: { $0.isEmpty || $0.count > 63 }) {
      return "a part of the domain is empty or too long"
    }
    if labels.contains(where: { $0.first == "-" || $0.last == "-" }) {
      return "a part of the domain begins or ends with a hyphen"
    }
    let isNumber = labels.last?.allSatisfy { ("0"..."9").contains($0) } ?? true
    return isNumber ? "the domain is a number" : nil
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    "U+\(String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count)))"
      + String(scalar.value, radix: 16, uppercase: true)
  }

  /// RFC 5322, 3.2.3, without what servers have read as routes, commands or paths: `!`, `%`, `|`, `/` and the back quote.
  private static let localSigns: Set<Unicode.Scalar> = [
    ".", "_", "-", "+", "'", "&", "=", "~", "#", "$", "*", "?", "^", "{", "}",
  ]
}
