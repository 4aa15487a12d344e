import Foundation
import Testing

/// Inputs that are wrong in one way each.
enum BadInput {
  static let good = """
    organisation: Test
    time_zone: Europe/Berlin
    sources:
      - name: calls
        table: interactions
        files: calls.csv
        columns:
          contact_id: id
          agent: agent
          arrived_at: {column: at, format: "%Y-%m-%d %H:%M:%S"}
          talk_seconds: talk

    """
  static let calls =
    "id,agent,at,talk\n"
    + (1...40).map { "c\($0),Ann,2026-10-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1) 09:00:00,\(100 + $0)\n" }.joined()

  struct Case: Sendable, CustomStringConvertible {
    let description: String
    var yaml = BadInput.good
    var calls: String? = BadInput.calls
    var period = "2026-10"
    let status: Int32
    let says: [String]
  }

  static let cases = [
    Case(description: "a missing file", calls: nil, status: 66, says: ["calls.csv", "wrapup.yaml:6"]),
    Case(
      description: "a wrong delimiter",
      yaml: good.replacingOccurrences(of: "files: calls.csv", with: "files: calls.csv\n    delimiter: \";\""),
      status: 65, says: ["delimiter"]),
    Case(
      description: "a renamed column",
      calls: calls.replacingOccurrences(of: "id,agent,at,talk", with: "id,agent_name,at,talk"),
      status: 65, says: ["agent", "agent_name"]),
    Case(
      description: "impossible durations", calls: calls.replacingOccurrences(of: ",1", with: ",-1"), status: 65,
      says: ["calls.csv", "rejects"]),
    Case(
      description: "an unknown setting", yaml: good.replacingOccurrences(of: "time_zone:", with: "time_zne:"),
      status: 78,
      says: ["wrapup.yaml:2", "time_zone"]),
    Case(
      description: "an unknown time zone", yaml: good.replacingOccurrences(of: "Europe/Berlin", with: "Europe/Berln"),
      status: 78, says: ["wrapup.yaml:2:12", "Europe/Berlin"]),
    Case(description: "a period that is none", period: "Oktober", status: 64, says: ["2026-10"]),
    Case(description: "a period without data", period: "2025-01", status: 65, says: ["2026-10-01"]),
    Case(description: "an empty file", calls: "", status: 65, says: ["calls.csv", "empty"]),
  ]

}

@Suite("Bad input", .enabled(if: Program.isReady, Program.reason))
struct BadInputTests {
  private func run(
    yaml: String = BadInput.good, calls: String? = BadInput.calls, period: String = "2026-10", more: [String] = []
  ) throws -> (result: Program.Result, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write(yaml, to: "wrapup.yaml")
    if let calls { try scratch.write(calls, to: "calls.csv") }
    let result = try Program.run(["run", "--workspace", scratch.path, "--period", period, "--quiet"] + more)
    return (result, scratch)
  }

  @Test("a small good workspace passes, so that the others fail for their own reason")
  func good() throws {
    let (result, scratch) = try run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/out/archive/2026-10/v1/index.html"))
  }

  @Test("one diagnostic that says what to do, the exit code, and no output", arguments: BadInput.cases)
  func bad(example: BadInput.Case) throws {
    let (result, scratch) = try run(yaml: example.yaml, calls: example.calls, period: example.period)
    #expect(result.status == example.status, "\(result.errors)")
    for word in example.says { #expect(result.errors.contains(word), "“\(word)” is not in: \(result.errors)") }
    #expect(result.errors.components(separatedBy: "error[").count == 2, "not one diagnostic: \(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/archive"))
  }

  @Test("pointers that a stopped run did not write are made by the next one")
  func pointersRepaired() throws {
    let (first, scratch) = try run()
    #expect(first.status == 0, "\(first.errors)")
    let names = ["archive/index.html", "archive/latest.json"]
    let whole = try scratch.tree("out")
    for name in names { try FileManager.default.removeItem(atPath: "\(scratch.path)/out/\(name)") }
    try FileManager.default.createDirectory(atPath: scratch.path + "/out/.staging", withIntermediateDirectories: true)
    let second = try Program.run(["run", "--workspace", scratch.path, "--period", "2026-10"])
    #expect(second.output.hasPrefix("Nothing has changed"))
    let again = try scratch.tree("out")
    for name in names { #expect(again[name] == whole[name] && whole[name] != nil) }
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/.staging"))
  }

  @Test("rows with people in them are readable by their owner alone")
  func modes() throws {
    let (_, scratch) = try run()
    for name in ["warehouse", "rejects", "private"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(scratch.path)/out/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o700, "\(name)")
    }
  }

  @Test("rejected rows below the limit are told, and the run goes on")
  func someRejected() throws {
    let (result, _) = try run(calls: BadInput.calls.replacingOccurrences(of: ",140\n", with: ",-140\n"))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("1 of 40 rows are rejected"), "\(result.errors)")
  }

  @Test("an output that cannot be written does not end a run that went well")
  func fullOutput() throws {
    let (_, scratch) = try run()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.binary))
    process.arguments = ["run", "--workspace", scratch.path, "--period", "2026-10"]
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = FileHandle(forWritingAtPath: "/dev/full")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }

  @Test("a workspace file with a byte order mark is read; one that is not UTF-8 is refused with its reason")
  func encodings() throws {
    #expect(try run(yaml: "\u{FEFF}" + BadInput.good).result.status == 0)
    let scratch = try Scratch()
    try Data("organisation: M".utf8 + [0xFC] + "ller\n".utf8).write(
      to: URL(fileURLWithPath: scratch.path + "/wrapup.yaml"))
    let result = try Program.run(["run", "--workspace", scratch.path, "--period", "2026-10"])
    #expect(result.status == 78)
    #expect(result.errors.contains("UTF-8"))
  }

  @Test("a workspace that is not there")
  func noWorkspace() throws {
    let result = try Program.run(["run", "--workspace", "/nonexistent", "--period", "2026-10"])
    #expect(result.status == 66)
    #expect(result.errors.contains("wrapup init"))
  }

  @Test("a missing engine says what to install")
  func noEngine() throws {
    let scratch = try Scratch()
    try scratch.write(BadInput.good, to: "wrapup.yaml")
    try scratch.write(BadInput.calls, to: "calls.csv")
    let result = try Program.run(
      ["run", "--workspace", scratch.path, "--period", "2026-10"], environment: ["WRAPUP_DUCKDB": "/nonexistent/duckdb"]
    )
    #expect(result.status == 69)
    #expect(result.errors.contains("duckdb-cli=="))
  }

  @Test("an export without names of columns is refused by init, so that its first row is not lost")
  func noHeader() throws {
    let scratch = try Scratch()
    try scratch.write("1,2026-10-01 10:00,Ann\n2,2026-10-02 10:00,Ben\n", to: "calls.csv")
    let result = try Program.run(["init", scratch.path + "/space", scratch.path + "/calls.csv"])
    #expect(result.status == 65)
    #expect(result.errors.contains("names of the columns first"), "\(result.errors)")
  }

  @Test("init drafts a workspace that runs as it is, and does not overwrite it")
  func initialise() throws {
    let scratch = try Scratch()
    try scratch.write(BadInput.calls, to: "calls.csv")
    let folder = scratch.path + "/space"
    let drafted = try Program.run(["init", folder, scratch.path + "/calls.csv", "--time-zone", "Europe/Berlin"])
    #expect(drafted.status == 0, "\(drafted.errors)")
    let result = try Program.run(["run", "--workspace", folder, "--period", "2026-10", "--quiet"])
    #expect(result.status == 0, "\(result.errors)")
    let again = try Program.run(["init", folder, scratch.path + "/calls.csv"])
    #expect(again.status == 73)
  }
}
