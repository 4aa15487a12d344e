import Charts
import Document
import Foundation
import Testing
import Typesetting

@testable import HTMLRendering

/// The pictures of docs/methods.md, drawn by the charts of reports.
@Suite("Pictures of methods")
struct MethodPictureTests {
  private static let folder = GalleryPage.root.appendingPathComponent("docs/pictures")
  private static let hasFonts = (try? FontLibrary()) != nil

  /// A drawing that stands alone: its colours and its ground are in it, for light and dark.
  private func picture(_ title: String, _ chart: ChartSpec, _ measurer: PangoMeasurer) -> String {
    let scene = layOut(chart, size: .column, measurer: measurer)
    func rules(_ color: (ColorToken) -> String) -> String {
      "svg{background:\(color(.background))}"
        + ColorToken.allCases.map { token in
          ".fill-\(token.rawValue){fill:\(color(token))}.line-\(token.rawValue){stroke:\(color(token))}"
        }.joined() + "text{fill:\(color(.ink2))}text.fill-ink{fill:\(color(.ink))}"
        + "text.fill-ink3{fill:\(color(.ink3))}text.fill-background{fill:\(color(.background))}"
    }
    let theme = Theme.standard
    let style =
      "<style>svg{fill:none;stroke:none}text{font-family:Inter,system-ui,sans-serif}"
      + rules { theme.paper($0).hex } + "@media(prefers-color-scheme:dark){"
      + rules { (theme.dark[$0] ?? theme.paper($0)).hex } + "}</style>"
    var still = scene
    still.regions = []
    let drawing = SVGWriter.figure(still, id: "picture", name: "chart", title: title, description: title)
    let open = drawing.prefix { $0 != ">" }
    return open.replacing("<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ") + ">" + style
      + drawing.dropFirst(open.count + 1) + "\n"
  }

  @Test(
    "are what the charts draw today; RECORD=1 writes them anew",
    .enabled(if: hasFonts, "needs the fonts that tools/setup.sh installs"))
  func current() throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let guide = try String(contentsOf: GalleryPage.root.appendingPathComponent("docs/methods.md"), encoding: .utf8)
    for (name, title, chart) in MethodPictures.all {
      let text = picture(title, chart, measurer)
      let file = Self.folder.appendingPathComponent("\(name).svg")
      if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name).svg is not current")
      #expect(guide.contains("![\(title)](pictures/\(name).svg)"), "\(name) is not in docs/methods.md")
    }
    #expect(!guide.contains("<!-- picture"))
  }
}
