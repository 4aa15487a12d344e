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

  @Test("an SVG logo is refused with what to do, and so is what is no picture")
  func badLogo() throws {
    for (path, text) in [("logo.svg", "<svg/>"), ("logo.png", "GIF89a")] {
      let failure = #expect(throws: Failure.self) {
        try Theme(settings: ThemeSettings(logo: path)) { _ in Array(text.utf8) }
      }
      #expect(failure?.diagnostics.map(\.code) == ["PDF-041"])
      #expect(failure?.diagnostics.first?.hint?.contains("PNG") == true)
    }
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
