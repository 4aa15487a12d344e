import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing
import Testing

/// A folder that goes away with its value.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "wrapup-delivery-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// SplitMix64 with a seed that a failing test prints.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

enum Tools {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let environment = ProcessInfo.processInfo.environment

  static let shared = environment["WRAPUP_SHARED"] ?? root.deletingLastPathComponent().path + "/shared"

  /// A Python that has a module; `WRAPUP_PYTHON` goes before what `make test` installs, and that before what is on the
  /// path.
  static func python(with module: String) -> String? {
    let candidates =
      [environment["WRAPUP_PYTHON"], root.path + "/.tools/checks/bin/python3"].compactMap(\.self)
      + (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
    return candidates.first { candidate in
      FileManager.default.isExecutableFile(atPath: candidate)
        && (try? run(candidate, ["-c", "import \(module)"]).status) == 0
    }
  }

  /// A program of this package, beside the test bundle or where a debug build puts it.
  static func built(_ name: String) -> String? {
    let folder = Bundle.main.bundleURL
    return [folder.path, folder.deletingLastPathComponent().path, root.path + "/.build/debug"].map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }

  static let python = python(with: "email")
  static let hasPoppler = isOnPath("pdftotext") && isOnPath("pdfinfo")

  static func isOnPath(_ name: String) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// Runs a program to its end.
  static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

let october = Period.month(year: 2026, month: 10)
let clock = Moment(seconds: 1_793_599_200)  // 2026-11-02T06:00:00Z

func address(_ text: String) throws -> MailAddress { try #require(MailAddress(text)) }

/// A time that tests move.
final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var moment = clock

  var now: Moment { lock.withLock { moment } }
  func advance(minutes: Int) { lock.withLock { moment = moment.adding(minutes: minutes) } }
}

/// The smallest PDF with an owner and some lines, which poppler reads.
func tinyPDF(agent: String?, lines: [String], title: String = "Your month") -> [UInt8] {
  func hexadecimal(_ text: String) -> String {
    "<FEFF" + text.utf16.map { String(String($0, radix: 16).leftPadded(to: 4)) }.joined() + ">"
  }
  let page: String = lines.enumerated().map { index, line -> String in
    let escaped = line.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
    return "BT /F1 11 Tf 50 \(780 - 16 * index) Td (\(escaped)) Tj ET"
  }.joined(separator: "\n")
  let owner = agent.map { "/WrapupAgent \(hexadecimal($0))" } ?? ""
  let objects = [
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    "<</Length \(page.utf8.count)>>\nstream\n\(page)\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<</Title \(hexadecimal(title))\(owner)>>",
  ]
  var text: String = "%PDF-1.7\n"
  var offsets: [Int] = []
  for (index, object) in objects.enumerated() {
    offsets.append(text.utf8.count)
    text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
  }
  let start = text.utf8.count
  text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for offset in offsets { text += String(offset).leftPadded(to: 10) + " 00000 n \n" }
  text += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R/Info 6 0 R>>\nstartxref\n\(start)\n%%EOF\n"
  return Array(text.utf8)
}

extension String {
  func leftPadded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}

/// A centre with reports on the disk, up to what is sent.
final class Site {
  let scratch: Scratch
  let output: String
  let templates: MailTemplates
  let from: MailMessage.Mailbox
  var people: [Person] = []

  init() throws {
    scratch = try Scratch()
    output = scratch.path + "/out"
    templates = try MailTemplates(folders: [Tools.root.path + "/templates/mail"])
    from = .init(name: "Harbour Energy Care", address: try address("reports@harbour.example"))
    try FileWriting.makeFolder(folder, mode: 0o700)
  }

  var folder: String { "\(output)/private/2026-10/v1/agents" }

  /// Adds a person with a report.
  func add(_ id: String, _ name: String, _ address: String, lines: [String]? = nil, owner: String? = nil) throws {
    people.append(Person(id: id, name: name, addresses: [address]))
    let pdf = tinyPDF(agent: owner ?? id, lines: lines ?? ["Your month", name, "Handle time 05:12"])
    try FileWriting.write(pdf, to: "\(folder)/\(Slugs([id])[id]).pdf", mode: 0o600)
  }

  var identity: MailIdentity {
    MailIdentity(
      from: from, replyTo: nil, organisation: "Harbour Energy Care", contact: "your team lead", language: "en")
  }

  func reports() async throws -> [PrivateReport] {
    try await ReportReading(root: output, check: LeakCheck(people)).read(folder, jobs: 2)
  }

  func pairing() async throws -> (Pairing, AddressBook) {
    let book = AddressBook(people)
    return (Pairing(try await reports(), book: book, period: october, on: clock.day), book)
  }

  func outbox(at moment: Moment = clock) -> Outbox {
    Outbox(root: output, period: october, identity: identity, templates: templates, date: moment)
  }
}

/// Entries and deliveries of a site, ready for a sender.
struct Prepared {
  var letters: [Letter]
  var entries: [Outbox.Entry]
  var deliveries: [Delivery]

  init(_ site: Site, _ ledger: Ledger, _ lock: DeliveryLock, at now: Moment) async throws {
    try self.init(site, try await site.pairing(), ledger, lock, at: now)
  }

  init(_ site: Site, _ paired: (Pairing, AddressBook), _ ledger: Ledger, _ lock: DeliveryLock, at now: Moment) throws {
    let (pairing, book) = paired
    deliveries = try ledger.plan(pairing.letters.map(\.key), of: october, at: now)
    letters = zip(pairing.letters, deliveries).map { letter, delivery in
      var letter = letter
      letter.key = delivery.key
      return letter
    }
    entries = try site.outbox(at: now).write(letters, book: book, lock: lock)
  }
}
