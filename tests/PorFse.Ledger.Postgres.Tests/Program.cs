using PorFse.Ledger.Postgres.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (await OtherProcess.PlayAsync(args) is { } played)
    return played;

// What xunit.v3 would have generated: `dotnet test` speaks to the platform, a bare start to the console runner.
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
