using System.Collections.Concurrent;
using System.Diagnostics;
using ReplyFlow.Cli.Demo;

namespace ReplyFlow.Load;

/// <summary>Many people at work: each looks at a page, thinks, looks at another.</summary>
internal static class SessionsRun
{
    private const string All = "all";

    public static async Task<SessionsResult> RunAsync(Product product, CityFacts city, int people, TimeSpan seconds, TimeSpan think, CancellationToken ct)
    {
        var visitors = new List<(Visitor Visitor, Account Who)>();
        for (var i = 0; i < people; i++)
        {
            var who = city.Accounts[i * city.Accounts.Count / people % city.Accounts.Count];
            var visitor = new Visitor(product.Address, i);
            await visitor.SignInAsync(who.UserName, DemoPeople.Password, ct);
            visitors.Add((visitor, who));
        }
        // Everybody once, so that nothing is compiled or read for the first time.
        foreach (var (visitor, who) in visitors)
            await visitor.GetAsync(PageSet.Next(city, who, new Random(who.UserName.Length)).Path, ct);
        await product.RestAsync(ct);
        product.ForgetPeak();
        var pages = new ConcurrentDictionary<string, Times>();
        var (began, processor) = (Stopwatch.StartNew(), product.Processor);
        await Task.WhenAll(visitors.Select((v, i) => WorkAsync(v.Visitor, v.Who, new Random(i))));
        var (took, used) = (began.Elapsed, product.Processor - processor);
        foreach (var (visitor, _) in visitors)
            visitor.Dispose();
        return new SessionsResult(people, took, pages, used / took, product.PeakMegabytes);

        async Task WorkAsync(Visitor visitor, Account who, Random random)
        {
            // All begin at different moments.
            for (var pause = think * random.NextDouble(); began.Elapsed + pause < seconds; pause = think * Math.Min(5, -Math.Log(1 - random.NextDouble())))
            {
                await Task.Delay(pause, ct);
                var (name, path) = PageSet.Next(city, who, random);
                var visit = await visitor.GetAsync(path, ct);
                pages.GetOrAdd(name, _ => new()).Add(visit);
                pages.GetOrAdd(All, _ => new()).Add(visit);
            }
        }
    }
}
