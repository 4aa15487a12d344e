import Document
import HTMLRendering
import Metrics
import Testing

@Suite("Hostile names")
struct HostileTextTests {
  static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)", "</title></style></svg>",
    "&lt;b&gt; & &amp;", "]]><!-- -->", "{{.title}} {{{.blocks}}}", "javascript:alert(1)",
  ]

  /// The same number of letters and the same places to break a line, and nothing that means anything in HTML.
  private static func harmless(_ attack: String) -> String {
    String(attack.map { "<>\"'&;{}:".contains($0) ? "x" : $0 })
  }

  static func everywhere(_ text: String) -> Report {
    let hostile = Hostile(text)
    return Report(
      kind: .team, subject: Subject(.team, text), slug: text, language: "en", kicker: text, title: text,
      facts: [[.text(text)], [.link(text, to: .file(text))]], metadataTitle: text,
      runningHeader: (left: text, right: text), footer: text,
      sections: [
        Section(id: "part-1", title: text, isLead: true, blocks: hostile.blocks),
        Section(
          id: "part-2", title: text,
          blocks: [hostile.bars, .process(hostile.process)].enumerated().map { index, chart in
            .figure(
              Figure(
                id: "fig-\(index)", number: index, title: text, subtitle: text, note: text, alternativeText: text,
                chart: chart))
          }),
        Section(id: "part-3", title: text, blocks: []),
      ])
  }

  @Test("a name that looks like markup changes no element and no attribute of the page", arguments: attacks)
  func hostileEverywhere(attack: String) throws {
    let markup = Markup(try GalleryPage.html(Self.everywhere(attack)))
    #expect(markup.faults == [])
    let plain = Markup(try GalleryPage.html(Self.everywhere(Self.harmless(attack))))
    let same = zip(markup.tags, plain.tags).allSatisfy {
      $0.name == $1.name && $0.attributes.keys.sorted() == $1.attributes.keys.sorted()
    }
    #expect(same && markup.tags.count == plain.tags.count)
  }

  @Test("a reader sees the name as it was written", arguments: attacks)
  func textSurvives(attack: String) throws {
    let markup = Markup(try GalleryPage.html(Self.everywhere(attack)))
    for element in ["h1", "h2", "h3", "title", "text", "th", "td", "dt", "summary", "figcaption", "li", "desc"] {
      let shows = markup.texts(of: element).contains { $0.contains(element == "summary" ? "Data for" : attack) }
      #expect(shows, "\(element)")
    }
  }

  @Test("no address on a page can name a scheme", arguments: attacks)
  func addresses(attack: String) throws {
    for address in Markup(try GalleryPage.html(Self.everywhere(attack))).values("href") {
      #expect(!address.contains(":"))
    }
  }
}
