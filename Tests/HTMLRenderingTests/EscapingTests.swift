import Charts
import Document
import Foundation
import HTMLRendering
import Testing

@Suite("Escaping")
struct EscapingTests {
  private static let hostile = "\"'><script>alert(1)</script>&amp;"

  /// The sample with every text that a reader sees replaced, by way of its JSON form.
  private func hostileReport() throws -> Report {
    let fixed: Set<String> = [
      "id", "slug", "kind", "style", "tone", "alignment", "format", "status", "variation", "assurance", "symbol",
      "level", "language", "anchor",
    ]
    func replaced(_ value: Any, key: String) -> Any {
      switch value {
      case let object as [String: Any]:
        var result: [String: Any] = [:]
        for (key, value) in object { result[key] = replaced(value, key: key) }
        return result
      case let list as [Any]: return list.map { replaced($0, key: key) }
      case is String where !fixed.contains(key): return EscapingTests.hostile
      default: return value
      }
    }
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(SampleReport.report))
    let data = try JSONSerialization.data(withJSONObject: replaced(json, key: ""))
    return try JSONDecoder().decode(Report.self, from: data)
  }

  @Test("no text of a report becomes an element, an attribute or a script")
  func report() throws {
    let context = PageContext(
      up: "", dataPrefix: EscapingTests.hostile,
      links: [(title: EscapingTests.hostile, href: "javascript:\(EscapingTests.hostile)")],
      generated: EscapingTests.hostile, program: EscapingTests.hostile, runID: EscapingTests.hostile)
    let page = try renderer().page(try hostileReport(), context: context)
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"))
    let clean = try sampleReading()
    let reading = PageReading(page)
    #expect(reading.faults == [])
    let known = Set(clean.elements.map(\.name))
    #expect(Set(reading.elements.map(\.name)).subtracting(known) == [])
    let attributes = Set(clean.elements.flatMap(\.attributes.keys)).union(["data-about"])
    #expect(Set(reading.elements.flatMap(\.attributes.keys)).subtracting(attributes) == [])
    #expect(!reading.elements.contains { $0.attributes["href"]?.contains("javascript:") == true })
    #expect(reading.all("h1").first?.text == EscapingTests.hostile)
  }

  @Test("no text of the index becomes an element")
  func index() throws {
    var index = SampleReport.index
    let hostile = EscapingTests.hostile
    index.title = hostile
    index.organisation = hostile
    index.latest = .init(title: hostile, href: "javascript:alert(1)")
    index.years = [
      .init(
        title: hostile,
        rows: [
          .init(
            id: hostile, title: hostile, href: hostile, headline: hostile, improvements: 1, concerns: 0, changes: 0,
            badges: [hostile], links: [.init(title: hostile, href: hostile)])
        ])
    ]
    let page = try renderer().index(index)
    #expect(!page.contains("<script"))
    #expect(!page.contains("javascript:"))
    #expect(PageReading(page).faults == [])
    #expect(PageReading(page).all("h1").first?.text == hostile)
  }

  @Test(
    "the five characters that mean something are replaced and no other",
    arguments: [
      ("plain", "plain"), ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"it's\"", "&quot;it&#39;s&quot;"),
      ("&amp;", "&amp;amp;"), ("Zoë Łukasiewicz 王小明 \u{202F}", "Zoë Łukasiewicz 王小明 \u{202F}"), ("", ""),
    ])
  func characters(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }
}
