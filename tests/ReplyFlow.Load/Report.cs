using System.Globalization;

namespace ReplyFlow.Load;

/// <summary>Writes the tables as they stand in docs/benchmarks.md.</summary>
internal static class Report
{
    public static void Write(TextWriter to, IReadOnlyList<DatabaseResult> results)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        to.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, load average at the end {Load()}");
        Table(to, "p50 / p95, ms", results, p => $"{p.Times.At(50):0.0} / {p.Times.At(95):0.0}{(p.Times.Errors == "0" ? "" : $" ({p.Times.Errors})")}");
        Table(to, "processor, ms a request", results, p => $"{p.ProcessorMilliseconds:0.0}");
        Table(to, "allocated, KB a request", results, p => $"{p.Kilobytes:0}");
        Table(to, "first byte, ms · peak memory, MB", results, p => $"{p.FirstByte:0} · {p.PeakMegabytes:0}");
        foreach (var (name, sessions) in results.Where(r => r.Sessions is not null).Select(r => (r.Name, r.Sessions!)))
        {
            to.WriteLine($"\n{name}: {sessions.People} people for {sessions.For.TotalSeconds:0} s, {sessions.Cores:0.00} cores used, "
                + $"peak {sessions.PeakMegabytes:0} MB\n");
            to.WriteLine("| page | requests | p50 | p95 | p99 | errors |\n|---|---|---|---|---|---|");
            foreach (var (page, times) in sessions.Pages.OrderByDescending(p => p.Value.Count))
                to.WriteLine($"| {page} | {times.Count} | {times.At(50):0.0} | {times.At(95):0.0} | {times.At(99):0.0} | {times.Errors} |");
        }
    }

    private static void Table(TextWriter to, string what, IReadOnlyList<DatabaseResult> results, Func<PageResult, string> value)
    {
        to.WriteLine($"\n| {what} | {string.Join(" | ", results.Select(r => r.Name))} |\n|---|{string.Concat(results.Select(_ => "---|"))}");
        foreach (var page in results.SelectMany(r => r.Pages.Select(p => p.Page.Name)).Distinct())
            to.WriteLine($"| {page} | {string.Join(" | ", results.Select(r => r.Pages.FirstOrDefault(p => p.Page.Name == page) is { } p ? value(p) : "–"))} |");
    }

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
}
