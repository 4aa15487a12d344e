// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "Wrapup",
  products: [.executable(name: "wrapup", targets: ["wrapup"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    .systemLibrary(name: "CSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "Diagnostics", swiftSettings: strict),
    .systemLibrary(name: "CMemory"),
    .target(name: "Programs", dependencies: ["CMemory"], swiftSettings: strict),
    .target(name: "Metrics", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Document", dependencies: ["Metrics"], swiftSettings: strict),
    .target(name: "Charts", dependencies: ["Document", "Metrics"], swiftSettings: strict),
    .target(name: "Analysis", dependencies: ["Metrics"], swiftSettings: strict),
    .target(
      name: "Ingestion",
      dependencies: [
        "Metrics", "Diagnostics", "Programs", .product(name: "Yams", package: "Yams"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      resources: [.embedInCode("Models"), .embedInCode("Adapters")],
      swiftSettings: strict),
    .target(name: "Composition", dependencies: ["Analysis", "Document", "Metrics"], swiftSettings: strict),
    .target(
      name: "Typesetting", dependencies: ["CPangoCairo", "CSVG", "Charts", "Document", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "PDFRendering", dependencies: ["Typesetting", "Charts", "Document", "Diagnostics"],
      swiftSettings: strict),
    .target(name: "Encryption", dependencies: ["CQPDF", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "HTMLRendering",
      dependencies: [
        "Charts", "Document", "Diagnostics", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: ["Metrics", "Diagnostics", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Delivery",
      dependencies: [
        "CCurl", "Publishing", "Metrics", "Diagnostics", "Programs", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: strict),
    .target(name: "SampleData", dependencies: ["Metrics", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "Command",
      dependencies: [
        "Ingestion", "Analysis", "Composition", "PDFRendering", "HTMLRendering", "Publishing", "Delivery",
        "Encryption", "SampleData", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(name: "wrapup", dependencies: ["Command"], swiftSettings: strict),
    .executableTarget(
      name: "analysis-benchmark", dependencies: ["Analysis", "Metrics"], path: "Benchmarks/Analysis",
      swiftSettings: strict),
    .executableTarget(
      name: "delivery-probe", dependencies: ["Delivery", "Publishing", "Metrics", "Diagnostics"],
      path: "Benchmarks/Delivery", swiftSettings: strict),
    .executableTarget(
      name: "document-probe",
      dependencies: [
        "Ingestion", "Analysis", "Composition", "PDFRendering", "Typesetting", "Document", "Metrics", "Diagnostics",
      ], path: "Benchmarks/Documents", swiftSettings: strict),
    .testTarget(
      name: "ProgramsTests", dependencies: ["Programs", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .testTarget(name: "MetricsTests", dependencies: ["Metrics", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "IngestionTests",
      dependencies: ["Ingestion", "Metrics", "Diagnostics", .product(name: "Subprocess", package: "swift-subprocess")],
      exclude: ["Families"],
      swiftSettings: strict),
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "Metrics"], swiftSettings: strict),
    .testTarget(name: "DocumentTests", dependencies: ["Document"], swiftSettings: strict),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "Document"], swiftSettings: strict),
    .testTarget(
      name: "CompositionTests", dependencies: ["Composition", "Analysis", "Document", "Ingestion", "Metrics"],
      swiftSettings: strict),
    .testTarget(
      name: "TypesettingTests", dependencies: ["Typesetting", "Charts", "Document", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "PDFRenderingTests",
      dependencies: ["PDFRendering", "Typesetting", "Charts", "Document", "Metrics", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "EncryptionTests", dependencies: ["Encryption", "PDFRendering", "Typesetting", "Document", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "HTMLRenderingTests",
      dependencies: [
        "HTMLRendering", "Typesetting", "Charts", "Document", "Metrics", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Metrics", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "Delivery", "Publishing", "Metrics", "Diagnostics",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: strict),
    .testTarget(
      name: "SampleDataTests", dependencies: ["SampleData", "Metrics", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["Command", "Analysis", "Ingestion", "Metrics", "Diagnostics"],
      swiftSettings: strict),
  ]
)
