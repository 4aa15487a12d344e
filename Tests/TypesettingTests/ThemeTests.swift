import Charts
import Diagnostics
import Document
import Testing
import Typesetting

@Suite("Themes")
struct ThemeTests {
  @Test("the standard look has enough contrast everywhere")
  func standard() { #expect(Theme.standard.weakContrasts.isEmpty) }

  @Test("a workspace’s colours, paper and footer are taken over, the rest stays")
  func settings() throws {
    let settings = ThemeSettings(light: [.init("improve", "#00558C")], paper: "Letter", footer: "Example Ltd.")
    let theme = try Theme(settings: settings) { _ in nil }
    #expect(theme.light[.improve]?.hex == "#00558C")
    #expect(theme.light[.concern] == Theme.standard.light[.concern])
    #expect(theme.paper == .letter)
    #expect(theme.footer == "Example Ltd.")
  }

  @Test("too little contrast is an error that names both colours and the ratio")
  func contrast() throws {
    let settings = ThemeSettings(light: [.init("ink3", "#A6A6A6")])
    let failure = #expect(throws: Failure.self) { try Theme(settings: settings) { _ in nil } }
    let message = try #require(failure?.diagnostics.first?.message)
    #expect(failure?.diagnostics.first?.code == "PDF-042")
    #expect(message.contains("#A6A6A6") && message.contains("#FFFFFF") && message.contains("2.43"))
    #expect(failure?.diagnostics.count == 2)
  }

  @Test("everything that is wrong is reported at once")
  func problems() throws {
    let settings = ThemeSettings(
      light: [.init("improv", "#000000"), .init("ink", "black"), .init("ink2", "#12345G")], logo: "logo.png",
      paper: "A3")
    let failure = #expect(throws: Failure.self) { try Theme(settings: settings) { _ in nil } }
    #expect(failure?.diagnostics.map(\.code) == ["PDF-040", "PDF-040", "PDF-040", "PDF-043", "PDF-041"])
    #expect(failure?.status == .configuration)
  }

  @Test(
    "what is no picture is refused with what to do",
    arguments: [
      ("logo.svg", "<svg/>"), ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10'"), ("logo.svg", ""),
      ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>"), ("logo.png", "GIF89a"),
      (
        "logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + String(repeating: " ", count: 1_000_000)
          + "</svg>"
      ),
    ])
  func badLogo(path: String, text: String) throws {
    let failure = #expect(throws: Failure.self) {
      try Theme(settings: ThemeSettings(logo: path)) { _ in Array(text.utf8) }
    }
    #expect(failure?.diagnostics.map(\.code) == ["PDF-041"])
    #expect(failure?.diagnostics.first?.hint?.contains("PNG") == true)
  }

  @Test("an SVG logo is drawn for paper, stays a drawing on pages, and loads nothing")
  func drawing() throws {
    func theme(_ body: String, _ head: String = "viewBox='0 0 40 10'") throws -> Theme {
      let text = "<svg xmlns='http://www.w3.org/2000/svg' \(head)>\(body)</svg>"
      return try Theme(settings: ThemeSettings(logo: "logo.svg", logoText: "Example Ltd.")) { _ in Array(text.utf8) }
    }
    func colors(_ theme: Theme) throws -> [UInt8] {
      let image = try LogoImage(#require(theme.logo), deflater: #require(Deflater(level: 6)))
      #expect(image.width == 1_000 && image.height == 250)
      return try #require(Deflate.expand(image.colors))
    }
    let red = try theme("<rect width='40' height='10' fill='#C80000'/>")
    #expect(try Array(colors(red).prefix(6)) == [200, 0, 0, 200, 0, 0])
    #expect(red.logo?.svg != nil)
    _ = try colors(theme("<path d='M0 0h40v10z'/>", "width='400' height='100'"))
    #expect(try theme("<text y='9'>Ltd.</text>").logo?.svg == nil)
    // What lies elsewhere is not read: the picture stays empty.
    let outside = try theme("<image href='file:///etc/hostname' width='40' height='10'/>")
    #expect(try colors(outside).allSatisfy { $0 == 255 })
  }

  @Test("a PNG logo keeps its proportions in its box")
  func logo() throws {
    let scene = Scene(width: 40, height: 10, marks: [], regions: [], table: DataTable(heads: [], rows: []))
    let png = try TextEngine(fonts: FontLibrary()).pngImage(of: scene, scale: 2, theme: .standard)
    let theme = try Theme(settings: ThemeSettings(logo: "logo.png", logoText: "Example Ltd.")) { _ in png }
    let image = try LogoImage(#require(theme.logo), deflater: #require(Deflater(level: 6)))
    #expect(image.width == 80 && image.height == 20)
    #expect(image.opacity == nil)
    #expect(Deflate.expand(image.colors)?.count == 80 * 20 * 3)
    #expect(image.frame(in: Rect(x: 5, y: 5, width: 120, height: 22)) == Rect(x: 5, y: 5, width: 88, height: 22))
  }
}
