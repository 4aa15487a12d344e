import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Publishing

@Suite("Publishing")
struct ArchiveTests {
  private let root = NSTemporaryDirectory() + "wrapup-archive-\(UUID().uuidString)"
  private let period = Period.month(year: 2026, month: 10)

  private func manifest(_ runID: String) -> Manifest {
    Manifest(
      organisation: "Harbour Care", period: period, version: 0, program: "wrapup test", created: "2026-11-02T06:00:00Z",
      runID: runID, timeZone: "Europe/Berlin", inputs: [], definitions: [], headline: "October was ordinary",
      improvements: 0, concerns: 0, changes: 0, daysWithData: 26, daysExpected: 27, pages: [])
  }

  private func publish(_ runID: String, text: String = "page") throws {
    let staged = try Archive(root: root).stage(period)
    var manifest = manifest(runID)
    manifest.files = [try staged.write(Array(text.utf8), to: "index.html")]
    try staged.writePrivate([1, 2, 3], to: "agents/a-1.pdf")
    try staged.publish(manifest)
  }

  private func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test("a second issue is a new version, and the first stays as it was")
  func versions() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one", text: "first")
    try publish("two", text: "second")
    let archive = Archive(root: root)
    #expect(try archive.manifests().map(\.version) == [1, 2])
    #expect(try archive.latest(period)?.runID == "two")
    #expect(try String(contentsOfFile: archive.folder(period, version: 1) + "/index.html", encoding: .utf8) == "first")
  }

  @Test("private files are readable by their owner alone")
  func modes() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one")
    let folder = Archive(root: root).privateFolder(period, version: 1)
    #expect(try mode(folder + "/agents/a-1.pdf") == 0o600)
    #expect(try mode(folder + "/agents") == 0o700)
    #expect(try mode(folder) == 0o700)
    #expect(try mode(root + "/private") == 0o700)
  }

  @Test("a run killed while staging leaves the archive as it was, and the next run clears up")
  func killed() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one")
    let archive = Archive(root: root)
    let staged = try archive.stage(period)
    _ = try staged.write([65], to: "index.html")
    #expect(try archive.manifests().count == 1)
    try publish("two")
    #expect(try archive.manifests().map(\.version) == [1, 2])
    try archive.exchange([("index.html", [65])])
    #expect(!FileManager.default.fileExists(atPath: root + "/.staging"))
  }

  @Test("a run killed between the two moves does not block the next one")
  func killedBetweenMoves() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let leftover = root + "/private/2026-10/v1/agents"
    try FileManager.default.createDirectory(atPath: leftover, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: leftover + "/old.pdf", contents: Data())
    try publish("one")
    #expect(try Archive(root: root).latest(period)?.version == 1)
    #expect(!FileManager.default.fileExists(atPath: leftover + "/old.pdf"))
  }

  @Test("a version with a missing or shortened file is not complete")
  func incomplete() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one")
    let archive = Archive(root: root)
    let manifest = try #require(try archive.latest(period))
    #expect(archive.isComplete(manifest))
    try Data("p".utf8).write(to: URL(fileURLWithPath: archive.folder(period, version: 1) + "/index.html"))
    #expect(!archive.isComplete(manifest))
  }

  @Test("two runs at once: the second is told to wait")
  func locked() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let first = try ArchiveLock(root: root)
    #expect { try ArchiveLock(root: root) } throws: { error in
      guard let failure = error as? Failure else { return false }
      let message = failure.diagnostics.first?.message ?? ""
      return failure.status == .tryAgain && message.contains("process \(ProcessInfo.processInfo.processIdentifier) on ")
    }
    #expect(ArchiveLock.owner(root: root)?.process == ProcessInfo.processInfo.processIdentifier)
    withExtendedLifetime(first) {}
  }

  @Test("what a dead process left in the lock blocks nobody, and nobody holds it")
  func staleLock() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try Data("{\"host\": \"gone\", \"process\": 1, \"started\": 5}".utf8).write(
      to: URL(fileURLWithPath: root + "/.lock"))
    #expect(ArchiveLock.owner(root: root) == nil)
    let lock = try ArchiveLock(root: root)
    withExtendedLifetime(lock) {}
  }

  @Test("the age of a lock is told in the unit that fits")
  func ages() {
    let owner = ArchiveLock.Owner(host: "reports-1", process: 47, started: 1000)
    #expect(owner.text(now: 1100) == "process 47 on reports-1, for 100 seconds")
    #expect(owner.text(now: 1600) == "process 47 on reports-1, for 10 minutes")
    #expect(owner.text(now: 1000 + 3 * 3600) == "process 47 on reports-1, for 3 hours")
    #expect(owner.text(now: 900).hasSuffix("for 0 seconds"))
  }

  @Test("an output folder that is a file is one diagnostic that names it")
  func notAFolder() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = FileManager.default.createFile(atPath: root, contents: Data())
    #expect { try Archive(root: root).stage(period) } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.status == .cannotWrite && failure.diagnostics.count == 1
        && failure.diagnostics[0].location?.file.hasPrefix(root) == true
    }
  }

  @Test("a full disk is told with what to do")
  func fullDisk() throws {
    #expect { try FileWriting.write(Array(repeating: 0, count: 4096), to: "/dev/full") } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.status == .cannotWrite && failure.diagnostics[0].message.contains("No space left")
        && failure.diagnostics[0].hint?.contains("free some space") == true
    }
  }

  @Test("a manifest that cannot be read stops the run and names the file")
  func damagedManifest() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one")
    let path = Archive(root: root).folder(period, version: 1) + "/manifest.json"
    try Data("{".utf8).write(to: URL(fileURLWithPath: path))
    #expect { try Archive(root: root).manifests() } throws: {
      ($0 as? Failure)?.diagnostics.first?.location?.file == path
    }
  }

  @Test("the two lists name every file once, and the sums are those that sha256sum prints")
  func checksums() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish("one")
    func names(_ list: String) throws -> [String] {
      let sums = try String(
        contentsOfFile: Archive(root: root).folder(period, version: 1) + "/" + list, encoding: .utf8)
      return sums.split(separator: "\n").map { String($0.split(separator: " ").last ?? "") }
    }
    #expect(try names("manifest-sha256.txt") == [])
    #expect(
      try names("tagmanifest-sha256.txt") == [
        "bag-info.txt", "bagit.txt", "index.html", "manifest-sha256.txt", "manifest.json",
      ])
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite("CSV")
struct CSVWriterTests {
  @Test(
    "a cell that a spreadsheet would run as a formula is defused; a number is not",
    arguments: [
      ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-12", "-12"), ("-1e-3", "-1e-3"), ("@SUM(A1)", "'@SUM(A1)"),
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""), ("plain", "plain"),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ])
  func cells(raw: String, written: String) {
    var csv = CSVWriter(heads: ["head"])
    csv.append([raw])
    #expect(csv.contents == "head\n\(written)\n")
  }
}
