using ReplyFlow.Cli.Demo;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Load;

/// <summary>What was measured of a page, alone on the machine.</summary>
internal sealed record PageResult(MeasuredPage Page, Times Times, double FirstByte, double ProcessorMilliseconds, double Kilobytes, double PeakMegabytes);

/// <summary>What was measured of many at once: by page, and what the product used.</summary>
internal sealed record SessionsResult(int People, TimeSpan For, IReadOnlyDictionary<string, Times> Pages, double Cores, double PeakMegabytes);

/// <summary>All that was measured on a database.</summary>
internal sealed record DatabaseResult(string Name, IReadOnlyList<PageResult> Pages, SessionsResult? Sessions);

/// <summary>Starts the product on a database and measures it.</summary>
internal static class DatabaseRun
{
    private const int Warm = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<DatabaseResult> RunAsync(
        DatabaseAddress address, string program, int requests, int people, TimeSpan seconds, TimeSpan think, CancellationToken ct)
    {
        var city = await CityFacts.ReadAsync(address, ct);
        var name = $"{address.Kind} {city.Suggestions:N0}";
        var pages = new List<PageResult>();
        await using (var product = await Product.StartAsync(address, program, ct))
        {
            var visitors = new Dictionary<string, Visitor>();
            foreach (var page in PageSet.Of(city).Where(p => p.Paths.Count > 0))
            {
                if (!visitors.TryGetValue(page.UserName, out var visitor))
                {
                    visitors[page.UserName] = visitor = new Visitor(product.Address, visitors.Count);
                    await visitor.SignInAsync(page.UserName, DemoPeople.Password, ct);
                }
                pages.Add(await PageAsync(product, visitor, page, requests, ct));
                Console.Error.WriteLine($"{name}: {page.Name} {pages[^1].Times.At(50):0.0} ms");
            }
            foreach (var visitor in visitors.Values)
                visitor.Dispose();
        }
        if (people == 0)
            return new DatabaseResult(name, pages, null);
        await using var fresh = await Product.StartAsync(address, program, ct);
        return new DatabaseResult(name, pages, await SessionsRun.RunAsync(fresh, city, people, seconds, think, ct));
    }

    private static async Task<PageResult> PageAsync(Product product, Visitor visitor, MeasuredPage page, int requests, CancellationToken ct)
    {
        Task<Visit> AskAsync(int i) => page.Form is { } form
            ? visitor.PostAsync($"/drafts/{page.Paths[0].Split('/')[2]}", page.Paths[0], form, ct)
            : visitor.GetAsync(page.Paths[i % page.Paths.Count], ct);
        for (var i = 0; i < (page.IsFile ? 1 : Warm); i++)
            await AskAsync(i);
        product.ForgetPeak();
        var (allocated, processor) = (await product.Allocations.ReadAsync(ct), product.Processor);
        var (times, began) = (new Times(), System.Diagnostics.Stopwatch.StartNew());
        var first = new List<double>();
        for (var i = 0; i < (page.IsFile ? Math.Min(requests, 10) : requests) && (i < 3 || began.Elapsed < Longest); i++)
        {
            var visit = await AskAsync(i);
            times.Add(visit);
            first.Add(visit.FirstByte);
        }
        var used = product.Processor - processor;
        var bytes = await product.Allocations.ReadAsync(ct) - allocated;
        first.Sort();
        return new PageResult(page, times, first[first.Count / 2], used.TotalMilliseconds / times.Count, bytes / 1024 / times.Count, product.PeakMegabytes);
    }
}
