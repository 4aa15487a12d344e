import Testing

@testable import Document

@Suite("Theme")
struct ThemeTests {
  private let theme = Theme.standard

  @Test("light and dark know every colour", arguments: ColorToken.allCases)
  func complete(token: ColorToken) {
    #expect(theme.light[token] != nil)
    #expect(theme.dark[token] != nil)
  }

  @Test(
    "text reads at 4.5 to 1 on page and surface",
    arguments: [ColorToken.ink, .ink2, .ink3, .link, .improve, .concern, .neutral])
  func text(token: ColorToken) throws {
    for colors in [theme.light, theme.dark] {
      let color = try #require(colors[token])
      #expect(color.contrast(with: try #require(colors[.background])) >= 4.5)
      if [.ink, .ink2, .ink3].contains(token) {
        #expect(color.contrast(with: try #require(colors[.surface])) >= 4.5)
      }
    }
  }

  @Test("marks stand out at 3 to 1 on page and band", arguments: [ColorToken.common, .improve, .concern, .neutral])
  func marks(token: ColorToken) throws {
    for colors in [theme.light, theme.dark] {
      let color = try #require(colors[token])
      #expect(color.contrast(with: try #require(colors[.background])) >= 3)
      #expect(color.contrast(with: try #require(colors[.band])) >= 3)
    }
  }

  @Test("text reads on every step of the heat map and on tints")
  func heat() throws {
    for colors in [theme.light, theme.dark] {
      let (ink, background) = (try #require(colors[.ink]), try #require(colors[.background]))
      for token in [ColorToken.heat0, .heat1, .heat2, .improveTint, .concernTint] {
        #expect(ink.contrast(with: try #require(colors[token])) >= 4.5, "\(token)")
      }
      for token in [ColorToken.heat3, .heat4] {
        #expect(background.contrast(with: try #require(colors[token])) >= 4.5, "\(token)")
      }
    }
  }

  @Test("contrast agrees with the figures of the design: ink on white 17.63, improvement 5.70")
  func knownRatios() throws {
    let white = Color(0xFFFFFF)
    #expect(abs(Color(0x16191D).contrast(with: white) - 17.63) < 0.01)
    #expect(abs(Color(0x0B69B3).contrast(with: white) - 5.70) < 0.01)
    #expect(Color(0x0B69B3).hex == "#0B69B3")
  }
}
