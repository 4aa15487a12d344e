/// The tags and texts of a page, read the strict way: what a browser would have to repair is recorded as a fault.
struct Markup {
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  private(set) var faults: [String] = []
  /// The text inside each element, entities resolved, in order of the closing tags.
  private(set) var texts: [(element: String, text: String)] = []

  private let bytes: [UInt8]
  /// Elements that are open: name, and where their text begins in `seen`.
  private var open: [(name: String, start: Int)] = []
  /// All text so far, entities not yet resolved.
  private var seen: [UInt8] = []

  private static let empty: Set<String> = ["meta", "br", "hr", "img", "link", "input"]

  init(_ html: String) {
    bytes = Array(html.utf8)
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        seen.append(bytes[position])
        position += 1
        continue
      }
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
        faults.append("a tag without an end")
        return
      }
      let isRaw = read(position + 1..<end)
      position = isRaw ? skipRaw(from: end + 1) : end + 1
    }
    if let left = open.last { faults.append("<\(left.name)> is never closed") }
  }

  func values(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  func texts(of element: String) -> [String] { texts.filter { $0.element == element }.map(\.text) }

  /// Whether the element's content is no markup.
  private mutating func read(_ range: Range<Int>) -> Bool {
    guard let first = range.first.map({ bytes[$0] }), first != UInt8(ascii: "!") else { return false }
    guard first != UInt8(ascii: "/") else {
      close(String(decoding: bytes[range.dropFirst()], as: UTF8.self))
      return false
    }
    let closesItself = range.last.map { bytes[$0] == UInt8(ascii: "/") } ?? false
    let tag = tag(closesItself ? range.dropLast() : range)
    tags.append(tag)
    if !closesItself, !Markup.empty.contains(tag.name) { open.append((tag.name, seen.count)) }
    return tag.name == "style" || tag.name == "script"
  }

  private mutating func close(_ name: String) {
    guard let last = open.last, last.name == name else {
      faults.append("</\(name)> closes <\(open.last?.name ?? "nothing")>")
      return
    }
    open.removeLast()
    texts.append((name, Markup.resolved(seen[last.start...])))
  }

  private mutating func skipRaw(from start: Int) -> Int {
    var position = start
    while position + 1 < bytes.count, bytes[position] != UInt8(ascii: "<") || bytes[position + 1] != UInt8(ascii: "/") {
      seen.append(bytes[position])
      position += 1
    }
    return position
  }

  private mutating func tag(_ range: Range<Int>) -> Tag {
    let space = UInt8(ascii: " ")
    var rest = bytes[range]
    let name = rest.prefix { $0 != space }
    rest = rest.dropFirst(name.count)
    var tag = Tag(name: String(decoding: name, as: UTF8.self), attributes: [:])
    while true {
      rest = rest.drop { $0 == space }
      guard !rest.isEmpty else { return tag }
      let key = rest.prefix { $0 != UInt8(ascii: "=") && $0 != space }
      rest = rest.dropFirst(key.count)
      var value: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: "=") {
        let quoted = rest.dropFirst()
        guard quoted.first == UInt8(ascii: "\""), let end = quoted.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
          faults.append("<\(tag.name)>: a value is not in double quotes")
          return tag
        }
        value = bytes[quoted.startIndex + 1..<end]
        rest = bytes[end + 1..<range.upperBound]
      }
      let word = String(decoding: key, as: UTF8.self)
      if tag.attributes.updateValue(Markup.resolved(value), forKey: word) != nil {
        faults.append("<\(tag.name)>: \(word) stands twice")
      }
    }
  }

  private static func resolved(_ text: ArraySlice<UInt8>) -> String {
    let string = String(decoding: text, as: UTF8.self)
    guard text.contains(UInt8(ascii: "&")) else { return string }
    return string.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
