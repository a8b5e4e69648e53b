using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Search;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow search WORDS --db …</c>: full text. Deputies whose identity is secret are named to nobody here.</summary>
internal static class SearchVerb
{
    private const int Most = 50;

    /// <summary>Whoever works on the machine sees all cases, as the government office does.</summary>
    public static Actor Reader { get; } =
        new(Guid.Empty, "命令行", Guid.Empty, "", BureauKind.GovernmentOffice, null, new HashSet<string> { Roles.Dispatcher });

    public static Command Create()
    {
        var words = new Argument<string[]>("WORDS") { Description = "要查找的字词，都要出现；引号里的作为一个整体", Arity = ArgumentArity.ZeroOrMore };
        var db = DatabaseOption.Create();
        var names = string.Join(',', TextKinds.All.Select(k => k.Name));
        var within = new Option<string>("--in") { Description = $"在哪些内容里查找，用逗号分开：{names}；不写则全部" };
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var rebuild = new Option<bool>("--rebuild") { Description = "先重建全文索引" };
        var command = new Command("search", $"全文查找；最多列出 {Most} 条，最贴切的在前") { words, db, within, json, rebuild };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var asked = string.Join(' ', parsed.GetValue(words)!);
            try
            {
                var kinds = Kinds(parsed.GetValue(within));
                if (SearchText.IsTooLong(asked))
                    throw new FormatException($"WORDS：最多 {SearchText.MaxQuery} 字，现在是 {asked.Length} 字。");
                if (!parsed.GetValue(rebuild) && SearchText.Terms(asked).Count == 0)
                    throw new FormatException("WORDS：请写要查找的字词。");
                var address = await DatabaseOption.CurrentAsync(parsed.GetValue(db)!, ct);
                await using var services = DatabaseOption.Services(address);
                await using var scope = services.CreateAsyncScope();
                if (parsed.GetValue(rebuild))
                    await RebuildAsync(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), error, ct);
                if (SearchText.Terms(asked).Count == 0)
                    return 0;
                var queries = scope.ServiceProvider.GetRequiredService<FullTextQueries>();
                var hits = new List<FullTextHit>();
                foreach (var kind in kinds)
                    hits.AddRange((await queries.FindAsync(Reader, asked, kind, new FullTextFilter(), 1, Most, ct)).Hits);
                Print(output, [.. hits.OrderByDescending(h => h.Score).Take(Most)], parsed.GetValue(json));
                return hits.Count > 0 ? 0 : 1;
            }
            catch (FormatException e)
            {
                error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static IReadOnlyList<TextKind> Kinds(string? names)
    {
        if (names is null)
            return TextKinds.All;
        var asked = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = asked.FirstOrDefault(n => TextKinds.All.All(k => k.Name != n));
        return unknown is null && asked.Length > 0 ? [.. TextKinds.All.Where(k => asked.Contains(k.Name))]
            : throw new FormatException($"--in：没有“{unknown}”，可以写 {string.Join("、", TextKinds.All.Select(k => k.Name))}。");
    }

    private static async Task RebuildAsync(ReplyFlowDb db, TextWriter error, CancellationToken ct)
    {
        var entered = 0;
        await FullTexts.RebuildAsync(db, done => entered = done, ct);
        error.WriteLine($"全文索引已重建，共 {entered} 条。");
    }

    private static void Print(TextWriter output, IReadOnlyList<FullTextHit> hits, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(hits.Select(h => new
            {
                h.Kind,
                h.Text.Session,
                h.Text.Number,
                h.Text.Title,
                Snippet = Snippets.Plain(h.Snippet),
                h.Score,
            })));
            return;
        }
        foreach (var h in hits)
            output.WriteLine($"{Label(h)}\t{h.Text.Session}\t{h.Text.Number}\t{h.Text.Title}\t{Snippets.Plain(h.Snippet)}");
        if (hits.Count == 0)
            output.WriteLine("没有找到。");
    }

    private static string Label(FullTextHit hit) => TextKinds.All.First(k => k.Kind == hit.Kind).Label;
}
