import Diagnostics
import Foundation

/// What a file is that should be a text, from its first bytes.
///
/// Read as a text it would give one strange column, and messages that lead nowhere.
enum FileKind: Equatable {
  case gzip, zstandard, workbook, oldWorkbook, parquet, page, json

  /// `nil` for what may be a text.
  ///
  /// - Parameter isTable: whether the text should have columns; a page or JSON is then none.
  init?(of data: Data, isTable: Bool) {
    let marks: [(bytes: [UInt8], kind: FileKind)] = [
      ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x50, 0x4B, 0x03, 0x04], .workbook),
      ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook), (Array("PAR1".utf8), .parquet),
    ]
    if let mark = marks.first(where: { data.starts(with: $0.bytes) }) {
      self = mark.kind
      return
    }
    guard isTable else { return nil }
    let text = String(decoding: data.prefix(512), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.prefixMatch(of: /<(?:!doctype html|html)\b/.ignoresCase()) != nil {
      self = .page
    } else if text.prefixMatch(of: /\[\s*\{\s*"|\{\s*"[^"]*"\s*:/) != nil {
      self = .json
    } else {
      return nil
    }
  }

  /// What the file is, and what to do.
  func failure(_ name: String, _ source: SourceSpec) -> Failure {
    let (what, hint) =
      switch self {
      case .gzip: ("is packed with gzip", "let its name end in .gz, or unpack it")
      case .zstandard: ("is packed with Zstandard", "let its name end in .zst, or unpack it")
      case .workbook: ("is a workbook, or another ZIP archive", "let its name end in .xlsx, or save it as CSV")
      case .oldWorkbook: ("is a workbook of the old kind, or one with a password", "save it as .xlsx or as CSV")
      case .parquet: ("is in Parquet", "let its name end in .parquet")
      case .page: ("is a page in HTML, not an export", "export it again: the session may have ended")
      case .json: ("is JSON, which needs an adapter", "set “adapter”; “wrapup init \(name)” says which fits")
      }
    let declared = source.format.map { " and take “format: \($0.rawValue)” out" } ?? ""
    return Failure(
      .dataBreaksContract,
      Diagnostic("ING-014", .error, "the file \(what)", at: SourceLocation(file: name), hint: hint + declared))
  }
}
