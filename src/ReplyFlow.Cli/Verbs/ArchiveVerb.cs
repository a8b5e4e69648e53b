using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Archiving;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow archive SESSION NUMBER -o OUT.zip --db …</c> and <c>archive check FILE.zip</c>: one case's archive package.</summary>
internal static class ArchiveVerb
{
    public static Command Create()
    {
        var session = new Argument<string?>("SESSION") { Description = "会议届次的全称", Arity = ArgumentArity.ZeroOrOne };
        var number = new Argument<string?>("NUMBER") { Description = "建议编号", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--output", "-o") { Description = "归档包写到哪里", HelpName = "OUT.zip" };
        var db = DatabaseOption.Create();
        var command = new Command("archive", "把一件办结的建议写成归档包，并立即检测；核对归档包用 archive check") { session, number, output, db, CreateCheck() };
        command.SetAction(async (parsed, ct) =>
        {
            var (console, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(session) is not { } name || parsed.GetValue(number) is not { } no || parsed.GetValue(output) is not { } target)
            {
                error.WriteLine("应写会议届次、建议编号和 -o OUT.zip。");
                return 2;
            }
            try
            {
                var address = await DatabaseOption.CurrentAsync(parsed.GetValue(db)!, ct);
                await using var services = DatabaseOption.Services(address);
                await using var scope = services.CreateAsyncScope();
                var writer = scope.ServiceProvider.GetRequiredService<ArchiveWriter>();
                var (caseId, fault) = await writer.FindAsync(name, no, ct);
                if (caseId is null)
                {
                    error.WriteLine(fault);
                    return 2;
                }
                var results = await WriteAsync(writer, caseId.Value, target, ct);
                console.WriteLine($"已写入 {target}。");
                return Tell(console, results);
            }
            catch (FormatException e)
            {
                error.WriteLine($"--db：{e.Message}");
                return 2;
            }
            catch (Exception e) when (e is FontsMissingException or MissingGlyphException or LetterInputException)
            {
                error.WriteLine(e.Message);
                return 2;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                error.WriteLine($"{target}：没有写成（{e.Message}）");
                return 2;
            }
        });
        return command;
    }

    private static Command CreateCheck()
    {
        var file = new Argument<string>("FILE") { Description = "归档包（.zip）" };
        var command = new Command("check", "检测归档包：真实、完整、可用、安全；有一项不合格时退出码为 1") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var (console, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = parsed.GetValue(file)!;
            try
            {
                await using var package = File.OpenRead(path);
                return Tell(console, await ArchiveCheck.RunAsync(package, ct));
            }
            catch (InvalidDataException)
            {
                error.WriteLine($"{path}：不是归档包（.zip），或已损坏。");
                return 2;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{path}：读不出来（{e.Message}）");
                return 2;
            }
        });
        return command;
    }

    // Beside the target first, and read back there, so that a failure leaves no half file.
    private static async Task<IReadOnlyList<ArchiveCheckResult>> WriteAsync(ArchiveWriter writer, Guid caseId, string target, CancellationToken ct)
    {
        var part = target + ".part";
        try
        {
            IReadOnlyList<ArchiveCheckResult> results;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite))
            {
                await writer.WriteAsync(caseId, file, ct);
                file.Position = 0;
                results = await ArchiveCheck.RunAsync(file, ct);
            }
            File.Move(part, target, overwrite: true);
            return results;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static int Tell(TextWriter console, IReadOnlyList<ArchiveCheckResult> results)
    {
        foreach (var check in results)
        {
            console.WriteLine($"{check.Name}：{(check.Problems.Count == 0 ? "合格" : $"不合格，{check.Problems.Count} 处")}");
            foreach (var problem in check.Problems)
                console.WriteLine($"  {problem}");
        }
        return results.All(r => r.Problems.Count == 0) ? 0 : 1;
    }
}
