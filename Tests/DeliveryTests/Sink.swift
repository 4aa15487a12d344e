import Delivery
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The fault-injecting mail server of the shared tools, and what it took.
final class Sink {
  static let script = Tools.shared + "/tools/smtp_sink.py"
  static let python = FileManager.default.fileExists(atPath: script) ? Tools.python(with: "aiosmtpd") : nil
  static let isReady = python != nil && Tools.hasPoppler && Tools.isOnPath("openssl")
  static let reason: Comment = "needs shared/tools/smtp_sink.py, a Python with aiosmtpd, openssl and poppler-utils"

  struct Mail {
    var recipient: String
    var sender: String
    var isEncrypted: Bool
    var path: String
    var bytes: [UInt8]
  }

  let port: Int
  let folder: String
  let certificate: String
  private let process = Process()
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    folder = scratch.path + "/mail"
    certificate = scratch.path + "/cert.pem"
    port = try Sink.freePort()
    let key = scratch.path + "/key.pem"
    let made = try Tools.run(
      "/usr/bin/env",
      [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate,
      ])
    try #require(made.status == 0, "\(made.output)")
    process.executableURL = URL(fileURLWithPath: try #require(Sink.python))
    process.arguments = [Sink.script, String(port), folder, certificate, key]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = pipe.fileHandleForReading.availableData
    try #require(String(decoding: line, as: UTF8.self).hasPrefix("ready"))
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  static func freePort() throws -> Int {
    let result = try Tools.run(
      try #require(Tools.python),
      ["-c", "import socket;s=socket.socket();s.bind(('127.0.0.1',0));print(s.getsockname()[1])"])
    return try #require(Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  func server(password: String = "s3cret", timeout: Int = 60, authorities: Bool = true) throws -> SMTPServer {
    try SMTPServer(
      host: "localhost", port: port, client: "probe.example", authorities: authorities ? certificate : nil,
      login: .init(user: "report", password: password), timeout: timeout)
  }

  /// Everything that was stored, in order.
  func mail() throws -> [Mail] {
    struct Envelope: Decodable {
      var from: String
      var to: [String]
      var tls: Bool
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    return try names.map { name in
      let path = "\(folder)/\(name.dropLast(5)).eml"
      let envelope = try JSONDecoder().decode(
        Envelope.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      return Mail(
        recipient: envelope.to.joined(separator: ","), sender: envelope.from, isEncrypted: envelope.tls, path: path,
        bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }
  }

  /// How many messages are stored, once that no longer changes.
  func settled() throws -> [Mail] {
    var count = -1
    while true {
      let now = try FileManager.default.contentsOfDirectory(atPath: folder).count { $0.hasSuffix(".json") }
      if now == count { return try mail() }
      count = now
      usleep(120_000)
    }
  }
}

/// A server that takes a connection and says nothing, or stops after some lines.
final class SilentServer {
  let port: Int
  private let process = Process()

  /// - Parameter script: the lines that are said, each after one line of the other side; the first at once.
  init(_ script: [String]) throws {
    port = try Sink.freePort()
    process.executableURL = URL(fileURLWithPath: try #require(Tools.python))
    process.arguments = ["-c", SilentServer.program, String(port)] + script
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    try #require(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("ready"))
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static let program = """
    import socket,sys,threading
    s=socket.socket(); s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1)
    s.bind(("127.0.0.1",int(sys.argv[1]))); s.listen(20); print("ready",flush=True)
    def serve(c):
        f=c.makefile("rb")
        for line in sys.argv[2:]:
            c.sendall(line.encode()+b"\\r\\n")
            while True:
                got=f.readline()
                if not got: return
                break
        threading.Event().wait()
    while True:
        c,_=s.accept(); threading.Thread(target=serve,args=(c,),daemon=True).start()
    """
}
