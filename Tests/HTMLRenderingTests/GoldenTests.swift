import Charts
import Document
import Foundation
import HTMLRendering
import Testing

@Suite("Golden page")
struct GoldenTests {
  /// Small on purpose: the difference is read by a person. The style and the script have tests of their own.
  @Test("a page with each kind of block is what it was; RECORD=1 writes it anew")
  func golden() throws {
    let bars = ChartSpec.bars(
      BarChart(
        format: .count, rows: [.init(name: "Billing", value: 148, valueText: "148", detail: "74% resolved")],
        tableHeads: ["Type", "Contacts", "Resolved"]))
    var html = try GalleryPage.html(GalleryPage.report(Hostile("Text").blocks, [.figure(GalleryPage.figure(bars))]))
    html.replace(/<style>[\s\S]*?<\/style>/, with: "<style></style>")
    html.replace(/<script>[\s\S]*?<\/script>/, with: "<script></script>")
    html.replace(/sha256-.*?&#39;/, with: "sha256-&#39;")
    let file = GalleryPage.root.appendingPathComponent("Tests/HTMLRenderingTests/Golden/page.html")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(html.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(html.split(separator: "\n"), expected.split(separator: "\n")).enumerated()
    let first = pairs.first { $1.0 != $1.1 }
    #expect(html == expected, "first difference in line \(first.map { $0.offset + 1 } ?? 0): \(first?.element.0 ?? "")")
  }
}
