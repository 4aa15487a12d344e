import Command

await runWrapup()
