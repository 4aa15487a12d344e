/// The tags and texts of a page, read the strict way: what a browser would have to repair is recorded as a fault.
struct Markup {
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  private(set) var faults: [String] = []
  /// The text inside each element of a kind, entities resolved, in order of the closing tags.
  private(set) var texts: [(element: String, text: String)] = []

  private static let empty: Set<String> = ["meta", "br", "hr", "img", "link", "input"]
  private static let raw: Set<String> = ["style", "script"]

  init(_ html: String) {
    var open: [(name: String, text: String)] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      let text = Markup.resolved(rest[..<start])
      for index in open.indices { open[index].text += text }
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag without an end")
        return
      }
      let inside = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") { continue }
      if inside.hasPrefix("/") {
        let name = String(inside.dropFirst())
        guard open.last?.name == name, let closed = open.popLast() else {
          faults.append("</\(name)> closes <\(open.last?.name ?? "nothing")>")
          continue
        }
        texts.append((name, closed.text))
        continue
      }
      let tag = readTag(inside.hasSuffix("/") ? inside.dropLast() : inside)
      tags.append(tag)
      if inside.hasSuffix("/") || Markup.empty.contains(tag.name) { continue }
      if Markup.raw.contains(tag.name), let close = rest.firstRange(of: "</\(tag.name)>") {
        texts.append((tag.name, String(rest[..<close.lowerBound])))
        rest = rest[close.upperBound...]
      } else {
        open.append((tag.name, ""))
      }
    }
    if let left = open.last { faults.append("<\(left.name)> is never closed") }
  }

  func values(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  func texts(of element: String) -> [String] { texts.filter { $0.element == element }.map(\.text) }

  private mutating func readTag(_ source: Substring) -> Tag {
    var rest = source
    let name = rest.prefix { $0 != " " }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while !rest.drop(while: { $0 == " " }).isEmpty {
      rest = rest.drop { $0 == " " }
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
          faults.append("<\(name)>: \(key) is not in double quotes")
          break
        }
        value = Markup.resolved(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      }
      if attributes.updateValue(value, forKey: String(key)) != nil { faults.append("<\(name)>: \(key) stands twice") }
    }
    return Tag(name: String(name), attributes: attributes)
  }

  private static func resolved(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
