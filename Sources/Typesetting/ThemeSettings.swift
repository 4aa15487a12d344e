import Diagnostics
import Document

/// The look of documents as a workspace writes it; nothing is checked yet.
package struct ThemeSettings: Sendable, Hashable {
  /// `improve: "#0B69B3"`, on white ground and on paper, in the order of the file.
  package var light: [Entry]
  /// The same on dark ground.
  package var dark: [Entry]
  /// The path as the workspace writes it; `nil` for no logo.
  package var logo: String?
  /// What the logo says, for a reader who cannot see it.
  package var logoText: String
  /// `a4` or `letter`; `nil` leaves it open.
  package var paper: String?
  package var footer: String
  package var declaresPDFUA: Bool

  package struct Entry: Sendable, Hashable {
    package var token: String
    package var color: String
    package var location: SourceLocation?

    package init(_ token: String, _ color: String, at location: SourceLocation? = nil) {
      self.token = token
      self.color = color
      self.location = location
    }
  }

  package init(
    light: [Entry] = [], dark: [Entry] = [], logo: String? = nil, logoText: String = "", paper: String? = nil,
    footer: String = "", declaresPDFUA: Bool = false
  ) {
    self.declaresPDFUA = declaresPDFUA
    self.light = light
    self.dark = dark
    self.logo = logo
    self.logoText = logoText
    self.paper = paper
    self.footer = footer
  }
}

extension Theme {
  /// The standard look with what a workspace changes in it.
  ///
  /// - Parameter read: the bytes of a file by the path that the workspace writes; `nil` when it cannot be read.
  /// - Throws: all that is wrong, together: `PDF-040` for a colour that is none, `PDF-041` for a logo that cannot be
  ///   used, `PDF-042` for two colours that cannot be told apart well enough, `PDF-043` for an unknown paper.
  package init(settings: ThemeSettings, read: (String) -> [UInt8]?) throws(Failure) {
    self = .standard
    var problems: [Diagnostic] = []
    for entry in settings.light { if let problem = Self.set(entry, in: &light) { problems.append(problem) } }
    for entry in settings.dark { if let problem = Self.set(entry, in: &dark) { problems.append(problem) } }
    footer = settings.footer
    declaresPDFUA = settings.declaresPDFUA
    if let name = settings.paper {
      paper = Paper(rawValue: name.lowercased())
      if paper == nil {
        problems.append(Diagnostic("PDF-043", .error, "“\(name)” is not a paper", hint: "write a4 or letter"))
      }
    }
    if let path = settings.logo {
      do throws(Failure) {
        logo = try Self.logo(read(path), at: path, settings.logoText)
      } catch {
        problems += error.diagnostics
      }
    }
    problems += weakContrasts
    guard problems.isEmpty else { throw Failure(.configuration, problems) }
  }

  private static func set(_ entry: ThemeSettings.Entry, in colors: inout [ColorToken: Color]) -> Diagnostic? {
    guard let token = ColorToken(rawValue: entry.token) else {
      return Diagnostic(
        "PDF-040", .error, "there is no colour named “\(entry.token)”", at: entry.location,
        hint: "the names are \(ColorToken.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let digits = entry.color.dropFirst()
    guard entry.color.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else {
      return Diagnostic(
        "PDF-040", .error, "“\(entry.color)” is not a colour for “\(entry.token)”", at: entry.location,
        hint: "write it like #0B69B3")
    }
    colors[token] = Color(value)
    return nil
  }

  private static func logo(_ bytes: [UInt8]?, at path: String, _ text: String) throws(Failure) -> Logo {
    guard let bytes else {
      throw Failure(
        .configuration,
        Diagnostic("PDF-041", .error, "the logo \(path) cannot be read", hint: "check the path and the rights"))
    }
    guard VectorLogo.isDrawing(bytes, at: path) else {
      let logo = Logo(png: bytes, alternativeText: text)
      if let deflater = Deflater(level: 1) { _ = try LogoImage(logo, named: path, deflater: deflater) }
      return logo
    }
    do throws(VectorLogo.Refusal) {
      let drawing = try VectorLogo(bytes)
      let hasText = String(decoding: bytes, as: UTF8.self).contains("<text")
      return Logo(png: drawing.png, svg: hasText ? nil : bytes, alternativeText: text)
    } catch {
      throw Failure(
        .configuration,
        Diagnostic(
          "PDF-041", .error, "the logo \(path) cannot be used: \(error.reason)",
          hint: "save it as plain SVG with a viewBox, or as a PNG about 1000 pixels wide"))
    }
  }
}
