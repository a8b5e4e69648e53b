using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Data.Backup;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow restore FILE --db …</c>: into an empty database of either kind, then checked like <c>verify</c>.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "备份文件" };
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("restore", "把备份恢复到一个空数据库并核对；核对出问题时退出码为 1") { file, db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var address = DatabaseOption.Address(parsed, db);
                using var progress = new TerminalProgress();
                var manifest = await BackupRestore.RestoreAsync(parsed.GetValue(file)!, address, ct, progress);
                await using var services = DatabaseOption.Services(address);
                await using var scope = services.CreateAsyncScope();
                var findings = await scope.ServiceProvider.GetRequiredService<Verifier>().RunAsync(ct, progress);
                progress.Dispose();
                if (parsed.GetValue(json))
                    output.WriteLine(JsonOutput.Write(new { ok = findings.Count == 0, manifest, findings }));
                else
                {
                    var verdict = findings.Count == 0 ? "核对无误" : $"核对发现 {findings.Count} 个问题";
                    output.WriteLine($"已恢复 {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss}Z 的备份：{manifest.Tables.Sum(t => t.Rows)} 行，{verdict}。");
                    foreach (var f in findings)
                        output.WriteLine($"{f.Area}\t{f.Subject}\t{f.Message}");
                }
                return findings.Count == 0 ? 0 : 1;
            }
            catch (Exception e) when (e is BackupException or FormatException or UnreadableTableException)
            {
                error.WriteLine(e is FormatException or UnreadableTableException ? $"--db：{e.Message}" : e.Message);
                return 2;
            }
        });
        return command;
    }
}
