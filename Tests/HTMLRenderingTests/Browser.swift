import Foundation
import Testing

/// A real browser, where Python with Playwright and Chromium are installed; tests that need it are skipped elsewhere.
enum Browser {
  static let absent: Comment =
    "needs chromium and a Python with playwright: name it in WRAPUP_PYTHON or put it first on PATH"

  static let isPresent = python != nil

  /// The interpreter, asked once.
  private static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    let candidates =
      [environment["WRAPUP_PYTHON"]].compactMap(\.self)
      + (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
    let probe = "import playwright.sync_api, shutil, sys; sys.exit(0 if shutil.which('chromium') else 1)"
    return candidates.first { path in
      FileManager.default.isExecutableFile(atPath: path) && (try? run(path, ["-c", probe]))?.status == 0
    }
  }()

  /// What came of opening one page at 320 and at 1440 px.
  struct Visit: Decodable {
    var name: String
    /// Of `alert` and its like.
    var dialogs: [String]
    /// Addresses outside the folder.
    var requests: [String]
    var errors: [String]
    /// What the content security policy refused.
    var violations: [String]
    /// Whether a text of the report ran as a script.
    var ran: Bool
    var scripts: Int
    /// Attributes such as `onclick`.
    var handlers: Int
    var heading: String
    /// The widths at which the page scrolls sideways.
    var sideways: [Int]
    /// Elements with text that stand out of the page at one of them; labels inside charts apart.
    var cut: [String]
    /// The tip of the first chart, asked for with the keyboard, with the elements inside it.
    var tip: String
    var tipElements: [String]
  }

  /// Opens each page, by name.
  static func visit(_ pages: [(name: String, html: String)]) throws -> [Visit] {
    try withPages(pages) { folder in
      try JSONDecoder().decode([Visit].self, from: output(visitScript, [folder] + pages.map(\.name)))
    }
  }

  /// Runs Python statements on one page; what they put into `result`, a dictionary, comes back.
  static func use<Result: Decodable>(_ html: String, _ statements: String, as type: Result.Type) throws -> Result {
    try withPages([("page", html)]) { folder in
      let indented = statements.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
      let script = useScript.replacing("    STATEMENTS", with: indented)
      return try JSONDecoder().decode(type, from: output(script, [folder]))
    }
  }

  private static func withPages<Result>(
    _ pages: [(name: String, html: String)], _ body: (String) throws -> Result
  ) throws -> Result {
    try withTemplates([:]) { folder in
      for page in pages { try Data(page.html.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(page.name).html")) }
      return try body(folder)
    }
  }

  private static func output(_ script: String, _ arguments: [String]) throws -> Data {
    let result = try run(#require(python), ["-c", script] + arguments)
    #expect(result.status == 0)
    return result.output
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.standardError
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static let begin = """
    import json, os, shutil, sys
    from playwright.sync_api import sync_playwright
    flags = ["--disable-gpu"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        # The fonts are not there in tests; an empty answer is no error.
        def start(width):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.route("**/*.woff2", lambda route: route.fulfill(body=""))
            return page

    """

  private static let visitScript =
    begin + """
          watch = "window.seen = []; addEventListener('securitypolicyviolation', e => seen.push(e.violatedDirective), true)"
          cut = ("[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.textContent.trim()"
              + " && !e.closest('svg, .scroll, .visually-hidden, .jumps ul, .measures thead')"
              + " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.localName + ' ' + innerWidth)")
          visits = []
          for name in sys.argv[2:]:
              page = start(1440)
              one = dict(name=name, dialogs=[], requests=[], errors=[], sideways=[], cut=[])
              page.on("dialog", lambda d: (one["dialogs"].append(d.message), d.dismiss()))
              page.on("request", lambda r: None if r.url.startswith("file:") else one["requests"].append(r.url))
              page.on("console", lambda m: one["errors"].append(m.text) if m.type == "error" else None)
              page.on("pageerror", lambda e: one["errors"].append(str(e)))
              page.add_init_script(watch)
              page.goto(f"file://{sys.argv[1]}/{name}.html")
              page.locator("svg.chart[tabindex]:visible").first.focus()
              page.keyboard.press("ArrowRight")
              one["tip"] = page.locator(".tip").inner_text()
              one["tipElements"] = page.evaluate("[...document.querySelectorAll('.tip *')].map(e => e.localName)")
              page.evaluate("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new MouseEvent('mouseover')))")
              for width in (320, 1440):
                  page.set_viewport_size({"width": width, "height": 900})
                  if page.evaluate("document.documentElement.scrollWidth > innerWidth"): one["sideways"].append(width)
                  one["cut"] += page.evaluate(cut)
              one["violations"] = page.evaluate("seen")
              one["ran"] = page.evaluate("!!window.ran")
              one["scripts"] = page.locator("script").count()
              one["handlers"] = page.evaluate(
                  "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on')).length")
              one["heading"] = page.evaluate("document.querySelector('h1').textContent")
              visits.append(one); page.close()
          print(json.dumps(visits)); browser.close()
      """

  private static let useScript =
    begin + """
          page = start(1440); result = {}
          page.goto(f"file://{sys.argv[1]}/page.html")
          STATEMENTS
          print(json.dumps(result)); browser.close()
      """
}
