import Charts
import Crypto
import Document
import Foundation
import HTMLRendering
import Testing

@Suite("A page")
struct PageTests {
  @Test("every element is closed where it was opened, and nothing but known elements stands on the page")
  func wellFormed() throws {
    let reading = try sampleReading()
    #expect(reading.faults == [])
    let known: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav", "section", "div", "p",
      "h1", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td",
      "strong", "small", "span", "code", "figure", "figcaption", "details", "summary", "svg", "desc", "g", "path",
      "rect", "circle", "text", "script",
    ]
    #expect(Set(reading.elements.map(\.name)).subtracting(known) == [])
  }

  @Test("the policy names the hashes of exactly the style and the script that stand on the page")
  func policy() throws {
    let page = try samplePage()
    let style = try #require(page.firstMatch(of: /<style>([\s\S]*?)<\/style>/)).1
    let script = try #require(page.firstMatch(of: /<script>([\s\S]*?)<\/script>/)).1
    func hash(_ text: Substring) -> String { Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }
    let meta = try #require(
      PageReading(page).all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    let policy = try #require(meta.attributes["content"])
    #expect(policy.contains("style-src 'sha256-\(hash(style))';"))
    #expect(policy.contains("script-src 'sha256-\(hash(script))';"))
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(!policy.contains("unsafe"))
  }

  @Test("nothing is loaded from another place and nothing is styled or run in an attribute")
  func standsAlone() throws {
    for page in [try samplePage(), try renderer().index(SampleReport.index)] {
      #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("@import"))
      #expect(!page.contains("url(//") && !page.contains("src=\"//") && !page.contains("<link"))
      for element in PageReading(page).elements {
        #expect(element.attributes["style"] == nil)
        #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      }
    }
  }

  @Test("ids are unique, and every reference on the page finds its id")
  func identifiers() throws {
    let elements = try sampleReading().elements
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
    let references = elements.flatMap { element in
      ["aria-labelledby", "aria-describedby"].flatMap { element.attributes[$0]?.split(separator: " ") ?? [] }
    }
    let anchors = elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
    #expect(!references.isEmpty && !anchors.isEmpty)
    #expect(Set((references + anchors).map(String.init)).subtracting(ids) == [])
  }

  @Test("there is one h1, and no heading skips a level")
  func headings() throws {
    let levels = try sampleReading().elements.compactMap { element in
      element.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) }
    }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test("the page has its landmarks, a skip link, a language and a viewport")
  func landmarks() throws {
    let reading = try sampleReading()
    for name in ["header", "main", "nav"] { #expect(reading.all(name).count == 1) }
    #expect(reading.all("html").first?.attributes["lang"] == "en")
    #expect(reading.all("meta").contains { $0.attributes["name"] == "viewport" })
    let first = try #require(reading.all("a").first)
    #expect(first.attributes["class"] == "skip")
    #expect(reading.all("main").first?.attributes["id"] == first.attributes["href"].map { String($0.dropFirst()) })
    #expect(reading.all("title").first?.text == SampleReport.report.metadataTitle)
  }

  @Test("two renderers write the same page, and so does one renderer twice")
  func deterministic() throws {
    let one = try renderer()
    let first = try one.page(SampleReport.report, context: SampleReport.context)
    #expect(try one.page(SampleReport.report, context: SampleReport.context) == first)
    #expect(try renderer().page(SampleReport.report, context: SampleReport.context) == first)
  }

  @Test("a page of usual length stays under 500 KB")
  func size() throws {
    #expect(try samplePage().utf8.count < 500_000)
  }

  @Test("files, fonts and data are reached through the way to the version's folder")
  func addresses() throws {
    let page = try samplePage()
    let links = PageReading(page).all("a").compactMap { $0.attributes["href"] }
    #expect(links.contains("../data/north-fig-1.csv"))
    #expect(links.contains("../teams/delivery.html"))
    #expect(links.contains("../../../index.html"))
    #expect(page.contains("url(\"../fonts/Inter-Regular.woff2\")"))
  }

  @Test("every colour has a value on light and on dark ground")
  func colors() throws {
    let page = try samplePage()
    for token in ColorToken.allCases {
      #expect(page.contains("--\(token.rawValue): \(Theme.standard.paper(token).hex);"))
      let dark = try #require(Theme.standard.dark[token])
      #expect(page.contains("--\(token.rawValue): \(dark.hex);"))
    }
  }

  @Test("each status stands beside its words, and its icon is hidden from screen readers")
  func statuses() throws {
    let reading = try sampleReading()
    let lines = reading.all("span").filter { $0.attributes["class"] == "status-line" }.map(\.text)
    #expect(lines.contains("Concern: last week above the usual range"))
    let icons = reading.all("svg").filter { $0.attributes["class"] == "icon" }
    // Five variations and four assurances: a measure without a target has none.
    #expect(icons.count == 9)
    #expect(icons.allSatisfy { $0.attributes["aria-hidden"] == "true" })
  }

  @Test("a measure table keeps its roles where rows are stacked, and each cell carries its column's head")
  func stackedRows() throws {
    let reading = try sampleReading()
    #expect(reading.all("table").first?.attributes["role"] == "table")
    let labels = reading.all("td").compactMap { $0.attributes["data-label"] }
    #expect(
      Set(labels).isSuperset(of: ["October", "Target", "Is it changing?", "Will it meet the target?", "26 weeks"]))
  }

  @Test("a missing target is a dash for the eye and the word “none” for the ear")
  func missingTarget() throws {
    let reading = try sampleReading()
    #expect(reading.all("td").contains { $0.attributes["data-label"] == "Target" && $0.text == "–none" })
  }

  @Test("only a table that is wider than a phone is a region to scroll, and the region has a name")
  func scrolling() throws {
    let regions = try sampleReading().elements.filter { $0.attributes["role"] == "region" }
    #expect(regions.contains { $0.text.contains("Table 2. The same numbers") })
    #expect(regions.allSatisfy { $0.attributes["tabindex"] == "0" && $0.attributes["aria-labelledby"] != nil })
    // Type, contacts and share resolved of five types fit.
    #expect(!regions.contains { $0.text.contains("Billing and delivery make up half") })
  }
}
