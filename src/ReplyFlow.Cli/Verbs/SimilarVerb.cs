using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Similar;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow similar FILE.txt --db …</c>: earlier suggestions like a text, and the bureau they went to.</summary>
internal static class SimilarVerb
{
    private const int MostBytes = 1 << 20;
    private const int LongestTitle = 80;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "建议的文本，UTF-8；第一行是标题时按标题比较" };
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("similar", "找出相似的以往建议、当时的答复和承诺，并推荐主办单位") { file, db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var (title, body) = await ReadAsync(parsed.GetValue(file)!, ct);
                var address = await DatabaseOption.CurrentAsync(parsed.GetValue(db)!, ct);
                await using var services = DatabaseOption.Services(address);
                await using var scope = services.CreateAsyncScope();
                var found = await scope.ServiceProvider.GetRequiredService<SimilarQueries>().OfTextAsync(SearchVerb.Reader, title, body, null, ct);
                Print(output, found, parsed.GetValue(json));
                return found.Suggestions.Count > 0 ? 0 : 1;
            }
            catch (FormatException e)
            {
                error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static async Task<(string Title, string Body)> ReadAsync(string path, CancellationToken ct)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length > MostBytes)
            throw new FormatException(info.Exists ? $"{path}：有 {info.Length:N0} 字节，上限是 {MostBytes:N0} 字节。" : $"{path}：没有这个文件。");
        var text = (await File.ReadAllTextAsync(path, ct)).ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            throw new FormatException($"{path}：文件里没有文字。");
        var end = text.IndexOf('\n');
        return end < 0 && !text.StartsWith("关于", StringComparison.Ordinal) ? ("", text) : end < 0 ? (text, "")
            : end <= LongestTitle && !text[..end].TrimEnd().EndsWith('。') ? (text[..end], text[end..]) : ("", text);
    }

    private static void Print(TextWriter output, SimilarFindings found, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(new
            {
                suggestions = found.Suggestions.Select(s => new
                {
                    s.Session,
                    s.Number,
                    s.Title,
                    Score = Math.Round(s.Likeness, 4),
                    s.Bureau,
                    s.Reply?.DocumentNumber,
                    Commitments = s.Reply?.Commitments ?? [],
                }),
                bureaus = found.Bureaus.Select(b => new { b.Name, Share = Math.Round(b.Share, 4), b.Because }),
            }));
            return;
        }
        foreach (var s in found.Suggestions)
        {
            output.WriteLine($"{s.Likeness:P0}\t{s.Session}\t{s.Number}\t{s.Title}\t{s.Bureau}\t{s.Reply?.DocumentNumber}\t{s.Reply?.Category}");
            foreach (var promise in s.Reply?.Commitments ?? [])
                output.WriteLine($"\t承诺：{promise}");
        }
        foreach (var b in found.Bureaus)
            output.WriteLine($"推荐主办\t{b.Name}\t{b.Share:P0}\t{b.Because}");
        if (found.Suggestions.Count == 0)
            output.WriteLine("没有相似的建议。");
    }
}
