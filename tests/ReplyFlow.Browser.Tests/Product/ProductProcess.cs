using System.Diagnostics;
using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>The built product as its own process on a free loopback port; ended by its own process id.</summary>
internal sealed partial class ProductProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];

    private ProductProcess(Process process) => _process = process;

    /// <summary>Where it listens, for example http://127.0.0.1:41234.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>From starting the process to listening.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Everything it wrote.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>Starts the product on a data folder.</summary>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="settings">More configuration, as environment variables.</param>
    public static Task<ProductProcess> StartAsync(string dataFolder, params (string Name, string Value)[] settings) => StartAsync(dataFolder, 0, settings);

    /// <summary>The same on a port that others know; 0 for any free one.</summary>
    public static async Task<ProductProcess> StartAsync(string dataFolder, int port, params (string Name, string Value)[] settings)
    {
        var web = Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", "Release", "net10.0", "ReplyFlow.Web.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ReplyFlow__DataFolder"] = dataFolder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // It lives too briefly for profiling its code to pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var product = new ProductProcess(ChildProcess.Start(start));
        await product.ListenAsync();
        product.StartTime = clock.Elapsed;
        return product;
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Take(string? line)
        {
            if (line is null)
                return;
            lock (_output)
                _output.Add(line);
            if (ListeningLine().Match(line) is { Success: true } m)
                listening.TrySetResult(new Uri(m.Groups[1].Value));
        }
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The product ended before it listened:\n{Output}"));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(TimeSpan.FromSeconds(120));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningLine();
}
