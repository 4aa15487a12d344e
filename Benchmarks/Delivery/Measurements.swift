import Diagnostics
import Foundation
import Metrics
import Publishing

#if canImport(Glibc)
  import Glibc
#endif

/// Prints how long something took as `name: COUNT in SECONDS s, RATE a second`, which `bench.py` reads.
func timed<Value>(_ name: String, _ count: Int, _ work: () async throws -> Value) async rethrows -> Value {
  let clock = ContinuousClock()
  let start = clock.now
  let value = try await work()
  let seconds = (clock.now - start) / .seconds(1)
  print("\(name): \(count) in \(seconds) s, \(Double(count) / seconds) a second")
  return value
}

/// The largest memory that this process ever held, in MiB.
var peakMemory: Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

/// Publishes one version with invented files, beside plain writing of the same bytes.
///
/// Plain writing is measured twice: as most programs do it, and forced to the disk file by file, as publishing does.
///
/// - Parameter arguments: an empty folder, the number of files, the bytes of each.
func measureArchive(_ arguments: [String]) async throws {
  guard arguments.count == 3, let count = Int(arguments[1]), let size = Int(arguments[2]) else {
    return print("usage: delivery-probe archive FOLDER COUNT BYTES")
  }
  let root = arguments[0]
  // No two files are the same.
  func content(_ number: Int) -> [UInt8] {
    var state = UInt64(number) &+ 0x9e37_79b9_7f4a_7c15
    return (0..<size).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
  for isForced in [false, true] {
    let folder = "\(root)/plain-\(isForced)"
    try FileWriting.makeFolder(folder)
    let files = (0..<count).map(content)
    try await timed(isForced ? "plain and forced" : "plain", count) {
      for (number, bytes) in files.enumerated() {
        let path = "\(folder)/\(number).csv"
        if isForced {
          try FileWriting.write(bytes, to: path)
        } else {
          try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
      }
    }
    try FileWriting.remove(folder)
  }
  let archive = Archive(root: root)
  let period = Period.month(year: 2026, month: 10)
  let files = (0..<count).map(content)
  try await timed("published", count) {
    let staged = try archive.stage(period)
    var manifest = Manifest(
      organisation: "Centre", period: period, version: 0, program: "delivery-probe", created: "2026-11-02T06:00:00Z",
      runID: "run", timeZone: "UTC", inputs: [], definitions: [], headline: "", improvements: 0, concerns: 0,
      changes: 0, daysWithData: 31, daysExpected: 31, pages: [])
    // One in two is an agent's own file.
    for (number, bytes) in files.enumerated() {
      if number.isMultiple(of: 2) {
        manifest.files.append(try staged.write(bytes, to: "data/figure-\(number).csv"))
      } else {
        try staged.writePrivate(bytes, to: "agents/a-\(number).pdf")
      }
    }
    try staged.publish(manifest)
    try archive.exchange([("index.html", Array("index".utf8)), ("latest.json", Array("{}".utf8))])
  }
}
