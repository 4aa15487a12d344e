import HTMLRendering
import Testing

@Suite("Archive index")
struct IndexTests {
  private static func row(_ id: String, improvements: Int = 0, concerns: Int = 0, badges: [String] = [])
    -> ArchiveIndex.Row
  {
    ArchiveIndex.Row(
      id: id, title: "Month \(id)", href: "\(id)/v1/index.html", headline: "Calls were answered faster",
      improvements: improvements, concerns: concerns, changes: 0, badges: badges,
      links: [
        .init(title: "North", href: "\(id)/v1/teams/north.html"),
        .init(title: "CSV", href: "\(id)/v1/data/measures.csv"),
      ])
  }

  private static let index = ArchiveIndex(
    title: "Reports · Customer Support", organisation: "Customer Support",
    latest: .init(title: "October 2026", href: "2026-10/v1/index.html"), summary: "3 reports · first December 2024",
    years: [
      .init(
        title: "2026",
        rows: [row("2026-10", improvements: 1, concerns: 2), row("2026-09", badges: ["partial: 29 of 30 days"])]),
      .init(title: "2025", rows: []), .init(title: "2024", rows: [row("2024-12")]),
    ], fontsPrefix: "2026-10/v1/")

  @Test("each period has a row with an anchor, its headline, its signals in words and its files")
  func rows() throws {
    let html = try renderer().index(Self.index)
    let markup = Markup(html)
    #expect(markup.faults == [])
    for id in ["2026-10", "2026-09", "2024-12"] {
      #expect(markup.tags.contains { $0.name == "tr" && $0.attributes["id"] == id })
      #expect(markup.values("href").contains("\(id)/v1/index.html"))
      #expect(markup.values("href").contains("\(id)/v1/teams/north.html"))
    }
    let cells = markup.texts(of: "td")
    #expect(cells.contains { $0.contains("1 improvement") && $0.contains("2 concerns") })
    #expect(cells.contains { $0.contains("No signal") })
    #expect(cells.contains { $0.contains("partial: 29 of 30 days") })
    #expect(html.contains("2026-10/v1/fonts/Inter-Regular.woff2"))
  }

  @Test("the last two years are open, older ones can be opened without a script")
  func years() throws {
    let years = Markup(try renderer().index(Self.index)).tags.filter { $0.name == "details" }
    #expect(years.map { $0.attributes["open"] != nil } == [true, true, false])
  }

  @Test("an empty archive says so")
  func empty() throws {
    let index = ArchiveIndex(
      title: "Reports", organisation: "Support", latest: nil, summary: "0 reports", years: [], fontsPrefix: "")
    #expect(try renderer().index(index).contains("No report has been published yet."))
    #expect(!(try renderer().index(Self.index).contains("No report has been published yet.")))
  }

  @Test("ids are unique and nothing comes from another host")
  func sound() throws {
    let html = try renderer().index(Self.index)
    let ids = Markup(html).values("id")
    #expect(Set(ids).count == ids.count)
    #expect(!html.contains("http:") && !html.contains("https:"))
  }
}
