using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;

namespace ReplyFlow.Load;

/// <summary>The built product on a database, as a process of its own on loopback, and what it uses.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string? _folder;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];
    private readonly Lazy<Allocations> _allocations;

    private Product(Process process, string? folder)
    {
        (_process, _folder) = (process, folder);
        _allocations = new(() => new Allocations(process.Id));
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Processor time since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public Allocations Allocations => _allocations.Value;

    /// <summary>The most memory it had resident since <see cref="ForgetPeak"/>, in MB.</summary>
    public double PeakMegabytes => File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is var line
        ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0 : 0;

    /// <summary>Starts it and waits until it listens and has come to rest: what its workers do first is not what is measured.</summary>
    public static async Task<Product> StartAsync(DatabaseAddress database, string program, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "ReplyFlow.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            // A published folder has its pages' files beside the program, a checkout beside the project.
            WorkingDirectory = Directory.Exists(Path.Combine(program, "wwwroot")) ? program : Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var own = database.FilePath is null ? Directory.CreateTempSubdirectory("replyflow-load-").FullName : null;
        start.Environment["ReplyFlow__DataFolder"] = own ?? Path.GetDirectoryName(database.FilePath)!;
        start.Environment["ReplyFlow__Database__Provider"] = database.Kind.ToString();
        start.Environment["ReplyFlow__Database__ConnectionString"] = database.FilePath ?? database.ConnectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var product = new Product(ChildProcess.Start(start), own);
        product._process.OutputDataReceived += (_, e) => product.Take(e.Data);
        product._process.ErrorDataReceived += (_, e) => product.Take(e.Data);
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        product.Address = await product._listening.Task.WaitAsync(TimeSpan.FromMinutes(3), ct);
        await product.RestAsync(ct);
        return product;
    }

    /// <summary>Waits until it uses next to no processor for a while.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        for (var calm = 0; calm < 3;)
        {
            var before = Processor;
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
            calm = Processor - before < TimeSpan.FromMilliseconds(60) ? calm + 1 : 0;
        }
    }

    /// <summary>Lets the peak begin anew.</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    public async ValueTask DisposeAsync()
    {
        if (_allocations.IsValueCreated)
            _allocations.Value.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ListeningLine();
}
