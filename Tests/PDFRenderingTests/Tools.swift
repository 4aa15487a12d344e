import Foundation
import PDFRendering
import Document
import Typesetting

/// Runs an outside program on a PDF; `nil` where it is not installed.
func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> (status: Int32, text: String)? {
  guard let path = location(of: tool) else { return nil }
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("wrapup-\(UUID().uuidString).pdf")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

func location(of tool: String) -> String? {
  ["/usr/bin", "/usr/local/bin"].map { "\($0)/\(tool)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

func renderer(_ paper: Paper = .a4) throws -> PDFRenderer {
  try PDFRenderer(fonts: FontLibrary(), theme: .standard, paper: paper, created: "2026-11-02T06:00:00Z")
}
