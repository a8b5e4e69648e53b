using System.Diagnostics;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Leftovers;

/// <summary>A run of tests that is killed takes with it what it had started.</summary>
[Collection("The built product")]
public sealed class KilledRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_killed_run_leaves_no_product_no_server_and_no_browser()
    {
        Assert.SkipUnless(ChildProcess.SetPriv is not null, "setpriv (util-linux) is not here: a killed run leaves its programs behind.");
        Chromium.Need();
        var folder = Directory.CreateTempSubdirectory("replyflow-held-");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.StickyBit | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute; // PostgreSQL runs as a user of its own.
        var ready = Path.Combine(folder.FullName, "ready");
        using var run = Start(ready, folder.FullName);
        try
        {
            var said = run.StandardOutput.ReadToEndAsync();
            while (!File.Exists(ready))
            {
                if (run.HasExited)
                    Assert.Fail($"The held run ended: {await said}");
                await Task.Delay(50);
            }
            var started = RunningProcess.StartedBy(run.Id);
            output.WriteLine(string.Join(", ", started.CountBy(p => p.Name).Select(n => $"{n.Key} {n.Value}")));
            Assert.Contains(started, p => p.Name == "chromium");
            Assert.All(started, p => Assert.True(p.IsRunning));

            run.Kill();
            await run.WaitForExitAsync();
            var until = DateTime.UtcNow.AddMinutes(2);
            while (started.Any(p => p.IsRunning) && DateTime.UtcNow < until)
                await Task.Delay(50);
            var left = started.Where(p => p.IsRunning).ToList();
            left.ForEach(p => Process.GetProcessById(p.Id).Kill());
            Assert.Equal([], left);
        }
        finally
        {
            run.Kill();
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string ready, string temporary)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(KilledRunTests).Assembly.Location, "-noColor", "-noLogo", "-explicit", "only", "-class", typeof(ServersHeld).FullName!])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[ServersHeld.ReadyVariable] = ready;
        start.Environment["TMPDIR"] = temporary;
        return ChildProcess.Start(start);
    }
}
