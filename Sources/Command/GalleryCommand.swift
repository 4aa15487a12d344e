import ArgumentParser
import Charts
import Diagnostics
import Document
import Foundation
import HTMLRendering
import Metrics
import PDFRendering
import Publishing
import Typesetting

/// `wrapup gallery`: every chart and block in every state, on one page and in one document.
struct GalleryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery", abstract: "Draw every chart and block in every state, as HTML and PDF, to look at.")

  @Argument(help: "The folder to write into.")
  var directory: String

  func run() async throws {
    let home = try Home.find()
    let fonts = try FontLibrary()
    let measurer = try PangoMeasurer(fonts: fonts)
    let report = Gallery.report
    try FileWriting.makeFolder("\(directory)/fonts")
    for font in try home.webFonts() {
      try FileWriting.replace(font.bytes, at: "\(directory)/fonts/\(font.name)")
    }
    let html = try HTMLRenderer(templates: [home.templates], theme: .standard, measurer: measurer)
    let page = try html.page(report, context: Gallery.context)
    try FileWriting.replace(Array(page.utf8), at: "\(directory)/gallery.html")
    let pdf = try PDFRenderer(fonts: fonts, theme: .standard, paper: .a4, created: "2026-11-02T06:00:00Z")
    try FileWriting.replace(try pdf.render(report), at: "\(directory)/gallery.pdf")
    writeOutput("\(directory)/gallery.html\n\(directory)/gallery.pdf\n")
  }
}
