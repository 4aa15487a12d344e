import Diagnostics
import Foundation

/// The key with which customers are digested, and the digests of those who are forgotten. The folder is only for the
/// user of the program.
package struct Secrets: Sendable, Equatable {
  /// 64 hexadecimal figures; `nil` when nothing in the workspace is digested.
  var key: String?
  /// Digests as the warehouse keeps them, sorted.
  var forgottenCustomers: [String] = []
  var forgottenAgents: [String] = []

  static func folder(_ output: String) -> String { output + "/keys" }

  /// What loads compare: other people forgotten means that everything is read again.
  var fingerprint: String {
    "\(key == nil ? "no digests" : "digests") \(forgottenCustomers) \(forgottenAgents)"
  }

  /// Reads the secrets of an output folder, and makes the key at the first time.
  ///
  /// - Parameter needsKey: whether anything is digested.
  /// - Throws: `cannotWrite`; `dataBreaksContract` for a damaged file.
  init(output: String, needsKey: Bool) throws(Failure) {
    let folder = Secrets.folder(output)
    let keyFile = folder + "/workspace.key"
    if needsKey || FileManager.default.fileExists(atPath: keyFile) {
      if let data = FileManager.default.contents(atPath: keyFile) {
        let key = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard key.count >= 32 else {
          throw Failure(
            .dataBreaksContract,
            Diagnostic(
              "ING-043", .error, "the key of the digests is damaged", at: SourceLocation(file: keyFile),
              hint: "bring it back from a backup; with a new key no customer is the same as before"))
        }
        self.key = key
      } else {
        var generator = SystemRandomNumberGenerator()
        let key = (0..<4).map { _ in
          let part = String(generator.next() as UInt64, radix: 16)
          return String(repeating: "0", count: 16 - part.count) + part
        }.joined()
        try Secrets.write(key + "\n", to: keyFile)
        self.key = key
      }
    }
    if let data = FileManager.default.contents(atPath: folder + "/forgotten.json") {
      guard let lists = try? JSONDecoder().decode(Forgotten.self, from: data) else {
        throw Failure(
          .dataBreaksContract,
          Diagnostic(
            "ING-043", .error, "the list of those who are forgotten is damaged",
            at: SourceLocation(file: folder + "/forgotten.json"), hint: "bring it back from a backup"))
      }
      forgottenCustomers = lists.customers.sorted()
      forgottenAgents = lists.agents.sorted()
    }
  }

  init() {}

  struct Forgotten: Codable {
    var customers: [String]
    var agents: [String]
  }

  /// Writes the list of those who are forgotten.
  func save(output: String) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let data = try? encoder.encode(Forgotten(customers: forgottenCustomers, agents: forgottenAgents))
    let text = String(decoding: data ?? Data(), as: UTF8.self) + "\n"
    try Secrets.write(text, to: Secrets.folder(output) + "/forgotten.json")
  }

  private static func write(_ text: String, to path: String) throws(Failure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "ING-023", .error, "cannot be written: \(error.localizedDescription)", at: SourceLocation(file: folder)))
    }
    let temporary = path + ".new"
    guard
      FileManager.default.createFile(
        atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
      rename(temporary, path) == 0
    else {
      throw Failure(.cannotWrite, Diagnostic("ING-023", .error, "cannot be written", at: SourceLocation(file: path)))
    }
  }
}
