import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a run leaves behind when it is stopped, when the disk is full and when nothing may be written.
@Suite("Faults", .enabled(if: Program.isReady, Program.reason), .serialized)
struct FaultTests {
  private static let clock = ["--clock", "2026-11-02T06:00:00Z"]

  private static func yaml(_ name: String) -> String {
    """
    organisation: \(name)
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: calls.csv
        columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, channel: channel}
    headline:
      - {metric: aht}

    """
  }

  /// Forty calls of two people.
  private static let calls =
    "id,agent,at,talk,channel\n"
    + (0..<40).map { row in
      let (hour, minute) = (row / 5 + 8, row % 5 * 12)
      return "c\(row),\(row % 2 == 0 ? "Ann" : "Bob"),2026-10-05 \(hour < 10 ? "0" : "")\(hour):"
        + "\(minute < 10 ? "0" : "")\(minute):00,\(row % 2 == 0 ? 700 : 100),voice\n"
    }.joined()

  private func arguments(_ workspace: Scratch, _ out: String) -> [String] {
    ["run", "--workspace", workspace.path, "--period", "2026-10", "--out", out, "--quiet"] + FaultTests.clock
  }

  private func workspace() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(FaultTests.yaml("Harbour"), to: "wrapup.yaml")
    try scratch.write(FaultTests.calls, to: "calls.csv")
    return scratch
  }

  /// The published versions of the period, by number.
  private func versions(_ out: String) -> Set<Int> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: out + "/archive/2026-10")) ?? []
    return Set(names.compactMap { Int($0.dropFirst()) })
  }

  /// Starts a run and kills it at a moment; `nil` seconds wait for its end.
  ///
  /// - Returns: whether it was killed before it ended by itself.
  @discardableResult
  private func run(_ arguments: [String], killedAfter seconds: Double?) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.binary))
    process.arguments = arguments
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    if let seconds {
      usleep(UInt32(seconds * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  @Test("a run killed at any of fifty moments loses nothing and tears nothing, and the next run finishes")
  func kills() throws {
    let site = try workspace()
    let out = site.path + "/out"
    try run(arguments(site, out), killedAfter: nil)
    try site.write(FaultTests.yaml("Harbour 0"), to: "wrapup.yaml")
    let start = Date()
    try run(arguments(site, out), killedAfter: nil)
    // The runs that are killed load nothing again either.
    let whole = Date().timeIntervalSince(start)
    var known = versions(out)
    #expect(known == [1, 2])
    var (lost, torn, hits, seed) = (0, 0, 0, UInt64(20_261_102))
    for number in 1...50 {
      // Another name on the pages: nothing is loaded again, everything is drawn again.
      try site.write(FaultTests.yaml("Harbour \(number)"), to: "wrapup.yaml")
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Half of the moments lie where files are moved: in the last part of a run.
      let share = Double(seed >> 11) / Double(1 << 53)
      let moment = whole * (number % 2 == 0 ? share : 0.6 + 0.4 * share)
      if try run(arguments(site, out), killedAfter: moment) { hits += 1 }
      let now = versions(out)
      if !now.isSuperset(of: known) { lost += 1 }
      let check = try Program.run(["verify", out, "--quiet"])
      if check.status != 0 {
        torn += 1
        Issue.record("kill \(number), seed 20261102: \(check.output)\(check.errors)")
      }
      known = now
    }
    print("50 kills: \(lost) lost, \(torn) torn; \(hits) hit a run before its end")
    #expect(lost == 0 && torn == 0)
    #expect(hits >= 20, "too few kills met a run at work")
    let last = try Program.run(arguments(site, out))
    #expect(last.status == 0, "\(last.errors)")
    let check = try Program.run(["verify", out])
    #expect(check.status == 0 && !check.output.contains("unfinished"), "\(check.output)")
    #expect(!FileManager.default.fileExists(atPath: out + "/.staging"))
    let page = try String(contentsOfFile: out + "/archive/index.html", encoding: .utf8)
    #expect(page.contains("2026-10/v\(versions(out).max() ?? 0)/index.html"))
    #expect(page.contains("Harbour 50"))
  }

  @Test("a file that may not grow stops a run wherever it stands; what was published stays, and the next run finishes")
  func fileLimits() throws {
    let site = try workspace()
    let out = site.path + "/out"
    #expect(try Program.run(arguments(site, out)).status == 0)
    let before = try site.tree("out/archive/2026-10/v1")
    try site.write(FaultTests.yaml("Harbour again"), to: "wrapup.yaml")
    var stops = 0
    // In units of 512 bytes: from the first small file to the largest page.
    for limit in [1, 8, 24, 48, 64, 72, 120] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = [
        "-c", "trap '' XFSZ; ulimit -f \(limit); exec \"$0\" \"$@\"", try #require(Program.binary),
      ]
      process.arguments? += arguments(site, out)
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      if process.terminationStatus != 0 {
        stops += 1
        #expect(versions(out).contains(1), "limit \(limit)")
      }
      #expect(try Program.run(["verify", out, "--quiet"]).status == 0, "limit \(limit)")
    }
    #expect(stops > 0)
    #expect(try Program.run(arguments(site, out)).status == 0)
    #expect(versions(out) == [1, 2])
    #expect(try site.tree("out/archive/2026-10/v1") == before)
  }

  /// A file system of its own, which can be full and read-only.
  private final class SmallDisk {
    let path: String

    init?(kibibytes: Int, at path: String) {
      self.path = path
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      guard SmallDisk.mount(["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", path]) else { return nil }
    }

    func change(_ option: String) -> Bool { SmallDisk.mount(["-o", "remount,\(option)", path]) }

    private static func mount(_ arguments: [String]) -> Bool { start("mount", arguments) }

    private static func start(_ name: String, _ arguments: [String]) -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [name] + arguments
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }

    /// Whether this user may mount at all.
    static let isPossible: Bool = {
      let path = NSTemporaryDirectory() + "wrapup-mount-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: path) }
      return SmallDisk(kibibytes: 64, at: path) != nil
    }()

    deinit { _ = SmallDisk.start("umount", [path]) }
  }

  @Test(
    "a full disk stops a run at any stage with one diagnostic; more room, and the next run finishes",
    .enabled(if: SmallDisk.isPossible, "needs the right to mount a small disk"))
  func fullDisk() throws {
    let site = try workspace()
    var stops = 0
    for size in [16, 48, 96, 192, 320, 448, 576, 704] {
      let disk = try #require(SmallDisk(kibibytes: size, at: site.path + "/disk-\(size)"))
      let out = disk.path + "/out"
      let result = try Program.run(arguments(site, out))
      if result.status != 0 {
        stops += 1
        #expect(result.status == 73, "\(size) KiB: \(result.errors)")
        #expect(result.errors.components(separatedBy: "error[").count == 2, "\(size) KiB: \(result.errors)")
        // What is published by then is whole; only its pages may be missing.
        if !versions(out).isEmpty {
          let check = try Program.run(["verify", out])
          #expect(check.status == 0 && check.output.contains("unfinished"), "\(size) KiB: \(check.output)")
        }
      }
      #expect(disk.change("size=8m"))
      let again = try Program.run(arguments(site, out))
      #expect(again.status == 0, "\(size) KiB: \(again.errors)")
      let check = try Program.run(["verify", out])
      #expect(check.status == 0 && !check.output.contains("unfinished"), "\(size) KiB: \(check.output)")
    }
    #expect(stops >= 4, "the sizes do not reach every stage")
  }

  @Test(
    "a read-only folder is one diagnostic, and its archive can still be verified and looked at",
    .enabled(if: SmallDisk.isPossible, "needs the right to mount a small disk"))
  func readOnly() throws {
    let site = try workspace()
    let disk = try #require(SmallDisk(kibibytes: 8192, at: site.path + "/disk"))
    let out = disk.path + "/out"
    #expect(try Program.run(arguments(site, out)).status == 0)
    #expect(disk.change("ro"))
    try site.write(FaultTests.yaml("Harbour again"), to: "wrapup.yaml")
    let result = try Program.run(arguments(site, out))
    #expect(result.status == 73, "\(result.errors)")
    #expect(result.errors.components(separatedBy: "error[").count == 2, "\(result.errors)")
    #expect(try Program.run(["verify", out]).status == 0)
    #expect(try Program.run(["status", out]).status == 0)
    #expect(versions(out) == [1])
    #expect(disk.change("rw"))
    #expect(try Program.run(arguments(site, out)).status == 0)
    #expect(versions(out) == [1, 2])
  }
}
