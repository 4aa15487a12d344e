/// The text with the five characters of HTML that mean something replaced, fit for element content and for attribute
/// values in double quotes. The only place where text becomes markup outside the templates, which escape by the same
/// rule.
package func escaped(_ raw: String) -> String {
  let text = legible(raw)
  guard text.utf8.contains(where: isSpecial) else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 32)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    case UInt8(ascii: "\""): bytes += "&quot;".utf8
    case UInt8(ascii: "'"): bytes += "&#39;".utf8
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func isSpecial(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
    || byte == UInt8(ascii: "'")
}

/// Collects markup: element names and class names are the program's own and stand as they are; text and attribute
/// values are escaped.
struct MarkupWriter {
  private(set) var markup = ""

  /// `<name a="b">`. An attribute whose value is `nil` is left out; an empty value stands as `a=""`.
  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    markup += "<"
    markup += name
    for (key, value) in attributes {
      guard let value else { continue }
      markup += " \(key)=\"\(escaped(value))\""
    }
    markup += ">"
  }

  mutating func close(_ name: String) { markup += "</\(name)>" }

  mutating func text(_ text: String) { markup += escaped(text) }

  /// Markup that another writer made.
  mutating func append(_ other: String) { markup += other }

  /// Ends a line, so that the page can be read and compared as text.
  mutating func newline() { markup += "\n" }

  /// A whole element that holds text only.
  mutating func element(_ name: String, _ text: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    open(name, attributes)
    self.text(text)
    close(name)
  }
}

/// A relative address with everything that is not plain in an address replaced by per cent codes; a colon too, so
/// that no value can name a scheme.
func address(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"),
      UInt8(ascii: "#"), UInt8(ascii: "%"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}

/// A length or coordinate to 0.01, without a needless fraction.
func decimal(_ value: Double) -> String {
  let rounded = (value * 100).rounded() / 100
  return rounded == rounded.rounded() && abs(rounded) < 1e9 ? "\(Int(rounded))" : "\(rounded)"
}
