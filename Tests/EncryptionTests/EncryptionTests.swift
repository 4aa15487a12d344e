import Diagnostics
import Document
import Encryption
import Foundation
import PDFRendering
import Testing
import Typesetting

@Suite("Encryption")
struct EncryptionTests {
  private static func pdf() throws -> [UInt8] {
    let renderer = try PDFRenderer(
      fonts: FontLibrary(), theme: .standard, paper: .a4, created: "2026-11-02T06:00:00Z")
    return try renderer.render(
      Report(
        kind: .agent, subject: .site, slug: "a-1", language: "en", kicker: "", title: "A quiet month", facts: [],
        metadataTitle: "Your month", runningHeader: (left: "", right: ""), footer: "", sections: []))
  }

  /// Runs a program of the host on a file with the password in a file, never among its arguments.
  private func run(_ tool: String, _ arguments: [String], _ bytes: [UInt8], password: String) throws -> (
    status: Int32, text: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wrapup-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.pdf")
    let secret = folder.appendingPathComponent("password")
    try Data(bytes).write(to: file)
    try Data(password.utf8).write(to: secret)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(tool)")
    process.arguments = arguments.map {
      $0 == "FILE" ? file.path : $0 == "PASSWORD" ? "--password-file=\(secret.path)" : $0
    }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static let hasQPDF = FileManager.default.isExecutableFile(atPath: "/usr/bin/qpdf")

  @Test(
    "an encrypted file opens with its password in AES-256 and with no other", .enabled(if: hasQPDF, "no qpdf here"),
    arguments: ["correct horse", "пароль-ö", String(repeating: "x", count: 127)])
  func opens(password: String) throws {
    let bytes = try encrypted(Self.pdf(), password: password)
    let good = try run("qpdf", ["PASSWORD", "--show-encryption", "FILE"], bytes, password: password)
    #expect(good.status == 0, "\(good.text)")
    #expect(good.text.contains("R = 6"))
    #expect(good.text.contains("AESv3"))
    #expect(try run("qpdf", ["PASSWORD", "--check", "FILE"], bytes, password: password).status == 0)
    #expect(try run("qpdf", ["PASSWORD", "--check", "FILE"], bytes, password: "wrong").status == 2)
    #expect(try run("qpdf", ["--check", "FILE"], bytes, password: "").status == 2)
  }

  @Test("structure and language stay, and nothing can be read without the key", .enabled(if: hasQPDF, "no qpdf here"))
  func structure() throws {
    let bytes = try encrypted(Self.pdf(), password: "secret")
    let text = try run(
      "qpdf", ["PASSWORD", "--decrypt", "--qdf", "--object-streams=disable", "FILE", "-"], bytes, password: "secret"
    ).text
    for part in ["/StructTreeRoot", "/S /H1", "/Lang (en)", "/Marked true", "/Outlines", "(Your month)"] {
      #expect(text.contains(part), "\(part)")
    }
    let plain = String(decoding: bytes, as: UTF8.self)
    for part in ["Your month", "secret", "WrapupAgent (", "quiet"] { #expect(!plain.contains(part), "\(part)") }
  }

  @Test("two encryptions differ, for their keys are drawn anew")
  func random() throws {
    let pdf = try Self.pdf()
    #expect(try encrypted(pdf, password: "a") != encrypted(pdf, password: "a"))
  }

  @Test("a password that is none is refused", arguments: ["", "a\u{0}b", String(repeating: "y", count: 128)])
  func refused(password: String) throws {
    let failure = #expect(throws: Failure.self) { try encrypted([], password: password) }
    #expect(failure?.diagnostics.map(\.code) == ["PDF-050"])
    #expect(failure?.diagnostics.allSatisfy { password.isEmpty || !$0.description.contains(password) } == true)
  }

  @Test("what is no PDF is refused, and the message does not have the password")
  func notPDF() throws {
    let failure = #expect(throws: Failure.self) { try encrypted(Array("hello".utf8), password: "top-secret") }
    #expect(failure?.diagnostics.map(\.code) == ["PDF-051"])
    #expect(failure?.diagnostics.allSatisfy { !$0.description.contains("top-secret") } == true)
  }
}
