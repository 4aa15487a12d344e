import Foundation
import Testing

/// What was published, where it was copied to: other programs agree with its lists, and it opens without a network.
@Suite("A copied archive", .enabled(if: Program.isReady, Program.reason))
struct CopiedArchiveTests {
  private static let yaml = """
    organisation: Harbour
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: calls.csv
        columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, channel: channel}
    headline:
      - {metric: aht}

    """

  /// An archive of two months, away from the workspace and from its private part.
  private func copy() throws -> (site: Scratch, archive: String) {
    let site = try Scratch()
    try site.write(CopiedArchiveTests.yaml, to: "wrapup.yaml")
    var calls = "id,agent,at,talk,channel\n"
    for month in ["2026-09", "2026-10"] {
      for day in 10...29 {
        calls += "\(month)-\(day),\(day % 2 == 0 ? "Ann" : "Bob"),\(month)-\(day) 09:00:00,300,voice\n"
      }
    }
    try site.write(calls, to: "calls.csv")
    for month in ["2026-09", "2026-10"] {
      let result = try Program.run(
        ["run", "--workspace", site.path, "--period", month, "--clock", "2026-11-02T06:00:00Z", "--quiet"])
      #expect(result.status == 0, "\(result.errors)")
    }
    let archive = site.path + "/elsewhere"
    try FileManager.default.copyItem(atPath: site.path + "/out/archive", toPath: archive)
    try FileManager.default.removeItem(atPath: site.path + "/out")
    return (site, archive)
  }

  private func shell(_ command: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test("verify and sha256sum, strict, accept every version and the pages at the top, and notice a changed page")
  func sums() throws {
    let (site, archive) = try copy()
    #expect(try Program.run(["verify", archive]).status == 0)
    #expect(try shell("cd '\(archive)' && sha256sum -c --strict manifest-sha256.txt") == 0)
    let lists = "sha256sum -c --strict manifest-sha256.txt tagmanifest-sha256.txt"
    for month in ["2026-09", "2026-10"] { #expect(try shell("cd '\(archive)/\(month)/v1' && \(lists)") == 0) }
    try site.write("other", to: "elsewhere/2026-10/v1/index.html")
    #expect(try shell("cd '\(archive)/2026-10/v1' && \(lists)") != 0)
    #expect(try Program.run(["verify", archive]).status == 65)
  }

  private static let validator: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/bagit.py" }
    return ([environment["WRAPUP_BAGIT"]].compactMap(\.self) + folders)
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  @Test(
    "bagit.py validates every version, and refuses one with a file more",
    .enabled(
      if: CopiedArchiveTests.validator != nil, "needs bagit.py of PyPI’s bagit 1.9.0 on the path or in WRAPUP_BAGIT"))
  func bags() throws {
    let (site, archive) = try copy()
    let validator = try #require(CopiedArchiveTests.validator)
    for month in ["2026-09", "2026-10"] {
      #expect(try shell("'\(validator)' --validate '\(archive)/\(month)/v1'") == 0)
    }
    try site.write("x", to: "elsewhere/2026-10/v1/data/more.csv")
    #expect(try shell("'\(validator)' --validate '\(archive)/2026-10/v1'") != 0)
  }

  @Test("no page fetches anything from a network, and every link inside the archive leads to a file of it")
  func pages() throws {
    let (site, archive) = try copy()
    var links = 0
    for (name, bytes) in try site.tree("elsewhere") where name.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      for word in ["src=\"http", "src=\"//", "url(http", "url(//", "@import", "<link", "<iframe", "fetch("] {
        #expect(!page.contains(word), "\(name): \(word)")
      }
      let folder = URL(fileURLWithPath: "\(archive)/\(name)").deletingLastPathComponent()
      for match in page.matches(of: /href="([^"#]+)/) {
        let link = String(match.1)
        if link.hasPrefix("mailto:") || link.hasPrefix("data:") { continue }
        #expect(!link.contains(":"), "\(name): \(link)")
        let target = folder.appendingPathComponent(link.removingPercentEncoding ?? link).standardizedFileURL.path
        #expect(target.hasPrefix(archive + "/") && FileManager.default.fileExists(atPath: target), "\(name): \(link)")
        links += 1
      }
    }
    #expect(links > 10)
  }
}
