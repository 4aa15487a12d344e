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

  /// Light on white, light on the band or surface, dark on the page: as the design computed them.
  private static let published: [(token: ColorToken, on: ColorToken, light: Double, dark: Double)] = [
    (.ink, .background, 17.63, 15.58), (.ink, .surface, 16.31, 14.17),
    (.ink2, .background, 8.70, 10.87), (.ink2, .surface, 8.04, 9.89),
    (.ink3, .background, 5.74, 7.03), (.ink3, .surface, 5.31, 6.40),
    (.rule, .background, 3.15, 3.95), (.rule, .surface, 2.91, 3.60),
    (.hair, .background, 1.42, 1.59), (.grid, .background, 1.25, 1.39),
    (.band, .background, 1.15, 1.17), (.common, .background, 4.74, 7.03), (.common, .band, 4.11, 6.03),
    (.improve, .background, 5.70, 7.63), (.improve, .band, 4.95, 6.54),
    (.concern, .background, 5.01, 7.63), (.concern, .band, 4.35, 6.54),
    (.neutral, .background, 8.23, 7.73), (.link, .background, 6.67, 9.01),
    (.ink, .improveTint, 15.71, 12.88), (.ink, .concernTint, 15.88, 12.80),
  ]

  @Test("contrasts are those of the design", arguments: published)
  func contrastsOfTheDesign(row: (token: ColorToken, on: ColorToken, light: Double, dark: Double)) throws {
    let light = try #require(theme.light[row.token]).contrast(with: try #require(theme.light[row.on]))
    let dark = try #require(theme.dark[row.token]).contrast(with: try #require(theme.dark[row.on]))
    #expect(abs(light - row.light) < 0.011, "\(row.token) on \(row.on): \(light)")
    #expect(abs(dark - row.dark) < 0.011, "\(row.token) on \(row.on), dark: \(dark)")
  }

  @Test("edges of the usual range and of controls stand out at 3 to 1")
  func edges() throws {
    for colors in [theme.light, theme.dark] {
      #expect(try #require(colors[.rule]).contrast(with: try #require(colors[.background])) >= 3)
    }
  }

  @Test("a colour prints as six capital digits")
  func hex() {
    #expect(Color(0x0B69B3).hex == "#0B69B3")
    #expect(Color(0).hex == "#000000")
  }
}
