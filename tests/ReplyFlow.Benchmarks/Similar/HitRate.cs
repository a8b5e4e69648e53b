using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Similar;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Benchmarks.Similar;

/// <summary>
/// How often the bureau that got a suggestion is the first proposed, or among the first three, when only the sessions before it are known: on
/// any database, by <c>similar DB</c>. Nothing of the last session is entered before it is asked.
/// </summary>
internal static class HitRate
{
    public const string Verb = "similar";
    private const int Nearest = 60;

    public static async Task RunAsync(string[] args)
    {
        await using var db = DatabaseAddress.Parse(args[1]).Open();
        var rows = await db.Cases.AsNoTracking().Where(c => c.LeadBureauId != null && c.Status != CaseStatus.Withdrawn)
            .OrderBy(c => c.Suggestion!.Session!.OpensOn).Select(c => new
            {
                c.Suggestion!.Session!.OpensOn,
                c.Suggestion.Title,
                c.Suggestion.Text,
                c.Suggestion.Class,
                Bureau = c.LeadBureau!.ShortName,
            }).ToListAsync();
        var last = rows[^1].OpensOn;
        var known = rows.Where(r => r.OpensOn < last).Select(r => (Title: SearchText.Fold(r.Title), Text: SearchText.Fold(r.Text), r.Bureau, r.Class)).ToList();
        var asked = rows.Where(r => r.OpensOn == last).ToList();
        var (index, began) = (new BigramIndex(), Process.GetCurrentProcess().TotalProcessorTime);
        foreach (var k in known)
            index.Add(k.Title, k.Text);
        var indexed = Process.GetCurrentProcess().TotalProcessorTime - began;
        var (first, third, classes, times) = (0, 0, 0, new List<double>());
        foreach (var r in asked)
        {
            var watch = Process.GetCurrentProcess().TotalProcessorTime;
            var nearest = index.Nearest(SearchText.Fold(r.Title), SearchText.Fold(r.Text), Nearest);
            times.Add((Process.GetCurrentProcess().TotalProcessorTime - watch).TotalMilliseconds);
            var proposed = Proposals.Of(nearest.Select(n => (known[n.Number].Bureau, n.Likeness)), (_, _, _, _) => "").Select(p => p.Given).ToList();
            first += proposed.Take(1).Contains(r.Bureau) ? 1 : 0;
            third += proposed.Contains(r.Bureau) ? 1 : 0;
            classes += Proposals.Of(nearest.Select(n => (known[n.Number].Class, n.Likeness)), (_, _, _, _) => "")[0].Given == r.Class ? 1 : 0;
        }
        var most = known.GroupBy(k => k.Bureau).OrderByDescending(g => g.Count()).Take(3).Select(g => g.Key).ToList();
        Console.WriteLine($"{known.Count} known, {asked.Count} asked, {rows.Select(r => r.Bureau).Distinct().Count()} bureaus");
        Console.WriteLine($"bureau: first {first / (double)asked.Count:P1}, among three {third / (double)asked.Count:P1}; always the busiest: first "
            + $"{asked.Count(r => r.Bureau == most[0]) / (double)asked.Count:P1}, among three {asked.Count(r => most.Contains(r.Bureau)) / (double)asked.Count:P1}");
        Console.WriteLine($"class: first {classes / (double)asked.Count:P1}");
        times.Sort();
        Console.WriteLine($"indexed in {indexed.TotalSeconds:0.00} s of processor time, a question mean {times.Average():0.0} ms, "
            + $"p95 {times[(int)(times.Count * 0.95)]:0.0} ms, load {File.ReadAllText("/proc/loadavg")[..14]}");
    }
}
