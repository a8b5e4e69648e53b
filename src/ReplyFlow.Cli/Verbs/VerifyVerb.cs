using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow verify --db …</c>: audit chain, stored letters, invariants.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("verify", "核对全部数据：待办、编号、复函、邮件与审计链；有问题时退出码为 1") { db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            DatabaseAddress address;
            try
            {
                address = await DatabaseOption.CurrentAsync(parsed.GetValue(db)!, ct);
            }
            catch (FormatException e)
            {
                error.WriteLine($"--db：{e.Message}");
                return 2;
            }
            await using var services = DatabaseOption.Services(address);
            await using var scope = services.CreateAsyncScope();
            IReadOnlyList<VerificationFinding> findings;
            try
            {
                using var progress = new TerminalProgress();
                findings = await scope.ServiceProvider.GetRequiredService<Verifier>().RunAsync(ct, progress);
            }
            catch (UnreadableTableException e)
            {
                error.WriteLine($"--db：{e.Message}");
                return 2;
            }
            if (parsed.GetValue(json))
                output.WriteLine(JsonOutput.Write(new { ok = findings.Count == 0, findings }));
            else if (findings.Count == 0)
                output.WriteLine("核对完毕，没有发现问题。");
            else
                foreach (var f in findings)
                    output.WriteLine($"{f.Area}\t{f.Subject}\t{f.Message}");
            return findings.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
