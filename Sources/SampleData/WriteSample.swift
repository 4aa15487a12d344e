import Diagnostics
import Foundation
import Metrics

/// Writes the exports, the workspace file and the planted truth of an invented contact centre into a folder.
///
/// The same options give the same bytes. The folder is made if it is not there; one with content is never touched.
///
/// - Throws: `.usage` for options out of range, `.cannotWrite` when the folder is not empty or cannot be written.
package func writeSample(to directory: String, options: SampleOptions = SampleOptions()) throws(Failure) {
  try options.validate()
  let folder = try SampleFolder(directory)
  var simulation = Simulation(options)
  let organisation = simulation.organisation
  try folder.write(Array(workspaceText(options).utf8), to: "wrapup.yaml")
  try folder.write(rosterText(organisation).bytes, to: "roster.csv")
  try folder.write(eventsText(simulation).bytes, to: "events.csv")
  try folder.write(targetsText(options).bytes, to: "targets.csv")
  let truth = Truth(options, organisation, simulation.plants)
  try folder.write(Array(truth.markdown().utf8), to: "TRUTH.md")
  try folder.write(try truth.json(), to: "truth.json")

  try folder.write(header(surveyHeader), to: "exports/surveys.csv")
  for table in SideTable.allCases { try folder.write(header(table.header), to: table.file) }
  for period in options.periods {
    let month = simulation.draw(period)
    try folder.write(contactsText(month.contacts, organisation).bytes, to: "exports/contacts-\(period.id).csv")
    try folder.append(surveysText(month.surveys, organisation).bytes, to: "exports/surveys.csv")
    for table in SideTable.allCases {
      if let rows = month.side[table] { try folder.append(rows.bytes, to: table.file) }
    }
  }
}

private func header(_ names: [String]) -> [UInt8] {
  var text = CSVText()
  text.row(names)
  return text.bytes
}

/// The folder that a sample goes to.
private struct SampleFolder {
  let path: String

  init(_ path: String) throws(Failure) {
    self.path = path
    let files = FileManager.default
    var isDirectory: ObjCBool = false
    if files.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else { throw SampleFolder.refusal("is a file", path) }
      guard let content = try? files.contentsOfDirectory(atPath: path) else {
        throw SampleFolder.refusal("cannot be read", path)
      }
      guard content.isEmpty else { throw SampleFolder.refusal("is not empty", path) }
    }
    do {
      try files.createDirectory(atPath: path + "/exports", withIntermediateDirectories: true)
    } catch {
      throw SampleFolder.refusal("cannot be made", path)
    }
  }

  func write(_ bytes: [UInt8], to file: String) throws(Failure) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
    } catch {
      throw SampleFolder.refusal("cannot be written", "\(path)/\(file)")
    }
  }

  func append(_ bytes: [UInt8], to file: String) throws(Failure) {
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(file)"))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch {
      throw SampleFolder.refusal("cannot be written", "\(path)/\(file)")
    }
  }

  private static func refusal(_ what: String, _ path: String) -> Failure {
    Failure(
      .cannotWrite,
      Diagnostic(
        "SMP-002", .error, "“\(path)” \(what)", at: SourceLocation(file: path),
        hint: "give a new or an empty folder; a sample never overwrites anything"))
  }
}
