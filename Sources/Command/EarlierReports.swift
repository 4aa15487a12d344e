import Diagnostics
import Document
import Foundation
import Metrics
import Publishing

/// What each agent's file of a version was drawn from: `data/reports.json` beside the private files.
struct ReportRecord: Codable, Sendable {
  /// SHA-256 of everything that decides the file's content but the date in its information.
  var report: String
  /// SHA-256 of the PDF, and of the image beside it where there is one.
  var pdf: String
  var chart: String?

  static let fileName = "reports.json"
}

/// The agents' files of the version before, so that a file whose content is the same stays the same to the byte: its
/// reader is not told again what was told already.
struct EarlierReports: Sendable {
  private let folder: String
  private let records: [String: ReportRecord]
  private let slugs: Slugs

  /// `nil` for a first version, and for versions of programs that kept no such list.
  init?(_ archive: Archive, previous: Manifest?) {
    guard let previous else { return nil }
    folder = archive.privateFolder(previous.period, version: previous.version)
    guard let data = FileManager.default.contents(atPath: "\(folder)/data/\(ReportRecord.fileName)"),
      let records = try? JSONDecoder().decode([String: ReportRecord].self, from: data)
    else { return nil }
    self.records = records
    slugs = Slugs(StoredMeasures(at: "\(folder)/data/measures.csv")?.ids(of: "agent") ?? [])
  }

  /// The files of an agent if they would be drawn the same again and are still what was published.
  func files(of agent: String, report: String, chart isWanted: Bool) -> (pdf: [UInt8], chart: [UInt8]?)? {
    guard let record = records[agent], record.report == report,
      let pdf = bytes("\(slugs[agent]).pdf", record.pdf)
    else { return nil }
    guard isWanted, let sum = record.chart else { return isWanted ? nil : (pdf, nil) }
    guard let chart = bytes("\(slugs[agent]).png", sum) else { return nil }
    return (pdf, chart)
  }

  private func bytes(_ name: String, _ sum: String) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/agents/\(name)"), sha256(data) == sum else {
      return nil
    }
    return Array(data)
  }
}
