import Charts
import Crypto
import Document
import Foundation
import HTMLRendering
import Testing

@Suite("Pages")
struct PageTests {
  private static let html = (try? page(fullReport())) ?? ""
  private static let markup = Markup(html)

  @Test("every element is closed in order and every attribute is quoted")
  func wellFormed() {
    #expect(Self.html.hasSuffix("</html>\n"))
    #expect(Self.markup.faults == [])
  }

  @Test("the content security policy names the style, allows no script and no other host")
  func policy() throws {
    let style = try #require(Self.markup.texts(of: "style").first)
    let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    let policy = try #require(
      Self.markup.tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"])
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("style-src 'sha256-\(hash)'"))
    #expect(!policy.contains("unsafe"))
    #expect(!policy.contains("http"))
    #expect(Self.markup.texts(of: "style").count == 1)
  }

  @Test("nothing on a page refers to another host or needs an inline style or script")
  func selfContained() {
    #expect(!Self.html.contains("http:"))
    #expect(!Self.html.contains("https:"))
    #expect(!Self.html.contains("url(//"))
    #expect(Self.markup.values("style") == [])
    #expect(!Self.markup.tags.contains { ["script", "link", "img", "iframe", "object", "base"].contains($0.name) })
    #expect(!Self.markup.tags.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
  }

  @Test("ids are unique, and every reference inside the page leads somewhere")
  func identifiers() {
    let ids = Self.markup.values("id")
    #expect(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
    let known = Set(ids)
    let named = ["aria-labelledby", "aria-describedby", "headers"].flatMap(Self.markup.values)
      .flatMap { $0.split(separator: " ").map(String.init) }
    #expect(named.filter { !known.contains($0) } == [])
    let anchors = Self.markup.values("href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    #expect(!anchors.isEmpty)
    #expect(anchors.filter { !known.contains($0) } == [])
  }

  @Test("one first heading, and no level is left out on the way down")
  func headings() {
    let levels = Self.markup.tags.compactMap {
      $0.name.count == 2 && $0.name.first == "h" ? Int($0.name.dropFirst()) : nil
    }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test("landmarks, language, title, viewport and a link past the head are there")
  func landmarks() {
    for name in ["header", "main", "footer", "nav"] {
      #expect(Self.markup.tags.contains { $0.name == name }, "\(name)")
    }
    #expect(Self.markup.tags.first { $0.name == "html" }?.attributes["lang"] == "en")
    #expect(Self.markup.texts(of: "title").first == "North, October 2026")
    #expect(Self.markup.tags.contains { $0.attributes["name"] == "viewport" })
    #expect(Self.markup.tags.first { $0.name == "a" }?.attributes["href"] == "#content")
  }

  @Test("all cells that head a row or column say so")
  func scopes() {
    for tag in Self.markup.tags where tag.name == "th" { #expect(tag.attributes["scope"] != nil) }
  }

  @Test("the same report gives the same bytes, also from a renderer that drew another page before")
  func deterministic() throws {
    let used = try renderer()
    _ = try used.page(report([]), context: plainContext)
    #expect(try used.page(fullReport(), context: plainContext) == Self.html)
    #expect(try page(fullReport()) == Self.html)
  }

  @Test("a page with a dozen figures and every block stays under 500 kB")
  func size() throws {
    let figures = ChartGallery.entries.prefix(12).enumerated().map { Block.figure(figure($1.chart, number: $0 + 1)) }
    let html = try page(report(Hostile("a text of ordinary length").blocks, figures))
    #expect(html.utf8.count < 500_000, "\(html.utf8.count) bytes")
  }

  @Test("every colour of the theme is in the style, light and dark")
  func colours() throws {
    let style = try #require(Self.markup.texts(of: "style").first)
    for token in ColorToken.allCases {
      #expect(style.contains("--\(token.rawValue): \(Theme.standard.paper(token).hex);"))
      let dark = try #require(Theme.standard.dark[token])
      #expect(style.contains("--\(token.rawValue): \(dark.hex);"))
      #expect(style.contains(".fill-\(token.rawValue) "))
      #expect(style.contains(".line-\(token.rawValue) "))
    }
  }
}
