import Foundation

/// A colour by its job, not its hue; the theme says what it is on light and dark ground and on paper.
package enum ColorToken: String, Codable, CodingKeyRepresentable, Hashable, Sendable, CaseIterable {
  case background, surface, ink, ink2, ink3, rule, hair, grid, band, common, improve, concern, neutral, link
  case improveTint = "improve-tint"
  case concernTint = "concern-tint"
  /// A second series, or the middle half of a group.
  case middle
  case heat0, heat1, heat2, heat3, heat4
}

/// An sRGB colour, each part from 0 to 255.
package struct Color: Codable, Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 0xFF)
    green = UInt8(hex >> 8 & 0xFF)
    blue = UInt8(hex & 0xFF)
  }

  /// `#0B69B3`.
  package var hex: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// Relative luminance of WCAG 2.2, 0 (black) to 1 (white).
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2.2, 1 to 21.
  package func contrast(with other: Color) -> Double {
    let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}

/// The sign of an organisation.
package struct Logo: Codable, Hashable, Sendable {
  /// A PNG file.
  package var png: [UInt8]
  /// The SVG drawing that it was made from, where that looks the same everywhere: without text, which would take the
  /// reader's fonts.
  package var svg: [UInt8]?
  /// What it says, for a reader who cannot see it; empty makes it decoration.
  package var alternativeText: String

  package init(png: [UInt8], svg: [UInt8]? = nil, alternativeText: String) {
    self.png = png
    self.svg = svg
    self.alternativeText = alternativeText
  }

  private enum Key: String, CodingKey { case png, svg, alternativeText }

  // Bytes as base64: an array of numbers takes four times their room.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    png = Array(try values.decode(Data.self, forKey: .png))
    svg = try values.decodeIfPresent(Data.self, forKey: .svg).map(Array.init)
    alternativeText = try values.decode(String.self, forKey: .alternativeText)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Data(png), forKey: .png)
    try values.encodeIfPresent(svg.map { Data($0) }, forKey: .svg)
    try values.encode(alternativeText, forKey: .alternativeText)
  }
}

/// One weight of an organisation's own letters, as a page asks for it.
package struct WebFont: Codable, Hashable, Sendable {
  /// 400, 500, 600 or 700.
  package var weight: Int
  /// In the folder of fonts: `House-400.otf`.
  package var fileName: String
  /// SHA-256 of the file, in hexadecimal: other letters are another look.
  package var sha256: String

  package init(weight: Int, fileName: String, sha256: String) {
    self.weight = weight
    self.fileName = fileName
    self.sha256 = sha256
  }
}

/// The look of all documents of one organisation.
package struct Theme: Codable, Hashable, Sendable {
  package var light: [ColorToken: Color]
  package var dark: [ColorToken: Color]
  /// On the first page of printed documents; `nil` for none.
  package var logo: Logo?
  /// What pages are set in before Inter; empty for Inter.
  package var fonts: [WebFont] = []
  /// What documents are printed on; `nil` leaves it to who runs the program.
  package var paper: Paper?
  /// Follows each document’s own words in the footer of printed pages; empty for none.
  package var footer: String
  /// Whether documents say of themselves that they follow PDF/UA-1.
  package var declaresPDFUA = false

  package init(
    light: [ColorToken: Color], dark: [ColorToken: Color], logo: Logo? = nil, paper: Paper? = nil, footer: String = ""
  ) {
    self.light = light
    self.dark = dark
    self.logo = logo
    self.paper = paper
    self.footer = footer
  }

  /// The colour on white ground and on paper.
  package func paper(_ token: ColorToken) -> Color { light[token] ?? Color(0x16191D) }

  package static let standard = Theme(
    light: colors([
      .background: 0xFFFFFF, .surface: 0xF5F6F8, .ink: 0x16191D, .ink2: 0x454C54, .ink3: 0x5F6770, .rule: 0x8A929B,
      .hair: 0xD5D9DE, .grid: 0xE3E6EA, .band: 0xEDEFF2, .common: 0x6B7480, .improve: 0x0B69B3, .concern: 0xB8500C,
      .neutral: 0x5B3C99, .link: 0x0B5CAD, .improveTint: 0xEAF3FB, .concernTint: 0xFDF1E7, .middle: 0xDDE1E6,
      .heat0: 0xF1F3F5, .heat1: 0xD6DBE1, .heat2: 0xA9B2BD, .heat3: 0x626E7C, .heat4: 0x343C46,
    ]),
    dark: colors([
      .background: 0x14171B, .surface: 0x1C2026, .ink: 0xECEFF2, .ink2: 0xC3CAD2, .ink3: 0x9AA3AD, .rule: 0x6E7781,
      .hair: 0x343B44, .grid: 0x2C323A, .band: 0x20252C, .common: 0x9AA3AD, .improve: 0x5BB0F0, .concern: 0xF0924A,
      .neutral: 0xB79CF0, .link: 0x7BBEF5, .improveTint: 0x16293A, .concernTint: 0x37240F, .middle: 0x3A424C,
      .heat0: 0x1F242B, .heat1: 0x343C46, .heat2: 0x55616F, .heat3: 0x8B96A3, .heat4: 0xC9D0D8,
    ]))

  private static func colors(_ hexes: [ColorToken: UInt32]) -> [ColorToken: Color] { hexes.mapValues(Color.init) }
}
